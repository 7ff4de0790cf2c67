"""Advice for a channel: its newest profile, put through the adviser."""

from dataclasses import dataclass

from bot.deps import Deps
from bot.errors import NoProfile
from knowledge.advice.answer import Advice
from storage.values import ChannelKey, ProfileVersion, Schedule


@dataclass(frozen=True)
class ChannelAdvice:
    version: ProfileVersion
    advice: Advice
    schedule: Schedule | None


def get_advice(deps: Deps, key: ChannelKey) -> ChannelAdvice:
    """Raises NoProfile for a channel that has not been set up."""
    version = deps.store.find_profile(key)
    if version is None:
        raise NoProfile
    advice = deps.adviser.advise(version.profile)
    return ChannelAdvice(version, advice, deps.store.find_schedule(key))
