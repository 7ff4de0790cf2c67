from collections.abc import Sequence

from slack_sdk.models.views import View

from bot.deps import Deps
from bot.errors import UnknownWord, UserError
from bot.language import say
from bot.reply import OpenModal, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.access import NotAllowed, SlackSilent, check_allowed, find_access
from bot.usecases.access_form import UserGroup, count_changes, open_access
from bot.views.access import access_form, access_message


class NoChannelHere(UserError):
    def __init__(self) -> None:
        super().__init__(say("access-no-channel"))


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    """Who may not change it is told who may."""
    if call.is_direct:
        raise NoChannelHere
    match arguments.casefold():
        case "":
            return _form_or_words(call, deps)
        case "everyone":
            access = open_access(deps, call.key, call.actor)
            return access_message(access, may_change=True)
        case _:
            raise UnknownWord("choice for access", arguments, "/mlteam access", "/mlteam help")


def _form_or_words(call: Call, deps: Deps) -> Reply:
    access = find_access(deps, call.key)
    try:
        check_allowed(access, call.actor)
    except (NotAllowed, SlackSilent):
        return access_message(access, may_change=False)
    return OpenModal(form(call, deps))


def form(call: Call, deps: Deps, changed_by: str | None = None) -> View:
    """`changed_by` changed it while the form was open: nobody, if it was deleted."""
    groups, no_groups = _groups(call)
    return access_form(
        find_access(deps, call.key),
        user=call.user,
        base=count_changes(deps, call.key),
        groups=groups,
        no_groups=no_groups,
        changed_by=changed_by,
    )


def _groups(call: Call) -> tuple[Sequence[UserGroup], str]:
    """Those that can be chosen, or why there are none to choose."""
    try:
        return call.list_groups(), ""
    except SlackSilent as error:
        return (), str(error)


SUBCOMMAND = Subcommand(
    name="access",
    ways=2,
    run=run,
)
