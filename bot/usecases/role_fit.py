"""How a role stands for a channel: whether it is advised, what comes first, what speaks against."""

from dataclasses import dataclass

from bot.deps import Deps
from bot.usecases.advice import ChannelAdvice, get_advice
from knowledge.advice.answer import Finding, Recommendation
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Facts
from knowledge.schema import Move, Requirement, Role
from storage.values import ChannelKey, Decision, DecisionKind

_SOMEBODY_IS_NEEDED = frozenset({Move.HIRE, Move.DEVELOP, Move.COVER})


@dataclass(frozen=True, kw_only=True)
class RoleFit:
    role: Role
    rank: int | None
    """Place among the recommendations, first is 1; None if nothing asks for the role now."""
    advised: Recommendation | Finding | None
    """What asks for it."""
    decided: tuple[Finding, Decision] | None
    """What would ask for it, had the team not decided on it."""
    unmet: tuple[Requirement, ...]
    against: tuple[str, ...]
    """Sentences; empty if nothing speaks against the role but that nothing asks for it."""
    facts: Facts

    @property
    def asks_for_it(self) -> Recommendation | Finding | None:
        """What is advised, or what the team has said yes to and not done yet."""
        if self.advised is None and self.decided is not None:
            finding, decision = self.decided
            return finding if decision.kind is DecisionKind.ACCEPTED else None
        return self.advised

    @property
    def headcount(self) -> float:
        return float(self.facts[f"headcount.{self.role.id}"].value or 0)


def find_fit(deps: Deps, key: ChannelKey, role: Role) -> RoleFit | None:
    """None for a channel without a profile."""
    if deps.store.find_profile(key) is None:
        return None
    return fit_of(deps, get_advice(deps, key), role)


def fit_of(deps: Deps, found: ChannelAdvice, role: Role) -> RoleFit:
    facts = derive_facts(found.version.profile, deps.knowledge)
    rules = deps.adviser.rules
    unmet = rules.unmet(rules.role_requires[role.id], rules.values(facts))
    ranked: list[Recommendation | Finding] = [*found.advice.recommendations, *found.advice.later]
    advised = next((one for one in ranked if _asks_for(one, role)), None)
    against = {one.role: one.because for one in found.advice.not_recommended}
    return RoleFit(
        role=role,
        rank=ranked.index(advised) + 1 if advised else None,
        advised=advised,
        decided=next((pair for pair in found.decided if _asks_for(pair[0], role)), None),
        unmet=tuple(one.requirement for one in unmet),
        against=against.get(role.id, ()),
        facts=facts,
    )


def _asks_for(one: Recommendation | Finding, role: Role) -> bool:
    return one.role == role.id and one.move in _SOMEBODY_IS_NEEDED
