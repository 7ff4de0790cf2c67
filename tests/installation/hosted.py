"""mlteam for many workspaces over real HTTP, with a stand-in for all of Slack."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.app import build_app
from bot.connecting import connect
from bot.deps import Deps
from bot.entrypoints.http import build_flask
from bot.installation.keys import new_key
from bot.installation.workspaces import Workspaces
from bot.listeners.sending import Sender
from bot.manifest import load_manifest
from bot.nudges.deliver import deliver_due
from bot.settings import Settings
from knowledge.schema import Knowledge
from playground.estate import Estate
from playground.gestures import Outcome
from playground.manifest import asked_for
from playground.messages import Message
from playground.oauth import Client
from playground.server import Server
from playground.standin import StandIn
from storage.opening import open_store
from storage.values import ChannelKey, Delivery, Installation
from tests.bot.setting_up import walk_setup
from tests.bot.simple import HandClock
from tests.installation.browser import PUBLIC, Browser, Page

SECRET = "a-signing-secret"
ACME, GLOBEX = "T0ACME00001", "T0GLOBEX001"
INITECH, NORTH, SOUTH = "E0INITECH01", "T0INITECH01", "T0INITECH02"
CLIENT = Client(redirect_urls=[f"{PUBLIC}/slack/oauth_redirect"])


def make_estate(clock: HandClock) -> Estate:
    return Estate(
        asked=asked_for(load_manifest()), client=CLIENT, signing_secret=SECRET, clock=clock
    )


def settings_for(estate: Estate, folder: Path, **others: Any) -> Settings:  # noqa: ANN401
    settings = Settings(
        client_id=CLIENT.client_id,
        client_secret=CLIENT.client_secret,
        signing_secret=SECRET,
        encryption_keys=(new_key(),),
        api_url=estate.api_url,
        public_url=PUBLIC,
        database_url=f"sqlite:///{folder}/mlteam.db",
        support="help@mlteam.example",
        privacy_url=f"{PUBLIC}/privacy",
    )
    return replace(settings, **others)


@dataclass(kw_only=True)
class Bot:
    """One process of mlteam: there may be several on one database."""

    settings: Settings
    deps: Deps
    clients: Workspaces
    sender: Sender
    server: Server

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"


@contextmanager
def running(settings: Settings, knowledge: Knowledge, clock: HandClock) -> Iterator[Bot]:
    store = open_store(settings.database_url)
    deps = replace(Deps.build(knowledge, store, clock), support=settings.support)
    clients = connect(settings, deps)
    assert isinstance(clients, Workspaces)
    sender = Sender(settings.api_url)
    app = build_app(settings, deps, sender, clients)
    server = Server(build_flask(app, deps.store, app.client, metrics=deps.metrics), 0)
    server.start()
    try:
        yield Bot(settings=settings, deps=deps, clients=clients, sender=sender, server=server)
    finally:
        sender.stop()
        server.stop()
        deps.store.close()


@dataclass(kw_only=True)
class Hosted:
    """The bot, all of Slack, and the gestures that tests need most."""

    estate: Estate
    bot: Bot
    clock: HandClock
    folder: Path
    failures_expected: bool = False

    @property
    def deps(self) -> Deps:
        return self.bot.deps

    def browser(self, languages: str = "en") -> Browser:
        return Browser(bot=self.bot.url, languages=languages)

    def install(self, where: str, **settings: str) -> Page:
        page = self.browser().install(where, **settings)
        assert self.bot.sender.wait(30)
        return page

    def installation(self, workspace: str) -> Installation | None:
        return self.deps.store.find_installation(workspace)

    def tokens_of(self, workspace: str) -> str:
        """The bot token that is stored."""
        found = self.bot.clients.find(workspace)
        assert found is not None
        return found[1].bot

    def type(self, site: StandIn, text: str, *, user: str = "ana") -> Outcome:
        return site.command(user, "#ml-team", f"/mlteam {text}".rstrip())

    def answer(self, site: StandIn, text: str, *, user: str = "ana") -> Message:
        outcome = self.type(site, text, user=user)
        assert outcome.shown is not None, outcome
        return outcome.shown

    def set_up(self, site: StandIn, size: str = "180", *, user: str = "ana") -> None:
        """With weekly nudges, as the form proposes."""
        self.type(site, "setup", user=user)
        answers = {"company_size": size, "headcount.data_scientist": "4"}
        outcome = walk_setup(site, user, answers)
        assert not outcome.errors, outcome.errors
        assert self.bot.sender.wait(30)

    def key(self, workspace: str, site: StandIn) -> ChannelKey:
        return ChannelKey(workspace, site.workspace.channel("#ml-team").id)

    def told(self, workspace: str, site: StandIn) -> dict[str, Any] | None:
        """What is stored for the channel, None if nothing is."""
        version = self.deps.store.find_profile(self.key(workspace, site))
        return version.profile.told() if version else None

    def deliver(self, *, later: timedelta) -> list[Delivery]:
        """What the worker does in a round."""
        self.clock.now += later
        self.bot.clients.tend()
        return deliver_due(self.deps, self.bot.clients)

    def welcomes(self, site: StandIn) -> list[Message]:
        """The private messages about what is stored, which the bot wrote to Ana."""
        bot = site.workspace.app.bot_user_id
        return [each for each in site.direct_messages("ana") if each.user == bot]

    def bytes_stored(self) -> bytes:
        """All that is in the database's files."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("mlteam.db*")))

    def rows_of(self, workspace: str) -> dict[str, int]:
        """How many there are, by table, without those that have none."""
        sql = "select name from sqlite_master where type = 'table'"
        with closing(sqlite3.connect(self.folder / "mlteam.db")) as db:
            tables = [name for (name,) in db.execute(sql)]
            counts = {}
            for table in tables:
                columns = {row[1] for row in db.execute(f"pragma table_info({table})")}
                if "workspace" in columns:
                    sql = f"select count(*) from {table} where workspace = ?"  # noqa: S608
                    counts[table] = db.execute(sql, [workspace]).fetchone()[0]
        return {table: count for table, count in counts.items() if count}

    def calls(self, method: str) -> int:
        return sum(called == method for called, _ in self.estate.calls)
