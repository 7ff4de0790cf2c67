"""Two roles side by side: aspect by aspect, because two columns are too narrow on a phone."""

import re
from collections.abc import Callable, Iterable, Sequence

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.comparing import Comparison, Verdict, Why
from bot.usecases.role_fit import RoleFit
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.decisions import decision_text
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, message, section, upper_first
from bot.views.words import no_gap
from knowledge.advice.comparing import Common, Pair, most_telling
from knowledge.schema import Knowledge, Role

MOST_DUTIES = 2
MOST_SKILLS = 2
MOST_MISTAKEN = 1
MOST_SOURCES = 3


def compare_message(comparison: Comparison, knowledge: Knowledge) -> Message:
    one, other = comparison.one, comparison.other
    roles = (one, other)
    return message(
        header(_headline(comparison)),
        section(_who_first(comparison, knowledge)),
        *(_card(role) for role in roles),
        section(f"*What they share*\n{_shared(comparison.common)}"),
        section(_aspect("Does", roles, lambda role: role.responsibilities[:MOST_DUTIES])),
        section(_aspect("Needs", roles, lambda role: role.skills[:MOST_SKILLS])),
        *_is_not(one, other),
        section(_aspect("Hire when", roles, lambda role: [_first_sentence(role.hire_when)])),
        *_hands_over(one, other, knowledge),
        context(f"{_levels(one, other)}\n{_sources(comparison, knowledge)}"),
        _buttons(comparison),
    )


# Who first


def _headline(comparison: Comparison) -> str:
    """The answer, if there is one. Plain text, not escaped."""
    verdict = comparison.verdict
    if verdict is None:
        return f"{comparison.one.title} or {comparison.other.one}?"
    if verdict.why is Why.NEITHER:
        return f"{comparison.one.title} or {comparison.other.one}: neither now"
    return f"{verdict.first.role.title} before {verdict.second.role.one}"


def _who_first(comparison: Comparison, knowledge: Knowledge) -> str:
    if comparison.verdict is None:
        return _in_general(comparison)
    match comparison.verdict.why:
        case Why.ADVISED:
            return _advised(comparison.verdict, knowledge)
        case Why.READY:
            return _ready(comparison.verdict)
        case Why.NEITHER:
            return _neither(comparison.verdict)


def _in_general(comparison: Comparison) -> str:
    ask = "Type `/mlteam setup`, which takes a minute, and I say it for your team."
    if not comparison.steps:
        return f"*Who first?* There is no general order; it depends on the team. {ask}"
    then = comparison.steps[-1].role
    first = comparison.other if then is comparison.one else comparison.one
    steps = bullets(
        f"Before the {escape(step.role.one)}: {escape(step.requirement.first)}"
        for step in comparison.steps
    )
    return f"*Who first?* In general the {escape(first.one)}.\n{steps}\n{ask}"


def _advised(verdict: Verdict, knowledge: Knowledge) -> str:
    first, second = verdict.first, verdict.second
    if first.advised is None:
        return _neither(verdict)
    why = knowledge.rules[first.advised.rule].why
    place = "" if first.rank == 1 else f" It is number {first.rank} in `/mlteam advice`."
    return (
        f"*Who first, here?* {escape(first.advised.advice)}{place}\n{escape(why)}\n"
        f"{'*Then:*' if second.advised else _bold(second.role)} {_reason(second)}"
    )


def _ready(verdict: Verdict) -> str:
    first, second = verdict.first, verdict.second
    steps = bullets(escape(requirement.first) for requirement in second.unmet)
    return (
        f"*Who first, here?* The {escape(first.role.one)}, if one of the two."
        f" Before the {escape(second.role.one)}:\n{steps}\n"
        f"But I would not hurry. {_reason(first)}"
    )


def _neither(verdict: Verdict) -> str:
    fits = (verdict.first, verdict.second)
    reasons = bullets(f"{_bold(fit.role)} {_reason(fit)}" for fit in fits)
    return f"*Who first, here?* Neither is missing now.\n{reasons}"


