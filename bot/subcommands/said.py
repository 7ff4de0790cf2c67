"""What people say to the bot in their own words: a command without its slash, or a question."""

from bot import subcommands
from bot.deps import Deps
from bot.errors import NoProfile, UserError
from bot.reply import Handout, Message, OpenModal, Reply
from bot.subcommands import ask, setup
from bot.subcommands.call import Call, Subcommand
from bot.usecases.ask import means_nothing
from bot.views.said import press_for_setup_message, type_for_form_message
from knowledge.nearest import find_nearest

ALIKE = 80
"""From this similarity in percent a word is taken for the name of a subcommand."""
MOST_WORDS_ALIKE = 3
"""In a longer sentence a word that is like the name of a subcommand is just a word."""
_OWN_NAMES = frozenset({"mlteam", "/mlteam", "@mlteam"})


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
    command = _find_command(words) or _as_question(" ".join(words), deps)
    if command == setup.SUBCOMMAND.name:
        return _setup(call, deps)
    try:
        reply = _run(command, " ".join(words), call, deps)
    except NoProfile:
        if call.is_direct:
            raise NoTeamHere from None
        raise
    return type_for_form_message(command) if isinstance(reply, OpenModal) else reply


def _run(command: str, said: str, call: Call, deps: Deps) -> Reply:
    try:
        return subcommands.run(command, call, deps)
    except UserError:
        # "Plan for the next year?" begins like a command and is none.
        answer = ask.find_answer(said, call, deps) if " " in command else None
        if answer is None:
            raise
        return answer


def _as_question(said: str, deps: Deps) -> str:
    """The command that answers what is no command; a greeting is answered with help."""
    return "help" if means_nothing(deps, said) else f"ask {said}"


def _setup(call: Call, deps: Deps) -> Message:
    """A button, because nothing that was said lets us open the form."""
    has_profile = deps.store.find_profile(call.key) is not None
    if call.is_direct and not has_profile:
        raise NoTeamHere
    return press_for_setup_message(has_profile=has_profile)


def _find_command(words: list[str]) -> str | None:
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
