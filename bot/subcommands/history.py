import re

from bot.deps import Deps
from bot.errors import UserError
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.history import get_history
from bot.views.history import history_message

_PAGE = re.compile(r"(?:page\s+)?([1-9]\d{0,5})", re.IGNORECASE)


class BadPage(UserError):
    def __init__(self) -> None:
        super().__init__(
            "Type `/mlteam history` for what is new, or a page number such as `/mlteam history 2`"
            " for what is older."
        )


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    page = _PAGE.fullmatch(arguments or "1")
    if page is None:
        raise BadPage
    return history_message(get_history(deps, call.key), int(page[1]), deps.knowledge)


SUBCOMMAND = Subcommand(
    name="history",
    run=run,
    is_shareable=True,
)
