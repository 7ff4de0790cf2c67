from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.advice import get_advice
from bot.views.advice import advice_message


def run(_arguments: str, call: Call, deps: Deps) -> Reply:
    return advice_message(get_advice(deps, call.key), deps.knowledge)


SUBCOMMAND = Subcommand(name="advice", run=run, is_shareable=True)
