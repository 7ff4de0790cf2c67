from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.advice import get_advice
from bot.views.status import status_message


def run(_arguments: str, call: Call, deps: Deps) -> Reply:
    return status_message(get_advice(deps, call.key), deps.knowledge, deps.clock())


SUBCOMMAND = Subcommand(
    name="status", usages=(("status", "What I know about this channel."),), run=run
)
