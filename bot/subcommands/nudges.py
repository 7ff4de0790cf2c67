"""`/mlteam nudges`: one handler for each word that may follow."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.deps import Deps
from bot.errors import UnknownWord, UserError
from bot.language import say
from bot.reply import Message, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.clock_words import read_hours, read_weekday
from bot.usecases.language_words import read_language
from bot.usecases.nudges import find_next_nudge
from bot.usecases.place_words import read_country, read_zone
from bot.usecases.quiet import mute, pause, resume, snooze, unmute
from bot.usecases.rhythm_words import UnknownRhythm, read_rhythm
from bot.usecases.schedules import (
    get_schedule,
    look_ahead,
    set_country,
    set_hours,
    set_language,
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
_NO_LIMIT = frozenset({"off", "none", "all", "aus", "alle", ""})


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    word, _, rest = arguments.partition(" ")
    handler, name = _HANDLERS.get(word.casefold()), word.casefold()
    if name in _NEED_MORE and not rest.strip():
        raise UserError(say("nudges-say-which", word=name, example=say(f"nudges-example-{name}")))
    return handler(rest.strip(), call, deps) if handler else _rhythm(arguments, call, deps)


def _rhythm(arguments: str, call: Call, deps: Deps) -> Message:
    """A rhythm without `every`, such as "first monday of the month"; or a word nobody knows."""
    word, _, rest = arguments.partition(" ")
    near = find_nearest(word, list(_TOLD))
    nearest = f"/mlteam nudges {near}" if near else None
    unknown = UnknownWord("choice for nudges", word, nearest)
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
    _check_is_there(call, deps)
    return shown(switch_on(deps, call.key, call.find_person()), call, deps)


def _check_is_there(call: Call, deps: Deps) -> None:
    """Where it can neither post nor has a profile, both are said at once. Raises UserError."""
    if call.is_direct or deps.store.find_profile(call.key) is not None or call.can_post():
        return
    raise UserError(say("nudges-invite-and-set-up"))


def _off(rest: str, call: Call, deps: Deps) -> Message:
    if rest:
        raise UserError(say("nudges-off-for-good"))
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
    _check_is_there(call, deps)
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
        raise UserError(say("nudges-on-at-once"))
    return shown(resume(deps, call.key, by=call.user), call, deps)


def _mute(rest: str, call: Call, deps: Deps) -> Message:
    if rest.casefold() in {"off", "aus"}:
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


def _language(rest: str, call: Call, deps: Deps) -> Message:
    return shown(set_language(deps, call.key, read_language(rest), by=call.user), call, deps)


_OFTEN = (
    *("weekly", "biweekly", "fortnightly", "monthly", "daily", "quarterly"),
    *("wöchentlich", "zweiwöchentlich", "monatlich", "täglich"),
)
_NEXT_ONE = frozenset({"next", "next one", "the next one", "die nächste"})
_LIKE_A_RHYTHM = re.compile(
    r"(?:day|week|month|quarter|year|tag|woch|wöchent|monat|quartal|jahr)", re.IGNORECASE
)
_NEED_MORE = frozenset({"mute", "zone", "hours", "holidays", "language"})
"""More than their name."""
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
    "language": _language,
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
    "in": _language,
    # The same in German.
    "an": _on,
    "ein": _on,
    "aus": _off,
    "jede": _every,
    "jeden": _every,
    "alle": _every,
    "vorschau": _preview,
    "verschieben": _snooze,
    "pausieren": _pause,
    "weiter": _resume,
    "still": _mute,
    "arbeitszeit": _hours,
    "zeitzone": _zone,
    "feiertage": _holidays,
    "sprache": _language,
    "auf": _language,
    **{often: partial(_often, often) for often in _OFTEN},
}
SUBCOMMAND = Subcommand(
    name="nudges",
    ways=8,
    run=run,
)
