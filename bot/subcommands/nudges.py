"""`/mlteam nudges`: one handler for each word that may follow."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.deps import Deps
from bot.errors import UnknownWord, UserError
from bot.reply import Message, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.clock_words import read_hours, read_weekday
from bot.usecases.nudges import find_next_nudge
from bot.usecases.place_words import read_country, read_zone
from bot.usecases.quiet import mute, pause, resume, snooze, unmute
from bot.usecases.rhythm_words import UnknownRhythm, read_rhythm
from bot.usecases.schedules import (
    get_schedule,
    look_ahead,
    set_country,
    set_hours,
    set_rhythm,
    set_zone,
    switch_off,
    switch_on,
    usual_weekday,
)
from bot.views.deliveries import deliveries_message
from bot.views.nudge import preview_message
from bot.views.schedule_page import nudges_message, snoozed_text
from knowledge.nearest import find_nearest
from storage.schedule import Schedule

Handler = Callable[[str, Call, Deps], Message]
_NO_LIMIT = frozenset({"off", "none", "all", ""})


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    word, _, rest = arguments.partition(" ")
    handler = _HANDLERS.get(word.casefold())
    if word.casefold() in _EXAMPLES and not rest.strip():
        raise UserError(
            f"Say which: `/mlteam nudges {word.casefold()} {_EXAMPLES[word.casefold()]}`."
        )
    return handler(rest.strip(), call, deps) if handler else _rhythm(arguments, call, deps)


def _rhythm(arguments: str, call: Call, deps: Deps) -> Message:
    """A rhythm without `every`, such as "first monday of the month"; or a word nobody knows."""
    word, _, rest = arguments.partition(" ")
    near = find_nearest(word, list(_TOLD))
    unknown = UnknownWord(
        "choice for nudges", word, f"/mlteam nudges {near}" if near else None, "/mlteam help"
    )
    if not rest and read_weekday(word) is None:
        raise unknown
    try:
        return _every(arguments, call, deps)
    except UnknownRhythm:
        if near or not _LIKE_A_RHYTHM.search(arguments):
            raise unknown from None
        raise


def shown(schedule: Schedule | None, call: Call, deps: Deps, note: str = "") -> Message:
    """The whole schedule."""
    active = schedule is not None and schedule.active
    return nudges_message(
        schedule,
        look_ahead(deps, schedule),
        deps.clock(),
        note=note,
        invite=active and not call.can_post(),
    )


def _show(_rest: str, call: Call, deps: Deps) -> Message:
    return shown(deps.store.find_schedule(call.key), call, deps)


def _on(rest: str, call: Call, deps: Deps) -> Message:
    if rest:
        return _every(rest, call, deps)
    return shown(switch_on(deps, call.key, call.find_person()), call, deps)


def _off(rest: str, call: Call, deps: Deps) -> Message:
    if rest:
        raise UserError(f"That stops them for good. {_FOR_A_WHILE}")
    return shown(switch_off(deps, call.key, by=call.user), call, deps)


def _preview(_rest: str, call: Call, deps: Deps) -> Message:
    """As it will be on its day: a decision may be due by then."""
    coming = look_ahead(deps, deps.store.find_schedule(call.key), 1)
    then = replace(deps, clock=lambda: coming[0].due) if coming else deps
    regular = coming[0].is_regular if coming else True
    found = find_next_nudge(then, call.key, regular=regular)
    return preview_message(found, deps.knowledge, coming, deps.clock())


def _log(_rest: str, call: Call, deps: Deps) -> Message:
    return deliveries_message(deps.store.list_deliveries(call.key), deps.knowledge)


def _every(rest: str, call: Call, deps: Deps) -> Message:
    rhythm, at = read_rhythm(rest, usual_weekday(deps, call.key))
    return shown(set_rhythm(deps, call.key, call.find_person(), rhythm, at), call, deps)


def _often(often: str, rest: str, call: Call, deps: Deps) -> Message:
    return _every(f"{often} {rest}", call, deps)


def _snooze(rest: str, call: Call, deps: Deps) -> Message:
    words = "" if rest.casefold() in _NEXT_ONE else rest
    snoozed = snooze(deps, call.key, words, by=call.user)
    return shown(snoozed.schedule, call, deps, snoozed_text(snoozed))


def _pause(rest: str, call: Call, deps: Deps) -> Message:
    return shown(pause(deps, call.key, rest, by=call.user), call, deps)


def _resume(rest: str, call: Call, deps: Deps) -> Message:
    if rest:
        raise UserError(f"That starts them again at once. {_FOR_A_WHILE}")
    return shown(resume(deps, call.key, by=call.user), call, deps)


def _mute(rest: str, call: Call, deps: Deps) -> Message:
    if rest.casefold() == "off":
        return _unmute("", call, deps)
    return shown(mute(deps, call.key, rest, by=call.user), call, deps)


def _unmute(rest: str, call: Call, deps: Deps) -> Message:
    days = "" if rest.casefold() in _NO_LIMIT else rest
    return shown(unmute(deps, call.key, days, by=call.user), call, deps)


def _zone(rest: str, call: Call, deps: Deps) -> Message:
    return shown(set_zone(deps, call.key, read_zone(rest), by=call.user), call, deps)


def _hours(rest: str, call: Call, deps: Deps) -> Message:
    hours = read_hours(rest, get_schedule(deps, call.key).hours)
    return shown(set_hours(deps, call.key, hours, by=call.user), call, deps)


def _holidays(rest: str, call: Call, deps: Deps) -> Message:
    return shown(set_country(deps, call.key, read_country(rest), by=call.user), call, deps)


_OFTEN = ("weekly", "biweekly", "fortnightly", "monthly", "daily", "quarterly")
_NEXT_ONE = frozenset({"next", "next one", "the next one"})
_FOR_A_WHILE = (
    "For silence until a day, write, for example, `/mlteam nudges pause until 15 december`."
)
_LIKE_A_RHYTHM = re.compile(r"(?:day|week|month|quarter|year)", re.IGNORECASE)
_EXAMPLES = {
    "mute": "21 december to 6 january",
    "zone": "Europe/Berlin",
    "hours": "9-17 mon-fri",
    "holidays": "Spain",
}
"""Of those that need more than their name."""
_TOLD: dict[str, Handler] = {
    "on": _on,
    "off": _off,
    "preview": _preview,
    "log": _log,
    "every": _every,
    "snooze": _snooze,
    "pause": _pause,
    "resume": _resume,
    "mute": _mute,
    "unmute": _unmute,
    "zone": _zone,
    "hours": _hours,
    "holidays": _holidays,
}
_HANDLERS: dict[str, Handler] = {
    "": _show,
    **_TOLD,
    # What people type as well.
    "show": _show,
    "status": _show,
    "list": _show,
    "next": _show,
    "skip": _snooze,
    "quiet": _mute,
    "silence": _mute,
    "start": _on,
    "stop": _off,
    "continue": _resume,
    "unpause": _resume,
    "timezone": _zone,
    "holiday": _holidays,
    **{often: partial(_often, often) for often in _OFTEN},
}
SUBCOMMAND = Subcommand(
    name="nudges",
    usages=(
        ("nudges", "When this channel is reminded, and when not."),
        ("nudges on|off|preview|log", "Start, stop, read the next one, list the last ones."),
        ("nudges every 2 weeks on tuesday at 10", "Or `every month on the last friday`."),
        ("nudges snooze 3 days", "Move only the next one."),
        ("nudges pause until 15 december", "Silence for a while; `nudges resume` ends it."),
        ("nudges mute 21 december to 6 january", "Silence on these days; also `unmute`."),
        ("nudges zone|hours|holidays …", "Such as `zone Madrid`, `hours 9-17`, `holidays ES`."),
    ),
    run=run,
)
