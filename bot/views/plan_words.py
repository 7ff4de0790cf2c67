"""What a plan says, in words for Slack and for documents alike. Plain text, not escaped."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from bot.language import say
from bot.usecases.plan import Cap, CapFrom, ChannelPlan, money
from bot.views.facts import number_text, range_text
from bot.views.text import inside, with_article
from knowledge.advice.answer import plain_number
from knowledge.advice.plan import Plan, Step
from knowledge.advice.teams import HALF_A_POST
from knowledge.schema import Knowledge, Role

MOST_IN_HEADLINE = 3
MOST_HELPERS = 3
MUST_GROW_SOURCE = "dezzain-roles"
"""Gives both pieces of advice that fit together only if data engineers grow, and the condition."""


def plan_headline(plan: Plan, knowledge: Knowledge) -> str:
    if not plan.steps:
        return say("plan-head-hold") if plan.hold else say("plan-head-nothing")
    if not plan.can_hire:
        return say("plan-head-frozen")
    hires = in_order(plan.steps, knowledge)
    if not plan.stops:
        return say("plan-head-hires", count=len(plan.steps), hires=hires)
    first, *others = (inside(knowledge.rules[one.rule].title) for one in plan.stops)
    if others:
        return say("plan-head-stops", what=first, more=len(others), hires=hires)
    return say("plan-head-stop", what=first, hires=hires)


def in_order(steps: Sequence[Step], knowledge: Knowledge) -> str:
    """Such as "two data engineers, then ML engineer, and 2 more"."""
    runs = [(role, len(list(run))) for role, run in groupby(step.role for step in steps)]
    shown, more = runs[:MOST_IN_HEADLINE], sum(count for _, count in runs[MOST_IN_HEADLINE:])
    hires = say("plan-then").join(_counted(knowledge.roles[role], count) for role, count in shown)
    return say("plan-hires-more", hires=hires, more=more) if more else hires


def _counted(role: Role, count: int) -> str:
    return say("plan-hires-of-role", count=count, one=role.one, many=role.many)


def cap_text(planned: ChannelPlan) -> str:
    """How many hires the plan has, and why so many and no more."""
    if not planned.plan.steps:
        return _nobody_text(planned)
    parts = (_planned_text(planned.cap), _fewer_text(planned), _open_posts_text(planned))
    return " ".join(part for part in parts if part)


def _nobody_text(planned: ChannelPlan) -> str:
    """What becomes of the hires that somebody hoped for."""
    cap, is_hold = planned.cap, planned.plan.hold is not None
    match cap.because:
        case CapFrom.TYPED:
            return say(
                "plan-nobody-typed-hold" if is_hold else "plan-nobody-typed-nothing",
                count=cap.hires,
            )
        case CapFrom.BUDGET:
            return say(
                "plan-nobody-budget-hold" if is_hold else "plan-nobody-budget-nothing",
                count=cap.hires,
                **_budget(cap),
            )
        case CapFrom.OPEN_POSTS:
            return say("plan-nobody-posts", count=planned.open_posts or 0)
        case _:
            return ""


def _planned_text(cap: Cap) -> str:
    match cap.because:
        case CapFrom.TYPED:
            return say("plan-cap-typed", count=cap.hires)
        case CapFrom.OPEN_POSTS:
            return say("plan-cap-posts", count=cap.hires)
        case CapFrom.BUDGET:
            return say("plan-cap-budget", count=cap.hires, **_budget(cap))
        case _:
            return say("plan-cap-default", count=cap.hires)


def _budget(cap: Cap) -> dict[str, str]:
    return {
        "each": money(cap.cost or 0, cap.currency),
        "total": money(cap.budget or 0, cap.currency),
    }


def _fewer_text(planned: ChannelPlan) -> str:
    found = len(planned.plan.steps)
    if found >= planned.cap.hires:
        return ""
    return say("plan-only-hold" if planned.plan.hold else "plan-only-nothing", count=found)


def _open_posts_text(planned: ChannelPlan) -> str:
    """That the plan goes beyond the posts of the profile, where somebody asked for more."""
    posts, steps = planned.open_posts, len(planned.plan.steps)
    if not posts or planned.cap.hires <= posts or planned.cap.because is CapFrom.OPEN_POSTS:
        return ""
    if steps <= posts:
        return say("plan-told-posts", count=posts)
    return say("plan-beyond-posts", count=posts, ordinal=_ordinal(posts))


def cost_text(planned: ChannelPlan) -> str:
    """What the steps cost in a year, if the person named what a post costs."""
    cap, steps = planned.cap, planned.plan.steps
    if cap.cost is None or not steps:
        return ""
    return say(
        "plan-cost-whole" if any(step.posts < 1 for step in steps) else "plan-cost",
        count=len(steps),
        total=money(len(steps) * cap.cost, cap.currency),
        each=money(cap.cost, cap.currency),
    )


def _ordinal(place: int) -> str:
    return say("plan-ordinal", number=place)


def step_title(step: Step, knowledge: Knowledge) -> str:
    """Such as "Data engineer, senior": the level of the first one in a role."""
    role = knowledge.roles[step.role]
    level = role.first_hire.level if step.is_first and role.first_hire else None
    parts = [role.title, *([say(f"terms-level-{level}")] if level else [])]
    if step.posts < 1:
        parts.append(say("plan-half-post" if step.posts == HALF_A_POST else "plan-part-post"))
    return ", ".join(parts)


def step_text(step: Step, earlier: Sequence[Step], knowledge: Knowledge) -> str:
    """What to do; `earlier` are the steps before it."""
    if step.rule is None:
        return _target_text(step, knowledge)
    rule = knowledge.rules[step.rule]
    same = [place for place, one in enumerate(earlier, start=1) if one.rule == step.rule]
    text = rule.advice
    if same:
        text = say("plan-still-open", ordinal=_ordinal(same[-1]), title=rule.title)
    return f"{text} {_beyond_text(step, knowledge)}".strip()


def basis_text(step: Step) -> str:
    confidence = say(f"terms-confidence-{step.confidence}")
    is_of_target = step.rule is None
    return say(
        "plan-confidence-target" if is_of_target else "plan-confidence", confidence=confidence
    )


def effects(step: Step, knowledge: Knowledge) -> Iterator[str]:
    """What the hire settles, and for whom it opens the way."""
    if step.settles:
        yield say("plan-settles", titles=quoted_titles(step.settles, knowledge))
    if step.opens:
        names = ", ".join(knowledge.roles[role].one for role in step.opens)
        yield say("plan-opens", roles=names)


def quoted_titles(rules: Collection[str], knowledge: Knowledge) -> str:
    titles = (say("plan-title-quoted", title=knowledge.rules[rule].title) for rule in rules)
    return ", ".join(titles)


def helpers_text(step: Step, earlier: Sequence[Step], knowledge: Knowledge) -> str:
    """Who on the team can judge a candidate and guide the new person."""
    role = with_article(knowledge.roles[step.role].one)
    interview = _names(step.interviewers, earlier, knowledge)
    mentor = _names(step.mentors, earlier, knowledge)
    if interview and mentor:
        return say("plan-helpers", interview=interview, mentor=mentor)
    if interview:
        return say("plan-helpers-no-mentor", interview=interview)
    if mentor:
        return say("plan-helpers-no-interview", role=role, mentor=mentor)
    return say("plan-helpers-nobody", role=role)


def after_text(plan: Plan, knowledge: Knowledge) -> str:
    """What comes after the last step; empty if `cap_text` says that nothing does."""
    if plan.hold is not None and knowledge.rules[plan.hold.rule].fallback:
        return say("plan-after-steady")
    if plan.hold is not None:
        return say("plan-after-hold", advice=plan.hold.advice)
    if plan.next_role is not None:
        return say("plan-after-next", role=knowledge.roles[plan.next_role].one)
    return "" if len(plan.steps) < plan.cap else say("plan-after-nothing")


def _target_text(step: Step, knowledge: Knowledge) -> str:
    if step.target is None:
        return ""
    span, today = step.target.target, step.target.today
    return say(
        "plan-from-target" if today else "plan-from-target-none",
        count=1 if span.least == span.most == 1 else 2,
        target=range_text(span),
        roles=knowledge.roles[step.role].many,
        today=number_text(plain_number(today)),
    )


def _beyond_text(step: Step, knowledge: Knowledge) -> str:
    if step.beyond is None:
        return ""
    heads, target = step.before.headcount, range_text(step.beyond)
    there = [one for one in knowledge.roles[step.role].grow_from if heads.get(one)]
    growable = max(there, key=lambda one: heads[one], default=None)
    if growable is None:
        return say("plan-beyond", target=target)
    return say("plan-beyond-grow", target=target, roles=knowledge.roles[growable].many)


def _names(roles: Sequence[str], earlier: Sequence[Step], knowledge: Knowledge) -> str:
    """Those of today first; who is hired by an earlier step is marked."""
    new = {one.role: place for place, one in enumerate(earlier, start=1) if one.is_first}
    ordered = sorted(roles, key=lambda role: role in new)[:MOST_HELPERS]
    return ", ".join(_name(knowledge.roles[role], new.get(role)) for role in ordered)


def _name(role: Role, hired_as: int | None) -> str:
    if hired_as is None:
        return role.one
    return say("plan-helper-new", role=role.one, ordinal=_ordinal(hired_as))
