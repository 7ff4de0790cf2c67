"""A plan as a business case for finance, in Markdown: for its hires, or for hiring nobody now."""

from collections.abc import Iterator

from bot.documents.case import Case, Sections
from bot.documents.markdown import bullets, escape
from bot.documents.no_hire_case import NoHireCase
from bot.language import list_text, say
from bot.reply import Document
from bot.usecases.plan import ChannelPlan
from bot.views.kit_words import first_days
from bot.views.plan_words import (
    MUST_GROW_SOURCE,
    after_text,
    basis_text,
    cap_text,
    cost_text,
    effects,
    helpers_text,
    quoted_titles,
    step_text,
    step_title,
)
from bot.views.text import upper_first
from knowledge.advice.plan import Step
from knowledge.schema import Knowledge, Role

FILENAME = "business-case-ml-team.md"


def business_case(planned: ChannelPlan, knowledge: Knowledge) -> Document:
    """`planned` needs its reasons."""
    kind = _HireCase if planned.plan.steps else NoHireCase
    case = kind(planned, knowledge)
    return Document(FILENAME, case.title, case.text())


class _HireCase(Case):
    def __init__(self, planned: ChannelPlan, knowledge: Knowledge) -> None:
        super().__init__(planned, knowledge)
        self._steps = list(enumerate(planned.plan.steps, start=1))

    @property
    def title(self) -> str:
        return say("case-title-hires")

    def _sections(self) -> Sections:
        return [
            (say("case-summary"), self._summary()),
            (say("case-need"), self._need()),
            (say("case-evidence"), self._evidence()),
            (say("case-posts"), self._posts()),
            (say("case-risk"), self._risks()),
            (say("case-alternatives"), self._alternatives()),
            self._look_next_section,
            (say("case-later"), self._later()),
            (say("case-first-days"), self._first_days()),
            (say("case-changes"), self._changes()),
            (say("case-assumed"), self._assumed()),
        ]

    def _summary(self) -> Iterator[str]:
        plan = self._plan
        if plan.stops:
            # By their titles: the advice may have numbers, and its sources stand under Need.
            yield say("case-stop-before")
            titles = (self._knowledge.rules[one.rule].title for one in plan.stops)
            yield bullets(map(escape, titles))
        if not plan.can_hire:
            yield say("case-frozen")
        elif plan.stops:
            yield say("case-only-after")
        yield bullets(escape(self._post_title(place, step)) for place, step in self._steps)
        yield "" if self._rules() else say("case-team-alone")
        yield escape(f"{cap_text(self._planned)} {cost_text(self._planned)}".strip())
        yield escape(after_text(plan, self._knowledge))

    def _need(self) -> Iterator[str]:
        plan = self._plan
        yield from self._findings(say("case-stopped-before"), plan.stops)
        for rule in map(self._knowledge.rules.__getitem__, self._rules()):
            yield from self._argue(rule)
        if self._rests_on_team and plan.team:
            yield from self._argue_team(plan.team)
            yield from self._argue_roles()
        others = (*plan.first, *plan.instead)
        yield from self._findings(say("case-before-or-while"), others)

    def _argue_roles(self) -> Iterator[str]:
        """What the posts are for that no rule asks for."""
        roles = dict.fromkeys(step.role for step in self._plan.steps if step.rule is None)
        for role in map(self._knowledge.roles.__getitem__, roles):
            text = role.mission
            if role.success:
                text = say("case-role-signs", mission=text, signs="; ".join(role.success))
            yield f"**{escape(role.title)}.** {escape(text)}"
            yield self._cite(say("document-sources-role"), role.sources)

    def _posts(self) -> Iterator[str]:
        for place, step in self._steps:
            role, earlier = self._knowledge.roles[step.role], self._plan.steps[: place - 1]
            yield f"### {escape(self._post_title(place, step))}"
            yield escape(step_text(step, earlier, self._knowledge))
            yield bullets(
                escape(line)
                for line in (
                    *self._level(step, role),
                    *effects(step, self._knowledge),
                    helpers_text(step, earlier, self._knowledge),
                    basis_text(step),
                )
            )
            yield self._cite(say("document-sources"), self._basis(step))
            yield self._cite(say("document-sources-role"), role.sources)
        if self._plan.engineers_must_grow:
            yield escape(say("plan-must-grow"))
            yield self._cite(say("document-source"), [MUST_GROW_SOURCE])

    def _level(self, step: Step, role: Role) -> Iterator[str]:
        if step.is_first and role.first_hire:
            level = upper_first(say(f"terms-level-{role.first_hire.level}"))
            yield say("case-level", level=level, because=role.first_hire.because)

    def _post_title(self, place: int, step: Step) -> str:
        return say("case-post", place=place, title=step_title(step, self._knowledge))

    def _risks(self) -> Iterator[str]:
        rules = [self._knowledge.rules[rule] for rule in self._rules()]
        if any(rule.risk for rule in rules):
            yield say("case-not-measured")
        for rule in rules:
            question = say("case-question", question=rule.follow_up.question)
            risk = rule.risk or say("case-no-risk")
            yield f"**{escape(rule.title)}.** {escape(risk)} {escape(question)}"
            yield self._cite_numbers([rule.risk or "", question], rule.sources)
        if self._rests_on_team:
            yield say("case-team-no-risk")

    def _alternatives(self) -> Iterator[str]:
        for role in self._roles():
            steps = [step for _, step in self._steps if step.role == role.id]
            yield f"### {say('case-instead-of-role', role=escape(role.one))}"
            ways = list(self._ways(role, steps))
            yield bullets(ways)
            yield self._cite_numbers(ways, role.sources)
            for basis in {step.rule: step for step in steps if step.rule}.values():
                yield from self._contrary(self._knowledge.rules[basis.rule or ""])
        if self._rests_on_team:
            yield from self._instead_of_team()

    def _ways(self, role: Role, steps: list[Step]) -> Iterator[str]:
        there = [one for one in role.grow_from if steps[0].before.headcount.get(one)]
        names = [self._knowledge.roles[one].many for one in there or role.grow_from]
        usual = list_text(names, either=True)
        if there:
            yield say("case-grow", roles=usual)
        elif usual:
            yield say("case-grow-nobody", roles=usual)
        yield say("case-borrow", cover=escape(role.cover))
        settled = dict.fromkeys(rule for step in steps for rule in step.settles)
        titles = quoted_titles(settled, self._knowledge)
        yield escape(say("case-wait", titles=titles) if titles else say("case-wait-nothing"))

    def _first_days(self) -> Iterator[str]:
        for role in self._roles():
            if role.first_days is None:
                continue
            yield f"### {escape(role.title)}"
            days = first_days(role)
            yield bullets(f"{day}: {escape(text)}" for day, text in days)
            yield self._cite_numbers([text for _, text in days], role.sources)

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
