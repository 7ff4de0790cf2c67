"""What may follow `/mlteam`: one file each, one row each in the table that help and docs read."""

import re

from bot.deps import Deps
from bot.errors import UnknownWord
from bot.reply import Message, Reply
from bot.subcommands import (
    access,
    advice,
    ask,
    compare,
    decide,
    export,
    forget,
    help,  # noqa: A004
    history,
    kit,
    nudges,
    plan,
    roles,
    setup,
    share,
    status,
    tips,
    whatif,
    why,
)
from bot.subcommands.call import Call, Subcommand
from bot.subcommands.rights import command_changes
from bot.usecases.access import check_may_change
from bot.views.sharing import with_share_button
from knowledge.nearest import find_nearest

_GROUPS: dict[str, tuple[Subcommand, ...]] = {
    "Who does what": (roles.SUBCOMMAND, compare.SUBCOMMAND, kit.SUBCOMMAND),
    "Your team": (
        setup.SUBCOMMAND,
        advice.SUBCOMMAND,
        why.SUBCOMMAND,
        whatif.SUBCOMMAND,
        plan.SUBCOMMAND,
        status.SUBCOMMAND,
    ),
    "Follow-up": (decide.SUBCOMMAND, nudges.SUBCOMMAND, history.SUBCOMMAND),
    "Questions and tips": (ask.SUBCOMMAND, tips.SUBCOMMAND),
    "This channel": (access.SUBCOMMAND, export.SUBCOMMAND, forget.SUBCOMMAND),
}
"""As help lists them."""
_OTHERS = {each.name: each for group in _GROUPS.values() for each in group}
_SHARE = share.build(_OTHERS)
_GROUPS["This channel"] = (_SHARE, *_GROUPS["This channel"])
_HELP = help.build(_GROUPS)
SUBCOMMANDS: tuple[Subcommand, ...] = (*(one for group in _GROUPS.values() for one in group), _HELP)
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
    if command_changes(subcommand.name, arguments.strip()):
        check_may_change(deps, call.key, call.actor)
    reply = subcommand.run(arguments.strip(), call, deps)
    if subcommand.is_shareable and isinstance(reply, Message) and not call.is_direct:
        return with_share_button(reply, f"{subcommand.name} {arguments}".strip())
    return reply


def _tidy(text: str) -> str:
    """Phones put typographic quotes around words, and several spaces between them."""
    words = " ".join(_QUOTES.sub(" ", text).split())
    return _IN_TWO_WORDS.sub("whatif", words)
