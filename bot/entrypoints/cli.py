"""The command line. Each command imports what it needs, so that `--help` is quick."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.deps import Clock, Deps, utc_now
from bot.errors import UserError
from bot.logs import configure_logging
from bot.settings import Settings
from knowledge.advice.profile import BadProfile
from knowledge.loader import KnowledgeError, load_knowledge
from storage.opening import open_existing, open_store
from storage.protocol import StorageError, Store

app = typer.Typer(
    name="mlteam",
    help="A Slack bot that helps engineering leaders build machine-learning teams.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
knowledge_app = typer.Typer(help="The knowledge base.", no_args_is_help=True)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(db_app, name="db")


class Mode(StrEnum):
    SOCKET = "socket"
    HTTP = "http"


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def main() -> None:
    with _failures_in_one_sentence():
        app(prog_name="mlteam")


@contextmanager
def _failures_in_one_sentence() -> Iterator[None]:
    """What a person can mend leaves with status 1 and its sentence on stderr."""
    try:
        yield
    except BadProfile as error:
        _fail(f"The team profile can't be used: {error}")
    except (UserError, StorageError, KnowledgeError) as error:
        _fail(str(error))


def _fail(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(1)


def _settings() -> Settings:
    settings = Settings.from_environ(os.environ)
    configure_logging(settings.log_level, settings.log_format)
    return settings


def _deps_builder(
    settings: Settings, clock: Clock = utc_now, opener: Callable[[str], Store] = open_store
) -> Callable[[], Deps]:
    """The knowledge is loaded here, once; each call opens the store, for a server that forks."""
    knowledge = load_knowledge(settings.knowledge, for_service=True)
    return lambda: Deps.build(knowledge, opener(settings.database_url), clock, settings.knowledge)


@app.command()
def serve(
    mode: Annotated[Mode, typer.Option(help="How Slack reaches the bot.")],
) -> None:
    """Run the bot and its nudges until it is stopped."""
    settings = _settings()
    build_deps = _deps_builder(settings)
    if mode is Mode.HTTP:
        from bot.entrypoints import http  # noqa: PLC0415

        http.serve(settings, build_deps)
    else:
        from bot.entrypoints import socket_mode  # noqa: PLC0415

        socket_mode.serve(settings, build_deps)


@app.command(name="try")
def try_() -> None:
    """Try the bot on a local Slack page; needs no workspace and no token."""
    os.execv(sys.executable, [sys.executable, "-m", "playground"])  # noqa: S606 -- our own module


@app.command()
def advise(
    profile: Annotated[
        Path,
        typer.Argument(metavar="PROFILE", help="A JSON file with a team profile, or - for stdin."),
    ],
    output: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
) -> None:
    """Print the advice for a team profile."""
    from bot.entrypoints.printing import print_advice  # noqa: PLC0415

    text = _read(profile)
    print_advice(text, output.value, load_knowledge(_settings().knowledge, for_service=True))


def _read(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UserError(f"{path} can't be read ({reason}). Name a JSON file in UTF-8.") from None


@knowledge_app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="A folder that overlays the built-in knowledge."),
    ] = None,
) -> None:
    """Check the knowledge base and run the examples of its rules."""
    knowledge = load_knowledge(folder or Settings.from_environ(os.environ).knowledge)
    examples = sum(
        len(rule.examples.fires) + len(rule.examples.silent) for rule in knowledge.rules.values()
    )
    tips = sum(len(tips) for tips in knowledge.tips.values())
    print(
        f"Sound: {len(knowledge.roles)} roles, {len(knowledge.rules)} rules with {examples}"
        f" examples, {tips} tips, {len(knowledge.sources)} sources."
    )


@knowledge_app.command()
def explain(
    item: Annotated[
        str, typer.Argument(metavar="ID", help="An item of any kind; a role by its title too.")
    ],
) -> None:
    """Print all about one item: a role, rule, tip, source, target team, benchmark, threshold,
    duty, size or fact.
    """
    from bot.entrypoints.printing import print_item  # noqa: PLC0415

    print_item(item, load_knowledge(Settings.from_environ(os.environ).knowledge))


@knowledge_app.command()
def impact(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that overlays the built-in knowledge.")
    ],
) -> None:
    """List each stored profile whose first recommendation would change with an overlay."""
    from bot.entrypoints.printing import print_impact  # noqa: PLC0415

    settings = _settings()
    wanted = load_knowledge(folder)
    deps = _deps_builder(settings, opener=open_existing)()
    try:
        print_impact(deps, wanted, str(folder))
    finally:
        deps.store.close()


@app.command()
def nudge(
    once: Annotated[bool, typer.Option("--once", help="Post what is due and stop.")] = False,  # noqa: FBT002
    now: Annotated[str, typer.Option(help="Take this for the present time (ISO 8601).")] = "",
    listed: Annotated[
        int | None,
        typer.Option("--list", min=1, help="List the latest deliveries, so many of them."),
    ] = None,
) -> None:
    """Post the nudges that are due, as `serve` does by itself, or list what became of them."""
    if once == (listed is not None):
        raise typer.BadParameter("`mlteam serve` posts nudges by itself; say --once or --list 20.")
    from bot.entrypoints.printing import print_deliveries  # noqa: PLC0415
    from bot.nudges.deliver import build_client, deliver_due  # noqa: PLC0415

    clock = _fixed_clock(now) if now else utc_now
    settings = _settings()
    client = build_client(settings) if once else None
    deps = _deps_builder(settings, clock, open_store if once else open_existing)()
    try:
        if client is not None:
            deliveries = deliver_due(deps, client)
            print_deliveries(deliveries)
            print(f"{len(deliveries)} due.")
        else:
            listing = deps.store.page_deliveries(listed or 0)
            print_deliveries(listing)
            if not listing:
                print("No nudge was due yet.")
    finally:
        deps.store.close()


def _fixed_clock(text: str) -> Clock:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write the time as 2026-11-23T09:00:00+00:00") from None
    if moment.tzinfo is None:
        raise typer.BadParameter("add the zone, as in 2026-11-23T09:00:00+00:00")
    return lambda: moment


@db_app.command()
def migrate() -> None:
    """Create the database, or bring its schema up to date."""
    settings = _settings()
    open_store(settings.database_url).close()
    print(f"{settings.database_url} is up to date.")


@app.command()
def manifest() -> None:
    """Print the app manifest as JSON, for Slack's command line and its settings page."""
    from bot.manifest import load_manifest  # noqa: PLC0415

    print(json.dumps(load_manifest(), indent=2))
