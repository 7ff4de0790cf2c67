"""App Home: the channels of a person that have a profile, with today's advice."""

from collections.abc import Collection

from bot.deps import Deps
from bot.usecases.advice import ChannelAdvice, get_advice


def list_channels(deps: Deps, workspace: str, member_of: Collection[str]) -> list[ChannelAdvice]:
    """Nobody sees a channel that they are not in: `member_of` are the person's channels."""
    keys = [key for key in deps.store.list_channels(workspace) if key.channel in member_of]
    return [get_advice(deps, key) for key in keys]
