"""A plan as a business case for finance, in Markdown: for its hires, or for hiring nobody now."""

from collections.abc import Iterator

from bot.documents.case import ALTERNATIVES, ASSUMED, CHANGES, EVIDENCE, LATER, Case, Sections
from bot.documents.markdown import bullets, escape
from bot.documents.no_hire_case import NoHireCase
from bot.reply import Document
from bot.usecases.plan import ChannelPlan
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
from knowledge.advice.plan import Step
from knowledge.schema import Knowledge, Role

FILENAME = "business-case-ml-team.md"
_WAIT = "the post stays empty, and no rule is settled by it alone"
_NO_RISK = "No harm of waiting is written down for this advice; its reason stands under Need."
_NOT_MEASURED = "These are conclusions from the reasons under Need, and not measurements."
_TEAM_ALONE = (
    "No rule asks for these posts. They rest on the target team for this size and stage alone: an"
    " orientation, so the case for them is weaker than a rule would make it."
)


def business_case(planned: ChannelPlan, knowledge: Knowledge) -> Document:
    """`planned` needs its reasons."""
    kind = _HireCase if planned.plan.steps else NoHireCase
    return Document(FILENAME, kind.title, kind(planned, knowledge).text())


class _HireCase(Case):
    title = "Business case: next hires for the machine-learning team"

    def __init__(self, planned: ChannelPlan, knowledge: Knowledge) -> None:
        super().__init__(planned, knowledge)
        self._steps = list(zip(ORDINALS, planned.plan.steps, strict=False))

    def _sections(self) -> Sections:
        return [
            ("Summary", self._summary()),
            ("Need", self._need()),
            (EVIDENCE, self._evidence()),
            ("Proposed posts, in order", self._posts()),
            ("Risk of not hiring", self._risks()),
            (ALTERNATIVES, self._alternatives()),
            self._look_next_section,
            (LATER, self._later()),
            ("First 30, 60 and 90 days", self._first_days()),
            (CHANGES, self._changes()),
            (ASSUMED, self._assumed()),
        ]

    def _summary(self) -> Iterator[str]:
        plan = self._plan
        if plan.stops:
            # By their titles: the advice may have numbers, and its sources stand under Need.
            yield "Before any hire, stop:"
            titles = (self._knowledge.rules[one.rule].title for one in plan.stops)
            yield bullets(map(escape, titles))
        if not plan.can_hire:
            yield "Nobody can be hired now. This is the order for when hiring opens."
        elif plan.stops:
            yield "Only after that, in this order:"
        names = (f"{name}: {step_title(step, self._knowledge)}" for name, step in self._steps)
        yield bullets(escape(upper_first(name)) for name in names)
        yield "" if self._rules() else _TEAM_ALONE
        yield escape(f"{cap_text(self._planned)} {cost_text(self._planned)}".strip())
        yield escape(after_text(plan, self._knowledge))

    def _need(self) -> Iterator[str]:
        plan = self._plan
        yield from self._findings("To be stopped before any hire:", plan.stops)
        for rule in map(self._knowledge.rules.__getitem__, self._rules()):
            yield from self._argue(rule)
        if self._rests_on_team and plan.team:
            yield from self._argue_team(plan.team)
            yield from self._argue_roles()
        others = (*plan.first, *plan.instead)
        yield from self._findings("Before any hire, or while nobody can be hired:", others)

    def _argue_roles(self) -> Iterator[str]:
        """What the posts are for that no rule asks for."""
        roles = dict.fromkeys(step.role for step in self._plan.steps if step.rule is None)
        for role in map(self._knowledge.roles.__getitem__, roles):
            signs = f"Signs that it works: {'; '.join(role.success)}." if role.success else ""
            yield f"**{escape(role.title)}.** {escape(f'{role.mission} {signs}'.strip())}"
            yield self._cite("Sources on the role", role.sources)

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
        if self._rests_on_team:
            yield from self._instead_of_team()

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
