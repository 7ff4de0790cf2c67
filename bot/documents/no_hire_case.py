"""The business case for hiring nobody now: what is needed instead, and what would change it."""

from collections.abc import Iterator

from bot.documents.case import Case, Sections
from bot.documents.markdown import bullets, escape
from bot.language import say
from bot.views.plan_words import cap_text
from bot.views.text import inside
from knowledge.schema import Rule


class NoHireCase(Case):
    @property
    def title(self) -> str:
        return say("case-title-nobody")

    def _sections(self) -> Sections:
        return [
            (say("case-summary"), self._summary()),
            (say("case-need"), self._need()),
            (say("case-evidence"), self._evidence()),
            (say("case-risk-hiring"), self._risk()),
            (say("case-alternatives"), self._alternatives()),
            self._look_next_section,
            (say("case-later"), self._later()),
            (say("case-changes"), self._changes()),
            (say("case-assumed"), self._assumed()),
        ]

    @property
    def _hold(self) -> Rule | None:
        """The advice to hire nobody; None if there is only nothing that asks for a hire."""
        return self._knowledge.rules[self._plan.hold.rule] if self._plan.hold else None

    def _summary(self) -> Iterator[str]:
        if self._hold is None:
            yield say("case-no-hire")
        else:
            yield say("case-hold", reason=escape(inside(self._hold.title)))
        yield escape(cap_text(self._planned))
        if self._plan.orientation:
            yield say("case-look-below")

    def _need(self) -> Iterator[str]:
        if self._hold is not None:
            yield from self._argue(self._hold)
        yield from self._findings(say("case-stopped-first"), self._plan.stops)
        yield from self._findings(say("case-instead-of-hire"), self._plan.first)
        yield from self._findings(say("case-grown-or-borrowed"), self._plan.instead)

    def _risk(self) -> Iterator[str]:
        if self._hold is None:
            return
        question = say("case-question", question=self._hold.follow_up.question)
        risk = self._hold.risk or say("case-no-risk-hiring")
        yield f"{escape(risk)} {escape(question)}"
        yield self._cite_numbers([self._hold.risk or "", question], self._hold.sources)

    def _alternatives(self) -> Iterator[str]:
        if self._hold is not None and (self._hold.unless or self._hold.against):
            yield f"### {say('case-hire-anyway')}"
            yield from self._contrary(self._hold)
        for one in self._plan.orientation:
            role = self._knowledge.roles[one.role]
            yield f"### {say('case-without-post', role=escape(role.one))}"
            yield bullets([say("case-borrow", cover=escape(role.cover))])
            yield self._cite_numbers([role.cover], role.sources)
        if self._plan.orientation:
            yield from self._instead_of_team()
