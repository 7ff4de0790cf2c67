"""What people say to the bot in their own words: a command without its slash, or a question."""

import re
from collections.abc import Sequence

from bot import subcommands
from bot.deps import Deps
from bot.errors import NoProfile, NotShared, UserError
from bot.reply import Handout, Message, OpenModal, Reply
from bot.subcommands import ask, setup, whatif
from bot.subcommands.call import Call, Subcommand
from bot.usecases.access import check_may_change
from bot.views.said import press_for_setup_message, type_for_form_message
from knowledge.nearest import find_nearest

ALIKE = 80
"""From this similarity in percent a word is taken for the name of a subcommand."""
MOST_WORDS_ALIKE = 3
"""In a longer sentence a word that is like the name of a subcommand is just a word."""
_OWN_NAMES = frozenset({"mlteam", "/mlteam", "@mlteam"})
_POLITE = re.compile(
    r"^(?:(?:please|hi|hello|hey|ok|okay|so|and|now|then|(?:can|could|would|will) you|(?:can|could"
    r"|may) (?:i|we)|(?:i|we)(?: would|['\u2019]d)? (?:want|need|like)|let (?:me|us)|let['\u2019]s"
    r"|to|show|give|tell|send|get|see|have|run|open|make|me|us|the|our|my|your|a|an)\b[\s,:!]*)+",
    re.IGNORECASE,
)
"""What people put before the name of a command."""
_ENDINGS = ("please", "pls", "thanks", "thank you", "for us", "for me", "us", "me", "again", "then")
"""What people put after it."""
_MARKS = " ?!.,\u2026"
_WHAT_IF = re.compile(
    r"^(?:and )?(?:what if|what (?:happens|would happen|changes|would change) if|suppose(?: that)?)"
    r"\s+(?:we |i )?",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\d|=|[+\u2212]|(?<!the )\bone\b|\b(?:two|three|four|five|half)\b", re.IGNORECASE
)
"""Without any of these, a "what if" is more likely a question."""


class NoTeamHere(UserError):
    def __init__(self) -> None:
        super().__init__(
            "A team profile belongs to a channel, not to our direct messages. Type that in the"
            " channel where the team is planned. Here you can ask me anything about ML teams, such"
            " as: when do we need an MLOps engineer?"
        )


def run_said(text: str, call: Call, deps: Deps) -> Message | Handout:
    """Answer what was said. Raises UserError."""
    words = text.split()
    if words and words[0].casefold() in _OWN_NAMES:
        del words[0]
    said = " ".join(words)
    command = _command_of(said)
    if command == setup.SUBCOMMAND.name:
        return _setup(call, deps)
    try:
        reply = _run(command, said, call, deps) if command else ask.converse(said, call, deps)
    except NoProfile:
        if call.is_direct:
            raise NoTeamHere from None
        raise
    return type_for_form_message(command or said) if isinstance(reply, OpenModal) else reply


def _run(command: str, said: str, call: Call, deps: Deps) -> Reply:
    try:
        return subcommands.run(command, call, deps)
    except NotShared:
        raise
    except UserError:
        # "Plan for the next year?" begins like a command and is none.
        answer = ask.find_answer(said, call, deps) if _may_be_question(command) else None
        if answer is None:
            raise
        return answer


def _may_be_question(command: str) -> bool:
    name, _, arguments = command.partition(" ")
    if name == whatif.SUBCOMMAND.name:
        return _CHANGE.search(arguments) is None
    return bool(arguments)


def _setup(call: Call, deps: Deps) -> Message:
    """A button, because nothing that was said lets us open the form. Raises UserError."""
    has_profile = deps.store.find_profile(call.key) is not None
    if call.is_direct and not has_profile:
        raise NoTeamHere
    check_may_change(deps, call.key, call.actor)
    return press_for_setup_message(has_profile=has_profile)


def _command_of(said: str) -> str | None:
    """The command that was meant, as it would be typed; None for a question."""
    if _first_is(said, ask.SUBCOMMAND):
        return said  # a question keeps its ending
    plain = _without_ending(said)
    what_if = _WHAT_IF.sub("", plain)
    if what_if != plain:
        return f"{whatif.SUBCOMMAND.name} {what_if}"
    return _find_command(plain.split()) or _find_command(_POLITE.sub("", plain).split())


def _without_ending(said: str) -> str:
    plain = said.rstrip(_MARKS)
    while ending := next((e for e in _ENDINGS if plain.casefold().endswith(f" {e}")), ""):
        plain = plain[: -len(ending)].rstrip(_MARKS)
    return plain


def _first_is(said: str, subcommand: Subcommand) -> bool:
    return said.partition(" ")[0].casefold() == subcommand.name


def _find_command(words: Sequence[str]) -> str | None:
    """The command that the first word or two name, or nearly so in a short message."""
    for cutoff in (100, *([ALIKE] if len(words) <= MOST_WORDS_ALIKE else [])):
        for count in (1, 2):
            subcommand = _find_subcommand("".join(words[:count]), cutoff)
            arguments = words[count:]
            if subcommand and (not arguments or _takes_arguments(subcommand)):
                return " ".join([subcommand.name, *arguments])
    return None


def _find_subcommand(word: str, cutoff: int) -> Subcommand | None:
    by_name = {subcommand.name: subcommand for subcommand in subcommands.SUBCOMMANDS}
    name = find_nearest(word.strip("?!.,:;"), by_name, cutoff=cutoff)
    return by_name[name] if name else None


def _takes_arguments(subcommand: Subcommand) -> bool:
    return any(usage != subcommand.name for usage, _ in subcommand.usages)
