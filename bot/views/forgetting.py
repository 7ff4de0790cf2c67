"""Deleting what is stored for a channel: what it would be, and what it was."""

from collections.abc import Mapping

from slack_sdk.models.views import View

from bot.language import say
from bot.views.ids import Callback
from bot.views.text import bullets, channel, plain, section

_KINDS = (
    *("profiles", "decisions", "schedules", "deliveries", "changes", "access"),
    "pictures",
)
"""As the store counts them; told in this order."""


def forget_form(channel_id: str, counts: Mapping[str, int]) -> View:
    what = say("forget-what", channel=channel(channel_id))
    return View(
        type="modal",
        callback_id=Callback.FORGET,
        title=plain(say("forget-title")),
        submit=plain(say("forget-submit")),
        close=plain(say("forget-keep")),
        private_metadata=channel_id,
        blocks=[
            section(f"{what}\n{_list(counts)}"),
            section(f":warning: {say('forget-warning')}"),
        ],
    )


def forgotten_text(channel_id: str, counts: Mapping[str, int]) -> str:
    if not any(counts.values()):
        return say("forget-nothing", channel=channel(channel_id))
    done = say("forget-done", channel=channel(channel_id))
    return f":white_check_mark: {done}\n{_list(counts)}\n\n{say('forget-anew')}"


def _list(counts: Mapping[str, int]) -> str:
    return bullets(
        say(f"forget-count-{kind}", count=counts[kind]) for kind in _KINDS if counts.get(kind)
    )
