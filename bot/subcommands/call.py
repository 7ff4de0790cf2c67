"""What a subcommand is, and what it is told about who called it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.deps import Deps
from bot.language import say
from bot.reply import Message, Reply
from bot.usecases.access import Actor
from bot.usecases.access_form import UserGroup
from bot.usecases.people import Person
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
    actor: Actor
    list_groups: Callable[[], Sequence[UserGroup]]
    """Asks Slack for its user groups. Raises SlackSilent."""
    can_post: Callable[[], bool]
    """Asks Slack whether the bot is in the channel."""
    post: Callable[[Message], None]
    """Posts it to the channel, for everyone. Raises UserError."""

    @property
    def is_direct(self) -> bool:
        return is_direct(self.key.channel)


@dataclass(frozen=True, kw_only=True)
class Subcommand:
    name: str
    run: Callable[[str, Call, Deps], Reply]
    """Takes what was typed after the name. Raises UserError."""
    is_shareable: bool = False
    """Whether its answer may be posted to the channel; it changes nothing then."""
    ways: int = 1
    """How many ways to type it help explains."""

    @property
    def usages(self) -> tuple[tuple[str, str], ...]:
        """Each way to type it, with what that does, in the current language."""
        numbers = range(1, self.ways + 1)
        return tuple(
            (say(f"usage-{self.name}-{number}"), say(f"usage-{self.name}-{number}-does"))
            for number in numbers
        )
