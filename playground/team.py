"""The people, the app and the conversations of a Slack team."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

Json = dict[str, Any]
# People write in it, only the bot does, or there is none.
MessagesTab = Literal["open", "read_only", "off"]


@dataclass(frozen=True, kw_only=True)
class Installation:
    """Who sends payloads to whom: the team and the app that is installed in it."""

    team_id: str = "T0ACME00001"
    enterprise_id: str = ""
    """Of the Enterprise organization that the team belongs to, if any."""
    enterprise_name: str = ""
    org_wide: bool = False
    """Whether it is the organization that has installed the app, for all its teams."""
    team_domain: str = "acme"
    team_name: str = "Acme"
    app_id: str = "A0MLTEAM001"
    app_name: str = "mlteam"
    bot_id: str = "B0MLTEAM001"
    bot_user_id: str = "U0MLTEAM001"
    locale: str = "en-US"
    """Of the workspace; people choose their own."""
    verification_token: str = "legacy-verification-token"  # noqa: S105  sent, never checked


@dataclass(frozen=True, kw_only=True)
class Organization:
    """Another company on Slack, with which channels are shared."""

    team_id: str
    domain: str
    name: str
    enterprise_id: str = ""
    """If it is the app's own, this is another workspace of the same organization."""


@dataclass(frozen=True, kw_only=True)
class Person:
    id: str
    name: str
    real_name: str
    title: str = ""
    tz: str = "UTC"
    locale: str = "en-US"
    is_bot: bool = False
    organization: "Organization | None" = None
    """Of another one, with which a channel is shared; None for the team's own people."""
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    """A guest."""

    def team_in(self, team_id: str) -> str:
        """The person's own team, given the one of the app."""
        return self.organization.team_id if self.organization else team_id

    def to_slack(self, team_id: str, now: datetime) -> Json:
        offset = now.astimezone(ZoneInfo(self.tz)).utcoffset()
        return {
            "id": self.id,
            "team_id": self.team_in(team_id),
            "name": self.name,
            "deleted": False,
            "real_name": self.real_name,
            "tz": self.tz,
            "tz_label": now.astimezone(ZoneInfo(self.tz)).tzname(),
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "profile": {"real_name": self.real_name, "title": self.title},
            # Slack counts an owner as an administrator too.
            "is_admin": self.is_admin or self.is_owner,
            "is_owner": self.is_owner,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": False,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": int(now.timestamp()),
        }


@dataclass(kw_only=True)
class Channel:
    """A conversation. The name of a direct message is the id of the person in it."""

    id: str
    name: str
    members: set[str] = field(default_factory=set)
    private: bool = False
    im: bool = False
    archived: bool = False
    topic: str = ""
    creator: str = ""
    shared_with: set[str] = field(default_factory=set)
    """The teams of other organizations that have it too."""

    @property
    def payload_name(self) -> str:
        """The name that Slack puts into payloads: it hides that of private conversations."""
        if self.im:
            return "directmessage"
        return "privategroup" if self.private else self.name

    def to_slack(self, bot_user_id: str) -> Json:
        shape = {"id": self.id, "created": 1_700_000_000, "is_archived": self.archived}
        if self.im:
            return shape | {"is_im": True, "user": self.name}
        return shape | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": True,
            "is_group": False,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.private,
            "is_general": False,
            "is_shared": bool(self.shared_with),
            "is_ext_shared": bool(self.shared_with),
            "is_org_shared": False,
            "connected_team_ids": sorted(self.shared_with),
            "is_member": bot_user_id in self.members,
            "creator": self.creator,
            "topic": {"value": self.topic, "creator": self.creator, "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }


@dataclass(frozen=True, kw_only=True)
class UserGroup:
    """People who can be mentioned together, such as @ml-leads."""

    id: str
    handle: str
    name: str
    users: tuple[str, ...] = ()
    disabled: bool = False

    def to_slack(self, team_id: str) -> Json:
        return {
            "id": self.id,
            "team_id": team_id,
            "is_usergroup": True,
            "is_subteam": True,
            "name": self.name,
            "description": "",
            "handle": self.handle,
            "is_external": False,
            "date_create": 1_700_000_000,
            "date_update": 1_700_000_000,
            "date_delete": 1_700_000_000 if self.disabled else 0,
            "auto_type": None,
            "created_by": SLACKBOT,
            "updated_by": SLACKBOT,
            "deleted_by": SLACKBOT if self.disabled else None,
            "prefs": {"channels": [], "groups": []},
        }


@dataclass(frozen=True, kw_only=True)
class SlashCommand:
    """A command as the app's manifest declares it."""

    name: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


SLACKBOT = "USLACKBOT"
GLOBEX = Organization(team_id="T0GLOBEX001", domain="globex", name="Globex")


def acme_people(app: Installation) -> list[Person]:
    return [
        Person(id="U0ANA000001", name="ana", real_name="Ana", title="CTO", tz="Europe/Madrid"),
        Person(
            id="U0BEN000001",
            name="ben",
            real_name="Ben",
            title="Recruiter",
            tz="America/New_York",
        ),
        Person(
            id="U0JONAS0001",
            name="jonas",
            real_name="Jonas",
            title="Head of Data",
            tz="Europe/Berlin",
            locale="de-DE",
        ),
        Person(id=app.bot_user_id, name=app.app_name, real_name=app.app_name, is_bot=True),
        Person(id=SLACKBOT, name="slackbot", real_name="Slackbot", is_bot=True),
    ]


def project_with_globex() -> Channel:
    """To be shared with the other organization; without the bot."""
    members = {"U0ANA000001", "U0BEN000001", "U0JONAS0001"}
    return Channel(id="C0GLOBEX001", name="globex-project", members=members, creator="U0ANA000001")


def globex_person() -> Person:
    """Who comes along when a channel is shared with the other organization."""
    return Person(
        id="U0CLEO00001",
        name="cleo",
        real_name="Cleo",
        title="Consultant at Globex",
        tz="Europe/London",
        locale="en-GB",
        organization=GLOBEX,
    )


def acme_groups() -> list[UserGroup]:
    return [
        UserGroup(id="S0MLLEADS01", handle="ml-leads", name="ML leads", users=("U0BEN000001",)),
    ]


def acme_channels(app: Installation) -> list[Channel]:
    """A channel with the bot, one to invite it to, a private one, and the direct messages."""
    ana, ben, jonas, bot = "U0ANA000001", "U0BEN000001", "U0JONAS0001", app.bot_user_id
    team = {ana, ben, jonas}
    return [
        Channel(id="C0MLTEAM001", name="ml-team", members={*team, bot}, creator=ana),
        Channel(id="C0HIRING001", name="hiring-plan", members={*team}, creator=ben),
        Channel(id="C0LEADERS01", name="leadership", members={ana}, private=True, creator=ana),
        Channel(id="D0ANA000001", name=ana, members={ana, bot}, im=True, private=True),
        Channel(id="D0BEN000001", name=ben, members={ben, bot}, im=True, private=True),
        Channel(id="D0JONAS0001", name=jonas, members={jonas, bot}, im=True, private=True),
    ]
