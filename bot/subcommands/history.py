import re

from bot.deps import Deps
from bot.errors import UserError
from bot.language import say
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.history import find_saved, get_history
from bot.views.history import TEAM, history_message, team_message, version_message

_PAGE = re.compile(r"(?:(?:page|seite)\s+)?([1-9]\d{0,5})", re.IGNORECASE)
_VERSION = re.compile(r"version\s+([1-9]\d{0,5})", re.IGNORECASE)


class BadPage(UserError):
    def __init__(self) -> None:
        super().__init__(say("history-bad-page"))


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    page = _PAGE.fullmatch(arguments or "1")
    if page:
        return history_message(get_history(deps, call.key), int(page[1]), deps.knowledge)
    if arguments.casefold() == TEAM:
        return team_message(get_history(deps, call.key), deps.knowledge)
    version = _VERSION.fullmatch(arguments)
    if version is None:
        raise BadPage
    return version_message(find_saved(deps, call.key, int(version[1])), deps.knowledge)


SUBCOMMAND = Subcommand(
    name="history",
    run=run,
    is_shareable=True,
)
