"""What the guidance costs in one fresh process: loading, advising, searching. JSON on stdout.

The profiles are those of the rules' own examples, so every rule is met.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence

from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile, parse_profile
from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge
from knowledge.search import Search

QUESTIONS = (
    "When should we hire a data scientist?",
    "Do we need an MLOps engineer for three models?",
    "Is it worth building our own ML platform?",
    "What does an ML engineer do that a data engineer doesn't?",
    "who checks the answers of our chatbot",
    "freelancers or consultants for the first project?",
    "What is the weather in Madrid?",
)
MORE_RULES = 4
"""How many times as many rules, to see how the time grows."""
SOME = 4
"""Every so many of the profiles are enough for that."""


def main() -> None:
    began = time.perf_counter()
    knowledge = load_knowledge()
    load = time.perf_counter() - began
    profiles = profiles_of(knowledge)
    once = advise_all(knowledge, profiles)
    more = advise_all(multiplied(knowledge), profiles[::SOME])
    search = Search(knowledge)
    asked = [timed(lambda q=question: search.find(q)) for question in QUESTIONS * 20]  # type: ignore[misc]
    json.dump(
        {
            "load": [load * 1000],
            "advise": [value * 1000 for value in once],
            "more rules": [value * 1000 for value in more],
            "ask": [value * 1000 for value in asked],
        },
        sys.stdout,
    )


def profiles_of(knowledge: Knowledge) -> list[TeamProfile]:
    examples = (
        example
        for rule in knowledge.rules.values()
        for example in (*rule.examples.fires, *rule.examples.silent)
    )
    return [parse_profile(json.dumps(one.profile), knowledge.roles) for one in examples]


def multiplied(knowledge: Knowledge) -> Knowledge:
    """The same rules several times, under other names."""
    rules = {
        f"{rule.id}-{n}": rule.model_copy(update={"id": f"{rule.id}-{n}"})
        for n in range(MORE_RULES)
        for rule in knowledge.rules.values()
    }
    return knowledge.model_copy(update={"rules": rules})


def advise_all(knowledge: Knowledge, profiles: Sequence[TeamProfile]) -> list[float]:
    """Seconds for each profile, from an adviser that has seen none of them."""
    adviser = Adviser(knowledge)
    return [timed(lambda p=profile: adviser.advise(p)) for profile in profiles]  # type: ignore[misc]


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
