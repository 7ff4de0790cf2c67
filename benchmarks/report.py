"""From measured values to figures, and from figures to a table."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

P95 = 94  # of the 99 cut points between percentiles

Rounds = list[dict[str, list[float]]]
"""For each round the values of each case or app."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """One value a round, summed up."""

    median: float
    min: float
    max: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        return cls(median=statistics.median(values), min=min(values), max=max(values))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Ours against a baseline, round by round, and the ratio that we want to keep to."""

    name: str
    unit: str
    ours: Spread
    bare: Spread
    ratio: Spread
    goal: float | None
    """None for what is shown without a goal."""
    against: str

    @classmethod
    def of(  # noqa: PLR0913 -- each of them is in the table
        cls,
        name: str,
        unit: str,
        ours: Sequence[float],
        bare: Sequence[float],
        *,
        goal: float | None = None,
        against: str = "bare Bolt",
    ) -> "Comparison":
        ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
        spreads = {"ours": ours, "bare": bare, "ratio": ratios}
        made = {key: Spread.of(values) for key, values in spreads.items()}
        return cls(name=name, unit=unit, goal=goal, against=against, **made)

    @property
    def met(self) -> bool:
        return self.goal is None or self.ratio.median <= self.goal


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One value, round by round, and the most that it may be."""

    name: str
    unit: str
    value: Spread
    goal: float | None = None
    """None for what is shown without a goal."""

    @property
    def met(self) -> bool:
        return self.goal is None or self.value.median <= self.goal


@dataclass(frozen=True, kw_only=True)
class Latency:
    """Milliseconds for one command: the percentiles of each round, summed up."""

    name: str
    p50: Spread
    p95: Spread

    @classmethod
    def of(cls, name: str, rounds: Sequence[Sequence[float]]) -> "Latency":
        p95 = [statistics.quantiles(values, n=100)[P95] for values in rounds]
        return cls(name=name, p50=Spread.of(medians(rounds)), p95=Spread.of(p95))


def medians(rounds: Sequence[Sequence[float]]) -> list[float]:
    return [statistics.median(values) for values in rounds]


@dataclass(frozen=True, kw_only=True)
class Results:
    comparisons: Sequence[Comparison]
    storage: Sequence[Comparison]
    workspaces: Sequence[Comparison]
    hosting: Sequence[Figure]
    nudges: Sequence[Figure]
    guidance: Sequence[Figure]
    drawings: Sequence[Comparison]
    pictures: Sequence[Figure]
    latencies: Sequence[Latency]

    @property
    def judged(self) -> Sequence[Comparison | Figure]:
        compared = [*self.comparisons, *self.storage, *self.workspaces, *self.drawings]
        return [*compared, *self.hosting, *self.nudges, *self.guidance, *self.pictures]


def as_json(results: Results) -> Mapping[str, Sequence[dict[str, Any]]]:
    def judged(found: Sequence[Comparison | Figure]) -> list[dict[str, Any]]:
        return [{**asdict(one), "met": one.met} for one in found]

    return {
        "comparisons": judged(results.comparisons),
        "storage": judged(results.storage),
        "workspaces": judged(results.workspaces),
        "hosting": judged(results.hosting),
        "nudges": judged(results.nudges),
        "guidance": judged(results.guidance),
        "drawings": judged(results.drawings),
        "pictures": judged(results.pictures),
        "latencies_ms": [asdict(one) for one in results.latencies],
    }


def table(results: Results) -> Iterator[str]:
    """Against baselines, what is measured by itself, and the time of each command."""
    yield from _compared("against bare Bolt", results.comparisons)
    yield from _compared("storage", results.storage)
    yield from _compared("many workspaces", results.workspaces)
    yield from _figures("hosting", results.hosting)
    yield from _figures("nudges", results.nudges)
    yield from _figures("guidance", results.guidance)
    yield from _compared("drawings", results.drawings)
    yield from _figures("pictures", results.pictures)
    yield f"{'app.dispatch, ms':24}{'p50':>22}{'p95':>22}"
    for latency in results.latencies:
        yield f"{latency.name:24}{_cell(latency.p50):>22}{_cell(latency.p95):>22}"


def _compared(title: str, comparisons: Sequence[Comparison]) -> Iterator[str]:
    yield f"{title:48}{'mlteam':>22}{'baseline':>22}{'ratio':>20}  goal"
    for one in comparisons:
        name, verdict = f"{one.name}, {one.unit}", _verdict(one)
        values = f"{_cell(one.ours):>22}{_cell(one.bare):>22}{_cell(one.ratio):>20}"
        yield f"{name:48}{values}  {verdict:13}  against {one.against}"
    yield ""


def _figures(title: str, figures: Sequence[Figure]) -> Iterator[str]:
    yield f"{title:48}{'median (min-max)':>22}  goal"
    for one in figures:
        name = f"{one.name}, {one.unit}" if one.unit else one.name
        yield f"{name:48}{_cell(one.value):>22}  {_verdict(one)}".rstrip()
    yield ""


def _verdict(one: Comparison | Figure) -> str:
    if one.goal is None:
        return ""
    return f"≤ {one.goal:g} {'met' if one.met else 'MISSED'}"


def _cell(spread: Spread) -> str:
    median, least, most = (
        _three_digits(value) for value in (spread.median, spread.min, spread.max)
    )
    return f"{median} ({least}-{most})"


def _three_digits(value: float) -> str:
    for digits, limit in ((3, 1), (2, 10), (1, 100)):
        if value < limit:
            return f"{value:.{digits}f}"
    return f"{value:.0f}"
