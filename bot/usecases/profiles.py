"""Saving what the forms say: the team profile and the rhythm of the nudges."""

from collections.abc import Collection

from bot.deps import Deps
from bot.errors import StaleButton
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.merging import Merge, Values, apply, merge
from bot.usecases.people import Person
from bot.usecases.schedule_choice import Often, check_choice, choice_of, read_choice
from bot.usecases.schedules import set_rhythm, switch_off
from bot.usecases.setup_form import Answers, read_profile
from knowledge.advice.profile import TeamProfile
from storage.protocol import StaleProfileError
from storage.values import ChannelKey

CHOICE_FIELDS = ("rhythm", "weekday", "hour")
"""The questions about nudges in the first form."""


def save_setup(  # noqa: PLR0913 -- what the form was opened on, and what came back
    deps: Deps,
    key: ChannelKey,
    answers: Answers,
    *,
    base: int,
    shown: Answers,
    person: Person,
) -> ChannelAdvice:
    """Store what the form's steps made of the profile and schedule; both or, if a field is wrong,
    neither.

    `answers` are those that differ from version `base`. `shown` is the schedule that the form
    showed. Who left it so does not undo what somebody else has made of the schedule since.
    Raises BadFields, and StaleProfileError if somebody saved since the form was opened.
    """
    profile = read_setup(deps, key, answers, base=base, shown=shown)
    _save(deps, key, profile, base=base, by=person.user)
    is_first = deps.store.find_schedule(key) is None
    save_touched_choice(deps, key, touched_choice(answers, {} if is_first else shown), person)
    return get_advice(deps, key)


def save_choice(deps: Deps, key: ChannelKey, answers: Answers, person: Person) -> None:
    """Store the schedule that the setup form asks for. Raises BadFields, NoProfile."""
    match read_choice(answers):
        case Often.OFF:
            switch_off(deps, key, by=person.user)
        case Often():
            pass
        case rhythm, at:
            set_rhythm(deps, key, person, rhythm, at)


def read_setup(
    deps: Deps, key: ChannelKey, answers: Answers, *, base: int, shown: Answers
) -> TeamProfile:
    """What `save_setup` would store. Raises BadFields."""
    profile = read_profile(answers, find_profile_at(deps, key, base), deps.knowledge)
    check_choice({**shown, **answers}, shown)
    return profile


def save_merged(  # noqa: PLR0913 -- what two people changed, and which of it is to stay
    deps: Deps,
    key: ChannelKey,
    mine: Values,
    *,
    without: Collection[str],
    base: int,
    schedule: Answers,
    person: Person,
) -> ChannelAdvice:
    """Store a person's changes on top of version `base`, `without` those given up for others'.

    Raises BadFields, StaleButton if the channel was forgotten, and StaleProfileError if somebody
    saved once more meanwhile.
    """
    before = find_profile_at(deps, key, base)
    if before is None:
        raise StaleButton  # forgotten meanwhile
    profile = apply(before, mine, deps.knowledge, without=without)
    _save(deps, key, profile, base=base, by=person.user)
    save_touched_choice(deps, key, schedule, person)
    return get_advice(deps, key)


def find_profile_at(deps: Deps, key: ChannelKey, version: int) -> TeamProfile | None:
    """The profile on which a form was opened; None if there was none, or it was forgotten."""
    newest = deps.store.find_profile(key)
    if newest is None or newest.version == version:
        return newest.profile if newest else None
    versions = deps.store.list_profiles(key)
    return next((one.profile for one in versions if one.version == version), None)


def find_merge(deps: Deps, key: ChannelKey, stale: StaleProfileError, base: int) -> Merge:
    """What somebody saved since version `base`, beside what was refused because of it."""
    return merge(find_profile_at(deps, key, base), stale.newest, stale.refused)


def touched_choice(answers: Answers, shown: Answers) -> dict[str, str | None]:
    """Of the questions about nudges those that were answered otherwise than `shown`."""
    return {
        name: answers[name]
        for name in CHOICE_FIELDS
        if name in answers and (name not in shown or answers[name] != shown[name])
    }


def save_touched_choice(deps: Deps, key: ChannelKey, touched: Answers, person: Person) -> None:
    """Store what a person changed about the nudges, on top of how they are set by now."""
    if not touched:
        return
    today = choice_of(deps.store.find_schedule(key), is_new=False)
    known = {"rhythm": today.often, "weekday": today.weekday, "hour": str(today.hour)}
    save_choice(deps, key, {**known, **touched}, person)


def _save(deps: Deps, key: ChannelKey, profile: TeamProfile, *, base: int, by: str) -> None:
    """Who changed nothing that is not stored already does not have to choose anything."""
    try:
        deps.store.save_profile(key, profile, base=base, by=by, at=deps.clock())
    except StaleProfileError as stale:
        if find_merge(deps, key, stale, base).mine:
            raise
