"""The form of the nudges: all about when they come, and when they don't."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    DividerBlock,
    InputBlock,
    Option,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from bot.language import LANGUAGES, say, weekday_text
from bot.nudges.calendar import local_day
from bot.nudges.recurrence import LAST
from bot.usecases.language_words import language_name
from bot.usecases.people import Person
from bot.usecases.schedule_form import OFF, ON_DAY, ON_WEEKDAY, WEEKS, other_mutes, shown_answers
from bot.views.ids import Action, Callback, Field
from bot.views.inputs import choice_input
from bot.views.metadata import ChannelId, read_metadata
from bot.views.schedule import day_of_month_text, weeks_text
from bot.views.schedule_page import range_text
from bot.views.text import bullets, context, plain, upper_first
from storage.schedule import Schedule, Weekday

_WEEKS = (1, 2, 3, 4)
_WHICH = (1, 2, 3, 4, LAST)
_MONTH_DAYS = (*range(1, 31), LAST)
_LONGEST_PLACE = 100


@dataclass(frozen=True, kw_only=True)
class ScheduleContext:
    """What the form must remember between opening and submitting: the private metadata."""

    channel: ChannelId
    shown: Mapping[str, str] = field(default_factory=dict)
    """What the fields held at first."""

    def to_json(self) -> str:
        return json.dumps({"channel": self.channel, "shown": dict(self.shown)})

    @classmethod
    def from_json(cls, text: str) -> "ScheduleContext":
        """Raises StaleButton."""
        return read_metadata(cls, text)


def schedule_form(channel: str, schedule: Schedule | None, person: Person, now: datetime) -> View:
    """`person` opens it: their zone and language are proposed for a channel that has none yet."""
    shown = shown_answers(schedule, person, local_day(schedule, now))
    about = ScheduleContext(channel=channel, shown=shown)
    return form_for(about, shown["rhythm"], schedule, now)


def form_for(about: ScheduleContext, rhythm: str, schedule: Schedule | None, now: datetime) -> View:
    """With the inputs that belong to the rhythm that is chosen now.

    The others keep what was entered, because their ids stay the same.
    """
    blocks: list[Block] = [_rhythm_input(about.shown["rhythm"], rhythm)]
    if rhythm != OFF:
        blocks += _day_inputs(about.shown, rhythm)
        blocks += _silence_inputs(about.shown, schedule, now)
    return View(
        type="modal",
        callback_id=Callback.SCHEDULE,
        title=plain(say("schedule-form-title")),
        submit=plain(say("schedule-form-save")),
        close=plain(say("schedule-form-cancel")),
        private_metadata=about.to_json(),
        blocks=blocks,
    )


def _rhythm_input(stored: str, chosen: str) -> InputBlock:
    numbers = {*_WEEKS, *(int(one[len(WEEKS) :]) for one in (stored,) if one.startswith(WEEKS))}
    options = [
        (OFF, say("schedule-form-none")),
        *((f"{WEEKS}{every}", upper_first(weeks_text(every))) for every in sorted(numbers)),
        (ON_WEEKDAY, say("schedule-form-on-weekday")),
        (ON_DAY, say("schedule-form-on-day")),
    ]
    return choice_input(
        Field.RHYTHM,
        say("schedule-form-rhythm"),
        options,
        chosen,
        hint=say("schedule-form-rhythm-hint"),
        optional=False,
        action=Action.CHOOSE_RHYTHM,
    )


def _day_inputs(shown: Mapping[str, str], rhythm: str) -> Iterator[Block]:
    if rhythm == ON_WEEKDAY:
        which = [(str(one), say("schedule-form-which-option", which=one)) for one in _WHICH]
        yield _choice(Field.WHICH, say("schedule-form-which"), which, shown)
    if rhythm == ON_DAY:
        days = [(str(day), _month_day(day)) for day in _MONTH_DAYS]
        yield _choice(Field.MONTH_DAY, say("schedule-form-month-day"), days, shown)
    else:
        weekdays = [(str(day), weekday_text(day.number)) for day in Weekday]
        yield _choice(Field.WEEKDAY, say("schedule-form-weekday"), weekdays, shown)
    times = _times(30, shown[Field.TIME])
    yield _choice(Field.TIME, say("schedule-form-time"), times, shown)
    yield InputBlock(
        block_id=Field.ZONE,
        label=plain(say("schedule-form-zone")),
        hint=plain(say("schedule-form-zone-hint")),
        element=PlainTextInputElement(
            action_id=Action.ANSWER, initial_value=shown[Field.ZONE], max_length=_LONGEST_PLACE
        ),
    )
    yield _language_input(shown)


def _month_day(day: int) -> str:
    return say("schedule-form-last-day") if day == LAST else day_of_month_text(day)


def _language_input(shown: Mapping[str, str]) -> InputBlock:
    options = [(one, language_name(one)) for one in LANGUAGES]
    hint = say("schedule-form-language-hint")
    return _choice(Field.LANGUAGE, say("schedule-form-language"), options, shown, hint=hint)


def _silence_inputs(
    shown: Mapping[str, str], schedule: Schedule | None, now: datetime
) -> Iterator[Block]:
    yield DividerBlock()
    yield context(say("schedule-form-outside"))
    starts, ends = shown[Field.HOURS_FROM], shown[Field.HOURS_TO]
    yield _choice(Field.HOURS_FROM, say("schedule-form-hours-from"), _times(60, starts), shown)
    hint = say("schedule-form-hours-hint")
    to = [(value, words) for value, words in _times(60, ends) if value != "00:00"]
    ends_label = say("schedule-form-hours-to")
    yield _choice(Field.HOURS_TO, ends_label, [*to, ("24:00", "24:00")], shown, hint=hint)
    yield _days_input(shown)
    yield InputBlock(
        block_id=Field.COUNTRY,
        label=plain(say("schedule-form-country")),
        hint=plain(say("schedule-form-country-hint")),
        optional=True,
        element=PlainTextInputElement(
            action_id=Action.ANSWER,
            initial_value=shown[Field.COUNTRY] or None,
            max_length=_LONGEST_PLACE,
        ),
    )
    yield _date_input(Field.MUTED_FROM, say("schedule-form-muted-from"), shown)
    yield _date_input(Field.MUTED_TO, say("schedule-form-muted-to"), shown)
    others = other_mutes(schedule, local_day(schedule, now))
    if others:
        days = bullets(range_text(one) for one in others)
        yield context(say("schedule-form-silent-too", days=days))


def _choice(
    name: Field,
    label: str,
    options: list[tuple[str, str]],
    shown: Mapping[str, str],
    *,
    hint: str = "",
) -> InputBlock:
    return choice_input(name, label, options, shown[name], hint=hint, optional=False)


def _times(step: int, stored: str) -> list[tuple[str, str]]:
    """Every so many minutes of the day, and what is stored now."""
    minutes = range(0, 24 * 60, step)
    times = {f"{minute // 60:02}:{minute % 60:02}" for minute in minutes}
    return [(one, one) for one in sorted(times | ({stored} - {"24:00"}))]


def _days_input(shown: Mapping[str, str]) -> InputBlock:
    options = [Option(value=day, text=plain(weekday_text(day.number))) for day in Weekday]
    chosen = shown[Field.WORKING_DAYS].split(",")
    return InputBlock(
        block_id=Field.WORKING_DAYS,
        label=plain(say("schedule-form-working-days")),
        element=CheckboxesElement(
            action_id=Action.ANSWER,
            options=options,
            initial_options=[one for one in options if one.value in chosen],
        ),
    )


def _date_input(name: Field, label: str, shown: Mapping[str, str]) -> InputBlock:
    return InputBlock(
        block_id=name,
        label=plain(label),
        optional=True,
        element=DatePickerElement(action_id=Action.ANSWER, initial_date=shown[name] or None),
    )
