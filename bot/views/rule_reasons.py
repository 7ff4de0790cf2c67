"""Why a rule applies today or not: the answer, then each condition with today's value."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape, literal
from bot.views.conditions import INDENT, condition_lines, telling
from bot.views.decisions import decision_text
from bot.views.facts import evidence_text
from bot.views.hiring import hiring_text
from bot.views.outcomes import change_lines
from bot.views.sources import against_line, sources_line
from bot.views.text import bullets, context, header, section, upper_first
from knowledge.advice.firing import Fired
from knowledge.advice.readings import ConditionReading
from knowledge.advice.reasons import RequirementReading, RuleReasons, Standing
from knowledge.schema import Knowledge, Move
from storage.values import Decision

LONGEST_HEADER = 150
LONGEST_SECTION = 2900
MOST_NAMED = 3
MOST_EVIDENCE = 8
MOST_SECTIONS = 6
"""Of conditions; only an overlay has rules with more than fit into two."""
_SETTING = frozenset({"company_size", "size_band", "on_premises", "own_stack", "language_models"})
"""What a team is given or has chosen: of such facts none means that a step has been taken."""


def rule_blocks(
    reasons: RuleReasons, decision: Decision | None, knowledge: Knowledge
) -> list[Block]:
    """The answer, its reasons and who says so. Only a rule that is silent shows its conditions,
    because they are why; those of the others are one tap away.
    """
    silent = [] if speaks(reasons) else condition_blocks(reasons, knowledge)
    return [
        clipped_header(_headline(reasons, knowledge)),
        section(f"{_standing(reasons, decision, knowledge)}\n*{escape(reasons.advice)}*"),
        *silent,
        *_why(reasons),
        *_rests_on(reasons, knowledge),
        *_would_change(reasons, knowledge),
        context(_sources(reasons, knowledge)),
    ]


def speaks(reasons: RuleReasons) -> bool:
    """Whether it is among the first three of today."""
    return reasons.recommendation is not None


def condition_blocks(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    """Each condition with today's value; a fallback has none to show."""
    return [
        *sections(say("why-conditions"), condition_lines(reasons.conditions, knowledge)),
        *sections(say("why-how-serious"), _severity(reasons, knowledge)),
        *sections(say("why-comes-first"), _requirements(reasons.requires, knowledge)),
    ]


def _headline(reasons: RuleReasons, knowledge: Knowledge) -> str:
    """The answer. Plain text, not escaped."""
    if reasons.fired is not None and reasons.place is not None:
        return say("why-ranked", what=move_text(reasons.fired, knowledge), place=reasons.place)
    title = reasons.rule.title
    match reasons.standing:
        case Standing.SILENT:
            return say("why-silent", what=title)
        case Standing.WAITS:
            return say("why-waits", what=title)
        case Standing.SETTLED:
            return say("why-settled", what=title)
        case _:
            return say("why-gives-way", what=title)


def move_text(fired: Fired, knowledge: Knowledge) -> str:
    """Such as "Hire: data engineer"; plain text, not escaped."""
    rule = fired.rule
    what = rule.title if rule.role is None else knowledge.roles[rule.role].one
    return say("advice-headline", move=knowledge.moves[fired.move].title, what=what)


def _standing(reasons: RuleReasons, decision: Decision | None, knowledge: Knowledge) -> str:
    match reasons.standing:
        case Standing.SILENT:
            return say("why-standing-silent", how_far=how_far(reasons))
        case Standing.WAITS:
            return say("why-standing-waits")
        case Standing.SETTLED:
            said = f" {decision_text(decision)}" if decision else ""
            return f"{say('why-standing-settled')}{said}"
        case Standing.LATER:
            return say("why-standing-later")
        case Standing.RECOMMENDED:
            return _recommended(reasons)
        case _:
            return _silenced(reasons, knowledge)


def _silenced(reasons: RuleReasons, knowledge: Knowledge) -> str:
    others = "; ".join(
        escape(move_text(one, knowledge)) for one in reasons.silenced_by[:MOST_NAMED]
    )
    match reasons.standing:
        case Standing.NEEDLESS:
            return say("why-standing-needless", others=others)
        case Standing.FORBIDDEN:
            return say("why-standing-forbidden", others=others)
        case Standing.COVERED:
            return say("why-standing-covered", others=others)
        case _:
            return say("why-standing-clashes", others=others)


def _recommended(reasons: RuleReasons) -> str:
    """The rule speaks, maybe of another move than its own."""
    fired = reasons.fired
    if reasons.rule.fallback:
        return say("why-standing-fallback")
    if fired is not None and fired.unmet is not None:
        return say("why-standing-unmet")
    if fired is not None and fired.move is not reasons.rule.move:
        return say("why-standing-other-move")
    return say("why-standing-applies")


def how_far(reasons: RuleReasons) -> str:
    missing, total = len(reasons.missing), len(telling(reasons.conditions))
    if missing == total:
        return say("why-none-of-several") if total > 1 else say("why-none-of-one")
    return say("why-some-missing", missing=missing, total=total)


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


def _why(reasons: RuleReasons) -> Iterator[Block]:
    """The reason, and what speaks against it."""
    rule = reasons.rule
    why = reasons.recommendation.why if reasons.recommendation else rule.why
    risk = f"\n{say('why-if-nothing', risk=escape(rule.risk))}" if rule.risk else ""
    yield section(f"*{say('why-why')}*\n{escape(why)}{risk}")
    if rule.unless:
        yield section(f"*{say('why-unless')}*\n{escape(rule.unless)}")


def _rests_on(reasons: RuleReasons, knowledge: Knowledge) -> Iterator[Block]:
    """The facts, the headcounts first, because they are what people look for; and for a hire, who
    can help with it.
    """
    advised = reasons.recommendation
    if advised is None:
        return
    heads_first = sorted(advised.evidence, key=lambda one: not one.fact.startswith("headcount"))
    facts = [evidence_text(one, knowledge) for one in heads_first[:MOST_EVIDENCE]]
    if facts:
        yield section(f"*{say('why-rests-on')}*\n{bullets(facts)}")
    if advised.move is Move.HIRE:
        yield context(escape(hiring_text(advised, knowledge)))


def _would_change(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    if reasons.recommendation is None:
        return []
    entries = list(change_lines(reasons.recommendation, knowledge))
    return [section(f"*{say('why-would-change')}*\n{bullets(entries)}")] if entries else []


def _sources(reasons: RuleReasons, knowledge: Knowledge) -> str:
    rule, advised = reasons.rule, reasons.recommendation
    confidence = advised.confidence if advised else rule.confidence
    lines = [
        say("why-confidence", confidence=say(f"terms-confidence-{confidence}")),
        sources_line(rule.sources, knowledge),
        *([against_line(rule.against, knowledge)] if rule.against else []),
        say("why-rule", id=literal(rule.id)),
    ]
    return "\n".join(lines)


def clipped_header(text: str) -> Block:
    return header(text if len(text) <= LONGEST_HEADER else f"{text[: LONGEST_HEADER - 1]}…")


def sections(title: str, lines: Iterable[str]) -> list[Block]:
    """As many as it takes, because of Slack's limit for each."""
    texts = [f"*{title}*"]
    for line in lines:
        fits = len(texts[-1]) + len(line) < LONGEST_SECTION
        texts = [*texts[:-1], f"{texts[-1]}\n{line}"] if fits else [*texts, line]
    return [section(text) for text in texts[:MOST_SECTIONS]] if "\n" in texts[0] else []
