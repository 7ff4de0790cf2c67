"""What the same advice, review after review, says about a team. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.advice.engine import Adviser
from knowledge.advice.firing import Fired
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Move

MOST_REVIEWS = 20
"""How far one looks back: each review is put through the adviser."""
MOST_TRENDS = 3


@dataclass(frozen=True, kw_only=True)
class Review:
    """Somebody saved a profile, or confirmed that it is still right."""

    day: date
    profile: TeamProfile


@dataclass(frozen=True, kw_only=True)
class Trend:
    """A recommendation of today, and since when it is one."""

    rule: str
    role: str | None
    """For a hire: whom; other rules may have asked for the same role before."""
    is_absent: bool
    """Whether the team had nobody in that role all the time."""
    reviews: int
    """In how many reviews in a row it was recommended, today's included."""
    since: date
    is_longer: bool
    """Whether it may have been so before, too: one looks back only so far."""


def find_trends(
    adviser: Adviser, reviews: Sequence[Review], settled: Collection[str]
) -> list[Trend]:
    """The most important first. `reviews` are in order of time, the last one is today's;
    `settled` are rules of which nothing is to be said.
    """
    if not reviews:
        return []
    looked_at = reviews[-MOST_REVIEWS:]
    recommended = [_by_subject(adviser.ranked(review.profile)) for review in looked_at]
    trends = [
        _trend(subject, fired, looked_at, recommended, is_cut=len(looked_at) < len(reviews))
        for subject, fired in recommended[-1].items()
        if fired.rule.id not in settled and not fired.rule.fallback
    ]
    return [trend for trend in trends if trend.reviews > 1][:MOST_TRENDS]


def _by_subject(ranked: Sequence[Fired]) -> dict[str, Fired]:
    by_subject: dict[str, Fired] = {}
    for fired in ranked:
        by_subject.setdefault(_subject(fired), fired)
    return by_subject


def _subject(fired: Fired) -> str:
    """Hires for one role are one subject, whichever rule asks for them."""
    return f"hire {fired.rule.role}" if _is_hire(fired) else fired.rule.id


def _is_hire(fired: Fired) -> bool:
    """Also while nobody may be hired; not one that has to wait for something else."""
    rule = fired.rule
    return rule.move is Move.HIRE and rule.role is not None and fired.move is not Move.HOLD


def _trend(
    subject: str,
    fired: Fired,
    reviews: Sequence[Review],
    recommended: Sequence[Collection[str]],
    *,
    is_cut: bool,
) -> Trend:
    count = 0
    while count < len(reviews) and subject in recommended[-1 - count]:
        count += 1
    streak = reviews[-count:]
    role = fired.rule.role if _is_hire(fired) else None
    return Trend(
        rule=fired.rule.id,
        role=role,
        is_absent=role is not None and not any(one.profile.headcount.get(role) for one in streak),
        reviews=count,
        since=streak[0].day,
        is_longer=is_cut and count == len(reviews),
    )
