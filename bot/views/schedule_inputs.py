"""What the setup form asks about nudges; schedule_form asks for more."""

from slack_sdk.models.blocks import Block

from bot.language import say, weekday_text
from bot.usecases.schedule_choice import HOURS, Choice, Often, choice_of
from bot.views.ids import Field
from bot.views.inputs import choice_input
from bot.views.schedule import rhythm_text
from bot.views.text import inside
from storage.schedule import Schedule, Weekday

_OFFERED = (Often.OFF, Often.WEEKLY, Often.BIWEEKLY, Often.MONTHLY)


def shown_schedule(schedule: Schedule | None, *, is_new: bool) -> dict[str, str]:
    """What the inputs of the setup form hold at first."""
    choice = choice_of(schedule, is_new=is_new)
    return {
        Field.RHYTHM: choice.often,
        Field.WEEKDAY: choice.weekday,
        Field.HOUR: str(choice.hour),
    }


def schedule_inputs(schedule: Schedule | None, *, is_new: bool) -> list[Block]:
    """Rhythm, weekday and hour; a new channel is offered the default rhythm."""
    choice = choice_of(schedule, is_new=is_new)
    active = schedule is not None and schedule.active
    zone = (
        say("schedule-setup-hour-zone", zone=schedule.zone)
        if schedule is not None and active
        else say("schedule-setup-hour-own")
    )
    return [
        choice_input(
            Field.RHYTHM,
            say("schedule-setup-rhythm"),
            _often_options(schedule, choice),
            choice.often,
            hint=say("schedule-setup-rhythm-hint"),
            optional=False,
        ),
        choice_input(
            Field.WEEKDAY,
            say("schedule-setup-weekday"),
            [(str(day), weekday_text(day.number)) for day in Weekday],
            choice.weekday,
            hint=say("schedule-setup-weekday-hint"),
            optional=False,
        ),
        choice_input(
            Field.HOUR,
            say("schedule-setup-hour"),
            [(str(hour), f"{hour:02}:00") for hour in HOURS],
            choice.hour,
            hint=zone,
            optional=False,
        ),
    ]


def _often_options(schedule: Schedule | None, choice: Choice) -> list[tuple[str, str]]:
    options = [(str(often), say(f"schedule-setup-{often}")) for often in _OFFERED]
    if schedule is not None and choice.often is Often.AS_IT_IS:
        words = say("schedule-setup-as-it-is", rhythm=inside(rhythm_text(schedule)))
        options.insert(0, (Often.AS_IT_IS, words))
    return options
