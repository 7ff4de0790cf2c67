"""App Home: the channels of a person that have a profile, with today's advice."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.deps import Deps
from bot.usecases.advice import ChannelAdvice, get_advice


@dataclass(frozen=True)
class Home:
    channels: list[ChannelAdvice]
    more: int
    """How many channels there are besides."""


def get_home(deps: Deps, workspace: str, member_of: Collection[str], most: int) -> Home:
    """Nobody sees a channel that they are not in: `member_of` are the person's channels."""
    keys = [key for key in deps.store.list_channels(workspace) if key.channel in member_of]
    return Home([get_advice(deps, key) for key in keys[:most]], max(len(keys) - most, 0))
