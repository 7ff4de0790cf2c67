"""The knowledge cut into passages: so short that one can be read as an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.schema import (
    Band,
    Benchmark,
    FirstDays,
    Knowledge,
    Level,
    Role,
    RoleId,
    Rule,
    SizeBand,
    TargetTeam,
    Tip,
    in_sentence,
)

MOST_ENTRIES = 5


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Plain text, all of it the knowledge's own sentences and phrases."""

    item: str
    """The id of the role, rule, tip, team, benchmark or size that it comes from."""
    part: str
    """Which passage of the item, such as "hire_when"."""
    title: str
    text: str = ""
    why: str = ""
    entries: tuple[str, ...] = ()
    """What stands in a list below the text."""
    note: str = ""
    """How far it carries."""
    level: Level | None = None
    """Of the first person in a role, where it is about that."""
    unless: str = ""
    """When it does not hold."""
    contrary: str = ""
    """What others would say."""
    roles: tuple[RoleId, ...] = ()
    """Whom it is about."""
    bands: tuple[Band, ...] = ()
    """Which sizes of company it is for; none where it is for all."""
    sources: tuple[str, ...]
    against: tuple[str, ...] = ()
    is_of_role: bool = False
    """Whether it describes a role, and not only speaks of it."""


def list_passages(knowledge: Knowledge) -> list[Passage]:
    """In the order in which they are preferred where several fit as well."""
    return [
        *(passage for role in knowledge.roles.values() for passage in _of_role(role, knowledge)),
        # A fallback speaks only of what was told and found to be in order.
        *(_of_rule(rule) for rule in knowledge.rules.values() if not rule.fallback),
        *(_of_tip(tip, band, knowledge) for band, tips in knowledge.tips.items() for tip in tips),
        *(_of_benchmark(one, knowledge) for one in knowledge.benchmarks.values()),
        *(_of_team(team, knowledge) for team in knowledge.teams.values()),
        *(_of_size(size, knowledge) for size in knowledge.sizes.values()),
    ]


def phrase(knowledge: Knowledge, name: str, **values: str) -> str:
    """One of the phrases for passages, with its placeholders filled in."""
    return knowledge.phrases[f"passage_{name}"].text.format(**values)


def _of_role(role: Role, knowledge: Knowledge) -> Iterator[Passage]:
    for part, text, entries in _parts(role, knowledge):
        if text or entries:
            yield Passage(
                item=role.id,
                part=part,
                title=f"{role.title}: {phrase(knowledge, part)}",
                text=text,
                entries=tuple(entries[:MOST_ENTRIES]),
                level=role.first_hire.level if role.first_hire and part == "first_hire" else None,
                roles=(role.id,),
                sources=role.sources,
                is_of_role=True,
            )


def _parts(role: Role, knowledge: Knowledge) -> list[tuple[str, str, tuple[str, ...]]]:
    """The part, its text and its entries; empty where nothing is known."""
    first = role.first_hire
    return [
        ("mission", role.mission, role.responsibilities),
        ("skills", "", role.skills),
        ("is_not", "", role.is_not),
        ("success", "", role.success),
        ("works_with", "", tuple(_neighbours(role, knowledge))),
        ("hire_when", *_hire_when(role, knowledge)),
        ("not_yet", *_not_yet(role, knowledge)),
        ("mistakes", "", role.mistakes),
        ("cover", role.cover, ()),
        ("first_hire", first.because if first else "", ()),
        ("interview", *_interview(role, knowledge)),
        ("first_days", "", tuple(_first_days(role.first_days, knowledge))),
    ]


def _neighbours(role: Role, knowledge: Knowledge) -> Iterator[str]:
    for name, others in (("hands_to", role.hands_to), ("shares_with", role.shares_with)):
        for other, what in others.items():
            yield phrase(knowledge, name, role=knowledge.roles[other].many, title=what)


def _hire_when(role: Role, knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    before = tuple(requirement.first for requirement in role.requires)
    text = phrase(knowledge, "before", first=role.hire_when) if before else role.hire_when
    return text, before


def _not_yet(role: Role, knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    """The reasons speak to a team as if they held for it, so it is said that they may not."""
    reasons = tuple(reason.because for reason in role.not_yet)
    return phrase(knowledge, "if_one_holds") if reasons else "", reasons


def _interview(role: Role, knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    judges = ", ".join(knowledge.roles[judge].many for judge in role.interviewed_by)
    focus = role.interview.focus if role.interview else ()
    return phrase(knowledge, "judges", role=judges) if judges else "", focus


def _first_days(days: FirstDays | None, knowledge: Knowledge) -> Iterator[str]:
    if days is not None:
        for day, what in (("30", days.day_30), ("60", days.day_60), ("90", days.day_90)):
            yield phrase(knowledge, "day", count=day, title=what)


def _of_rule(rule: Rule) -> Passage:
    return Passage(
        item=rule.id,
        part="advice",
        title=rule.title,
        text=rule.advice,
        why=rule.why,
        unless=rule.unless or "",
        roles=(rule.role,) if rule.role else (),
        bands=_bands(rule),
        sources=rule.sources,
        against=rule.against,
    )


def _bands(rule: Rule) -> tuple[Band, ...]:
    """The sizes that its conditions ask for."""
    asked = " ".join(condition for condition in rule.when if "size_band" in condition)
    return tuple(band for band in Band if f"'{band}'" in asked and "!=" not in asked)


def _of_tip(tip: Tip, band: Band, knowledge: Knowledge) -> Passage:
    return Passage(
        item=tip.id,
        part="tip",
        title=phrase(knowledge, f"tip_{band}"),
        text=tip.text,
        bands=(band,),
        sources=tip.sources,
        against=tip.against,
    )


def _of_benchmark(benchmark: Benchmark, knowledge: Knowledge) -> Passage:
    title = in_sentence(benchmark.title) if knowledge.is_english else benchmark.title
    return Passage(
        item=benchmark.id,
        part="benchmark",
        title=phrase(knowledge, "others_have", title=title),
        text=f"{benchmark.figure}. {benchmark.spread}.",
        note=f"{benchmark.sample}, {benchmark.year}. {benchmark.limits}",
        sources=(benchmark.source,),
    )


def _of_team(team: TargetTeam, knowledge: Knowledge) -> Passage:
    stage = knowledge.fields["stage"].values[team.stage].partition(":")[0]
    work = "language_models" if team.language_models else team.size_band or "any"
    return Passage(
        item=team.id,
        part="team",
        title=phrase(knowledge, f"team_{work}", title=stage),
        text=team.summary,
        why=team.reasoning,
        contrary=team.contrary,
        bands=(team.size_band,) if team.size_band else (),
        sources=team.sources,
        against=team.against,
    )


def _of_size(size: SizeBand, knowledge: Knowledge) -> Passage:
    least, most = str(size.from_employees), str(size.to_employees or "")
    name = "size" if most else "size_last"
    return Passage(
        item=size.id,
        part="size",
        title=phrase(knowledge, f"size_{size.id}"),
        text=phrase(knowledge, name, title=size.title, least=least, most=most),
        sources=size.sources,
    )
