"""What App Home opens: what can be set for a team, and help."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.language import say
from bot.reply import Message
from bot.usecases.language_words import language_name
from bot.usecases.schedules import Occurrence
from bot.views.access import access_text
from bot.views.buttons import button, row
from bot.views.decisions import in_modal
from bot.views.ids import Action, Callback
from bot.views.schedule import paused_text, schedule_text
from bot.views.text import channel, context, plain, section
from storage.schedule import Schedule
from storage.values import Access

ALL = "all"
"""Of the button for help: the value for all commands."""


def settings_modal(
    access: Access, schedule: Schedule | None, coming: Sequence[Occurrence], now: datetime
) -> View:
    """`coming` are the next occurrences of nudges."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(say("home-settings-title")),
        close=plain(say("text-close")),
        private_metadata=access.key.channel,
        blocks=[
            section(say("home-settings-of", channel=channel(access.key.channel))),
            *_nudges(schedule, coming, now),
            section(f"*{say('access-title')}*\n{access_text(access)}"),
            row(button(say("access-change-button"), Action.OPEN_ACCESS)),
            context(say("home-settings-data")),
        ],
    )


def help_modal(told: Message, *, is_whole: bool) -> View:
    """The overview without its buttons, which are for a channel, but with the way to the rest."""
    blocks = [block for block in told.blocks if block["type"] != "actions"]
    if not is_whole:
        rest = button(say("help-all"), Action.HOME_HELP, value=ALL)
        blocks.append(row(rest).to_dict())
    return in_modal(Message(told.text, blocks), say("home-help"), "")


def _nudges(
    schedule: Schedule | None, coming: Sequence[Occurrence], now: datetime
) -> Iterator[Block]:
    lines = [say("schedule-title"), schedule_text(schedule, coming, now)]
    if schedule and schedule.active:
        lines.append(say("schedule-language", language=language_name(schedule.language)))
    yield section("\n".join(lines))
    yield row(*_nudge_buttons(schedule, now))


def _nudge_buttons(schedule: Schedule | None, now: datetime) -> Iterator[ButtonElement]:
    if schedule is None or not schedule.active:
        yield button(say("home-nudges-label"), Action.NUDGE_SCHEDULE)
        return
    yield button(say("schedule-button-change"), Action.NUDGE_SCHEDULE)
    if paused_text(schedule, now):
        yield button(say("home-resume-label"), Action.RESUME)
    else:
        yield button(say("home-pause-label"), Action.PAUSE)
