from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.comparing import compare
from bot.usecases.two_roles import get_two_roles
from bot.views.compare import compare_message


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    one, other = get_two_roles(deps.knowledge, arguments)
    return compare_message(compare(deps, call.key, one, other), deps.knowledge)


SUBCOMMAND = Subcommand(
    name="compare",
    run=run,
    is_shareable=True,
)
