"""What the setup form asks about nudges; schedule_form asks for more."""

from slack_sdk.models.blocks import Block

from bot.usecases.schedule_choice import HOURS, Choice, Often, choice_of
from bot.views.ids import Field
from bot.views.inputs import choice_input
from bot.views.schedule import rhythm_text
from knowledge.schema import in_sentence
from storage.schedule import Schedule, Weekday

_OFTEN_WORDS = {
    Often.OFF: "No nudges",
    Often.WEEKLY: "Every week",
    Often.BIWEEKLY: "Every two weeks",
    Often.MONTHLY: "Every month",
}


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
    zone = f"In {schedule.zone}." if schedule is not None and active else "In your own time zone."
    return [
        choice_input(
            Field.RHYTHM,
            "Remind this channel of what is undecided?",
            _often_options(schedule, choice),
            choice.often,
            hint="The next undecided step; once all is decided, a tip for your size. Else silence.",
            optional=False,
        ),
        choice_input(
            Field.WEEKDAY,
            "On which day?",
            [(str(day), day.title()) for day in Weekday],
            choice.weekday,
            hint="Every month: the first such day of the month.",
            optional=False,
        ),
        choice_input(
            Field.HOUR,
            "At what time?",
            [(str(hour), f"{hour:02}:00") for hour in HOURS],
            choice.hour,
            hint=zone,
            optional=False,
        ),
    ]


def _often_options(schedule: Schedule | None, choice: Choice) -> list[tuple[str, str]]:
    options = [(str(often), words) for often, words in _OFTEN_WORDS.items()]
    if schedule is not None and choice.often is Often.AS_IT_IS:
        words = rhythm_text(schedule)
        options.insert(0, (Often.AS_IT_IS, f"As it is: {in_sentence(words)}"))
    return options
