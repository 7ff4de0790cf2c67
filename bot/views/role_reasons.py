"""Why a role is recommended today or not; behind the button "More", all that could ask for it."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape, literal
from bot.views.advice import reason_line
from bot.views.buttons import why_button
from bot.views.points import LONGEST_SECTION, sections
from bot.views.rule_reasons import clipped_header, how_far, missing_lines, move_text
from bot.views.text import context, section
from knowledge.advice.reasons import RoleReasons, RuleReasons, Standing
from knowledge.schema import Knowledge

MOST_AGAINST = 3
"""The rest is behind the button "More"."""
MOST_RULES = 8


def role_blocks(reasons: RoleReasons, knowledge: Knowledge) -> list[Block]:
    """The answer, and what it comes from."""
    against = list(_against(reasons))
    return [
        clipped_header(_headline(reasons, knowledge, is_opposed=bool(against))),
        *_now(reasons, against, knowledge),
        *sections(say("why-role-against"), against[:MOST_AGAINST]),
    ]


def more_of_role(reasons: RoleReasons, knowledge: Knowledge) -> list[Block]:
    """All that speaks against the role, and each rule that can ask for it."""
    against = list(_against(reasons))
    rules = f"*{say('why-role-rules')}*" if reasons.rules else say("why-role-no-rules")
    return [
        *(sections(say("why-role-against"), against) if len(against) > MOST_AGAINST else []),
        section(rules),
        *(_rule_card(one, knowledge) for one in reasons.rules[:MOST_RULES]),
        *_more_rules(reasons),
        context(say("why-role-more", role=escape(reasons.role.one))),
    ]


def _headline(reasons: RoleReasons, knowledge: Knowledge, *, is_opposed: bool) -> str:
    """The answer. Plain text, not escaped."""
    found, title = reasons.recommended, reasons.role.title
    if found is not None and found.fired is not None and found.place is not None:
        return say("why-ranked", what=move_text(found.fired, knowledge), place=found.place)
    if any(one.standing is Standing.SETTLED for one in reasons.rules):
        return say("why-role-decided", role=title)
    if is_opposed:
        return say("why-role-not-yet", role=title)
    return say("why-role-not-asked", role=title)


def _now(reasons: RoleReasons, against: Sequence[str], knowledge: Knowledge) -> Iterator[Block]:
    """The advice that asks for it, or what was decided on that; else what is nearest to asking."""
    found = reasons.recommended
    decided = [one for one in reasons.rules if one.standing is Standing.SETTLED]
    if found is not None:
        yield section(f"*{escape(found.advice)}*", accessory=why_button(found.rule.id))
        if found.recommendation is not None:
            yield context(reason_line(found.recommendation))
    elif decided:
        yield _rule_card(decided[0], knowledge)
    elif reasons.rules and not against:
        yield section(say("why-role-nothing-against"))
        yield _rule_card(reasons.rules[0], knowledge)
    elif not against:
        yield section(say("why-role-no-rules"))


def _against(reasons: RoleReasons) -> Iterator[str]:
    """Holds, then the role's own reasons, then what comes first; each but once."""
    said: set[str] = set()
    if not reasons.can_hire:
        yield f"•  {say('why-role-no-hires')}"
    for one in reasons.holds:
        if one.fired is not None and one.fired.unmet is not None:
            said.add(one.fired.unmet.first)
        advice = escape(one.advice)
        yield f"•  {say('why-role-ranked', advice=advice, place=one.place or 0)}"
    for reason in reasons.against:
        yield f"•  {escape(reason)}"
    for unmet in reasons.requires:
        first = unmet.requirement.first
        if not unmet.met and first not in said:
            yield f"•  {say('why-role-first', what=escape(first))}"


def _rule_card(reasons: RuleReasons, knowledge: Knowledge) -> Block:
    lines = [f"*{escape(reasons.rule.title)}*", _in_short(reasons, knowledge)]
    if reasons.standing is Standing.SILENT:
        lines += missing_lines(reasons.missing, knowledge)
    return section("\n".join(lines)[:LONGEST_SECTION], accessory=why_button(reasons.rule.id))


def _in_short(reasons: RuleReasons, knowledge: Knowledge) -> str:
    fired = reasons.fired
    if reasons.standing is Standing.SILENT:
        return say("why-card-silent", how_far=how_far(reasons))
    if reasons.standing is Standing.SETTLED:
        return say("why-card-settled")
    if fired is None or reasons.place is None:
        return say("why-card-gives-way")
    if fired.move is reasons.rule.move:
        return say("why-card-ranked", place=reasons.place)
    what = escape(move_text(fired, knowledge))
    return say("why-card-ranked-as", place=reasons.place, what=what)


def _more_rules(reasons: RoleReasons) -> list[Block]:
    ids = [literal(one.rule.id) for one in reasons.rules[MOST_RULES:]]
    also = say("why-role-also", rules=", ".join(ids))
    return [context(also[:LONGEST_SECTION])] if ids else []
