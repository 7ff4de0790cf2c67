"""What the business case for hires and the one against them have in common, in Markdown.

Every number in a case is the profile's, the person's, or of a source that is named next to it; so
there are no salaries, no returns, and no changes that turn on a number of ours.
"""

from abc import ABC, abstractmethod
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
from bot.usecases.plan import ChannelPlan, money
from bot.views.facts import evidence_text, fact_text, origin_mark
from bot.views.plan_words import LOOK_NEXT, ORIENTATION, compared_text
from knowledge.advice.answer import Finding, Recommendation, plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Fact, Origin
from knowledge.schema import Knowledge, Rule, TargetTeam

EVIDENCE = "Evidence"
ASSUMED = "What is assumed"
CHANGES = "What would change this"
LATER = "Later"
ALTERNATIVES = "Alternatives considered"
_NO_SALARIES = "No salary is estimated here: what a post costs is for you to say."

Sections = list[tuple[str, Iterator[str]]]


class Case(ABC):
    """One document in the making."""

    title: str

    def __init__(self, planned: ChannelPlan, knowledge: Knowledge) -> None:
        self._planned = planned
        self._plan = planned.plan
        self._knowledge = knowledge
        self._cited: dict[str, None] = {}

    def text(self) -> str:
        # Each is written in its turn, because the sources are those that were named before.
        sections = [*self._sections(), ("Sources", self._sources())]
        written = [(title, [part for part in body if part]) for title, body in sections]
        parts = ((f"## {title}", *body) for title, body in written if body)
        return paragraphs([f"# {self.title}", self._origin(), *chain.from_iterable(parts)]) + "\n"

    @abstractmethod
    def _sections(self) -> Sections:
        """The titles with what stands below them; without any text a title is left out."""

    def _origin(self) -> str:
        version = self._planned.found.version
        day = f"{version.saved_at.day} {version.saved_at:%B %Y}"
        return f"From version {version.version} of the team profile, saved on {day}."

    def _argue(self, rule: Rule) -> Iterator[str]:
        """What a rule says, why, and what it rests on."""
        text = f"{escape(rule.advice)} {escape(rule.why)} {self._because(rule)}"
        yield f"**{escape(rule.title)}.** {text}".strip()
        yield self._cite("Sources", rule.sources)

    def _argue_team(self, team: TargetTeam) -> Iterator[str]:
        text = f"{team.summary} {team.reasoning} This is {ORIENTATION}."
        yield f"**The target team for this size and stage.** {escape(text)}"
        yield self._cite("Sources", team.sources)

    def _findings(self, title: str, findings: Iterable[Finding]) -> Iterator[str]:
        for place, one in enumerate(findings):
            yield title if place == 0 else ""
            yield bullets([escape(one.advice)])
            yield self._cite("Sources", self._knowledge.rules[one.rule].sources)

    def _because(self, rule: Rule) -> str:
        reason = self._planned.reasons.get(rule.id)
        if reason is None or not reason.found.evidence:
            return ""
        told = (evidence_text(one, self._knowledge) for one in reason.found.evidence)
        start = "With the hires before it" if reason.is_by_then else "Because"
        return f"{start}: {', '.join(map(from_slack, told))}."

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
        used = [e.fact for one in self._rested_on() for e in one.evidence]
        names = [name for name in (*heads, *told, *used) if name in facts.by_name]
        return [facts[name] for name in dict.fromkeys(names)]

    def _rested_on(self) -> Iterator[Recommendation]:
        yield from self._planned.found.open
        yield from (reason.found for reason in self._planned.reasons.values())

    def _look_next(self) -> Iterator[str]:
        """The target team, where the advice is to hire nobody (more)."""
        if not self._plan.orientation or self._plan.team is None:
            return
        when = "after these hires" if self._plan.steps else "today"
        yield f"This is no advice to hire. In full-time posts {when}:"
        lines = (compared_text(one, self._knowledge) for one in self._plan.orientation)
        yield bullets(map(escape, lines))
        yield from self._argue_team(self._plan.team)

    def _instead_of_team(self) -> Iterator[str]:
        if self._plan.team is None:
            return
        yield "### Instead of the target team"
        yield f"Contrary view: {escape(self._plan.team.contrary)}"
        yield self._cite("Against", self._plan.team.against or self._plan.team.sources)

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

    def _changes(self) -> Iterator[str]:
        found = [reason.found for reason in self._planned.reasons.values()]
        yield bullets([*chain.from_iterable(map(self._changes_of, found)), *self._always()])

    def _always(self) -> Iterator[str]:
        """What would change the plan whatever it rests on."""
        if self._plan.orientation or any(step.rule is None for step in self._plan.steps):
            yield "Another size, stage or kind of ML has another target team."
        yield "Each hire, and each change of the team profile: the order is worked out anew."

    def _changes_of(self, found: Recommendation) -> Iterator[str]:
        title = self._knowledge.rules[found.rule].title
        for one in found.would_change:
            # Where it turns on a number, that number is the rule's own and has no source.
            if not has_number(one.change):
                change = f"there were {one.change}" if "headcount" in one.patch else one.change
                then = "less urgent" if has_number(one.then) else one.then
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
        return self._cite("Sources", ids) if any(map(has_number, texts)) else ""

    def _cite(self, label: str, ids: Iterable[str]) -> str:
        named = list(ids)
        self._cited |= dict.fromkeys(named)
        return cited(label, (self._knowledge.sources[one] for one in named))

    @property
    def _look_next_section(self) -> tuple[str, Iterator[str]]:
        return LOOK_NEXT, self._look_next()


def has_number(text: str) -> bool:
    return any(map(str.isdigit, text))
