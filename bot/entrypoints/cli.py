"""The command line: names, options and help. What a command does, it imports when it is called,
so that `--help` is quick.
"""

import os
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

app = typer.Typer(
    name="mlteam",
    help="A Slack bot that helps engineering leaders build machine-learning teams.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
languages_app = typer.Typer(help="The languages of all texts.", no_args_is_help=True)
knowledge_app = typer.Typer(help="The knowledge base.", no_args_is_help=True)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
keys_app = typer.Typer(help="The keys that tokens are encrypted with.", no_args_is_help=True)
app.add_typer(languages_app, name="languages")
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(db_app, name="db")
app.add_typer(keys_app, name="keys")


class Mode(StrEnum):
    SOCKET = "socket"
    HTTP = "http"


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def main() -> None:
    try:
        app(prog_name="mlteam")
    except Exception as error:
        from bot.entrypoints.failing import sentence_for

        if (sentence := sentence_for(error)) is None:
            raise
        _fail(sentence)


def _fail(sentence: str, *, status: int = 1) -> NoReturn:
    print(sentence, file=sys.stderr)
    sys.exit(status)


@app.command()
def serve(
    mode: Annotated[Mode, typer.Option(help="How Slack reaches the bot.")],
) -> None:
    """Run the bot and its nudges until it is stopped."""
    from bot.entrypoints import commands

    commands.serve(mode.value)


@app.command(name="try")
def try_(
    scenario: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Begin with what was saved from the page as a scenario."),
    ] = None,
) -> None:
    """Try the bot on a local Slack page; needs no workspace and no token."""
    begin = ["--scenario", str(scenario)] if scenario else []
    command = [sys.executable, "-m", "playground", *begin]
    os.execv(sys.executable, command)  # noqa: S606 -- our own module


@app.command()
def advise(
    profile: Annotated[
        Path | None,
        typer.Argument(
            metavar="PROFILE",
            help="A JSON file with a team profile, or - for stdin. Without one I ask.",
        ),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the answers as a profile.")
    ] = None,
    every: Annotated[  # noqa: FBT002
        bool, typer.Option("--all", help="Ask all questions, not only those that tell most.")
    ] = False,
) -> None:
    """Print the advice for a team profile, from a file or from your answers."""
    from bot.entrypoints import commands

    if profile is not None:
        if save or every:
            raise typer.BadParameter("--save and --all are for questions; leave PROFILE out.")
        commands.advise(profile, output.value)
    elif commands.can_ask():
        commands.advise_by_questions(output.value, save, every=every)
    else:
        _fail(
            "Name a JSON file with a team profile, or - to read one from stdin: without either I"
            " ask questions, and that needs a terminal.",
            status=2,
        )


@languages_app.command("check")
def check_languages() -> None:
    """Print what is missing; exit status 1 if anything is."""
    from bot.entrypoints import languages

    languages.check_languages()


@languages_app.command("stamp")
def stamp_languages() -> None:
    """Note in each translated item of the knowledge which English text it translates."""
    from bot.entrypoints import languages

    languages.stamp_languages()


@knowledge_app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="A folder that overlays the built-in knowledge."),
    ] = None,
) -> None:
    """Check the knowledge base and run the examples of its rules."""
    from bot.entrypoints import commands

    commands.check(folder)


@knowledge_app.command()
def explain(
    item: Annotated[
        str, typer.Argument(metavar="ID", help="An item of any kind; a role by its title too.")
    ],
) -> None:
    """Print all about one item: a role, rule, tip, source, target team, benchmark, threshold,
    duty, size or fact.
    """
    from bot.entrypoints import commands

    commands.explain(item)


@knowledge_app.command()
def impact(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that overlays the built-in knowledge.")
    ],
) -> None:
    """List each stored profile whose first recommendation would change with an overlay."""
    from bot.entrypoints import commands

    commands.impact(folder)


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
    moment = _moment(now) if now else None
    from bot.entrypoints import commands

    if listed is None:
        commands.post_nudges(moment)
    else:
        commands.list_nudges(listed)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write the time as 2026-11-23T09:00:00+00:00") from None
    if moment.tzinfo is None:
        raise typer.BadParameter("add the zone, as in 2026-11-23T09:00:00+00:00")
    return moment


@db_app.command()
def migrate() -> None:
    """Create the database, or bring its schema up to date."""
    from bot.entrypoints import commands

    commands.migrate()


@db_app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
) -> None:
    """Copy the database into a new file, also while the bot runs, and check the copy."""
    from bot.entrypoints import database

    database.backup(file)


@db_app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    replace: Annotated[  # noqa: FBT002
        bool, typer.Option("--replace", help="Put it in place of the database that is there.")
    ] = False,
) -> None:
    """Restore the database from a backup, while the bot is stopped."""
    from bot.entrypoints import database

    database.restore_backup(file, replace=replace)


@db_app.command()
def export(
    workspace: Annotated[
        str | None, typer.Option(metavar="ID", help="Of this workspace alone, such as T0123.")
    ] = None,
    every: Annotated[  # noqa: FBT002
        bool, typer.Option("--all", help="All versions, not only the newest of each channel.")
    ] = False,
) -> None:
    """Print the team profiles, a JSON object a line; `mlteam advise` reads each profile."""
    from bot.entrypoints import database

    database.export(workspace, every_version=every)


@app.command()
def doctor(
    offline: Annotated[  # noqa: FBT002
        bool, typer.Option("--offline", help="Ask neither Slack nor the public address.")
    ] = False,
) -> None:
    """Check settings, tokens, scopes, database, clock and knowledge, and say how to mend what is
    wrong; exit status 1 if something is.
    """
    from bot.entrypoints import commands

    commands.examine(offline=offline)


@keys_app.command()
def new() -> None:
    """Print a new key for MLTEAM_ENCRYPTION_KEYS."""
    from bot.entrypoints import keys

    keys.print_new()


@keys_app.command()
def rotate() -> None:
    """Encrypt all stored tokens anew with the first key, also while the bot runs."""
    from bot.entrypoints import keys

    keys.rotate()


@app.command()
def manifest(
    url: Annotated[
        str,
        typer.Option(
            "--url", metavar="ADDRESS", help="For HTTP and many workspaces: where the bot will be."
        ),
    ] = "",
    rotation: Annotated[  # noqa: FBT002
        bool, typer.Option("--rotation", help="With tokens that end after twelve hours.")
    ] = False,
) -> None:
    """Print the app manifest as JSON, for Slack's command line and its settings page."""
    if rotation and not url:
        raise typer.BadParameter("--rotation needs --url: one workspace has a token for good.")
    from bot.entrypoints import commands

    commands.print_manifest(url, rotation=rotation)
