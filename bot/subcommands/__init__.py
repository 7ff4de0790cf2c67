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
from bot.subcommands.names import OTHER_NAMES
from bot.subcommands.rights import command_changes
from bot.usecases.access import check_may_change
from bot.views.sharing import with_share_button
from knowledge.nearest import CUTOFF, find_nearest

_GROUPS: dict[str, tuple[Subcommand, ...]] = {
    "roles": (roles.SUBCOMMAND, compare.SUBCOMMAND, kit.SUBCOMMAND),
    "team": (
        setup.SUBCOMMAND,
        advice.SUBCOMMAND,
        why.SUBCOMMAND,
        whatif.SUBCOMMAND,
        plan.SUBCOMMAND,
        status.SUBCOMMAND,
    ),
    "follow": (decide.SUBCOMMAND, nudges.SUBCOMMAND, history.SUBCOMMAND),
    "learn": (ask.SUBCOMMAND, tips.SUBCOMMAND),
    "channel": (access.SUBCOMMAND, export.SUBCOMMAND, forget.SUBCOMMAND),
}
"""As help lists them, by the end of the id of the group's text."""
_OTHERS = {each.name: each for group in _GROUPS.values() for each in group}
_SHARE = share.build(_OTHERS)
_GROUPS["channel"] = (_SHARE, *_GROUPS["channel"])
_HELP = help.build(_GROUPS)
SUBCOMMANDS: tuple[Subcommand, ...] = (*(one for group in _GROUPS.values() for one in group), _HELP)
_MARK = "[\"'\u2018-\u201f]"
_QUOTES = re.compile(rf"(?<!\w){_MARK}|{_MARK}(?!\w)")
"""Those around words; an apostrophe within one stays."""
_IN_TWO_WORDS = re.compile(r"^what if\b", re.IGNORECASE)
_BY_NAME = {subcommand.name: subcommand for subcommand in SUBCOMMANDS}


LONGEST = 4000
"""Characters. Of more than Slack's clients let anybody write the rest is not read."""


def run(text: str, call: Call, deps: Deps) -> Reply:
    """Answer what was typed after `/mlteam`. Raises UserError if it can't be answered."""
    name, _, arguments = _tidy(text).partition(" ")
    typed = name.casefold() or "help"
    subcommand = _BY_NAME.get(OTHER_NAMES.get(typed, typed))
    if subcommand is None:
        nearest = find_name(name)
        raise UnknownWord("command", name, f"/mlteam {nearest}" if nearest else None)
    if command_changes(subcommand.name, arguments.strip()):
        check_may_change(deps, call.key, call.actor)
    reply = subcommand.run(arguments.strip(), call, deps)
    if subcommand.is_shareable and isinstance(reply, Message) and not call.is_direct:
        return with_share_button(reply, f"{subcommand.name} {arguments}".strip())
    return reply


def find_name(word: str, *, cutoff: int = CUTOFF) -> str | None:
    """The command whose name, or whose name in another language, is most like the word."""
    by_word = {**OTHER_NAMES, **{name: name for name in _BY_NAME}}
    near = find_nearest(word, by_word, cutoff=cutoff)
    return by_word[near] if near else None


def _tidy(text: str) -> str:
    """Phones put typographic quotes around words, and several spaces between them."""
    words = " ".join(_QUOTES.sub(" ", text[:LONGEST]).split())
    return _IN_TWO_WORDS.sub("whatif", words)
