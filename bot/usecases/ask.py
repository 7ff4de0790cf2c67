"""Questions in people's own words, answered with the knowledge's own sentences or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.deps import Deps
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.role_fit import RoleFit, fit_of
from knowledge.passages import Passage
from knowledge.search import Search
from storage.values import ChannelKey

_search_of = lru_cache(maxsize=2)(Search)
"""Two, because another knowledge may take the place of the first while the bot runs."""
_ABOUT_HIRING = frozenset({"hire_when", "not_yet", "first_hire", "advice"})
"""Parts of the knowledge that a reader will hold against their own team."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    text: str
    passages: Sequence[Passage]
    refusal: str
    """Why there is no answer, if that is known."""
    is_cut: bool
    """Whether only the beginning of the question was read."""
    asks_for_advice: bool
    """Whether it asks for the next step of the team."""
    asks_nothing_else: bool
    has_profile: bool
    today: ChannelAdvice | None
    """The channel's advice, if it has a bearing on the question."""
    fits: Sequence[RoleFit]
    """How the roles of the question stand in the channel."""


def ask(deps: Deps, key: ChannelKey, text: str) -> Asked:
    found = _search_of(deps.knowledge).find(text)
    question, version = found.question, deps.store.find_profile(key)
    about_hiring = any(passage.part in _ABOUT_HIRING for passage in found.passages)
    matters = question.asks_for_advice or (question.roles and about_hiring)
    today = get_advice(deps, key) if version and matters else None
    roles = [deps.knowledge.roles[role] for role in question.roles[:2]]
    return Asked(
        text=text,
        passages=found.passages,
        refusal=question.refusal,
        is_cut=question.is_cut,
        asks_for_advice=question.asks_for_advice,
        asks_nothing_else=question.asks_for_advice and not question.terms,
        has_profile=version is not None,
        today=today,
        fits=[fit_of(deps, today, role) for role in roles] if today else [],
    )


def means_nothing(deps: Deps, text: str) -> bool:
    """Whether nothing is asked for, as in "hello" or "can you help me please"."""
    question = _search_of(deps.knowledge).read(text)
    return not (question.terms or question.refusal or question.asks_for_advice)
