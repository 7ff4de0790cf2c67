"""Why a role is recommended today or not, and what could ask for it."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape, literal
from bot.views.buttons import why_button
from bot.views.conditions import condition_lines
from bot.views.rule_reasons import LONGEST_SECTION, clipped_header, how_far, move_text, sections
from bot.views.text import context, section
from knowledge.advice.readings import ConditionReading
from knowledge.advice.reasons import RoleReasons, RuleReasons, Standing
from knowledge.schema import Knowledge

MOST_MISSING = 3
MOST_RULES = 8
_NO_RULES = "No advice of mine ever asks for this role by itself."


def role_blocks(reasons: RoleReasons, knowledge: Knowledge) -> list[Block]:
    against = list(_against(reasons))
    return [
        clipped_header(_headline(reasons, knowledge, is_opposed=bool(against))),
        *_now(reasons, against),
        *sections("What speaks against it today", against),
        section("*Advice that can ask for this role*" if reasons.rules else _NO_RULES),
        *(_rule_card(one, knowledge) for one in reasons.rules[:MOST_RULES]),
        *_more_rules(reasons),
        context(f"`/mlteam roles {escape(reasons.role.one)}` says what the role is."),
    ]


def _headline(reasons: RoleReasons, knowledge: Knowledge, *, is_opposed: bool) -> str:
    """The answer. Plain text, not escaped."""
    found, title = reasons.recommended, reasons.role.title
    if found is not None and found.fired is not None:
        return f"{move_text(found.fired, knowledge)} (number {found.place} today)"
    if any(one.standing is Standing.SETTLED for one in reasons.rules):
        return f"{title}: you have decided"
    return f"{title}: not yet" if is_opposed else f"{title}: nothing asks for one today"


def _now(reasons: RoleReasons, against: Sequence[str]) -> list[Block]:
    found = reasons.recommended
    if found is not None:
        return [section(f"*{escape(found.advice)}*")]
    if not against:
        return [section("Nothing speaks against one either. Here is what would ask for one.")]
    return []


def _against(reasons: RoleReasons) -> Iterator[str]:
    """Holds, then the role's own reasons, then what comes first; each but once."""
    said: set[str] = set()
    if not reasons.can_hire:
        yield "•  Nobody can be hired now, so I suggest growing or borrowing people."
    for one in reasons.holds:
        if one.fired is not None and one.fired.unmet is not None:
            said.add(one.fired.unmet.first)
        yield f"•  {escape(one.advice)} (number {one.place} today)"
    for reason in reasons.against:
        yield f"•  {escape(reason)}"
    for unmet in reasons.requires:
        first = unmet.requirement.first
        if not unmet.met and first not in said:
            yield f"•  First: {escape(first)}"


def _rule_card(reasons: RuleReasons, knowledge: Knowledge) -> Block:
    lines = [f"*{escape(reasons.rule.title)}*", _in_short(reasons, knowledge)]
    if reasons.standing is Standing.SILENT:
        lines += _missing(reasons.missing, knowledge)
    return section("\n".join(lines)[:LONGEST_SECTION], accessory=why_button(reasons.rule.id))


def _in_short(reasons: RuleReasons, knowledge: Knowledge) -> str:
    fired = reasons.fired
    if reasons.standing is Standing.SILENT:
        return f"Does not apply today. {how_far(reasons)}"
    if reasons.standing is Standing.SETTLED:
        return "Applies, and your team has decided on it."
    if fired is None or reasons.place is None:
        return "Applies, but gives way to other advice."
    is_other = fired.move is not reasons.rule.move
    return (
        f"Number {reasons.place} today{f', as: {escape(move_text(fired, knowledge))}' * is_other}."
    )


def _missing(readings: Sequence[ConditionReading], knowledge: Knowledge) -> list[str]:
    lines = condition_lines(readings[:MOST_MISSING], knowledge, verdicts=False)
    more = len(readings) - MOST_MISSING
    return [*lines, *([f"and {more} more"] if more > 0 else [])]


def _more_rules(reasons: RoleReasons) -> list[Block]:
    ids = [literal(one.rule.id) for one in reasons.rules[MOST_RULES:]]
    return [context(f"Also: {', '.join(ids)}"[:LONGEST_SECTION])] if ids else []
