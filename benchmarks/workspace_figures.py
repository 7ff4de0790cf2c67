"""What it costs that a thousand workspaces have installed the app, with a Slack that is slow."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import read_line, run, start
from benchmarks.report import Comparison, Figure, Rounds, Spread, medians
from benchmarks.sizes import CONNECTIONS, MANY, ROUNDS, SLACK_MILLISECONDS

SEVERAL, ONE = "many workspaces", "one workspace"
SERVED = f"{CONNECTIONS} over gunicorn:"


@dataclass(frozen=True, kw_only=True)
class WorkspaceRounds:
    dispatched: Rounds
    served: Rounds
    upkeep: Rounds


def measure_workspaces(folder: Path, rounds: int) -> WorkspaceRounds:
    rounds = min(rounds, ROUNDS)
    with start("slow_slack", str(SLACK_MILLISECONDS)) as slow:
        api_url = read_line(slow)["api_url"]
        return WorkspaceRounds(
            dispatched=json.loads(run("many_workspaces", api_url, str(folder), str(rounds))),
            served=json.loads(run("serving", api_url, str(folder), str(rounds))),
            upkeep=[json.loads(run("upkeep", api_url, str(folder)))],
        )


def workspace_comparisons(measured: WorkspaceRounds) -> list[Comparison]:
    upkeep, unit = measured.upkeep, "ms p50"
    return [
        _compare(
            f"roles, {MANY:,} workspaces", unit, measured.dispatched, (SEVERAL, ONE), goal=1.2
        ),
        _compare(
            f"{SERVED} a request", unit, measured.served, (f"{SEVERAL} p50", f"{ONE} p50"), goal=1.2
        ),
        *_beside(measured.served, "bare"),
        *_beside(measured.served, "bare in place"),
        _compare("a nudge, each to another workspace", "ms", upkeep, ("nudge", "post alone")),
        _compare(
            "beside a dead workspace", "ms", upkeep, ("nudge beside a dead one", "nudge"), goal=2
        ),
    ]


def _beside(served: Rounds, bare: str) -> list[Comparison]:
    return [
        _compare(
            f"{SERVED} requests", "a second", served, (f"{SEVERAL} a second", f"{bare} a second")
        ),
        _compare(f"{SERVED} the slowest", "ms p99", served, (f"{SEVERAL} p99", f"{bare} p99")),
    ]


def _compare(
    name: str, unit: str, rounds: Rounds, cases: tuple[str, str], *, goal: float | None = None
) -> Comparison:
    ours, theirs = (medians([each[case] for each in rounds]) for case in cases)
    return Comparison.of(name, unit, ours, theirs, goal=goal, against=cases[1])


def workspace_figures(measured: WorkspaceRounds) -> Sequence[Figure]:
    dispatched, served, upkeep = measured.dispatched, measured.served, measured.upkeep
    named = (
        ("roles for somebody unknown: Slack is asked", "ms", dispatched, "cold"),
        (f"{SERVED} strangers answered", "a second", served, "strangers a second"),
        ("what the clients took of a core", "%", served, f"{SEVERAL} clients"),
        ("renew a token, while a thousand end", "ms", upkeep, "renewal"),
        ("the same beside a dead workspace", "ms", upkeep, "renewal beside a dead one"),
    )
    return [
        Figure(name=name, unit=unit, value=Spread.of(medians([each[case] for each in rounds])))
        for name, unit, rounds, case in named
    ]
