"""What a subcommand is, and what it is told about who called it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.deps import Deps
from bot.reply import Reply
from bot.usecases.profiles import Person
from storage.values import ChannelKey


def is_direct(channel: str) -> bool:
    """Whether it is a direct message, where no team is at home."""
    return channel.startswith("D")


@dataclass(frozen=True, kw_only=True)
class Call:
    key: ChannelKey
    user: str
    find_person: Callable[[], Person]
    """Asks Slack for the person's time zone, so call it only where it is needed."""
    can_post: Callable[[], bool]
    """Asks Slack whether the bot is in the channel."""

    @property
    def is_direct(self) -> bool:
        return is_direct(self.key.channel)


@dataclass(frozen=True, kw_only=True)
class Subcommand:
    name: str
    usages: tuple[tuple[str, str], ...]
    """Each way to type it, with what that does."""
    run: Callable[[str, Call, Deps], Reply]
    """Takes what was typed after the name. Raises UserError."""
