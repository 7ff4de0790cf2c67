"""docs/rules.md: every rule in full, with an index by move and by severity."""

import json
from collections.abc import Iterable, Mapping, Sequence

from knowledge.schema import Concern, Example, Knowledge, Move, Rule, Severity
from scripts.pages.markdown import (
    Lines,
    bullets,
    code,
    heading,
    link,
    requirement,
    role_link,
    role_links,
    slug,
    sources,
    table,
)

CONCERNS: Mapping[Concern, str] = {
    Concern.HARM: "What does harm",
    Concern.PURPOSE: "Purpose",
    Concern.DATA: "Data",
    Concern.PRODUCTION: "Getting to production",
    Concern.RUNNING: "Running models",
    Concern.HABITS: "Habits",
    Concern.SCALE: "Scale",
}
INTRO = """
# Rules

Every piece of advice that mlteam can give: when it gives it, why, who says so and who disagrees.
What fires is ranked by severity, then by *place*, 1 first. How to read the conditions is said in
[knowledge.md](knowledge.md#conditions), what their names mean in [facts.md](facts.md). Each rule is
one file in [knowledge/data/rules](../knowledge/data/rules), and its examples run as tests."""

FALLBACK = "no hire and nothing of medium severity or above fired; then it comes first"


def rules_page(knowledge: Knowledge) -> Lines:
    rules = sorted(knowledge.rules.values(), key=lambda rule: (rule.position, rule.id))
    yield f"{INTRO}\n"
    yield from _shares(rules)
    concerns = [concern for concern in Concern if _about(concern, rules)]
    sections = (link(CONCERNS[concern], f"#{slug(CONCERNS[concern])}") for concern in concerns)
    yield f"In full, by subject: {', '.join(sections)}."
    yield from _index(rules, knowledge)
    for concern in concerns:
        yield heading(2, CONCERNS[concern])
        for rule in _about(concern, rules):
            yield from _rule(rule, knowledge)


def _about(concern: Concern, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.concern is concern]


def _shares(rules: Sequence[Rule]) -> Lines:
    other = sum(rule.move is not Move.HIRE for rule in rules)
    examples = sum(len(rule.examples.fires) + len(rule.examples.silent) for rule in rules)
    yield (
        f"There are {len(rules)} rules with {examples} examples. {other} of them, or"
        f" {100 * other / len(rules):.0f}%, advise something other than a hire.\n"
    )


def _index(rules: Sequence[Rule], knowledge: Knowledge) -> Lines:
    yield heading(2, "By move")
    for move in Move:
        rows = [rule for rule in rules if rule.move is move]
        if rows:
            yield f"**{knowledge.moves[move].title}** (`{move}`, {len(rows)} rules)\n"
            cells = ((_to(r), _whom(r, knowledge), _severities(r), str(r.position)) for r in rows)
            yield from table(["rule", "role", "severity", "place"], cells)
    yield heading(2, "By severity")
    for severity in reversed(Severity):
        rows = [rule for rule in rules if severity in _possible(rule)]
        if rows:
            yield f"**{severity.capitalize()}**\n"
            cells = ((str(r.position), _to(r), r.move, _only_when(r, severity)) for r in rows)
            yield from table(["place", "rule", "move", "only when"], cells)


def _to(rule: Rule) -> str:
    return link(rule.title, f"#{rule.id}")


def _whom(rule: Rule, knowledge: Knowledge) -> str:
    return role_link(knowledge.roles[rule.role]) if rule.role else ""


def _possible(rule: Rule) -> list[Severity]:
    return [rule.severity, *(raised.to for raised in rule.raised)]


def _severities(rule: Rule) -> str:
    return ", or ".join(dict.fromkeys(_possible(rule)))


def _only_when(rule: Rule, severity: Severity) -> str:
    """The conditions under which a rule is raised to this severity."""
    return "; or ".join(code(raised.when) for raised in rule.raised if raised.to is severity)


def _rule(rule: Rule, knowledge: Knowledge) -> Lines:
    yield heading(3, rule.title, rule.id)
    yield f"> {rule.advice}\n"
    yield from _facts_about(rule, knowledge)
    yield f"**Why.** {rule.why}\n"
    if rule.risk:
        yield f"**If nothing is done.** {rule.risk}\n"
    if rule.unless:
        yield f"**Unless.** {rule.unless}\n"
    follow_up = rule.follow_up
    yield f"**Question after {follow_up.weeks} weeks.** {follow_up.question}\n"
    yield from sources(rule, knowledge)
    yield from _examples(rule)


def _facts_about(rule: Rule, knowledge: Knowledge) -> Lines:
    raised = "".join(f", {raised.to} when {code(raised.when)}" for raised in rule.raised)
    whom = f": {_whom(rule, knowledge)}" if rule.role else ""
    yield f"- **Rule:** `{rule.id}`"
    yield f"- **Move:** {knowledge.moves[rule.move].title}{whom}"
    if rule.grow_from:
        yield f"- **Grows from:** {role_links(rule.grow_from, knowledge)}"
    yield f"- **When:** {code(rule.when)}"
    if rule.fallback:
        yield f"- **Only if** {FALLBACK}"
    for required in rule.requires:
        yield f"- **First:** {requirement(required, knowledge)}"
    yield f"- **Severity:** {rule.severity}{raised}"
    yield f"- **Place:** {rule.position}"
    yield f"- **Confidence:** {rule.confidence}\n"


def _examples(rule: Rule) -> Lines:
    fires, silent = rule.examples.fires, rule.examples.silent
    yield "<details>"
    yield f"<summary>Examples: {len(fires)} where it fires, {len(silent)} where not</summary>\n"
    yield from bullets("Fires", map(_example, fires))
    yield from bullets("Stays silent", map(_example, silent))
    yield "</details>\n"


def _example(example: Example) -> str:
    return f"{example.because}<br>`{json.dumps(example.profile, ensure_ascii=False)}`"
