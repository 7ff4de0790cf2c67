"""Deleting what is stored for a channel: what it would be, and what it was."""

from collections.abc import Iterator, Mapping

from slack_sdk.models.views import View

from bot.views.ids import Callback
from bot.views.text import bullets, channel, plain, section

TITLE = "Forget this channel"
_NAMES = {
    "profiles": ("version of the team profile", "versions of the team profile"),
    "decisions": ("decision, with its reason", "decisions, with their reasons"),
    "schedules": ("schedule of nudges", "schedules of nudges"),
    "deliveries": ("record of a nudge", "records of nudges"),
    "changes": ("entry of the audit history", "entries of the audit history"),
    "access": ("setting of who may change things", "settings of who may change things"),
}
"""By what the store counts: the name of one, and of several; told in this order."""


def forget_form(channel_id: str, counts: Mapping[str, int]) -> View:
    return View(
        type="modal",
        callback_id=Callback.FORGET,
        title=plain(TITLE),
        submit=plain("Delete all of it"),
        close=plain("Keep it"),
        private_metadata=channel_id,
        blocks=[
            section(f"This deletes all that I know about {channel(channel_id)}:\n{_list(counts)}"),
            section(
                ":warning: *It cannot be undone*, and nudges stop. To keep a copy, close this and"
                " type `/mlteam export` first."
            ),
        ],
    )


def forgotten_text(channel_id: str, counts: Mapping[str, int]) -> str:
    if not any(counts.values()):
        return f"Nothing was stored for {channel(channel_id)} any more."
    return (
        f":white_check_mark: Deleted for {channel(channel_id)}:\n{_list(counts)}\nNothing is left."
        " `/mlteam setup` starts anew."
    )


def _list(counts: Mapping[str, int]) -> str:
    return bullets(_lines(counts))


def _lines(counts: Mapping[str, int]) -> Iterator[str]:
    for what, (one, several) in _NAMES.items():
        if count := counts.get(what, 0):
            yield f"{count:,} {one if count == 1 else several}"
