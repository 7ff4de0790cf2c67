"""A rule, a role and a tip as YAML, sound until a test breaks them, and rules built in Python."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from knowledge.schema import Knowledge, Rule

WriteOverlay = Callable[[Mapping[str, str | bytes]], Path]

RULE = """\
id: old-models
title: Models that grow old
when:
  - models_in_production >= 1
  - monitored == false
concern: running
severity: medium
raised:
  - to: high
    when: [regulated == true]
confidence: low
move: develop
role: ml_engineer
grow_from: data_engineer
advice: Let an engineer learn to watch the models.
why: Models grow old.
sources: [dezzain-roles]
follow_up: {weeks: 3, question: What did the watching find?}
examples:
  fires:
    - profile: {models_in_production: 1, monitored: false}
      because: One model is not watched.
  silent:
    - profile: {models_in_production: 1}
      because: Nobody told whether it is watched.
"""

ROLE = """\
id: prompt_engineer
title: Prompt engineer
plural: Prompt engineers
position: 17
aliases: [PE, prompter]
mission: Writes the prompts.
responsibilities: [Write prompts, Test prompts]
skills: [Writing, Patience]
hands_to: {ai_engineer: prompts that work}
hire_when: Prompts fail often.
not_yet:
  - when: [language_models != true]
    because: Nobody uses language models.
mistakes: [Hiring before there is a prompt]
cover: An AI engineer can stand in.
grow_from: [software_engineer]
sources: [dezzain-roles]
"""

TIP = """\
- id: medium-99
  text: Ask the people who use the models.
  sources: [dezzain-roles]
"""


def changed(text: str, old: str, new: str) -> str:
    """The text with one passage replaced, which must be there exactly once."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def a_rule(rule_id: str = "some-rule", **changes: object) -> Rule:
    """A rule for `advice`, without the examples that only the loader runs."""
    example = {"profile": {}, "because": "It is so."}
    fields: dict[str, object] = {
        "id": rule_id,
        "title": "Some rule",
        "when": ["people >= 0"],
        "concern": "production",
        "severity": "medium",
        "confidence": "high",
        "move": "practice",
        "advice": f"Advice of {rule_id}.",
        "why": "There are reasons.",
        "sources": ["dezzain-roles"],
        "follow_up": {"weeks": 4, "question": "How did it go?"},
        "examples": {"fires": [example], "silent": [example]},
    }
    return Rule.model_validate(fields | changes)


def with_rules(knowledge: Knowledge, rules: Sequence[Rule]) -> Knowledge:
    return knowledge.model_copy(update={"rules": {rule.id: rule for rule in rules}})
