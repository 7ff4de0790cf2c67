"""The knowledge cut into passages: so short that one can be read as an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.schema import (
    Band,
    Benchmark,
    FirstDays,
    Knowledge,
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
    """Plain text, all of it the knowledge's own sentences."""

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
        *(_of_tip(tip, band) for band, tips in knowledge.tips.items() for tip in tips),
        *(_of_benchmark(benchmark) for benchmark in knowledge.benchmarks.values()),
        *(_of_team(team, knowledge) for team in knowledge.teams.values()),
        *(_of_size(size) for size in knowledge.sizes.values()),
    ]


def _of_role(role: Role, knowledge: Knowledge) -> Iterator[Passage]:
    for part, title, text, entries in _parts(role, knowledge):
        if text or entries:
            yield Passage(
                item=role.id,
                part=part,
                title=f"{role.title}: {title}",
                text=text,
                entries=tuple(entries[:MOST_ENTRIES]),
                roles=(role.id,),
                sources=role.sources,
                is_of_role=True,
            )


def _parts(role: Role, knowledge: Knowledge) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The part, what its title says, its text and its entries; empty where nothing is known."""
    return [
        ("mission", "what they do", role.mission, role.responsibilities),
        ("skills", "which skills they need", "", role.skills),
        ("is_not", "what they are not", "", role.is_not),
        ("success", "signs that it goes well", "", role.success),
        ("works_with", "what they hand over and share", "", _neighbours(role, knowledge)),
        ("hire_when", "when to hire", *_hire_when(role)),
        ("not_yet", "when not to hire yet", *_not_yet(role)),
        ("mistakes", "common mistakes in hiring", "", role.mistakes),
        ("cover", "who can stand in", role.cover, ()),
        ("first_hire", "junior or senior", *_level(role)),
        ("interview", "what to ask in the interview", *_interview(role, knowledge)),
        ("first_days", "the first 90 days", "", _first_days(role.first_days)),
    ]


def _neighbours(role: Role, knowledge: Knowledge) -> tuple[str, ...]:
    handed = (f"To {knowledge.roles[to].many}: {what}" for to, what in role.hands_to.items())
    shared = (f"As {knowledge.roles[by].many} do: {what}" for by, what in role.shares_with.items())
    return (*handed, *shared)


def _hire_when(role: Role) -> tuple[str, tuple[str, ...]]:
    before = tuple(requirement.first for requirement in role.requires)
    return (f"{role.hire_when} Before that:" if before else role.hire_when, before)


def _not_yet(role: Role) -> tuple[str, tuple[str, ...]]:
    """The reasons speak to a team as if they held for it, so it is said that they may not."""
    reasons = tuple(reason.because for reason in role.not_yet)
    return ("Not yet, if one of these holds for you:" if reasons else "", reasons)


def _level(role: Role) -> tuple[str, tuple[str, ...]]:
    first = role.first_hire
    return (f"Level of the first one: {first.level}. {first.because}" if first else "", ())


def _interview(role: Role, knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    judges = ", ".join(knowledge.roles[judge].many for judge in role.interviewed_by)
    focus = role.interview.focus if role.interview else ()
    return (f"Who can judge the answers: {judges}." if judges else "", focus)


def _first_days(days: FirstDays | None) -> tuple[str, ...]:
    if days is None:
        return ()
    return (f"Day 30: {days.day_30}", f"Day 60: {days.day_60}", f"Day 90: {days.day_90}")


def _of_rule(rule: Rule) -> Passage:
    return Passage(
        item=rule.id,
        part="advice",
        title=rule.title,
        text=rule.advice,
        why=rule.why,
        note="\n".join(
            ["For a team in this situation.", *([f"Unless: {rule.unless}"] if rule.unless else [])]
        ),
        roles=(rule.role,) if rule.role else (),
        bands=_bands(rule),
        sources=rule.sources,
        against=rule.against,
    )


def _bands(rule: Rule) -> tuple[Band, ...]:
    """The sizes that its conditions ask for."""
    asked = " ".join(condition for condition in rule.when if "size_band" in condition)
    return tuple(band for band in Band if f"'{band}'" in asked and "!=" not in asked)


def _of_tip(tip: Tip, band: Band) -> Passage:
    return Passage(
        item=tip.id,
        part="tip",
        title=f"A tip for {band} companies",
        text=tip.text,
        bands=(band,),
        sources=tip.sources,
        against=tip.against,
    )


def _of_benchmark(benchmark: Benchmark) -> Passage:
    return Passage(
        item=benchmark.id,
        part="benchmark",
        title=f"What others have: {in_sentence(benchmark.title)}",
        text=f"{benchmark.figure}. {benchmark.spread}.",
        note=f"{benchmark.sample}, {benchmark.year}. {benchmark.limits}",
        sources=(benchmark.source,),
    )


def _of_team(team: TargetTeam, knowledge: Knowledge) -> Passage:
    stage = knowledge.fields["stage"].values[team.stage].partition(":")[0]
    size = f"a {team.size_band} company" if team.size_band else "any company"
    work = "language models" if team.language_models else size
    return Passage(
        item=team.id,
        part="team",
        title=f"A team for {work}, {stage[:1].lower()}{stage[1:]}",
        text=team.summary,
        why=team.reasoning,
        note=f"Others would say: {team.contrary}",
        bands=(team.size_band,) if team.size_band else (),
        sources=team.sources,
        against=team.against,
    )


def _of_size(size: SizeBand) -> Passage:
    end = f" to {size.to_employees}" if size.to_employees else " or more"
    return Passage(
        item=size.id,
        part="size",
        title=f"What counts as a {size.title.lower()} company",
        text=f"{size.title}: {size.from_employees}{end} employees.",
        sources=size.sources,
    )
