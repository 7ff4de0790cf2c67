import re

from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.lookup import get_role
from bot.views.roles import role_message, roles_message

_PAGE = re.compile(r"(?:page\s+)?([1-9]\d{0,5})", re.IGNORECASE)


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    page = _PAGE.fullmatch(arguments or "1")
    if page is None:
        return role_message(get_role(deps.knowledge, arguments), deps.knowledge)
    has_profile = deps.store.find_profile(call.key) is not None
    return roles_message(deps.knowledge, int(page[1]), has_profile=has_profile)


SUBCOMMAND = Subcommand(
    name="roles",
    ways=2,
    run=run,
    is_shareable=True,
)
