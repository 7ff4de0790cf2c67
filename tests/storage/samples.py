"""Values to store in tests."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from knowledge.advice.profile import TeamProfile
from storage.protocol import Store
from storage.schedule import DateRange, Schedule, Snooze, Weekday, WorkingHours
from storage.values import (
    Access,
    Change,
    ChangeKind,
    ChannelKey,
    Decision,
    DecisionKind,
    Delivery,
    DeliveryState,
    PictureFile,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=5)
NEXT_WEEK = NOW + timedelta(weeks=1)
HERE = ChannelKey("T1", "C1")
ELSEWHERE = ChannelKey("T1", "C2")
OTHER_WORKSPACE = ChannelKey("T2", "C1")
SMALL_TEAM = TeamProfile(company_size=40, headcount={"data_scientist": 1})
GROWN_TEAM = TeamProfile(company_size=40, headcount={"data_scientist": 1, "data_engineer": 0.5})

Result = TypeVar("Result")


def a_schedule(key: ChannelKey = HERE, wake_at: datetime | None = NOW) -> Schedule:
    """With a value of its own in every field, so that none can be lost."""
    return Schedule(
        key=key,
        recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        at=time(22, 30),
        zone="Europe/Madrid",
        set_by="U1",
        starts_at=NOW - timedelta(days=8),
        hours=WorkingHours(
            start=time(20), end=time(4, 15), days=frozenset({Weekday.TUESDAY, Weekday.SUNDAY})
        ),
        country="ES-CT",
        muted=(
            DateRange(date(2026, 12, 21), date(2027, 1, 6)),
            DateRange(date(2026, 12, 8), date(2026, 12, 8)),
        ),
        paused_until=date(2026, 11, 30),
        snooze=Snooze(occurrence=NOW, until=NOW + timedelta(days=2, microseconds=1)),
        handled_until=NOW - timedelta(days=1),
        wake_at=wake_at,
    )


def a_decision(key: ChannelKey = HERE, rule: str = "own-stack") -> Decision:
    return Decision(
        key=key,
        rule=rule,
        kind=DecisionKind.DEFERRED,
        decided_by="U1",
        decided_at=NOW,
        profile_version=1,
        until=date(2027, 1, 11),
        reason="<!channel> *later*",
    )


def a_change(key: ChannelKey = HERE, **detail: str) -> Change:
    return Change(key=key, kind=ChangeKind.SCHEDULE, by="U1", at=NOW, detail=detail)


def an_access(key: ChannelKey = HERE) -> Access:
    return Access(
        key=key,
        inviter="U1",
        narrowed=True,
        people=("U2", "U1"),
        groups=("S1",),
        admins=True,
        outsiders=True,
    )


def claim(store: Store, key: ChannelKey = HERE, due: datetime = NOW) -> Delivery:
    """The stored claim of an occurrence, for which the channel gets a schedule."""
    store.save_schedule(a_schedule(key, wake_at=due))
    assert store.claim(
        a_schedule(key, wake_at=due), due, at=NOW, look_again_at=SOON, wake_at=NEXT_WEEK
    )
    taken = [delivery for delivery in store.list_deliveries(key) if delivery.due == due]
    assert [delivery.state for delivery in taken] == [DeliveryState.CLAIMED]
    return taken[0]


def fill(store: Store, key: ChannelKey) -> None:
    """One row, or two, of everything that there is for a channel."""
    store.save_profile(key, SMALL_TEAM, base=0, by="U1", at=NOW)
    store.save_profile(key, GROWN_TEAM, base=1, by="U1", at=NOW)
    claim(store, key)
    store.add_decision(a_decision(key), base=0)
    store.save_access(an_access(key), a_change(key))
    store.add_change(a_change(key))
    store.save_picture(
        PictureFile(key=key, kind="team", language="en", digest="a", file=f"F{key.channel}")
    )


def at_once(work: Callable[[int], Result], times: int = 32) -> list[Result]:
    """What came of doing it so many times from several threads."""
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(work, range(times)))
