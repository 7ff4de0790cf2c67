"""What people say to the bot in their own words: a command without its slash, or a question."""

from collections.abc import Sequence

from bot import subcommands
from bot.deps import Deps
from bot.errors import NoProfile, NotShared, UserError
from bot.language import say
from bot.reply import Handout, Message, OpenModal, Reply
from bot.subcommands import ask, setup, whatif
from bot.subcommands.call import Call, Subcommand
from bot.subcommands.names import AFTER, BEFORE, CHANGE, WHAT_IF, in_english_order
from bot.usecases.access import check_may_change
from bot.views.said import form_message, press_for_setup_message

ALIKE = 80
"""From this similarity in percent a word is taken for the name of a subcommand."""
MOST_WORDS_ALIKE = 3
"""In a longer sentence a word that is like the name of a subcommand is just a word."""
_OWN_NAMES = frozenset({"mlteam", "/mlteam", "@mlteam"})
_MARKS = " ?!.,\u2026"


class NoTeamHere(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-no-team-here"))


def run_said(text: str, call: Call, deps: Deps) -> Message | Handout:
    """Answer what was said. Raises UserError."""
    words = text[: subcommands.LONGEST].split()
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
    return form_message(reply.view, command or said) if isinstance(reply, OpenModal) else reply


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
        return CHANGE.search(arguments) is None
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
    what_if = WHAT_IF.sub("", plain)
    if what_if != plain:
        return f"{whatif.SUBCOMMAND.name} {in_english_order(what_if)}"
    return _find_command(plain.split()) or _find_command(BEFORE.sub("", plain).split())


def _without_ending(said: str) -> str:
    plain = said.rstrip(_MARKS)
    while ending := next((e for e in AFTER if plain.casefold().endswith(f" {e}")), ""):
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
            if subcommand and (not arguments or _takes(subcommand, arguments)):
                return " ".join([subcommand.name, *arguments])
    return None


def _find_subcommand(word: str, cutoff: int) -> Subcommand | None:
    by_name = {subcommand.name: subcommand for subcommand in subcommands.SUBCOMMANDS}
    name = subcommands.find_name(word.strip("?!.,:;"), cutoff=cutoff)
    return by_name[name] if name else None


def _takes(subcommand: Subcommand, arguments: Sequence[str]) -> bool:
    if subcommand.name == "help":  # "help us hire" is a question
        return len(arguments) == 1 and subcommands.find_name(arguments[0], cutoff=100) is not None
    return any(usage != subcommand.name for usage, _ in subcommand.usages)
