from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.whatif import what_if
from bot.views.whatif import whatif_message


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    return whatif_message(what_if(deps, call.key, arguments), deps.knowledge)


SUBCOMMAND = Subcommand(
    name="whatif",
    run=run,
    is_shareable=True,
)
