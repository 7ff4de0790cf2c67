"""The business case for hiring nobody now: what is needed instead, and what would change it."""

from collections.abc import Iterator

from bot.documents.case import ALTERNATIVES, ASSUMED, CHANGES, EVIDENCE, LATER, Case, Sections
from bot.documents.markdown import bullets, escape
from bot.views.plan_words import HIRE_NOBODY, cap_text
from knowledge.schema import Rule, in_sentence

_NO_RISK = "No harm of hiring is written down for this advice; its reason stands under Need."


class NoHireCase(Case):
    title = "Business case: hire nobody for the machine-learning team now"

    def _sections(self) -> Sections:
        return [
            ("Summary", self._summary()),
            ("Need", self._need()),
            (EVIDENCE, self._evidence()),
            ("Risk of hiring now", self._risk()),
            (ALTERNATIVES, self._alternatives()),
            self._look_next_section,
            (LATER, self._later()),
            (CHANGES, self._changes()),
            (ASSUMED, self._assumed()),
        ]

    @property
    def _hold(self) -> Rule | None:
        """The advice to hire nobody; None if there is only nothing that asks for a hire."""
        return self._knowledge.rules[self._plan.hold.rule] if self._plan.hold else None

    def _summary(self) -> Iterator[str]:
        if self._hold is None:
            yield "**No hire is proposed now**, because nothing in the team profile asks for one."
        else:
            yield f"**{HIRE_NOBODY}.** The reason: {escape(in_sentence(self._hold.title))}."
        yield escape(cap_text(self._planned))
        if self._plan.orientation:
            yield "Where the target team would look next is named below, as an orientation."

    def _need(self) -> Iterator[str]:
        if self._hold is not None:
            yield from self._argue(self._hold)
        yield from self._findings("To be stopped first:", self._plan.stops)
        yield from self._findings("Needed instead of a hire:", self._plan.first)
        yield from self._findings("Who can be grown or borrowed:", self._plan.instead)

    def _risk(self) -> Iterator[str]:
        if self._hold is None:
            return
        question = f"The question that shows it: {self._hold.follow_up.question}"
        yield f"{escape(self._hold.risk or _NO_RISK)} {escape(question)}"
        yield self._cite_numbers([self._hold.risk or "", question], self._hold.sources)

    def _alternatives(self) -> Iterator[str]:
        if self._hold is not None and (self._hold.unless or self._hold.against):
            yield "### Hire all the same"
            yield from self._contrary(self._hold)
        for one in self._plan.orientation:
            role = self._knowledge.roles[one.role]
            yield f"### Without a post for the role of {escape(role.one)}"
            yield bullets([f"Borrow or buy: {escape(role.cover)}"])
            yield self._cite_numbers([role.cover], role.sources)
        if self._plan.orientation:
            yield from self._instead_of_team()
