from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.why import get_why
from bot.views.reasons import why_message


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    return why_message(get_why(deps, call.key, arguments), deps.knowledge)


SUBCOMMAND = Subcommand(
    name="why",
    usages=(("why [RULE|ROLE]", "What speaks for and against it here, point by point."),),
    run=run,
)
