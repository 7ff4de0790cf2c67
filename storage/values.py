"""What is stored besides the team profile and its schedule: keys, versions, decisions, deliveries.

All times are aware and in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


class DecisionKind(StrEnum):
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    DEFERRED = "deferred"
    WAIVED = "waived"
    REOPENED = "reopened"
    """Taken back: it is undecided again."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    key: ChannelKey
    rule: str
    kind: DecisionKind
    decided_by: str
    decided_at: datetime
    profile_version: int
    """The newest profile when it was made."""
    until: date | None = None
    """Deferred and waived: the first day on which it may be raised again. Accepted: the day by
    which it is to be done, if one was named."""
    reason: str = ""
    """As the person typed it: escape it before it goes anywhere."""


class DeliveryState(StrEnum):
    CLAIMED = "claimed"
    """A process has taken it, and surely has not begun to post."""
    POSTING = "posting"
    """It was about to be posted. If it stays so, nobody knows whether Slack took it."""
    WAITING = "waiting"
    """Slack surely refused it for the moment; it is tried again."""
    POSTED = "posted"
    SILENT = "silent"
    """There was nothing new to say."""
    FAILED = "failed"
    """Slack surely did not post it, and it is not tried again."""
    UNKNOWN = "unknown"
    """The connection broke or the process died: Slack may have posted it or not."""
    MISSED = "missed"
    """Nobody was there to post it; a later occurrence carries what it would have said."""


UNFINISHED = frozenset({DeliveryState.CLAIMED, DeliveryState.POSTING, DeliveryState.WAITING})


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What became of one occurrence of a schedule."""

    key: ChannelKey
    due: datetime
    state: DeliveryState
    claimed_at: datetime
    """When it was first claimed; a store keeps that time, whatever is recorded later."""
    trigger: str = ""
    """Why it came, as the id of the nudge's wording; empty until it is known."""
    subjects: tuple[str, ...] = ()
    """The rules or the tip that it showed, the main one first; empty until it is known."""
    fired: tuple[str, ...] = ()
    """All rules that spoke when it was written, whether decided or not."""
    profile_version: int = 0
    """The profile that it rests on; 0 until it is known."""
    attempts: int = 0
    """How often Slack was asked to post it."""
    look_again_at: datetime | None = None
    """For an unfinished one: when another worker may take it over, or try it again."""
    message_ts: str = ""
    error: str = ""

    @property
    def subject(self) -> str:
        return self.subjects[0] if self.subjects else ""


class ChangeKind(StrEnum):
    """What can change besides profiles and decisions, which keep their own record."""

    CONFIRMED = "confirmed"
    """The profile is still right. Detail: version."""
    SCHEDULE = "schedule"
    """Detail: what (changed, off, on, paused, resumed, snoozed, muted, ended); what that names."""
    ACCESS = "access"
    SHARED = "shared"
    """Detail: command."""
    EXPORTED = "exported"
    """Detail: format."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """An entry of the audit history."""

    key: ChannelKey
    kind: ChangeKind
    by: str
    """Slack user id; empty where mlteam did it by itself."""
    at: datetime
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PictureFile:
    """A picture that was uploaded to Slack, to be shown again as long as it is still right."""

    key: ChannelKey
    kind: str
    language: str
    digest: str
    """Of all that it shows: with another one it is another picture."""
    file: str
    """Slack's id of it."""


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may change what is stored for a channel. Everyone in it, unless narrowed."""

    key: ChannelKey
    inviter: str = ""
    """Who invited the bot, if that is known."""
    narrowed: bool = False
    people: tuple[str, ...] = ()
    """Slack user ids; the rest counts only if narrowed."""
    groups: tuple[str, ...] = ()
    """Ids of Slack user groups."""
    admins: bool = False
    """Slack's administrators and owners of the workspace."""
    outsiders: bool = False
    """Whether people of other organizations in a shared channel count like the others."""


@dataclass(frozen=True, kw_only=True)
class Installation:
    """The app as installed in one workspace, or in a whole organization."""

    workspace: str
    """As in ChannelKey."""
    enterprise_id: str = ""
    team_id: str = ""
    """Empty if it is org-wide."""
    app_id: str = ""
    bot_id: str
    bot_user_id: str
    scopes: tuple[str, ...] = ()
    installed_by: str
    """Slack user id."""
    installed_at: datetime
    sealed: str = field(repr=False)
    """The tokens, encrypted: no store can read them."""
    expires_at: datetime | None = None
    """When the bot token ends; None if it does not."""
    checked_at: datetime
    """When Slack last showed that the app is still installed."""

    @property
    def org_wide(self) -> bool:
        return not self.team_id
