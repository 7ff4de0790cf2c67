"""Measure mlteam against a bare Bolt app, in one run on one machine. See README.md beside it.

This process only starts others and does sums: it imports neither app.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Python puts the folder of a script there, not the one above it
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.processes import read_line, run, start
from benchmarks.report import (
    Comparison,
    Figure,
    Latency,
    Results,
    Rounds,
    Spread,
    as_json,
    medians,
    table,
)
from benchmarks.storage_figures import (
    measure_storage,
    nudge_figures,
    storage_comparisons,
)
from benchmarks.workspace_figures import (
    measure_workspaces,
    workspace_comparisons,
    workspace_figures,
)

MEGABYTE = 1_000_000
TRIGGERS_PER_ROUND = 20
"""At least as many as modals are opened in a round, and once to warm up."""
APPS = ("bare", "mlteam")
PICTURES = ("team and target", "team over time", "plan")


def main() -> None:
    wanted = parse_arguments()
    results = measure(wanted.rounds, quick=wanted.quick)
    if wanted.json:
        print(json.dumps(as_json(results), indent=2))
    else:
        print("\n".join(table(results)))
    if wanted.check and not all(one.met for one in results.judged):
        sys.exit(1)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure mlteam against a bare Bolt app.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (5)")
    parser.add_argument(
        "--quick", action="store_true", help="store 100,000 channels, not a million"
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 if a goal is missed")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    wanted = parser.parse_args()
    if wanted.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return wanted


def measure(rounds: int, *, quick: bool) -> Results:
    triggers = TRIGGERS_PER_ROUND * (rounds + 1)
    with tempfile.TemporaryDirectory() as name, running_slack(triggers) as slack:
        folder, api_url = Path(name), slack["api_url"]
        starts = measure_starts(api_url, folder, rounds)
        commands = measure_commands(slack, folder, rounds)
        storage = measure_storage(api_url, folder, rounds, quick=quick)
        workspaces = measure_workspaces(folder, rounds)
    guidance = [json.loads(run("guidance")) for _ in range(rounds)]
    pictures: Rounds = json.loads(run("pictures", str(rounds)))
    pages: Rounds = json.loads(run("first_page", str(rounds)))
    return Results(
        comparisons=compare([s | c | p for s, c, p in zip(starts, commands, pages, strict=True)]),
        storage=storage_comparisons(storage),
        workspaces=workspace_comparisons(workspaces),
        hosting=workspace_figures(workspaces),
        nudges=nudge_figures(storage.nudges),
        guidance=guidance_figures(guidance),
        drawings=drawing_comparisons(pictures),
        pictures=picture_figures(pictures),
        latencies=[Latency.of(name, [each[name] for each in commands]) for name in commands[0]],
    )


@contextmanager
def running_slack(triggers: int) -> Iterator[dict[str, Any]]:
    """Where the stand-in's Web API is, and trigger ids to open modals with."""
    with start("slack_process", str(triggers)) as process:
        yield read_line(process)


def measure_starts(api_url: str, folder: Path, rounds: int) -> Rounds:
    """Seconds from the start of a process to its first answer, and its memory, in turn."""
    for app in APPS:
        measure_start(app, api_url, f"sqlite:///{folder}/warm-up.db")  # compiles, fills caches
    return [
        {
            key: value
            for app in APPS
            for key, value in measure_start(app, api_url, f"sqlite:///{folder}/{n}.db").items()
        }
        for n in range(rounds)
    ]


def measure_start(app: str, api_url: str, database_url: str) -> dict[str, list[float]]:
    began = time.perf_counter()
    with start("first_answer", app, api_url, database_url) as process:
        answered = read_line(process)
        seconds = time.perf_counter() - began
    return {f"{app} start": [seconds], f"{app} memory": [answered["peak_bytes"] / MEGABYTE]}


def measure_commands(slack: dict[str, Any], folder: Path, rounds: int) -> Rounds:
    order = {**slack, "database_url": f"sqlite:///{folder}/commands.db", "rounds": rounds}
    measured: Rounds = json.loads(run("latency", told=json.dumps(order)))
    return measured


def guidance_figures(rounds: Rounds) -> list[Figure]:
    def values(name: str) -> list[float]:
        return medians([each[name] for each in rounds])

    growth = [
        more / once for more, once in zip(values("more rules"), values("advise"), strict=True)
    ]
    figures = (
        ("load and check the knowledge", "ms", values("load"), 300),
        ("advice for one profile", "ms", values("advise"), 5),
        ("the same with four times the rules, as multiple", "", growth, 4),
        ("ask", "ms", values("ask"), 10),
    )
    return [
        Figure(name=name, unit=unit, value=Spread.of(found), goal=goal)
        for name, unit, found, goal in figures
    ]


def drawing_comparisons(rounds: Rounds) -> list[Comparison]:
    return [
        Comparison.of(
            name,
            "ms",
            medians([each[name] for each in rounds]),
            medians([each[f"bare {name}"] for each in rounds]),
            goal=1.5,
            against="the same texts by bare matplotlib",
        )
        for name in PICTURES
    ]


def picture_figures(rounds: Rounds) -> list[Figure]:
    return [
        Figure(
            name=f"draw the largest: {name}",
            unit="ms",
            value=Spread.of(medians([each[name] for each in rounds])),
            goal=300,
        )
        for name in PICTURES
    ]


def compare(rounds: Rounds) -> list[Comparison]:
    def values(name: str) -> list[float]:
        return medians([each[name] for each in rounds])

    return [
        Comparison.of("/mlteam roles", "ms p50", values("roles"), values("bare"), goal=0.1),
        Comparison.of("first answer", "s", values("mlteam start"), values("bare start"), goal=4),
        Comparison.of("page of `make try`", "s", values("page"), values("bare start"), goal=8),
        Comparison.of(
            "peak memory", "MB", values("mlteam memory"), values("bare memory"), goal=2.5
        ),
    ]


if __name__ == "__main__":
    main()
