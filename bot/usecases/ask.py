"""Questions in people's own words, answered with the knowledge's own sentences or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.deps import Deps
from bot.language import LANGUAGES
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.role_fit import RoleFit, fit_of
from bot.usecases.team_size import TeamOfChannel, team_of
from knowledge.passages import Passage
from knowledge.questions import Question
from knowledge.schema import Band, RoleId
from knowledge.search import Search
from storage.values import ChannelKey

_search_of = lru_cache(maxsize=2 * len(LANGUAGES))(Search)
"""Two of each language, because another knowledge may take the place of the first while the bot
runs."""
_ABOUT_HIRING = frozenset({"hire_when", "not_yet", "first_hire", "advice"})
"""Parts of the knowledge that a reader will hold against their own team."""


class Topic(StrEnum):
    """Entries of `search.yml` to which the bot has an answer of its own; the later goes first."""

    HELLO = "hello"
    THANKS = "thanks"
    STANDING = "standing"
    TEAM_SIZE = "team_size"
    FREEZE = "freeze"
    BUSINESS_CASE = "business_case"
    OUR_SOURCES = "our_sources"


SMALL_TALK = frozenset({Topic.HELLO, Topic.THANKS, Topic.STANDING})
_ALONE = SMALL_TALK | {Topic.OUR_SOURCES}
"""They count only where nothing is asked for besides."""


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
    is_empty: bool
    """Whether it has no word that asks for anything."""
    topic: Topic | None
    weighs: Sequence[RoleId]
    """Two roles, if it asks which of them it should be."""
    band: Band | None
    """The size of the company, where the question tells it."""
    has_profile: bool
    today: ChannelAdvice | None
    """The channel's advice, if it has a bearing on the question."""
    team: TeamOfChannel | None
    """The target team for the channel, if the question is about the size of its team."""
    fits: Sequence[RoleFit]
    """How the roles of the question stand in the channel."""

    @property
    def is_answered(self) -> bool:
        has_own_answer = self.topic is not None or bool(self.weighs)
        return bool(self.passages or self.refusal) or self.asks_nothing_else or has_own_answer


def ask(deps: Deps, key: ChannelKey, text: str) -> Asked:
    found = _search_of(deps.knowledge).find(text)
    question, version = found.question, deps.store.find_profile(key)
    topic = _topic_of(question)
    about_hiring = any(passage.part in _ABOUT_HIRING for passage in found.passages)
    about_team = topic in {Topic.TEAM_SIZE, Topic.FREEZE} and question.band is None
    matters = question.asks_for_advice or about_team or (question.roles and about_hiring)
    today = get_advice(deps, key) if version and matters else None
    roles = [deps.knowledge.roles[role] for role in question.roles[:2]]
    asks_size = topic is Topic.TEAM_SIZE and about_team
    return Asked(
        text=text,
        passages=_of_topic(found.passages, topic),
        refusal=question.refusal,
        is_cut=question.is_cut,
        asks_for_advice=question.asks_for_advice,
        asks_nothing_else=question.asks_for_advice and not question.terms and topic is None,
        is_empty=question.is_empty,
        topic=topic,
        weighs=() if question.refusal else question.weighs,
        band=question.band,
        has_profile=version is not None,
        today=today,
        team=team_of(today, deps.knowledge) if today and asks_size else None,
        fits=[fit_of(deps, today, role) for role in roles] if today else [],
    )


def find_passage(deps: Deps, item: str, part: str) -> Passage | None:
    """None if the knowledge no longer has it."""
    return _search_of(deps.knowledge).passage(item, part)


def _topic_of(question: Question) -> Topic | None:
    if question.refusal:
        return None
    told = [topic for topic in Topic if topic in question.topics and _counts(topic, question)]
    return told[-1] if told else None


def _counts(topic: Topic, question: Question) -> bool:
    """Whether the question is about it, and does not only have its words."""
    if topic is Topic.TEAM_SIZE:  # "how many people do we need to label images" is about labels
        return all(term.kind == "meaning" for term in question.terms)
    return topic not in _ALONE or not (question.terms or question.asks_for_advice)


def _of_topic(passages: Sequence[Passage], topic: Topic | None) -> Sequence[Passage]:
    """Beside a target team only what others have; its tips are for other sizes."""
    if topic is not Topic.TEAM_SIZE:
        return passages
    return [passage for passage in passages if passage.part == "benchmark"][:1]
