"""What stands behind the reasons of a rule, point by point: each condition with today's value."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape, literal
from bot.views.conditions import INDENT, condition_lines
from bot.views.hiring import hiring_text
from bot.views.text import context, section, upper_first
from knowledge.advice.readings import ConditionReading
from knowledge.advice.reasons import RequirementReading, RuleReasons
from knowledge.schema import Knowledge, Move

LONGEST_SECTION = 2900
MOST_SECTIONS = 6
"""Of conditions; only an overlay has rules with more than fit into two."""
_SETTING = frozenset({"company_size", "size_band", "on_premises", "own_stack", "language_models"})
"""What a team is given or has chosen: of such facts none means that a step has been taken."""


def point_blocks(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    """All that the reasons leave for later: the whole of why, and each condition."""
    return [
        section(f"*{escape(reasons.rule.title)}*"),
        *_why(reasons),
        *_who_can_help(reasons, knowledge),
        *condition_blocks(reasons, knowledge),
        context(say("why-rule", id=literal(reasons.rule.id))),
    ]


def _why(reasons: RuleReasons) -> Iterator[Block]:
    """The reason, and what speaks against it."""
    rule = reasons.rule
    why = reasons.recommendation.why if reasons.recommendation else rule.why
    risk = f"\n{say('why-if-nothing', risk=escape(rule.risk))}" if rule.risk else ""
    yield section(f"*{say('why-why')}*\n{escape(why)}{risk}")
    if rule.unless:
        yield section(f"*{say('why-unless')}*\n{escape(rule.unless)}")


def _who_can_help(reasons: RuleReasons, knowledge: Knowledge) -> Iterator[Block]:
    """With a hire."""
    advised = reasons.recommendation
    if advised is not None and advised.move is Move.HIRE:
        title, text = say("why-who-can-help"), escape(hiring_text(advised, knowledge))
        yield section(f"*{title}*\n{text}")


def condition_blocks(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    """Each condition with today's value; a fallback has none to show."""
    return [
        *sections(say("why-conditions"), condition_lines(reasons.conditions, knowledge)),
        *sections(say("why-how-serious"), _severity(reasons, knowledge)),
        *sections(say("why-comes-first"), _requirements(reasons.requires, knowledge)),
    ]


def _severity(reasons: RuleReasons, knowledge: Knowledge) -> Iterator[str]:
    """Only where something can raise it."""
    own = say(f"terms-severity-{reasons.rule.severity}")
    for one in reasons.raised:
        to = say(f"terms-severity-{one.to}")
        if one.holds:
            yield upper_first(say("why-raised", own=own, to=to))
        else:
            yield say("why-would-be-raised", own=own, to=to)
        yield from condition_lines(one.conditions, knowledge, indent=INDENT)


def _requirements(
    requirements: Sequence[RequirementReading], knowledge: Knowledge
) -> Iterator[str]:
    """What is unmet with its conditions; of the others it is enough to say why they are none."""
    for one in requirements:
        yield _how_met(one, escape(one.requirement.first))
        if not one.met:
            yield from condition_lines(one.conditions, knowledge, indent=INDENT)


def _how_met(reading: RequirementReading, what: str) -> str:
    """Where one of several conditions is enough, it may be another than that something was done."""
    if not reading.met:
        return f"✗ {say('why-not-met', what=what)}"
    parts = [part for one in reading.conditions for part in _parts(one)]
    known = [part for part in parts if part.outcome and _is_known(part)]
    if not known:
        return f"? {say('why-not-told', what=what)}"
    if all(_is_of_the_setting(part) for part in known):
        return f"✓ {say('why-not-here', what=what)}"
    is_sure = len(known) == len(parts) and not any(map(_is_of_the_setting, parts))
    met = say("why-met", what=what) if is_sure else say("why-met-or-not-here", what=what)
    return f"✓ {met}"


def _parts(reading: ConditionReading) -> Iterator[ConditionReading]:
    """What it comes down to in the end, such as each of the two sides of an "or"."""
    for part in reading.parts:
        yield from _parts(part)
    if not reading.parts:
        yield reading


def _is_known(reading: ConditionReading) -> bool:
    return all(fact.value is not None for fact in reading.facts)


def _is_of_the_setting(reading: ConditionReading) -> bool:
    return all(fact.name in _SETTING for fact in reading.facts)


def sections(title: str, lines: Iterable[str]) -> list[Block]:
    """As many as it takes, because of Slack's limit for each."""
    texts = [f"*{title}*"]
    for line in lines:
        fits = len(texts[-1]) + len(line) < LONGEST_SECTION
        texts = [*texts[:-1], f"{texts[-1]}\n{line}"] if fits else [*texts, line]
    return [section(text) for text in texts[:MOST_SECTIONS]] if "\n" in texts[0] else []
