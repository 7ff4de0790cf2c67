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
from bot.language import day_text, say
from bot.usecases.plan import ChannelPlan, money
from bot.views.facts import evidence_text, fact_text, origin_mark
from bot.views.plan_words import quoted_titles
from bot.views.target_team import compared_text
from bot.views.text import inside
from knowledge.advice.answer import Change, Finding, Recommendation, plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Fact, Origin
from knowledge.schema import Knowledge, Move, Rule, TargetTeam

_BECOMES = "becomes "

Sections = list[tuple[str, Iterator[str]]]


class Case(ABC):
    """One document in the making."""

    def __init__(self, planned: ChannelPlan, knowledge: Knowledge) -> None:
        self._planned = planned
        self._plan = planned.plan
        self._knowledge = knowledge
        self._cited: dict[str, None] = {}

    def text(self) -> str:
        # Each is written in its turn, because the sources are those that were named before.
        sections = [*self._sections(), (say("case-sources"), self._sources())]
        written = [(title, [part for part in body if part]) for title, body in sections]
        parts = ((f"## {title}", *body) for title, body in written if body)
        return paragraphs([f"# {self.title}", self._origin(), *chain.from_iterable(parts)]) + "\n"

    @property
    @abstractmethod
    def title(self) -> str: ...

    @abstractmethod
    def _sections(self) -> Sections:
        """The titles with what stands below them; without any text a title is left out."""

    def _origin(self) -> str:
        version = self._planned.found.version
        day = day_text(version.saved_at.date())
        return say("case-origin", version=str(version.version), day=day)

    def _argue(self, rule: Rule) -> Iterator[str]:
        """What a rule says, why, and what it rests on."""
        text = f"{escape(rule.advice)} {escape(rule.why)} {self._because(rule)}"
        yield f"**{escape(rule.title)}.** {text}".strip()
        yield self._cite(say("document-sources"), rule.sources)

    def _argue_team(self, team: TargetTeam) -> Iterator[str]:
        text = f"{team.summary} {team.reasoning} {say('case-team-is')}"
        yield f"**{say('case-team-title')}** {escape(text)}"
        yield self._cite(say("document-sources"), team.sources)

    def _findings(self, title: str, findings: Iterable[Finding]) -> Iterator[str]:
        for place, one in enumerate(findings):
            yield title if place == 0 else ""
            yield bullets([escape(one.advice)])
            yield self._cite(say("document-sources"), self._knowledge.rules[one.rule].sources)

    def _because(self, rule: Rule) -> str:
        reason = self._planned.reasons.get(rule.id)
        if reason is None or not reason.found.evidence:
            return ""
        told = (evidence_text(one, self._knowledge) for one in reason.found.evidence)
        facts = ", ".join(map(from_slack, told))
        return say("case-because-by-then" if reason.is_by_then else "case-because", facts=facts)

    def _evidence(self) -> Iterator[str]:
        profile, lines = self._planned.found.version.profile, []
        for fact in self._known():
            words = from_slack(fact_text(fact.name, plain_number(fact.value), self._knowledge))
            is_told = fact.origin is Origin.TOLD
            mark = origin_mark(fact.origin)
            lines.append(say("case-told", fact=words) if is_told else f"{words}{mark}")
        if profile.budget is not None:
            amount = money(profile.budget, profile.currency)
            lines.append(say("case-budget", amount=amount))
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
        has_hires = bool(self._plan.steps)
        yield say("case-orientation-after" if has_hires else "case-orientation-today")
        lines = (compared_text(one, self._knowledge) for one in self._plan.orientation)
        yield bullets(map(escape, lines))
        yield from self._argue_team(self._plan.team)

    def _instead_of_team(self) -> Iterator[str]:
        if self._plan.team is None:
            return
        team = self._plan.team
        yield f"### {say('case-instead-of-team')}"
        yield say("case-contrary", view=escape(team.contrary))
        yield self._cite(say("document-against"), team.against or team.sources)

    def _contrary(self, rule: Rule) -> Iterator[str]:
        if rule.unless:
            yield say("case-contrary", view=escape(rule.unless))
        yield self._cite(say("document-against"), rule.against)

    def _later(self) -> Iterator[str]:
        for one in self._plan.later:
            role = self._knowledge.roles[one.role]
            because = escape(one.because)
            yield bullets([say("case-role-because", role=escape(role.title), because=because)])
            sources = self._knowledge.rules[one.rule].sources if one.rule else ()
            yield self._cite(say("document-sources"), dict.fromkeys([*sources, *role.sources]))

    def _changes(self) -> Iterator[str]:
        found = [reason.found for reason in self._planned.reasons.values()]
        yield bullets([*chain.from_iterable(map(self._changes_of, found)), *self._always()])

    def _always(self) -> Iterator[str]:
        """What would change the plan whatever it rests on."""
        if self._plan.orientation or any(step.rule is None for step in self._plan.steps):
            yield say("case-other-team")
        yield say("case-each-hire")

    def _changes_of(self, found: Recommendation) -> Iterator[str]:
        title = quoted_titles([found.rule], self._knowledge)
        for one in found.would_change:
            is_people, then = "headcount" in one.patch, self._then(one)
            if is_people:
                line = say("case-change-people", title=title, then=then, change=one.change)
                yield escape(line)
            # Where it turns on a number, that number is the rule's own and has no source.
            elif not has_number(one.change):
                yield escape(say("case-change", title=title, then=then, condition=one.change))

    def _then(self, change: Change) -> str:
        """What becomes of the advice, without the numbers of ranks."""
        if has_number(change.then):
            return say("case-then-lower")
        match change.then:
            case "no longer recommended":
                return say("case-then-gone")
            case "leaves the first three":
                return say("case-then-later")
        move = self._knowledge.moves[Move(change.then.removeprefix(_BECOMES))]
        return say("case-then-move", move=inside(move.title))

    def _assumed(self) -> Iterator[str]:
        facts = derive_facts(self._planned.found.version.profile, self._knowledge)
        untold = [facts[name] for name in self._planned.found.advice.assumed]
        known = [fact for fact in untold if fact.value is not None]
        words = [fact_text(f.name, plain_number(f.value), self._knowledge) for f in known]
        labels = [self._knowledge.fields[f.name].label for f in untold if f.value is None]
        yield bullets(
            [
                *(say("case-assumed-fact", fact=from_slack(word)) for word in words),
                *([say("case-not-known", facts=escape(", ".join(labels)))] * bool(labels)),
                say("case-no-salaries"),
            ]
        )

    def _sources(self) -> Iterator[str]:
        named = sorted((self._knowledge.sources[one] for one in self._cited), key=source_name)
        yield bullets(map(source_entry, named))

    def _cite_numbers(self, texts: Iterable[str], ids: Iterable[str]) -> str:
        """Names the sources where the text has a number; they stand with the post as well."""
        return self._cite(say("document-sources"), ids) if any(map(has_number, texts)) else ""

    def _cite(self, label: str, ids: Iterable[str]) -> str:
        named = list(ids)
        self._cited |= dict.fromkeys(named)
        return cited(label, (self._knowledge.sources[one] for one in named))

    @property
    def _look_next_section(self) -> tuple[str, Iterator[str]]:
        return say("plan-look-next"), self._look_next()


def has_number(text: str) -> bool:
    return any(map(str.isdigit, text))
