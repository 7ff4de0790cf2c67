from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.lookup import get_role
from bot.views.roles import role_message, roles_message


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    if arguments:
        return role_message(get_role(deps.knowledge, arguments), deps.knowledge)
    has_profile = deps.store.find_profile(call.key) is not None
    return roles_message(deps.knowledge, has_profile=has_profile)


SUBCOMMAND = Subcommand(
    name="roles",
    usages=(
        ("roles", "Who does what on an ML team."),
        ("roles ROLE", "One role in full; DS or MLOps will do."),
    ),
    run=run,
    is_shareable=True,
)
