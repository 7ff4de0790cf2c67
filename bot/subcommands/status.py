from bot.deps import Deps
from bot.errors import UnknownWord
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.advice import get_advice
from bot.usecases.schedules import look_ahead
from bot.usecases.waiting import find_waiting
from bot.views.status import status_message, whole_status_message

ALL = "all"
"""What to type for each answer, and the team beside others; there is a button for it."""


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    if arguments.casefold() not in {"", ALL}:
        raise UnknownWord("choice-for-status", arguments, f"/mlteam status {ALL}")
    found = get_advice(deps, call.key)
    coming = look_ahead(deps, found.schedule, 1)
    if arguments:
        return whole_status_message(found, deps.knowledge, deps.clock(), coming=coming)
    return status_message(
        found,
        deps.knowledge,
        deps.clock(),
        waiting=find_waiting(deps, found),
        coming=coming,
    )


SUBCOMMAND = Subcommand(name="status", run=run, is_shareable=True, ways=2)
