"""What it takes to fill a role: the advert, the interviews and the first 90 days, for a channel."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.deps import Deps
from bot.language import ENGLISH, current_language, say
from bot.usecases.role_fit import RoleFit, find_fit
from knowledge.schema import HiringTip, Knowledge, Role
from storage.values import ChannelKey

FIRST_TASKS = 3
MUST_HAVE = 3
"""Skills without which nobody is invited; an advert that asks for everything fails."""
MOST_INTERVIEWERS = 2
BEST_QUESTIONS = 3
LEAST_CRAFT = 2
LATER_QUESTIONS = 2
_TO_US = {"your": "our", "you": "we"}


class Page(StrEnum):
    """What a kit has besides its overview, each by the word that one types after the role."""

    ADVERT = "advert"
    INTERVIEW = "interview"
    START = "start"


@dataclass(frozen=True, kw_only=True)
class Interviews:
    """Who asks what, after a first talk about the tasks. No role means that nobody on the team
    can, or that we do not know the team."""

    craft: Sequence[str]
    craft_by: Sequence[Role]
    together: Sequence[str]
    together_by: Sequence[Role]


@dataclass(frozen=True, kw_only=True)
class Kit:
    role: Role
    fit: RoleFit | None
    """None for a channel without a profile."""
    interviews: Interviews | None
    """None for a role whose interview the knowledge does not describe."""
    mentors: Sequence[Role]
    tips: Sequence[HiringTip]

    @property
    def tasks(self) -> Sequence[str]:
        """As an advert says them: there "we" are who the role card calls "you"."""
        return [_as_we(task) for task in self.role.responsibilities[:FIRST_TASKS]]

    @property
    def must_have(self) -> Sequence[str]:
        """In a candidate's words: who is meant knows what the role card explains."""
        return [_as_we(_plain(skill)) for skill in self.role.skills[:MUST_HAVE]]

    @property
    def nice_to_have(self) -> Sequence[str]:
        """By name only, without what the role card says on each."""
        names = [_plain(skill).split(":")[0] for skill in self.role.skills[MUST_HAVE:]]
        return [_as_we(name) for name in names]

    @property
    def best_questions(self) -> Sequence[str]:
        """The most telling ones come first."""
        return self.interviews.craft[:BEST_QUESTIONS] if self.interviews else []


def build_kit(deps: Deps, key: ChannelKey, role: Role) -> Kit:
    fit = find_fit(deps, key, role)
    return Kit(
        role=role,
        fit=fit,
        interviews=_interviews(role, fit, deps.knowledge),
        mentors=_present(role.mentored_by, fit, deps.knowledge),
        tips=[t for t in deps.knowledge.hiring.values() if not t.roles or role.id in t.roles],
    )


def _interviews(role: Role, fit: RoleFit | None, knowledge: Knowledge) -> Interviews | None:
    if role.interview is None:
        return None
    craft, together = _split(role.interview.focus)
    craft_by = _present(role.interviewed_by, fit, knowledge)[:MOST_INTERVIEWERS]
    others = [one for one in _present(role.hands_to, fit, knowledge) if one not in craft_by]
    return Interviews(
        craft=craft,
        craft_by=craft_by,
        together=together,
        together_by=others[:MOST_INTERVIEWERS],
    )


def _split(focus: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The most telling questions, and any practical task, are for those who know the craft."""
    cut = max(len(focus) - LATER_QUESTIONS, LEAST_CRAFT)
    is_task = re.compile(say("kit-pattern-task"), re.IGNORECASE)
    tasks = [text for text in focus[cut:] if is_task.search(text)]
    craft = [*focus[: cut - len(tasks)], *tasks]
    return craft, [text for text in focus if text not in craft]


def _plain(skill: str) -> str:
    """Without what its terms mean, as in "SQL, the language for querying databases"."""
    return re.sub(say("kit-pattern-gloss"), "", skill)


def _as_we(text: str) -> str:
    """For English; in German the texts speak to nobody."""
    if current_language() != ENGLISH:
        return text
    return re.sub(r"\b(your|you)\b", lambda match: _TO_US[match[0]], text)


def _present(roles: Iterable[str], fit: RoleFit | None, knowledge: Knowledge) -> list[Role]:
    """Those of the roles in which somebody works here."""
    here = fit.facts.present(roles) if fit else []
    return [knowledge.roles[role] for role in here]
