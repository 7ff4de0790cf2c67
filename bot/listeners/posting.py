"""Posting what a person shares, for the whole channel."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import NotShared
from bot.language import say
from bot.reply import Message
from bot.slack_errors import MAYBE_DONE, NO_CONNECTION, error_code

_REASONS = {
    "not_in_channel": "not-invited",
    "channel_not_found": "not-invited",
    "is_archived": "archived",
    "channel_is_archived": "archived",
    "restricted_action": "restricted",
    "ratelimited": "too-fast",
    "rate_limited": "too-fast",
}
"""By Slack's code, the end of the id of the text that says so."""


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
            raise NotPosted(say("errors-share-unknown")) from None
        if code in _REASONS:
            raise NotPosted(say(f"errors-share-{_REASONS[code]}")) from None
        raise
    except NO_CONNECTION:
        raise NotPosted(say("errors-share-unknown")) from None
