"""What a plan says, in words for Slack and for documents alike. Plain text, not escaped."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from bot.usecases.plan import Cap, CapFrom, ChannelPlan, money
from bot.views.facts import number_text
from bot.views.text import with_article
from knowledge.advice.answer import plain_number
from knowledge.advice.plan import Plan, Step
from knowledge.advice.teams import HALF_A_POST, Compared
from knowledge.schema import Knowledge, Level, Role, in_sentence

MOST_IN_HEADLINE = 3
MOST_HELPERS = 3
ORIENTATION = "an orientation, not a rule"
HIRE_NOBODY = "Hire nobody now"
LOOK_NEXT = "Where the target team would look next"
LEVELS = {
    Level.JUNIOR: "junior",
    Level.MID: "mid-level",
    Level.SENIOR: "senior",
    Level.STAFF: "staff (above senior)",
}
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MUST_GROW = (
    "One expert with data engineers around them, and more ML engineers than data scientists: these"
    " two pieces of advice fit together only if data engineers grow into ML. So choose data"
    " engineers who want to."
)
MUST_GROW_SOURCE = "dezzain-roles"
"""Gives both pieces of advice, and the condition."""


def plan_headline(plan: Plan, knowledge: Knowledge) -> str:
    if not plan.steps:
        return HIRE_NOBODY if plan.hold else "No hire for now"
    if not plan.can_hire:
        return "Nobody can be hired now"
    hires = in_order(plan.steps, knowledge)
    if plan.stops:
        return f"Before any hire, stop: {stops_text(plan, knowledge)}; then {hires}"
    return f"Next {'hire' if len(plan.steps) == 1 else 'hires'}: {hires}"


def stops_text(plan: Plan, knowledge: Knowledge) -> str:
    """Such as "home-made ML stack, and 1 more"."""
    first, *others = (in_sentence(knowledge.rules[one.rule].title) for one in plan.stops)
    return f"{first}, and {len(others)} more" if others else first


def in_order(steps: Sequence[Step], knowledge: Knowledge) -> str:
    """Such as "two data engineers, then ML engineer, and 2 more"."""
    runs = [(role, len(list(run))) for role, run in groupby(step.role for step in steps)]
    shown, more = runs[:MOST_IN_HEADLINE], sum(count for _, count in runs[MOST_IN_HEADLINE:])
    names = ", then ".join(_counted(knowledge.roles[role], count) for role, count in shown)
    return f"{names}, and {more} more" if more else names


def _counted(role: Role, count: int) -> str:
    return role.one if count == 1 else f"{_NUMBERS[count]} {role.many}"


def cap_text(planned: ChannelPlan) -> str:
    """How many hires the plan has, and why so many and no more."""
    if not planned.plan.steps:
        return _nobody_text(planned)
    parts = (_planned_text(planned.cap), _fewer_text(planned), _open_posts_text(planned))
    return " ".join(part for part in parts if part)


def _nobody_text(planned: ChannelPlan) -> str:
    """What becomes of the hires that somebody hoped for."""
    cap = planned.cap
    why = "the advice is to hire nobody now" if planned.plan.hold else "nothing asks for one"
    match cap.because:
        case CapFrom.TYPED:
            return f"You asked for {_hires(cap.hires)}: none is named, because {why}."
        case CapFrom.BUDGET:
            return f"{_hires(cap.hires)} {_budget(cap)}: none is named, because {why}."
        case CapFrom.OPEN_POSTS:
            stay = "It can stay open" if planned.open_posts == 1 else "They can stay open"
            return f"{_told_posts(planned.open_posts or 0)}. {stay} for now."
        case _:
            return ""


def _planned_text(cap: Cap) -> str:
    hires = _hires(cap.hires)
    match cap.because:
        case CapFrom.TYPED:
            return f"Planned for {hires}, as asked."
        case CapFrom.OPEN_POSTS:
            return f"Planned for {hires}: the posts that may be filled."
        case CapFrom.BUDGET:
            return f"Planned for {hires}: so many posts {_budget(cap)}."
        case _:
            return f"Planned for {hires}, because nobody told how many posts are open."


def _fewer_text(planned: ChannelPlan) -> str:
    plan, found = planned.plan, len(planned.plan.steps)
    if found >= planned.cap.hires:
        return ""
    only = f"Only {found} {'is' if found == 1 else 'are'} named"
    if plan.hold is not None:
        return f"{only}, because the advice is then to hire nobody more."
    return f"{only}, because nothing in the team profile asks for more."


def _open_posts_text(planned: ChannelPlan) -> str:
    """That the plan goes beyond the posts of the profile, where somebody asked for more."""
    posts, steps = planned.open_posts, len(planned.plan.steps)
    if not posts or planned.cap.hires <= posts or planned.cap.because is CapFrom.OPEN_POSTS:
        return ""
    if steps <= posts:
        return f"{_told_posts(posts)}."
    return f"{_told_posts(posts)}; the hires after the {ORDINALS[posts - 1]} go beyond them."


def _told_posts(posts: int) -> str:
    return f"You told me that {posts} {'post' if posts == 1 else 'posts'} may be filled"


def _hires(count: int) -> str:
    return f"{count} {'hire' if count == 1 else 'hires'}"


def cost_text(planned: ChannelPlan) -> str:
    """What the steps cost in a year, if the person named what a post costs."""
    cap, steps = planned.cap, planned.plan.steps
    if cap.cost is None or not steps:
        return ""
    total, each = money(len(steps) * cap.cost, cap.currency), money(cap.cost, cap.currency)
    posts = "1 post costs" if len(steps) == 1 else f"{len(steps)} posts cost"
    whole = ", each counted as a whole post" if any(step.posts < 1 for step in steps) else ""
    return f"{posts} {total} a year, at the {each} that were given{whole}."


def step_title(step: Step, knowledge: Knowledge) -> str:
    """Such as "Data engineer, senior": the level of the first one in a role."""
    role = knowledge.roles[step.role]
    level = f", {LEVELS[role.first_hire.level]}" if step.is_first and role.first_hire else ""
    return f"{role.title}{level}{_part(step.posts)}"


def step_text(step: Step, earlier: Sequence[Step], knowledge: Knowledge) -> str:
    """What to do; `earlier` are the steps before it."""
    if step.rule is None:
        return _target_text(step, knowledge)
    rule = knowledge.rules[step.rule]
    same = [name for name, one in zip(ORDINALS, earlier, strict=False) if one.rule == step.rule]
    text = f"Still open after the {same[-1]} hire: “{rule.title}”." if same else rule.advice
    return f"{text}{_beyond_text(step, knowledge)}"


def basis_text(step: Step) -> str:
    if step.rule is None:
        return f"Rests on the target team only: {ORIENTATION}. Confidence: {step.confidence}."
    return f"Confidence: {step.confidence}."


def effects(step: Step, knowledge: Knowledge) -> Iterator[str]:
    """What the hire settles, and for whom it opens the way."""
    settled = [f"“{knowledge.rules[rule].title}”" for rule in step.settles]
    if settled:
        yield f"Settles: {', '.join(settled)}."
    if step.opens:
        names = ", ".join(knowledge.roles[role].one for role in step.opens)
        yield f"Opens the way for: {names}."


def helpers_text(step: Step, earlier: Collection[Step], knowledge: Knowledge) -> str:
    """Who on the team can judge a candidate and guide the new person."""
    role = with_article(knowledge.roles[step.role].one)
    if not step.interviewers and not step.mentors:
        return (
            f"Nobody on the team can judge or guide {role}: ask an outside one into the"
            " interviews, and to mentor the new person."
        )
    interview = _names(step.interviewers, earlier, knowledge)
    mentor = _names(step.mentors, earlier, knowledge)
    judge = interview or f"nobody on the team can judge {role}, so ask an outside expert in"
    guide = mentor or "nobody on the team, so agree on somebody outside"
    return f"Interviews: {judge}. Mentor: {guide}."


def after_text(plan: Plan, knowledge: Knowledge) -> str:
    """What comes after the last step; empty if `cap_text` says that nothing does."""
    if plan.hold is not None and knowledge.rules[plan.hold.rule].fallback:
        return "The plan stops there: no rule asks for another hire, so hire nobody more."
    if plan.hold is not None:
        return f"The plan stops there, because the advice is then: {plan.hold.advice}"
    if plan.next_role is not None:
        return f"Next would come: {knowledge.roles[plan.next_role].one}."
    is_short = len(plan.steps) < plan.cap
    return "" if is_short else "After that, nothing in the team profile asks for another hire."


def compared_text(one: Compared, knowledge: Knowledge) -> str:
    """Such as "Data engineers: none, target 2 to 3"."""
    there = number_text(plain_number(one.today)) if one.today else "none"
    return f"{knowledge.roles[one.role].plural}: {there}, target {one.target}"


def _budget(cap: Cap) -> str:
    total, each = money(cap.budget or 0, cap.currency), money(cap.cost or 0, cap.currency)
    return f"at {each} a year fit into {total}"


def _part(posts: float) -> str:
    if posts >= 1:
        return ""
    return ", half a post" if posts == HALF_A_POST else ", part of a post"


def _target_text(step: Step, knowledge: Knowledge) -> str:
    if step.target is None:
        return ""
    span, today = step.target.target, step.target.today
    posts = "post" if span.least == span.most == 1 else "posts"
    return (
        f"The target team for this size and stage has {span} {posts} for"
        f" {knowledge.roles[step.role].many}; by then there is"
        f" {number_text(plain_number(today)) if today else 'none'}."
    )


def _beyond_text(step: Step, knowledge: Knowledge) -> str:
    if step.beyond is None:
        return ""
    role = knowledge.roles[step.role]
    heads = step.before.headcount
    there = [one for one in role.grow_from if heads.get(one)]
    growable = max(there, key=lambda one: heads[one], default=None)
    grow = f" One of the {knowledge.roles[growable].many} could grow into it." if growable else ""
    return f" This is more than the target team for this size and stage has ({step.beyond}).{grow}"


def _names(roles: Sequence[str], earlier: Collection[Step], knowledge: Knowledge) -> str:
    """Those of today first; who is hired by an earlier step is marked."""
    new = {one.role: name for name, one in zip(ORDINALS, earlier, strict=False) if one.is_first}
    ordered = sorted(roles, key=lambda role: role in new)[:MOST_HELPERS]
    names = (knowledge.roles[role].one for role in ordered)
    marks = (f" (the {new[role]} hire)" if role in new else "" for role in ordered)
    return ", ".join(map("".join, zip(names, marks, strict=True)))
