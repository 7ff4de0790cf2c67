"""Two roles compared, and which of the two a channel should hire first."""

from dataclasses import dataclass
from enum import Enum

from bot.deps import Deps
from bot.usecases.advice import get_advice
from bot.usecases.role_fit import RoleFit, fit_of
from knowledge.advice.comparing import Common, Step, find_common, steps_between
from knowledge.schema import Role
from storage.values import ChannelKey


class Why(Enum):
    """What the answer to "who first, here?" rests on."""

    ADVISED = "one of the two is recommended now"
    READY = "only one of the two has all that it requires"
    NEITHER = "nothing asks for either now"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    why: Why
    first: RoleFit
    """The one to hire first; if neither, the one that was named first."""
    second: RoleFit


@dataclass(frozen=True, kw_only=True)
class Comparison:
    one: Role
    other: Role
    common: Common
    verdict: Verdict | None
    """None for a channel without a profile."""
    steps: tuple[Step, ...]
    """What comes before the later of the two in general; its role is that of the last step."""


def compare(deps: Deps, key: ChannelKey, one: Role, other: Role) -> Comparison:
    forwards = steps_between(one, other, deps.knowledge)
    backwards = steps_between(other, one, deps.knowledge)
    return Comparison(
        one=one,
        other=other,
        common=find_common(one, other, deps.knowledge),
        verdict=_find_verdict(deps, key, one, other),
        steps=forwards or backwards,
    )


def _find_verdict(deps: Deps, key: ChannelKey, one: Role, other: Role) -> Verdict | None:
    if deps.store.find_profile(key) is None:
        return None
    found = get_advice(deps, key)
    fits = [fit_of(deps, found, role) for role in (one, other)]
    if any(fit.rank for fit in fits):
        return _verdict(Why.ADVISED, sorted(fits, key=lambda fit: fit.rank or float("inf")))
    ready = sorted(fits, key=lambda fit: bool(fit.unmet))
    why = Why.READY if bool(fits[0].unmet) != bool(fits[1].unmet) else Why.NEITHER
    return _verdict(why, ready)


def _verdict(why: Why, fits: list[RoleFit]) -> Verdict:
    first, second = fits
    return Verdict(why=why, first=first, second=second)
