"""Why a rule applies today or not: the answer, then each condition with today's value."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape, literal
from bot.views.conditions import INDENT, condition_lines, telling
from bot.views.decisions import decision_text
from bot.views.outcomes import change_lines
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, section
from knowledge.advice.firing import Fired
from knowledge.advice.readings import ConditionReading
from knowledge.advice.reasons import RequirementReading, RuleReasons, Standing
from knowledge.schema import Knowledge, Rule
from storage.values import Decision

LONGEST_HEADER = 150
LONGEST_SECTION = 2900
MOST_NAMED = 3
MOST_SECTIONS = 6
"""Of conditions; only an overlay has rules with more than fit into two."""
_SETTING = frozenset({"company_size", "size_band", "on_premises", "own_stack", "language_models"})
"""What a team is given or has chosen: of such facts none means that a step has been taken."""


def rule_blocks(
    reasons: RuleReasons, decision: Decision | None, knowledge: Knowledge
) -> list[Block]:
    rule = reasons.rule
    return [
        clipped_header(_headline(reasons, knowledge)),
        section(f"{_standing(reasons, decision, knowledge)}\n*{escape(reasons.advice)}*"),
        *sections("Conditions", condition_lines(reasons.conditions, knowledge)),
        *sections("How serious", _severity(reasons, knowledge)),
        *sections("What has to be true first", _requirements(reasons.requires, knowledge)),
        section(f"*Why*\n{escape(rule.why)}{_risk(rule)}"),
        *([section(f"*Unless*\n{escape(rule.unless)}")] if rule.unless else []),
        *_would_change(reasons, knowledge),
        context(*_footnotes(reasons, knowledge)),
    ]


def _headline(reasons: RuleReasons, knowledge: Knowledge) -> str:
    """The answer. Plain text, not escaped."""
    if reasons.fired is None or reasons.place is None:
        answer = {
            Standing.SILENT: "Does not apply today",
            Standing.WAITS: "Not yet",
            Standing.SETTLED: "Decided",
        }.get(reasons.standing, "Gives way to other advice")
        return f"{answer}: {reasons.rule.title}"
    return f"{move_text(reasons.fired, knowledge)} (number {reasons.place} today)"


def move_text(fired: Fired, knowledge: Knowledge) -> str:
    """Such as "Hire: data engineer"; plain text, not escaped."""
    rule = fired.rule
    words = rule.title if rule.role is None else knowledge.roles[rule.role].one
    return f"{knowledge.moves[fired.move].title}: {words}"


def _standing(reasons: RuleReasons, decision: Decision | None, knowledge: Knowledge) -> str:
    others = "; ".join(
        escape(move_text(one, knowledge)) for one in reasons.silenced_by[:MOST_NAMED]
    )
    words = {
        Standing.SILENT: f"{how_far(reasons)} It would say:",
        Standing.WAITS: "It applies, but something else comes first. Then it will say:",
        Standing.SETTLED: "It applies, but your team has decided on it.",
        Standing.NEEDLESS: f"It speaks only if nothing else is urgent. Today this is: {others}.",
        Standing.FORBIDDEN: f"It applies, but more serious advice speaks against it: {others}.",
        Standing.COVERED: f"It applies, but other advice is about the same role: {others}.",
        Standing.CLASHES: f"It applies, but can't be followed along with other advice: {others}.",
        Standing.LATER: "It applies, but is less urgent than the first three.",
        Standing.RECOMMENDED: _recommended(reasons),
    }[reasons.standing]
    is_decided = decision is not None and reasons.standing is Standing.SETTLED
    return f"{words} {decision_text(decision)}" if decision and is_decided else words


def _recommended(reasons: RuleReasons) -> str:
    """The rule speaks, maybe of another move than its own."""
    fired = reasons.fired
    if reasons.rule.fallback:
        return "Nothing more urgent applies today, so this does."
    if fired is not None and fired.unmet is not None:
        return "It applies, but what it asks for has to wait, because something comes first."
    if fired is not None and fired.move is not reasons.rule.move:
        return "It applies. Nobody can be hired now, so the hire has become something else."
    return "It applies today."


def how_far(reasons: RuleReasons) -> str:
    missing, total = len(reasons.missing), len(telling(reasons.conditions))
    if missing == total:
        return "None of its conditions holds." if total > 1 else "Its condition does not hold."
    return f"{missing} of its {total} conditions {'is' if missing == 1 else 'are'} missing."


def _severity(reasons: RuleReasons, knowledge: Knowledge) -> Iterator[str]:
    """Only where something can raise it."""
    own = reasons.rule.severity
    for one in reasons.raised:
        if one.holds:
            yield f"Raised from {own} to {one.to}, because this is so:"
        else:
            yield f"It would be {one.to} and not {own} if all of this were so:"
        yield from condition_lines(one.conditions, knowledge, indent=INDENT)


def _requirements(
    requirements: Sequence[RequirementReading], knowledge: Knowledge
) -> Iterator[str]:
    """What is unmet with its conditions; of the others it is enough to say why they are none."""
    for one in requirements:
        yield f"{_how_met(one)}: {escape(one.requirement.first)}"
        if not one.met:
            yield from condition_lines(one.conditions, knowledge, indent=INDENT)


def _how_met(reading: RequirementReading) -> str:
    """Where one of several conditions is enough, it may be another than that something was done."""
    if not reading.met:
        return "✗ Not met"
    parts = [part for one in reading.conditions for part in _parts(one)]
    known = [part for part in parts if part.outcome and _is_known(part)]
    if not known:
        return "? Nobody told me, so it holds nothing back"
    if all(_is_of_the_setting(part) for part in known):
        return "✓ Does not apply here"
    is_sure = len(known) == len(parts) and not any(map(_is_of_the_setting, parts))
    return "✓ Met" if is_sure else "✓ Met, or does not apply here"


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


def _risk(rule: Rule) -> str:
    return f"\nIf nothing is done: {escape(rule.risk)}" if rule.risk else ""


def _would_change(reasons: RuleReasons, knowledge: Knowledge) -> list[Block]:
    if reasons.recommendation is None:
        return []
    entries = list(change_lines(reasons.recommendation, knowledge))
    return [section(f"*What would change it*\n{bullets(entries)}")] if entries else []


def _footnotes(reasons: RuleReasons, knowledge: Knowledge) -> list[str]:
    rule, advised = reasons.rule, reasons.recommendation
    lines = [
        f"Confidence: {advised.confidence if advised else rule.confidence}.",
        sources_line(rule.sources, knowledge),
        *([sources_line(rule.against, knowledge, label="Against")] if rule.against else []),
        f"Rule {literal(rule.id)}",
    ]
    return ["\n".join(lines)]


def clipped_header(text: str) -> Block:
    return header(text if len(text) <= LONGEST_HEADER else f"{text[: LONGEST_HEADER - 1]}…")


def sections(title: str, lines: Iterable[str]) -> list[Block]:
    """As many as it takes, because of Slack's limit for each."""
    texts = [f"*{title}*"]
    for line in lines:
        fits = len(texts[-1]) + len(line) < LONGEST_SECTION
        texts = [*texts[:-1], f"{texts[-1]}\n{line}"] if fits else [*texts, line]
    return [section(text) for text in texts[:MOST_SECTIONS]] if "\n" in texts[0] else []
