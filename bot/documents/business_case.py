"""A plan as a business case for finance, in Markdown.

Every number in it is the profile's, the person's, or of a source that is named next to it; so
there are no salaries, no returns, and no changes that turn on a number of ours.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from bot.documents.markdown import (
    bullets,
    cited,
    escape,
    from_slack,
    paragraphs,
    source_entry,
    source_name,
)
from bot.reply import Document
from bot.usecases.plan import ChannelPlan, money
from bot.views.facts import evidence_text, fact_text, origin_mark
from bot.views.plan_words import (
    LEVELS,
    MUST_GROW,
    MUST_GROW_SOURCE,
    ORDINALS,
    after_text,
    basis_text,
    cap_text,
    cost_text,
    effects,
    helpers_text,
    step_text,
    step_title,
)
from bot.views.text import upper_first
from knowledge.advice.answer import Evidence, Recommendation, plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Fact, Origin
from knowledge.advice.plan import Step
from knowledge.schema import Knowledge, Role, Rule, TargetTeam

FILENAME = "business-case-ml-team.md"
TITLE = "Business case: next hires for the machine-learning team"
_WAIT = "the post stays empty, and no rule is settled by it alone"
_NO_RISK = "No harm of waiting is written down for this advice; its reason stands under Need."
_NOT_MEASURED = "These are conclusions from the reasons under Need, and not measurements."
_NO_SALARIES = "No salary is estimated here: what a post costs is for you to say."


def business_case(planned: ChannelPlan, knowledge: Knowledge) -> Document:
    case = _Case(planned, knowledge)
    return Document(FILENAME, TITLE, case.text())


class _Case:
    """One document in the making."""

    def __init__(self, planned: ChannelPlan, knowledge: Knowledge) -> None:
        self._planned = planned
        self._plan = planned.plan
        self._knowledge = knowledge
        self._cited: dict[str, None] = {}
        self._steps = list(zip(ORDINALS, planned.plan.steps, strict=False))
        self._recommended = {one.rule: one for one in planned.found.open}

    def text(self) -> str:
        # Each is written in its turn, because the sources are those that were named before.
        sections = [
            ("Summary", self._summary()),
            ("Need", self._need()),
            ("Evidence", self._evidence()),
            ("Proposed posts, in order", self._posts()),
            ("Risk of not hiring", self._risks()),
            ("Alternatives considered", self._alternatives()),
            ("Later", self._later()),
            ("First 30, 60 and 90 days", self._first_days()),
            ("What would change this", self._changes()),
            ("What is assumed", self._assumed()),
            ("Sources", self._sources()),
        ]
        written = [(title, [part for part in body if part]) for title, body in sections]
        parts = ((f"## {title}", *body) for title, body in written if body)
        return paragraphs([f"# {TITLE}", self._origin(), *chain.from_iterable(parts)]) + "\n"

    def _origin(self) -> str:
        version = self._planned.found.version
        day = f"{version.saved_at.day} {version.saved_at:%B %Y}"
        return f"From version {version.version} of the team profile, saved on {day}."

    def _summary(self) -> Iterator[str]:
        plan = self._plan
        if not plan.steps:
            yield "**Hire nobody yet.**" if plan.hold else "**No hire is proposed now.**"
            return
        if not plan.can_hire:
            yield "Nobody can be hired now. This is the order for when hiring opens."
        names = (f"{name}: {step_title(step, self._knowledge)}" for name, step in self._steps)
        yield bullets(escape(upper_first(name)) for name in names)
        yield escape(f"{cap_text(self._planned)} {cost_text(self._planned)}".strip())
        yield escape(after_text(plan, self._knowledge))

    def _need(self) -> Iterator[str]:
        plan = self._plan
        hold = [plan.hold.rule] if plan.hold and not plan.steps else []
        for rule in map(self._knowledge.rules.__getitem__, [*hold, *self._rules()]):
            text = f"{escape(rule.advice)} {escape(rule.why)} {self._because(rule)}"
            yield f"**{escape(rule.title)}.** {text}".strip()
            yield self._cite("Sources", rule.sources)
        if self._rests_on_team and plan.team:
            yield from self._target(plan.team)
        if plan.first or plan.instead:
            yield "Before any hire, or while nobody can be hired:"
        for one in (*plan.first, *plan.instead):
            yield bullets([escape(one.advice)])
            yield self._cite("Sources", self._knowledge.rules[one.rule].sources)

    def _target(self, team: TargetTeam) -> Iterator[str]:
        text = f"{team.summary} {team.reasoning} This is an orientation, not a rule."
        yield f"**The target team for this size and stage.** {escape(text)}"
        yield self._cite("Sources", team.sources)

    def _because(self, rule: Rule) -> str:
        found = self._recommended.get(rule.id)
        return f"Because: {self._facts(found.evidence)}." if found else ""

    def _facts(self, evidence: Iterable[Evidence]) -> str:
        return ", ".join(from_slack(evidence_text(one, self._knowledge)) for one in evidence)

    def _evidence(self) -> Iterator[str]:
        profile, lines = self._planned.found.version.profile, []
        for fact in self._known():
            mark = " (told)" if fact.origin is Origin.TOLD else origin_mark(fact.origin)
            value = plain_number(fact.value)
            lines.append(f"{from_slack(fact_text(fact.name, value, self._knowledge))}{mark}")
        if profile.budget is not None:
            lines.append(f"Budget: {money(profile.budget, profile.currency)} (told)")
        yield bullets(lines)

    def _known(self) -> list[Fact]:
        """What was told, and what advice rests on although nobody told it."""
        profile = self._planned.found.version.profile
        facts = derive_facts(profile, self._knowledge)
        told = profile.told()
        heads = [f"headcount.{role}" for role in told.pop("headcount", {})]
        used = [e.fact for one in self._planned.found.open for e in one.evidence]
        names = [name for name in (*heads, *told, *used) if name in facts.by_name]
        return [facts[name] for name in dict.fromkeys(names)]

    def _posts(self) -> Iterator[str]:
        for place, (name, step) in enumerate(self._steps):
            role, earlier = self._knowledge.roles[step.role], self._plan.steps[:place]
            yield f"### {upper_first(name)}: {escape(step_title(step, self._knowledge))}"
            yield escape(step_text(step, earlier, self._knowledge))
            level = role.first_hire if step.is_first else None
            yield bullets(
                escape(line)
                for line in (
                    *([f"{upper_first(LEVELS[level.level])}: {level.because}"] if level else []),
                    *effects(step, self._knowledge),
                    helpers_text(step, earlier, self._knowledge),
                    basis_text(step),
                )
            )
            yield self._cite("Sources", self._basis(step))
            yield self._cite("Sources on the role", role.sources)
        if self._plan.engineers_must_grow:
            yield escape(MUST_GROW)
            yield self._cite("Source", [MUST_GROW_SOURCE])

    def _risks(self) -> Iterator[str]:
        rules = [self._knowledge.rules[rule] for rule in self._rules()]
        if any(rule.risk for rule in rules):
            yield _NOT_MEASURED
        for rule in rules:
            question = f"The question that shows it: {rule.follow_up.question}"
            yield f"**{escape(rule.title)}.** {escape(rule.risk or _NO_RISK)} {escape(question)}"
            yield self._cite_numbers([rule.risk or "", question], rule.sources)
        if self._rests_on_team:
            yield (
                "For the posts that rest on the target team only, no rule names a harm of leaving"
                " them empty."
            )

    def _alternatives(self) -> Iterator[str]:
        for role in self._roles():
            steps = [step for _, step in self._steps if step.role == role.id]
            yield f"### Instead of hiring for the role of {escape(role.one)}"
            ways = list(self._ways(role, steps))
            yield bullets(ways)
            yield self._cite_numbers(ways, role.sources)
            for basis in {step.rule: step for step in steps if step.rule}.values():
                yield from self._contrary(self._knowledge.rules[basis.rule or ""])
        if self._rests_on_team and self._plan.team:
            yield "### Instead of the target team"
            yield f"Contrary view: {escape(self._plan.team.contrary)}"
            yield self._cite("Against", self._plan.team.against or self._plan.team.sources)

    def _ways(self, role: Role, steps: list[Step]) -> Iterator[str]:
        there = [one for one in role.grow_from if steps[0].before.headcount.get(one)]
        usual = " or ".join(self._knowledge.roles[one].many for one in there or role.grow_from)
        if there:
            yield f"Grow: one of the {usual} could grow into the role."
        elif usual:
            yield f"Grow: the role grows out of {usual}, and nobody of them is on the team."
        yield f"Borrow or buy: {escape(role.cover)}"
        settled = dict.fromkeys(rule for step in steps for rule in step.settles)
        titles = ", ".join(f"“{self._knowledge.rules[rule].title}”" for rule in settled)
        yield escape(f"Wait: {f'this stays open: {titles}' if titles else _WAIT}.")

    def _contrary(self, rule: Rule) -> Iterator[str]:
        if rule.unless:
            yield f"Contrary view: {escape(rule.unless)}"
        yield self._cite("Against", rule.against)

    def _later(self) -> Iterator[str]:
        for one in self._plan.later:
            role = self._knowledge.roles[one.role]
            yield bullets([f"{escape(role.title)}: {escape(one.because)}"])
            sources = self._knowledge.rules[one.rule].sources if one.rule else ()
            yield self._cite("Sources", dict.fromkeys([*sources, *role.sources]))

    def _first_days(self) -> Iterator[str]:
        for role in self._roles():
            if role.first_days is None:
                continue
            days = role.first_days
            yield f"### {escape(role.title)}"
            texts = (days.day_30, days.day_60, days.day_90)
            after = zip((30, 60, 90), texts, strict=True)
            yield bullets(f"Day {number}: {escape(text)}" for number, text in after)
            yield self._cite_numbers(texts, role.sources)

    def _changes(self) -> Iterator[str]:
        hold = [self._plan.hold.rule] if self._plan.hold else []
        rules = dict.fromkeys([*hold, *self._rules()])
        found = [self._recommended[rule] for rule in rules if rule in self._recommended]
        yield bullets(
            [
                *chain.from_iterable(map(self._changes_of, found)),
                "Each hire, and each change of the team profile: the order is worked out anew.",
            ]
        )

    def _changes_of(self, found: Recommendation) -> Iterator[str]:
        title = self._knowledge.rules[found.rule].title
        for one in found.would_change:
            # Where it turns on a number, that number is the rule's own and has no source.
            if not _has_number(one.change):
                change = f"there were {one.change}" if "headcount" in one.patch else one.change
                then = "less urgent" if _has_number(one.then) else one.then
                yield escape(f"“{title}”: {then} if {change}.")

    def _assumed(self) -> Iterator[str]:
        facts = derive_facts(self._planned.found.version.profile, self._knowledge)
        untold = [facts[name] for name in self._planned.found.advice.assumed]
        known = [fact for fact in untold if fact.value is not None]
        words = [fact_text(f.name, plain_number(f.value), self._knowledge) for f in known]
        labels = [self._knowledge.fields[f.name].label for f in untold if f.value is None]
        yield bullets(
            [
                *(f"Assumed, because nobody told: {from_slack(word)}." for word in words),
                *([f"Not known, because nobody told: {escape(', '.join(labels))}."] * bool(labels)),
                _NO_SALARIES,
            ]
        )

    def _sources(self) -> Iterator[str]:
        named = sorted((self._knowledge.sources[one] for one in self._cited), key=source_name)
        yield bullets(map(source_entry, named))

    def _cite_numbers(self, texts: Iterable[str], ids: Iterable[str]) -> str:
        """Names the sources where the text has a number; they stand with the post as well."""
        return self._cite("Sources", ids) if any(map(_has_number, texts)) else ""

    def _cite(self, label: str, ids: Iterable[str]) -> str:
        named = list(ids)
        self._cited |= dict.fromkeys(named)
        return cited(label, (self._knowledge.sources[one] for one in named))

    def _basis(self, step: Step) -> list[str]:
        """The sources of all that a step names."""
        of_rule = self._knowledge.rules[step.rule].sources if step.rule else ()
        names_team = step.rule is None or step.beyond is not None
        of_team = self._plan.team.sources if self._plan.team and names_team else ()
        return list(dict.fromkeys([*of_rule, *of_team]))

    def _rules(self) -> list[str]:
        """The rules behind the steps, each once."""
        return list(dict.fromkeys(step.rule for step in self._plan.steps if step.rule))

    def _roles(self) -> list[Role]:
        roles = dict.fromkeys(step.role for step in self._plan.steps)
        return [self._knowledge.roles[role] for role in roles]

    @property
    def _rests_on_team(self) -> bool:
        return any(step.rule is None for step in self._plan.steps)


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text))
