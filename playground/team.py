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
    team_domain: str = "acme"
    team_name: str = "Acme"
    app_id: str = "A0MLTEAM001"
    app_name: str = "mlteam"
    bot_id: str = "B0MLTEAM001"
    bot_user_id: str = "U0MLTEAM001"
    verification_token: str = "legacy-verification-token"  # noqa: S105  sent, never checked


@dataclass(frozen=True, kw_only=True)
class Person:
    id: str
    name: str
    real_name: str
    title: str = ""
    tz: str = "UTC"
    locale: str = "en-US"
    is_bot: bool = False

    def to_slack(self, team_id: str, now: datetime) -> Json:
        offset = now.astimezone(ZoneInfo(self.tz)).utcoffset()
        return {
            "id": self.id,
            "team_id": team_id,
            "name": self.name,
            "deleted": False,
            "real_name": self.real_name,
            "tz": self.tz,
            "tz_label": now.astimezone(ZoneInfo(self.tz)).tzname(),
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "profile": {"real_name": self.real_name, "title": self.title},
            "is_admin": False,
            "is_owner": False,
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
            "is_shared": False,
            "is_ext_shared": False,
            "is_member": bot_user_id in self.members,
            "creator": self.creator,
            "topic": {"value": self.topic, "creator": self.creator, "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }


@dataclass(frozen=True, kw_only=True)
class SlashCommand:
    """A command as the app's manifest declares it."""

    name: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


SLACKBOT = "USLACKBOT"


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
        Person(id=app.bot_user_id, name=app.app_name, real_name=app.app_name, is_bot=True),
        Person(id=SLACKBOT, name="slackbot", real_name="Slackbot", is_bot=True),
    ]


def acme_channels(app: Installation) -> list[Channel]:
    """A channel with the bot, one to invite it to, a private one, and the direct messages."""
    ana, ben, bot = "U0ANA000001", "U0BEN000001", app.bot_user_id
    return [
        Channel(id="C0MLTEAM001", name="ml-team", members={ana, ben, bot}, creator=ana),
        Channel(id="C0HIRING001", name="hiring-plan", members={ana, ben}, creator=ben),
        Channel(id="C0LEADERS01", name="leadership", members={ana}, private=True, creator=ana),
        Channel(id="D0ANA000001", name=ana, members={ana, bot}, im=True, private=True),
        Channel(id="D0BEN000001", name=ben, members={ben, bot}, im=True, private=True),
    ]
