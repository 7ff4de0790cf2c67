from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.advice import get_advice
from bot.usecases.schedules import look_ahead
from bot.usecases.waiting import find_waiting
from bot.views.status import status_message


def run(_arguments: str, call: Call, deps: Deps) -> Reply:
    found = get_advice(deps, call.key)
    return status_message(
        found,
        deps.knowledge,
        deps.clock(),
        waiting=find_waiting(deps, found),
        coming=look_ahead(deps, found.schedule, 1),
    )


SUBCOMMAND = Subcommand(
    name="status",
    usages=(("status", "What I know about this channel."),),
    run=run,
    is_shareable=True,
)
