"""What the database costs: a tick, a save, and a nudge on its whole way."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import run
from benchmarks.report import Comparison, Figure, Rounds, Spread, medians

FEW = 10_000
MANY = 1_000_000
MANY_QUICKLY = 100_000


@dataclass(frozen=True, kw_only=True)
class StorageRounds:
    channels: int
    ticks: dict[int, Rounds]
    """For each number of channels."""
    saves: Rounds
    nudges: Rounds


def measure_storage(api_url: str, folder: Path, rounds: int, *, quick: bool) -> StorageRounds:
    channels = MANY_QUICKLY if quick else MANY
    return StorageRounds(
        channels=channels,
        ticks=measure_ticks(folder, rounds, channels),
        saves=json.loads(run("saving", str(folder), str(rounds))),
        nudges=json.loads(run("nudging", api_url, str(folder), str(rounds))),
    )


def measure_ticks(folder: Path, rounds: int, channels: int) -> dict[int, Rounds]:
    """Each file in turn, by a fresh process each time; every other round the other way round."""
    sizes = (FEW, channels)
    for size in sizes:
        run("many_channels", str(folder / f"{size}.db"), str(size))
    ticks: dict[int, Rounds] = {size: [] for size in sizes}
    for number in range(rounds):
        for size in sizes if number % 2 else reversed(sizes):
            path = folder / f"{size}.db"
            ticks[size].append(json.loads(run("tick", str(path), str(2 * number))))
    for size in sizes:
        (folder / f"{size}.db").unlink()
    return ticks


def storage_comparisons(measured: StorageRounds) -> list[Comparison]:
    def tick(name: str, case: str) -> Comparison:
        many, few = (
            medians([each[case] for each in measured.ticks[size]])
            for size in (measured.channels, FEW)
        )
        name = f"{name}, {measured.channels:,} channels"
        return Comparison.of(name, "ms", many, few, goal=1.2, against=f"{FEW:,} channels")

    def values(rounds: Rounds, case: str) -> list[float]:
        return medians([each[case] for each in rounds])

    saves, nudges = measured.saves, measured.nudges
    bare = values(saves, "bare save")
    utils = values(saves, "sqlite-utils save")
    return [
        tick("find 500 due", "find"),
        tick("one tick with 500 due", "tick"),
        tick("the next tick", "next tick"),
        Comparison.of(
            "save a profile", "ms p50", values(saves, "save"), bare, goal=3, against="bare sqlite3"
        ),
        Comparison.of(
            "for reference: sqlite-utils' upsert", "ms p50", utils, bare, against="bare sqlite3"
        ),
        Comparison.of(
            "a nudge on its whole way",
            "ms",
            values(nudges, "nudge"),
            values(nudges, "bare nudge"),
            against="the post alone",
        ),
    ]


def nudge_figures(rounds: Rounds) -> Sequence[Figure]:
    named = (
        ("nudges a second", "", "nudges a second"),
        ("of a nudge's time: in slack_sdk and Slack", "%", "nudge in Slack"),
        ("of a nudge's time: in SQLite", "%", "nudge in SQLite"),
        ("of a nudge's time: in our own code", "%", "nudge in ours"),
    )
    return [
        Figure(name=name, unit=unit, value=Spread.of(medians([each[case] for each in rounds])))
        for name, unit, case in named
    ]
