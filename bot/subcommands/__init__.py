"""What may follow `/mlteam`: one file each, one row each in the table that help and docs read."""

import re

from bot.deps import Deps
from bot.errors import UnknownWord
from bot.reply import Reply
from bot.subcommands import (
    advice,
    ask,
    compare,
    help,  # noqa: A004
    kit,
    nudges,
    plan,
    roles,
    setup,
    status,
    tips,
    whatif,
    why,
)
from bot.subcommands.call import Call, Subcommand
from knowledge.nearest import find_nearest

_OTHERS = (
    roles.SUBCOMMAND,
    compare.SUBCOMMAND,
    kit.SUBCOMMAND,
    setup.SUBCOMMAND,
    advice.SUBCOMMAND,
    why.SUBCOMMAND,
    whatif.SUBCOMMAND,
    plan.SUBCOMMAND,
    ask.SUBCOMMAND,
    status.SUBCOMMAND,
    tips.SUBCOMMAND,
    nudges.SUBCOMMAND,
)
SUBCOMMANDS: tuple[Subcommand, ...] = (*_OTHERS, help.build(_OTHERS))
_MARK = "[\"'\u2018-\u201f]"
_QUOTES = re.compile(rf"(?<!\w){_MARK}|{_MARK}(?!\w)")
"""Those around words; an apostrophe within one stays."""
_IN_TWO_WORDS = re.compile(r"^what if\b", re.IGNORECASE)
_BY_NAME = {subcommand.name: subcommand for subcommand in SUBCOMMANDS}


def run(text: str, call: Call, deps: Deps) -> Reply:
    """Answer what was typed after `/mlteam`. Raises UserError if it can't be answered."""
    name, _, arguments = _tidy(text).partition(" ")
    subcommand = _BY_NAME.get(name.casefold() or "help")
    if subcommand is None:
        nearest = find_nearest(name, _BY_NAME)
        command = f"/mlteam {nearest}" if nearest else None
        raise UnknownWord("command", name, command, "/mlteam help")
    return subcommand.run(arguments.strip(), call, deps)


def _tidy(text: str) -> str:
    """Phones put typographic quotes around words, and several spaces between them."""
    words = " ".join(_QUOTES.sub(" ", text).split())
    return _IN_TWO_WORDS.sub("whatif", words)
