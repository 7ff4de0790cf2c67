"""How long `app.dispatch` takes, for each app and command in turn, round by round.

`run.py` starts it: JSON on stdin says what to measure, JSON on stdout has the milliseconds.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import App

from benchmarks.contenders import (
    CHANNEL,
    OK,
    USER,
    WORKSPACE,
    build_bare,
    build_mlteam,
    slash_command,
)
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Stage
from storage.opening import open_store
from storage.values import ChannelKey

PROFILE = TeamProfile(
    company_size=120,
    stage=Stage.FIRST_MODEL,
    headcount={"data_scientist": 4, "data_engineer": 1, "ml_engineer": 1},
    goal_measured=True,
)
"""A usual team: four of our rules have something to say about it."""


@dataclass(frozen=True)
class Case:
    """One thing to measure."""

    name: str
    app: App
    text: str
    times: int
    """How often in each round: enough for a percentile, and all rounds within the minute."""


def main() -> None:
    order = json.load(sys.stdin)
    prepare(order["database_url"])
    cases = build_cases(order["api_url"], order["database_url"])
    triggers = iter(order["triggers"])
    for case in cases:
        answer_once(case, triggers)  # what is built once is built here
    rounds = [measure_round(cases, triggers) for _ in range(order["rounds"])]
    print(json.dumps(rounds))


def prepare(database_url: str) -> None:
    """Give the channel a profile, so that there is advice to be given."""
    store = open_store(database_url)
    key = ChannelKey(WORKSPACE, CHANNEL)
    store.save_profile(key, PROFILE, base=0, by=USER, at=datetime.now(UTC))
    store.close()


def build_cases(api_url: str, database_url: str) -> list[Case]:
    bare = build_bare(api_url)
    in_place = build_bare(api_url, in_place=True)
    mlteam = build_mlteam(api_url, database_url)
    return [
        Case("bare", bare, "", 40),
        Case("roles", mlteam, "roles", 100),
        Case("bare in place", in_place, "", 100),
        *(Case(text, mlteam, text, 50) for text in ("help", "advice", "status", "tips")),
        Case("setup", mlteam, "setup", 15),
    ]


def measure_round(cases: list[Case], triggers: Iterator[str]) -> dict[str, list[float]]:
    return {case.name: [answer_once(case, triggers) for _ in range(case.times)] for case in cases}


def answer_once(case: Case, triggers: Iterator[str]) -> float:
    """Milliseconds from the request to its answer. Raises RuntimeError for a wrong answer."""
    opens_modal = case.text == "setup"
    request = slash_command(case.text, next(triggers) if opens_modal else "")
    start = time.perf_counter()
    response = case.app.dispatch(request)
    elapsed = time.perf_counter() - start
    has_blocks = '"blocks"' in (response.body or "")
    if response.status != OK or has_blocks != (bool(case.text) and not opens_modal):
        raise RuntimeError(f"{case.name} answered {response.status}: {response.body}")
    return elapsed * 1000


if __name__ == "__main__":
    main()
