"""From measured values to figures, and from figures to a table."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

P95 = 94  # of the 99 cut points between percentiles


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
    """Ours against bare Bolt's, round by round, and the ratio that we want to keep to."""

    name: str
    unit: str
    ours: Spread
    bare: Spread
    ratio: Spread
    goal: float

    @classmethod
    def of(
        cls, name: str, unit: str, ours: Sequence[float], bare: Sequence[float], goal: float
    ) -> "Comparison":
        ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
        spreads = {"ours": ours, "bare": bare, "ratio": ratios}
        made = {key: Spread.of(values) for key, values in spreads.items()}
        return cls(name=name, unit=unit, goal=goal, **made)

    @property
    def met(self) -> bool:
        return self.ratio.median <= self.goal


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One value of the guidance, round by round, and the most that it may be."""

    name: str
    unit: str
    value: Spread
    goal: float

    @property
    def met(self) -> bool:
        return self.value.median <= self.goal


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


def as_json(
    comparisons: Sequence[Comparison], figures: Sequence[Figure], latencies: Sequence[Latency]
) -> Mapping[str, Sequence[dict[str, Any]]]:
    return {
        "comparisons": [{**asdict(one), "met": one.met} for one in comparisons],
        "guidance": [{**asdict(one), "met": one.met} for one in figures],
        "latencies_ms": [asdict(one) for one in latencies],
    }


def table(
    comparisons: Sequence[Comparison], figures: Sequence[Figure], latencies: Sequence[Latency]
) -> Iterator[str]:
    """Three tables: against bare Bolt, the guidance by itself, and the time of each command."""
    yield f"{'median (min-max)':24}{'mlteam':>22}{'bare Bolt':>22}{'ratio':>20}  goal"
    for one in comparisons:
        name = f"{one.name}, {one.unit}"
        verdict = "met" if one.met else "MISSED"
        yield (
            f"{name:24}{_cell(one.ours):>22}{_cell(one.bare):>22}{_cell(one.ratio):>20}"
            f"  ≤ {one.goal:g} {verdict}"
        )
    yield ""
    yield f"{'guidance':48}{'median (min-max)':>20}  goal"
    for figure in figures:
        verdict = "met" if figure.met else "MISSED"
        name = f"{figure.name}, {figure.unit}" if figure.unit else figure.name
        yield f"{name:48}{_cell(figure.value):>20}  ≤ {figure.goal:g} {verdict}"
    yield ""
    yield f"{'app.dispatch, ms':24}{'p50':>22}{'p95':>22}"
    for latency in latencies:
        yield f"{latency.name:24}{_cell(latency.p50):>22}{_cell(latency.p95):>22}"


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
