"""docs/command-line.md: the help of every command of `mlteam`."""

import typer
from typer.core import TyperCommand, TyperGroup

from bot.entrypoints.cli import app
from knowledge.schema import Knowledge
from scripts.pages.markdown import Lines, heading, link, slug

COLUMNS = 80
"""Width of the help texts, whatever the terminal of whoever runs this."""

INTRO = """
# Command line

`make` installs `mlteam` into `.venv/bin`; `python -m bot` is the same. It exits with 0, with 1 if
the work failed (one sentence on stderr says why), or with 2 if it was called wrongly.

At a terminal `mlteam advise` and `mlteam knowledge explain` print cards, links and text as wide as
the window, without color if `NO_COLOR` is set. A pipe or a file gets plain lines. Without a profile
`mlteam advise` asks nine questions, each of which may be skipped; `--all` asks every one."""

Command = TyperGroup | TyperCommand


def command_line_page(_: Knowledge) -> Lines:
    yield f"{INTRO}\n"
    command = typer.main.get_command(app)
    assert isinstance(command, TyperGroup)  # noqa: S101 -- for mypy: an app with several commands
    commands = list(_commands("mlteam", command))
    yield from (f"- {link(f'`{path}`', f'#{slug(path)}')}" for path, _ in commands)
    for path, one in commands:
        context = typer.Context(one, info_name=path, terminal_width=COLUMNS)
        yield heading(2, path)
        yield f"```text\n{one.get_help(context).rstrip()}\n```"


def _commands(path: str, command: Command) -> list[tuple[str, Command]]:
    below = getattr(command, "commands", {}).items()
    rest = (found for name, one in below for found in _commands(f"{path} {name}", one))
    return [(path, command), *rest]
