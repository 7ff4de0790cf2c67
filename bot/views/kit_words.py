"""The sentences of a hiring kit, for the message and for the file alike. Plain text, not escaped.

What stands in round brackets with an ellipsis is left for the people to fill in.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.usecases.kit import Kit
from bot.usecases.role_fit import RoleFit
from bot.views.facts import number_text
from bot.views.text import upper_first, with_article
from bot.views.words import no_gap
from knowledge.advice.facts import Origin, key_of
from knowledge.advice.profile import Workload
from knowledge.schema import Knowledge, Level, Role

LEVEL_WORDS = {
    Level.JUNIOR: "Junior (does tasks, and others review them)",
    Level.MID: "Mid-level (does whole tasks alone)",
    Level.SENIOR: "Senior (solves problems, and teaches others)",
    Level.STAFF: "Staff (sets the direction for several teams)",
}
WORK_WORDS = {
    Workload.PREDICTIVE: "predictions from tables and time series",
    Workload.VISION: "images and video",
    Workload.NLP: "text, and models of our own for it",
    Workload.LLM_API: "ready-made language models",
    Workload.LLM_OWN: "language models that we train or tune ourselves",
    Workload.RECOMMENDER: "recommendations and ranking",
    Workload.MIXED: "several kinds of ML",
}
NOT_THE_FIRST = (
    "so this one need not be a senior. From the third on, one junior for every two seniors is"
    " healthy (our own estimate)."
)
FIRST_TALK = (
    "Go through the three tasks: which has the candidate done before, and what came of it?",
    "Which of the tasks would they start with, and why?",
)
NO_POST = "Get a post approved: you told me that nobody can be hired now."
HOW_TO_MARK = "Each interviewer marks the rubric alone, before you talk about the candidate."
TAILOR = "Type `/mlteam setup` first, and the kit fits your team."


class Why(NamedTuple):
    title: str
    text: str
    because: str = ""
    """What the file adds."""


def find_why(kit: Kit, knowledge: Knowledge) -> Why | None:
    """Why this role, or why not now; in general if we know no team.

    None if there is nothing to say but what comes before the advert.
    """
    fit = kit.fit
    if fit is None:
        return Why("Hire when", upper_first(kit.role.hire_when))
    asks = fit.asks_for_it
    if asks is not None:
        return Why("Why here", asks.advice, knowledge.rules[asks.rule].why)
    first = before_advertising(kit)
    against = [one for one in fit.against if not any(step in one for step in first)]
    if first and not against:
        return None
    return Why("Do you need this role now?", next(iter(against), no_gap(kit.role)))


def before_advertising(kit: Kit) -> list[str]:
    """What has to be true first."""
    if kit.fit is None:
        return []
    frozen = kit.fit.facts["hiring_possible"].value is False
    return [*([NO_POST] if frozen else []), *(one.first for one in kit.fit.unmet)]


def about_us(kit: Kit, knowledge: Knowledge) -> list[str]:
    """What a candidate wants to know of the company and the team, as far as it was told."""
    if kit.fit is None:
        return ["We are (… what the company does, and for how many customers).", _team_to_fill_in()]
    told = [
        _company(kit.fit),
        *_said(kit.fit, "stage", knowledge),
        *_kind_of_work(kit.fit),
        _team(kit.fit, knowledge),
    ]
    return [sentence for sentence in told if sentence]


def level(kit: Kit) -> str:
    """Of this hire; as in a plan, who is here part-time is here."""
    if kit.fit is not None and kit.fit.headcount > 0:
        return f"You have {_people(kit.role, kit.fit)} already, {NOT_THE_FIRST}"
    first = kit.role.first_hire
    if first is None:
        return "Take somebody who has done this before, unless a colleague can teach them."
    return f"{LEVEL_WORDS[first.level]}. {first.because}"


def craft_by(kit: Kit, knowledge: Knowledge) -> str:
    """Who can judge the craft: somebody here, or whom to borrow."""
    here = kit.interviews.craft_by if kit.interviews else ()
    able = [knowledge.roles[role] for role in kit.role.interviewed_by]
    if here:
        return f"Asked by your {either(here)}."
    if not able:
        return "Asked by somebody who knows the craft."
    if kit.fit is None:
        return f"Asked by somebody who knows the craft: {either(able[:3])}."
    return (
        "Nobody on your team knows this craft well enough to judge it. Borrow"
        f" {either(able[:3], article=True)} for this talk."
    )


def together_by(kit: Kit) -> str:
    here = kit.interviews.together_by if kit.interviews else ()
    if here:
        return f"Asked by your {either(here)}, to whom the new person hands over."
    return "Asked by whoever will lead the new person."


def mentor(kit: Kit, knowledge: Knowledge) -> str:
    if kit.mentors:
        return f"Guided by your {either(kit.mentors[:2])}."
    able = [knowledge.roles[role] for role in kit.role.mentored_by]
    if not able or kit.fit is None:
        return "Name somebody who guides the new person from the first day."
    names = either(able[:3], article=True)
    return f"Nobody on your team can guide the new person: find {names} outside who will."


def first_days(role: Role) -> list[tuple[str, str]]:
    """Pairs of when and what."""
    days = role.first_days
    if days is None:
        return []
    return [("Day 30", days.day_30), ("Day 60", days.day_60), ("Day 90", days.day_90)]


def either(roles: Sequence[Role], *, article: bool = False) -> str:
    """Such as "ML lead or ML engineer"."""
    names = [with_article(role.one) if article else role.one for role in roles]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _company(fit: RoleFit) -> str:
    size = fit.facts["company_size"]
    people = "(…)" if size.value is None else number_text(_whole(size.value))
    return f"We are (… what the company does), {people} people."


def _said(fit: RoleFit, name: str, knowledge: Knowledge) -> list[str]:
    fact = fit.facts[name]
    says = knowledge.fields[name].says.get(key_of(fact.value))
    return [f"{upper_first(says)}."] if says and fact.origin is Origin.TOLD else []


def _kind_of_work(fit: RoleFit) -> list[str]:
    value = fit.facts["workload"].value
    return [f"We work with {WORK_WORDS[Workload(str(value))]}."] if value else []


def _team(fit: RoleFit, knowledge: Knowledge) -> str:
    present = fit.facts.present(knowledge.roles)
    people = [_people(knowledge.roles[role], fit) for role in present]
    if not people:
        return "You are the first in this team."
    return f"Our team today: {_and(people)}."


def _people(role: Role, fit: RoleFit) -> str:
    """As it may stand in an advert: who counts there is the person, not the post."""
    count = _whole(fit.facts[f"headcount.{role.id}"].value)
    if count < 1:
        return f"a part-time {role.one}"
    if isinstance(count, float):
        return f"{role.many} ({number_text(count)} full-time posts)"
    return f"{number_text(count)} {role.one if count == 1 else role.many}"


def _team_to_fill_in() -> str:
    return "Our team today: (… who is on it)."


def _and(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def _whole(value: object) -> float:
    number = float(str(value))
    return int(number) if number.is_integer() else number
