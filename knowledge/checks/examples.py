"""The examples of rules, put to the adviser."""

import json
from collections.abc import Iterator

from knowledge.advice.engine import Adviser
from knowledge.advice.profile import BadProfile, parse_profile
from knowledge.checks.located import Items, Located
from knowledge.schema import Example, Knowledge, Rule
from knowledge.yamlfile import Fault, KeyPath


def find_example_faults(knowledge: Knowledge, items: Items) -> Iterator[Fault]:
    """Examples of the overlay, if there is one; else those of the built-in rules.

    An overlay may well change a threshold on which a built-in example turns, or have a rule that
    speaks where a fallback did.
    """
    rules = items["rules"].values()
    has_overlay = any(
        not located.is_built_in for kind in items.values() for located in kind.values()
    )
    adviser = Adviser(knowledge)
    for located in rules:
        if located.is_built_in and has_overlay:
            continue
        rule: Rule = located.item
        for key, examples in (("fires", rule.examples.fires), ("silent", rule.examples.silent)):
            for index, example in enumerate(examples):
                path = ("examples", key, index)
                yield from _example_fault(located, path, example, adviser, knowledge)


def _example_fault(
    located: Located, path: KeyPath, example: Example, adviser: Adviser, knowledge: Knowledge
) -> Iterator[Fault]:
    try:
        profile = parse_profile(json.dumps(example.profile), knowledge.roles)
    except BadProfile as error:
        yield located.fault((*path, "profile"), f"no team profile: {error}", "mend the profile")
        return
    fired = adviser.fires(located.id, profile)
    if fired != (path[1] == "fires"):
        problem = "the rule fires here" if fired else "the rule stays silent here"
        yield located.fault(path, problem, "mend the example or the rule's conditions")
