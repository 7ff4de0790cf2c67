"""Posting what a person shares, for the whole channel."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import NotShared
from bot.reply import Message
from bot.slack_errors import MAYBE_DONE, NO_CONNECTION, error_code

_REASONS = {
    "not_in_channel": "I am not in this channel. Type `/invite @mlteam`, then share it again.",
    "channel_not_found": "I am not in this channel. Type `/invite @mlteam`, then share it again.",
    "is_archived": "This channel is archived, so I can't post here.",
    "channel_is_archived": "This channel is archived, so I can't post here.",
    "restricted_action": "An administrator restricts who may post here, so I can't.",
    "ratelimited": "Slack asks me to wait. Share it again in a minute.",
    "rate_limited": "Slack asks me to wait. Share it again in a minute.",
}
_UNKNOWN = (
    "I can't tell whether it was posted, because Slack did not answer. Look into the channel before"
    " you share it again."
)


class NotPosted(NotShared):
    """Slack refused it, or nobody knows; the text says which."""


def post(client: WebClient, channel: str, message: Message) -> None:
    """Raises NotPosted, and SlackApiError for what nobody in the channel can mend."""
    try:
        client.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=message.blocks,
            unfurl_links=False,
            unfurl_media=False,
        )
    except SlackApiError as error:
        code = error_code(error)
        if code in MAYBE_DONE:
            raise NotPosted(_UNKNOWN) from None
        if code in _REASONS:
            raise NotPosted(_REASONS[code]) from None
        raise
    except NO_CONNECTION:
        raise NotPosted(_UNKNOWN) from None
