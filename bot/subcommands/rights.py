"""What changes something stored, and what only reads: every button, form and command is here.

Whatever is missing here counts as changing.
"""

from collections.abc import Callable, Mapping

from bot.views.ids import Action, Callback

READING_ACTIONS = frozenset(
    {
        Action.SHOW_ADVICE,
        Action.SHOW_ROLE,
        Action.ROLE_MORE,
        Action.SHOW_MORE,
        Action.SHOW_WHY,
        Action.SHOW_POINTS,
        Action.SHOW_KIT,
        Action.KIT_FILE,
        *(Action.KIT_PAGE, Action.KIT_ADVERT, Action.KIT_INTERVIEW, Action.KIT_START),
        *(Action.PLAN_PAGE, Action.PLAN_NEXT, Action.PLAN_MORE, Action.PLAN_FILE),
        Action.SHOW_PASSAGE,
        # What it posts, everyone in the channel can read anyway.
        Action.SHARE,
        Action.HISTORY_PAGE,
        Action.HISTORY_NEWER,
        Action.HISTORY_VERSION,
        Action.SHOW_PICTURE,
        Action.HISTORY_PICTURE,
        Action.HOME_PAGE,
        Action.HOME_PREVIOUS,
        Action.HOME_SETTINGS,
        Action.HOME_HELP,
        Action.ANSWER,
        Action.SETUP_ASK,
        Action.SETUP_BACK,
        Action.SETUP_MORE,
        Action.HELP_ALL,
        Action.STATUS_MORE,
        Action.ROLES_PAGE,
        Action.ROLES_PREVIOUS,
        Action.TIPS_PAGE,
        Action.TIPS_PREVIOUS,
    }
)
CHANGING_ACTIONS = frozenset(
    {
        Action.OPEN_SETUP,
        Action.OPEN_DETAILS,
        Action.SETUP_FINISH,
        Action.NUDGE_ACCEPT,
        Action.NUDGE_DONE,
        Action.NUDGE_DEFER,
        Action.NUDGE_DECLINE,
        Action.NUDGE_SCHEDULE,
        Action.OPEN_DECIDE,
        Action.CHOOSE_RULE,
        Action.CHOOSE_DECISION,
        Action.COUNT_HIRE,
        Action.CONFIRM_PROFILE,
        Action.CHOOSE_RHYTHM,
        Action.PAUSE,
        Action.RESUME,
        Action.OPEN_ACCESS,
    }
)
READING_FORMS = frozenset({Callback.READ_ONLY})
CHANGING_FORMS = frozenset(
    {
        Callback.SETUP,
        Callback.SCHEDULE,
        Callback.DECIDE,
        Callback.MERGE,
        Callback.ACCESS,
        Callback.FORGET,
    }
)
_READING_NUDGES = frozenset({"", "show", "status", "list", "next", "preview", "log"})
READING_COMMANDS = frozenset(
    {
        *("help", "roles", "compare", "kit", "advice", "why", "whatif", "plan", "ask", "status"),
        *("tips", "history", "share", "export"),
    }
)


def _always(_arguments: str) -> bool:
    return True


def _changes_nudges(arguments: str) -> bool:
    return arguments.casefold().split(" ")[0] not in _READING_NUDGES


CHANGING_COMMANDS: Mapping[str, Callable[[str], bool]] = {
    "setup": _always,
    "decide": _always,
    "forget": _always,
    "nudges": _changes_nudges,
    # Without more, it says who may.
    "access": bool,
}
"""Those that change something, if what is typed after the name says so."""


def action_changes(action_id: str) -> bool:
    return action_id not in READING_ACTIONS


def form_changes(callback_id: str) -> bool:
    return callback_id not in READING_FORMS


def command_changes(name: str, arguments: str) -> bool:
    if name in READING_COMMANDS:
        return False
    return CHANGING_COMMANDS.get(name, _always)(arguments)
