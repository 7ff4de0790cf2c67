"""Items of the knowledge base in words, each as a list of parts: a heading with text or a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.advice.facts import FIELDS_BEHIND, GROUPS, is_constant
from knowledge.catalogue import find_citations, find_readers, names_in
from knowledge.schema import (
    Benchmark,
    Duty,
    Example,
    HiringTip,
    Knowledge,
    Reading,
    Requirement,
    Role,
    Rule,
    SizeBand,
    Source,
    TargetTeam,
    Threshold,
    Tip,
    Value,
)

Part = tuple[str, str | Sequence[str]]
Parts = Iterator[Part]

READINGS: Mapping[Reading, str] = {
    Reading.FULL: "read in full",
    Reading.PASSAGE: "read in the passage that is cited",
    Reading.SECOND_HAND: "known from what others write about it",
}


def parts_of(item: Value, item_id: str, knowledge: Knowledge) -> list[Part]:
    """Everything that is known about the item, without what is empty."""
    parts = [*_own_parts(item, item_id, knowledge), *_cited(item, knowledge)]
    return [(title, text) for title, text in parts if text]


def _own_parts(item: Value, item_id: str, knowledge: Knowledge) -> Parts:
    match item:
        case Role():
            return _role(item, knowledge)
        case Rule():
            return _rule(item, knowledge)
        case Source():
            return _source(item, knowledge)
        case TargetTeam():
            return _team(item, knowledge)
        case Benchmark():
            return _benchmark(item, knowledge)
        case _:
            return _small(item, item_id, knowledge)


def _small(item: Value, item_id: str, knowledge: Knowledge) -> Parts:
    match item:
        case Threshold():
            yield from _threshold(item, item_id, knowledge)
        case Tip():
            yield "Tip", item.text
            bands = (band for band, tips in knowledge.tips.items() if item in tips)
            yield "For", ", ".join(f"{band} companies" for band in bands)
            yield "Says the same as", list(item.repeats)
        case HiringTip():
            yield "Tip", item.text
            yield "For", _named(item.roles, knowledge) or "all roles"
            yield "Step", item.step
        case SizeBand():
            end = f"to {item.to_employees}" if item.to_employees else "or more"
            yield "Employees", f"{item.from_employees} {end}"
            yield "Tips", [f"{tip.id}: {tip.text}" for tip in knowledge.tips[item.id]]
        case Duty():
            yield "Roles that can do it", _named(item.roles, knowledge)
        case _:
            yield from _plain_values(item)


def _plain_values(item: Value) -> Parts:
    """The wording of moves and nudges, which has no words of its own for its keys."""
    for key, value in item:
        if key == "id":
            continue
        text = [str(one) for one in value] if isinstance(value, tuple) else str(value or "")
        yield key.replace("_", " ").capitalize(), text


def _role(role: Role, knowledge: Knowledge) -> Parts:
    yield "Mission", role.mission
    yield "Also understood", ", ".join([role.plural, *role.aliases])
    yield "In lists", f"number {role.position}{', and in the setup form' if role.core else ''}"
    yield "Does", role.responsibilities
    yield "Needs", role.skills
    yield "Is not", role.is_not
    yield "Signs of success", role.success
    yield "Hands over to", _with_titles(role.hands_to, knowledge)
    yield "Shares with", _with_titles(role.shares_with, knowledge)
    yield "Hire when", role.hire_when
    yield "First", [_requirement(one) for one in role.requires]
    yield "Not yet when", [f"{one.because} [{_all(one.when)}]" for one in role.not_yet]
    yield "Common mistakes", role.mistakes
    yield "Until then", role.cover
    yield "Grows from", _named(role.grow_from, knowledge)
    yield "Order of hiring, post by post", ", ".join(map(str, role.hiring_order))
    if role.first_hire:
        yield "Level of the first hire", f"{role.first_hire.level}: {role.first_hire.because}"
    yield from _interview(role, knowledge)
    if days := role.first_days:
        texts = (("30", days.day_30), ("60", days.day_60), ("90", days.day_90))
        yield "First 90 days", [f"After {number}: {text}" for number, text in texts]
    rules = (rule for rule in knowledge.rules.values() if rule.role == role.id)
    yield "Advice about it", [f"{rule.move}: {rule.title} ({rule.id})" for rule in rules]
    yield "In the conditions", _meanings(role, knowledge)


def _interview(role: Role, knowledge: Knowledge) -> Parts:
    if role.interview:
        yield "Interview", role.interview.focus
        for row in role.interview.rubric:
            answers = (("Weak", row.weak), ("Solid", row.solid), ("Strong", row.strong))
            yield f"Answers on: {row.skill}", [f"{mark}: {text}" for mark, text in answers]
    yield "Interviewed by", _named(role.interviewed_by, knowledge)
    yield "Mentored by", _named(role.mentored_by, knowledge)


def _rule(rule: Rule, knowledge: Knowledge) -> Parts:
    move = knowledge.moves[rule.move].title
    yield "Advice", rule.advice
    yield "Move", f"{move} ({rule.move})"
    yield "Role", _named([rule.role], knowledge) if rule.role else ""
    yield "Grows from", _named(rule.grow_from, knowledge)
    yield "When all of these hold", rule.when
    if rule.fallback:
        yield "Only if", "no hire and nothing of medium severity or above fired"
    yield "First", [_requirement(one) for one in rule.requires]
    raised = [f"{one.to} when {_all(one.when)}" for one in rule.raised]
    yield "Severity", "; ".join([rule.severity, *raised])
    yield "Place and subject", f"{rule.position} among its severity; {rule.concern}"
    yield "Confidence", rule.confidence
    yield "Why", rule.why
    yield "If nothing is done", rule.risk or ""
    yield "Unless", rule.unless
    yield f"Question after {rule.follow_up.weeks} weeks", rule.follow_up.question
    yield "In the conditions", _meanings(rule, knowledge)
    yield "Examples where it fires", [_example(one) for one in rule.examples.fires]
    yield "Examples where it stays silent", [_example(one) for one in rule.examples.silent]


def _source(source: Source, knowledge: Knowledge) -> Parts:
    yield "Publisher", f"{source.publisher}, {source.year or 'no year'}"
    yield "Address", source.address
    yield "Cited in short as", source.cite
    yield "Strength", f"{source.strength}; {READINGS[source.reading]}"
    yield "Look again on", str(source.recheck)
    yield "Note", source.note
    places = [
        f"{one.by.kind} {one.by.id}{' (as a voice against)' if one.is_against else ''}"
        for one in find_citations(source.id, knowledge)
    ]
    yield "Cited by", places or "nothing"


def _team(team: TargetTeam, knowledge: Knowledge) -> Parts:
    yield "Summary", team.summary
    size = f"{team.size_band} companies" if team.size_band else "companies of any size"
    work = ", for work on hosted language models" if team.language_models else ""
    yield "For", f"{size}{work}"
    yield "Stage", f"{knowledge.fields['stage'].values[team.stage]} ({team.stage})"
    yield (
        "Full-time posts, from the least to the most",
        [
            f"{knowledge.roles[role].title}: {span.least:g} to {span.most:g}"
            for role, span in team.headcount.items()
        ],
    )
    yield "Hired first", _named(team.hired_first, knowledge)
    yield "Why", team.reasoning
    yield "Others would say", team.contrary


def _benchmark(benchmark: Benchmark, knowledge: Knowledge) -> Parts:
    yield "Figure", benchmark.figure
    yield "Range", benchmark.spread
    yield "Sample", f"{benchmark.sample} (n = {benchmark.n:,}, {benchmark.year})"
    yield "Limits", benchmark.limits
    if benchmark.compares:
        label = knowledge.fields[benchmark.compares].label
        yield "Compare with", f"{label} (fact {benchmark.compares})"
    kinds = knowledge.fields["workload"].values
    yield "Holds for", [f"{kinds[one]} ({one})" for one in benchmark.workloads]
    yield "Use", "A check of plausibility, never a target."


def _threshold(threshold: Threshold, name: str, knowledge: Knowledge) -> Parts:
    yield "Value", f"{threshold.value:g}"
    yield "Meaning", threshold.meaning
    yield "In conditions", f"threshold.{name}"
    yield "Read by", readers_of(f"threshold.{name}", knowledge) or "the bot itself"
    yield "Sources", "" if threshold.sources else "none: our own estimate"


def readers_of(name: str, knowledge: Knowledge) -> list[str]:
    """The roles and rules with a condition on a fact, or on `threshold.<name>`, and other facts."""
    behind = {**FIELDS_BEHIND, **{n: [f"headcount.{r}" for r in of] for n, of in GROUPS.items()}}
    return [
        *(f"fact {derived}" for derived, names in behind.items() if name in names),
        *(f"{one.kind} {one.id}: {one.title}" for one in find_readers(name, knowledge)),
    ]


def _cited(item: Value, knowledge: Knowledge) -> Parts:
    for title, key in (("Sources", "sources"), ("Against", "against")):
        ids: Iterable[str] = getattr(item, key, ())
        yield title, [_source_text(knowledge.sources[id_]) for id_ in ids]
    if isinstance(item, Benchmark):
        yield "Source", _source_text(knowledge.sources[item.source])


def _source_text(source: Source) -> str:
    marks = f"{source.strength}, {READINGS[source.reading]}"
    where = f"{source.publisher}, {source.year or 'no year'}"
    return f"{source.title} ({where}; {marks}; id {source.id}) {source.address}"


def _meanings(item: Value, knowledge: Knowledge) -> list[str]:
    """What the names in its conditions stand for."""
    return [f"{name}: {_meaning_of(name, knowledge)}" for name in names_in(item)]


def _meaning_of(name: str, knowledge: Knowledge) -> str:
    """Of a fact or a threshold, in one line."""
    prefix, _, rest = name.partition(".")
    if is_constant(name):
        return f"{knowledge.thresholds[rest].value:g}"
    if rest:
        return f"full-time posts of {knowledge.roles[rest].many}"
    words = knowledge.fields[prefix]
    return words.question or words.hint


def _requirement(one: Requirement) -> str:
    missing = f"; who is missing: {one.role}" if one.role else ""
    return f"{one.first} [{_all(one.when)}{missing}]"


def _all(conditions: Iterable[str]) -> str:
    return " and ".join(conditions)


def _example(one: Example) -> str:
    told = (f"{name} {str(value).lower()}" for name, value in _flat(one.profile).items())
    return f"{one.because} [{', '.join(told) or 'nothing told'}]"


def _flat(profile: Mapping[str, object]) -> dict[str, object]:
    """Headcounts as facts of their own."""
    flat: dict[str, object] = {}
    for name, value in profile.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{key}": one for key, one in value.items()}
        else:
            flat[name] = value
    return flat


def _with_titles(named: Mapping[str, str], knowledge: Knowledge) -> list[str]:
    return [f"{knowledge.roles[id_].title}: {what}" for id_, what in named.items()]


def _named(ids: Iterable[str], knowledge: Knowledge) -> str:
    return ", ".join(f"{knowledge.roles[id_].title} ({id_})" for id_ in ids)
