from bot.deps import Deps
from bot.reply import OpenModal, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.stored import get_stored
from bot.views.forgetting import forget_form


def run(_arguments: str, call: Call, deps: Deps) -> Reply:
    return OpenModal(forget_form(call.key.channel, get_stored(deps, call.key).counts()))


SUBCOMMAND = Subcommand(
    name="forget",
    run=run,
)
