"""Why a rule applies today or not: the answer, its reason in short, and who says so."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape
from bot.views.conditions import condition_lines, telling
from bot.views.decisions import decision_text
from bot.views.facts import evidence_text
from bot.views.outcomes import change_lines
from bot.views.sources import against_line, sources_line
from bot.views.text import bullets, context, header, opening, section
from knowledge.advice.firing import Fired
from knowledge.advice.readings import ConditionReading
from knowledge.advice.reasons import RuleReasons, Standing
from knowledge.schema import Confidence, Knowledge, Rule
from storage.values import Decision

LONGEST_HEADER = 150
LONGEST_WHY = 200
"""Five lines on a phone; the whole of it stands behind the button "More"."""
MOST_NAMED = 3
MOST_EVIDENCE = 8
MOST_MISSING = 3


def rule_blocks(
    reasons: RuleReasons, decision: Decision | None, knowledge: Knowledge
) -> list[Block]:
    """What each condition is today, and the whole of the reason, is one tap away."""
    why = reasons.recommendation.why if reasons.recommendation else reasons.rule.why
    answer = [_standing(reasons, decision, knowledge), f"*{escape(reasons.advice)}*"]
    confidence = reasons.recommendation.confidence if reasons.recommendation else None
    return [
        clipped_header(_headline(reasons, knowledge)),
        section("\n".join(filter(None, answer))),
        *_lacks(reasons, knowledge),
        section(f"*{say('why-why')}*\n{escape(opening(why, LONGEST_WHY))}"),
        *_rests_on(reasons, knowledge),
        *_would_change(reasons, knowledge),
        context(sources_text(reasons.rule, knowledge, confidence)),
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
    """What the headline does not say yet; mostly nothing for what is recommended."""
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
    return ""


def how_far(reasons: RuleReasons) -> str:
    missing, total = len(reasons.missing), len(telling(reasons.conditions))
    if missing == total:
        return say("why-none-of-several") if total > 1 else say("why-none-of-one")
    return say("why-some-missing", missing=missing, total=total)


def _lacks(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    """Only a rule that is silent shows what it lacks, because that is why."""
    if reasons.standing is not Standing.SILENT:
        return []
    lines = missing_lines(reasons.missing, knowledge)
    return [section("\n".join([f"*{say('why-lacks')}*", *lines]))] if lines else []


def missing_lines(readings: Sequence[ConditionReading], knowledge: Knowledge) -> list[str]:
    lines = condition_lines(readings[:MOST_MISSING], knowledge, verdicts=False)
    more = len(readings) - MOST_MISSING
    return [*lines, *([say("why-more-missing", more=more)] if more > 0 else [])]


def _rests_on(reasons: RuleReasons, knowledge: Knowledge) -> Iterator[Block]:
    """The facts, the headcounts first, because they are what people look for."""
    advised = reasons.recommendation
    if advised is None:
        return
    heads_first = sorted(advised.evidence, key=lambda one: not one.fact.startswith("headcount"))
    facts = [evidence_text(one, knowledge) for one in heads_first[:MOST_EVIDENCE]]
    if facts:
        yield section(f"*{say('why-rests-on')}*\n{bullets(facts)}")


def _would_change(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    if reasons.recommendation is None:
        return []
    entries = list(change_lines(reasons.recommendation, knowledge))
    return [section(f"*{say('why-would-change')}*\n{bullets(entries)}")] if entries else []


def sources_text(rule: Rule, knowledge: Knowledge, confidence: Confidence | None = None) -> str:
    """How sure it is, and who says so; `confidence` is that of a team, else the rule's own."""
    sure = say(f"terms-confidence-{confidence or rule.confidence}")
    return "\n".join(
        [
            say("why-confidence", confidence=sure),
            sources_line(rule.sources, knowledge),
            *([against_line(rule.against, knowledge)] if rule.against else []),
        ]
    )


def clipped_header(text: str) -> Block:
    return header(text if len(text) <= LONGEST_HEADER else f"{text[: LONGEST_HEADER - 1]}…")
