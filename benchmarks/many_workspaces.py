"""How long `/mlteam roles` takes with one workspace installed and with a thousand, in turn.

A thousand people ask in either case, one after the other. `run.py` starts it, with the address of
a slow Slack, a folder and a number of rounds: milliseconds as JSON on stdout.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import count, cycle
from pathlib import Path
from urllib.request import urlopen

from slack_bolt import App

from benchmarks.contenders import OK, slash_command
from benchmarks.installed import environ_for, install, workspaces
from benchmarks.sizes import CONNECTIONS, MANY

TIMES = 200
COLD = 5
"""Requests a round of people of whom nothing is known yet."""
Person = tuple[str, str]


@dataclass(kw_only=True)
class Case:
    app: App
    people: list[Person]
    """With their workspace."""
    turn: "cycle[Person]" = field(init=False)

    def __post_init__(self) -> None:
        self.turn = cycle(self.people)


def main(api_url: str, folder: Path, rounds: int) -> None:
    cases = {number: build_case(api_url, folder / f"{number}.db", number) for number in (1, MANY)}
    for case in cases.values():
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(partial(answer, case.app), case.people))
    strangers = count(1)
    before = calls(api_url)
    measured = [measure_warm(cases) for _ in range(rounds)]
    if calls(api_url) != before:
        raise RuntimeError("Slack was called although all is known")
    for each in measured:
        cold = [(workspaces(MANY)[n], f"U0NEW{next(strangers):06}") for n in range(COLD)]
        each["cold"] = [answer(cases[MANY].app, one) for one in cold]
    json.dump(measured, sys.stdout)


def build_case(api_url: str, path: Path, number: int) -> Case:
    from bot.app import build_app  # noqa: PLC0415 -- what it prints must not come first
    from bot.deps import Deps  # noqa: PLC0415
    from bot.logs import configure_logging  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from knowledge.loader import load_knowledge  # noqa: PLC0415
    from storage.opening import open_store  # noqa: PLC0415

    names = workspaces(number)
    install(path, names)
    settings = Settings.from_environ(environ_for(api_url, path))
    configure_logging(settings.log_level, settings.log_format)
    deps = Deps.build(load_knowledge(for_service=True), open_store(settings.database_url))
    people = [(names[n % number], f"U0PERSON{n:04}") for n in range(MANY)]
    return Case(app=build_app(settings, deps), people=people)


def measure_warm(cases: dict[int, Case]) -> dict[str, list[float]]:
    """One request of each in turn: a slow moment hits both."""
    times: dict[int, list[float]] = {number: [] for number in cases}
    for _ in range(TIMES):
        for number, case in cases.items():
            times[number].append(answer(case.app, next(case.turn)))
    return {"one workspace": times[1], "many workspaces": times[MANY]}


def answer(app: App, person: Person) -> float:
    """Milliseconds. Raises RuntimeError for a wrong answer."""
    workspace, user = person
    request = slash_command("roles", workspace=workspace, user=user)
    began = time.perf_counter()
    response = app.dispatch(request)
    elapsed = time.perf_counter() - began
    if response.status != OK or '"blocks"' not in (response.body or ""):
        raise RuntimeError(f"answered {response.status}: {response.body}")
    return elapsed * 1000


def calls(api_url: str) -> object:
    with urlopen(f"{api_url}calls") as answered:  # noqa: S310 -- our own
        return json.load(answered)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
