"""What is stored besides the team profile itself: keys, versions, schedules, decisions, deliveries.

All times are aware and in UTC; a `Schedule` alone speaks of local time, in its own zone.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from knowledge.advice.profile import TeamProfile


@dataclass(frozen=True, order=True)
class ChannelKey:
    """Everything stored belongs to one of these."""

    workspace: str
    """Slack's team_id, or the enterprise_id of an org-wide installation."""
    channel: str


@dataclass(frozen=True, kw_only=True)
class ProfileVersion:
    key: ChannelKey
    version: int
    """Counted from 1; each save is the next one."""
    profile: TeamProfile
    saved_by: str
    """Slack user id."""
    saved_at: datetime


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """As `date.weekday()` counts: Monday is 0."""
        return list(Weekday).index(self)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When a channel gets its nudge: the weekday and hour of the zone, every week, every other
    week, or in the first week of the month.
    """

    key: ChannelKey
    rhythm: Rhythm
    weekday: Weekday
    hour: int
    """0 to 23, local time of the zone."""
    zone: str
    """IANA name, such as Europe/Madrid."""
    set_by: str
    """Slack user id; nudges name this person."""
    starts_at: datetime
    """No occurrence lies before it; every other week is counted from it."""
    active: bool = True
    note: str = ""
    """Slack's error, if that is why it was switched off."""


class DecisionKind(StrEnum):
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    DEFERRED = "deferred"
    WAIVED = "waived"


@dataclass(frozen=True, kw_only=True)
class Decision:
    key: ChannelKey
    rule: str
    kind: DecisionKind
    decided_by: str
    decided_at: datetime
    profile_version: int
    until: date | None = None
    """For deferred and waived ones: the first day on which it may be raised again."""
    reason: str = ""
    """As the person typed it: escape it before it goes anywhere."""


class DeliveryState(StrEnum):
    CLAIMED = "claimed"
    """A process has taken it. If it stays so, that process died, and it may be posted or not."""
    POSTED = "posted"
    SILENT = "silent"
    """There was nothing new to say."""
    FAILED = "failed"
    """Slack surely did not post it."""
    UNKNOWN = "unknown"
    """The connection broke: Slack may have posted it or not."""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What became of one occurrence of a schedule."""

    key: ChannelKey
    due: datetime
    state: DeliveryState
    claimed_at: datetime
    """When it was claimed; a store keeps the time of the claim, whatever is recorded later."""
    trigger: str = ""
    """Why it came, as the id of the nudge's wording; empty until it is known."""
    subject: str = ""
    """The rule or tip that it showed; empty until it is known."""
    message_ts: str = ""
    error: str = ""