def _reason(fit: RoleFit) -> str:
    """Why the role is to be filled or not, in a sentence."""
    if fit.advised is not None:
        return escape(fit.advised.advice)
    if fit.decided is not None:
        finding, decision = fit.decided
        return f"{escape(finding.advice)} {decision_text(decision)}"
    return escape(fit.against[0] if fit.against else no_gap(fit.role))


def _bold(role: Role) -> str:
    return f"*{escape(role.title)}:*"


# Aspects


def _card(role: Role) -> Block:
    more = button("More", Action.SHOW_ROLE, value=role.id)
    return section(f"*{escape(role.title)}*\n{escape(role.mission)}", accessory=more)


def _aspect(title: str, roles: Iterable[Role], texts: Callable[[Role], Iterable[str]]) -> str:
    parts = [f"_{escape(role.title)}_\n{_entries(list(texts(role)))}" for role in roles]
    return "\n".join([f"*{title}*", *parts])


def _entries(texts: Sequence[str]) -> str:
    """A single text needs no bullet."""
    shown = [escape(upper_first(text)) for text in texts]
    return shown[0] if len(shown) == 1 else bullets(shown)


def _first_sentence(text: str) -> str:
    """The rest is behind the button of the role."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text, maxsplit=1)[0]


def _is_not(one: Role, other: Role) -> list[Block]:
    """What sets each apart from the other, if the knowledge says so."""
    if not (one.is_not and other.is_not):
        return []
    away_from = {one.id: other, other.id: one}
    text = _aspect(
        "Is not",
        (one, other),
        lambda role: most_telling(role.is_not, away_from[role.id], MOST_MISTAKEN),
    )
    return [section(text)]


def _hands_over(one: Role, other: Role, knowledge: Knowledge) -> list[Block]:
    lines = [*_handed(one, other, knowledge), *_handed(other, one, knowledge)]
    return [section(f"*Hands over*\n{bullets(lines)}")] if lines else []


def _handed(giver: Role, taker: Role, knowledge: Knowledge) -> list[str]:
    """What goes to the other of the two; if nothing does, who else is handed something."""
    if taker.id in giver.hands_to:
        what = escape(giver.hands_to[taker.id])
        return [f"{escape(giver.title)} to {escape(taker.one)}: {what}"]
    others = [knowledge.roles[id_].one for id_ in giver.hands_to]
    return [f"{escape(giver.title)} to others: {escape(', '.join(others))}"] if others else []


def _shared(common: Common) -> str:
    if common.said:
        return escape(common.said)
    lines = [
        *(f"Either can take care of {escape(duty.title)}." for duty in common.duties),
        *([_takers(common)] if common.takers else []),
        *(_grows(pair) for pair in common.grows),
        *(_covers(pair) for pair in common.covers),
    ]
    return "\n".join(lines) or "Little: they rarely do the same work, and people rarely swap."


def _takers(common: Common) -> str:
    return f"Both hand their work to: {escape(', '.join(role.one for role in common.takers))}."


def _grows(pair: Pair) -> str:
    one, other = escape(pair.one.one), escape(pair.other.title)
    return f"{other}: often grown from the role of {one}."


def _covers(pair: Pair) -> str:
    return f"Instead of a new {escape(pair.other.one)}: {escape(pair.other.cover)}"


def _levels(one: Role, other: Role) -> str:
    levels = [(role, role.first_hire.level) for role in (one, other) if role.first_hire]
    shown = ", ".join(f"{escape(role.one)} {level}" for role, level in levels)
    return f"Level of the first hire: {shown}." if shown else "More on each: `/mlteam roles`."


def _sources(comparison: Comparison, knowledge: Knowledge) -> str:
    """Those of the answer first, then the first ones of either role."""
    verdict = comparison.verdict
    advised = verdict.first.advised if verdict else None
    rule = knowledge.rules[advised.rule].sources if advised else ()
    roles = (comparison.one.sources[:MOST_SOURCES], comparison.other.sources[:MOST_SOURCES])
    return sources_line(dict.fromkeys([*rule, *roles[0], *roles[1]]), knowledge)


def _buttons(comparison: Comparison) -> Block:
    if comparison.verdict is None:
        return row(setup_button(has_profile=False))
    return row(advice_button())
