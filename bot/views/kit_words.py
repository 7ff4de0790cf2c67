"""The sentences of a hiring kit, for the message and for the file alike. Plain text, not escaped.

What stands in round brackets with an ellipsis is left for the people to fill in.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.language import list_text, say
from bot.usecases.kit import Kit
from bot.usecases.role_fit import RoleFit
from bot.views.facts import number_text
from bot.views.text import upper_first, with_article
from bot.views.words import no_gap
from knowledge.advice.facts import Origin, key_of
from knowledge.advice.profile import Workload
from knowledge.schema import Knowledge, Role

MOST_NAMED = 3


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
        return Why(say("kit-hire-when"), upper_first(kit.role.hire_when))
    asks = fit.asks_for_it
    if asks is not None:
        return Why(say("kit-why-here"), asks.advice, knowledge.rules[asks.rule].why)
    first = before_advertising(kit)
    against = [one for one in fit.against if not any(step in one for step in first)]
    if first and not against:
        return None
    return Why(say("kit-needed-now"), next(iter(against), no_gap(kit.role)))


def before_advertising(kit: Kit) -> list[str]:
    """What has to be true first."""
    if kit.fit is None:
        return []
    frozen = kit.fit.facts["hiring_possible"].value is False
    return [*([say("kit-no-post")] if frozen else []), *(one.first for one in kit.fit.unmet)]


def about_us(kit: Kit, knowledge: Knowledge) -> list[str]:
    """What a candidate wants to know of the company and the team, as far as it was told."""
    if kit.fit is None:
        return [say("kit-we-untold"), say("kit-team-untold")]
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
        return say("kit-level-not-first", people=_people(kit.role, kit.fit))
    first = kit.role.first_hire
    if first is None:
        return say("kit-level-untold")
    return say(f"kit-level-{first.level}", because=first.because)


def craft_by(kit: Kit, knowledge: Knowledge) -> str:
    """Who can judge the craft: somebody here, or whom to borrow."""
    here = kit.interviews.craft_by if kit.interviews else ()
    able = [knowledge.roles[role] for role in kit.role.interviewed_by][:MOST_NAMED]
    if here:
        return say("kit-asked-by", roles=either(here))
    if not able:
        return say("kit-asked-by-anybody")
    if kit.fit is None:
        return say("kit-asked-by-such", roles=either(able))
    return say("kit-asked-by-borrowed", roles=either(able, article=True))


def together_by(kit: Kit) -> str:
    here = kit.interviews.together_by if kit.interviews else ()
    return say("kit-together-by", roles=either(here)) if here else say("kit-asked-by-lead")


def mentor(kit: Kit, knowledge: Knowledge) -> str:
    if kit.mentors:
        return say("kit-mentor", roles=either(kit.mentors[:2]))
    able = [knowledge.roles[role] for role in kit.role.mentored_by][:MOST_NAMED]
    if not able or kit.fit is None:
        return say("kit-mentor-untold")
    return say("kit-mentor-outside", roles=either(able, article=True))


def first_days(role: Role) -> list[tuple[str, str]]:
    """Pairs of when and what."""
    days = role.first_days
    if days is None:
        return []
    texts = zip((30, 60, 90), (days.day_30, days.day_60, days.day_90), strict=True)
    return [(say("kit-day", number=number), text) for number, text in texts]


def first_talk() -> list[str]:
    return [say("kit-talk-done-before"), say("kit-talk-start-with")]


def either(roles: Sequence[Role], *, article: bool = False) -> str:
    """Such as "ML lead or ML engineer"."""
    names = [with_article(role.one) if article else role.one for role in roles]
    return list_text(names, either=True)


def _company(fit: RoleFit) -> str:
    size = fit.facts["company_size"].value
    return say("kit-we-unknown") if size is None else say("kit-we", people=_whole(size))


def _said(fit: RoleFit, name: str, knowledge: Knowledge) -> list[str]:
    fact = fit.facts[name]
    says = knowledge.fields[name].says.get(key_of(fact.value))
    return [f"{upper_first(says)}."] if says and fact.origin is Origin.TOLD else []


def _kind_of_work(fit: RoleFit) -> list[str]:
    value = fit.facts["workload"].value
    return [say(f"kit-work-{Workload(str(value))}")] if value else []


def _team(fit: RoleFit, knowledge: Knowledge) -> str:
    present = fit.facts.present(knowledge.roles)
    people = [_people(knowledge.roles[role], fit) for role in present]
    return say("kit-team", people=list_text(people)) if people else say("kit-team-empty")


def _people(role: Role, fit: RoleFit) -> str:
    """As it may stand in an advert: who counts there is the person, not the post."""
    count = _whole(fit.facts[f"headcount.{role.id}"].value)
    if count < 1:
        return say("kit-people-part", one=role.one)
    if isinstance(count, float):
        return say("kit-people-posts", count=number_text(count), many=role.many)
    return say("kit-people", count=count, one=role.one, many=role.many)


def _whole(value: object) -> float:
    number = float(str(value))
    return int(number) if number.is_integer() else number
