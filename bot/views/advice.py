"""Advice: the answer first, then the reasons, what would change them, and what is only assumed."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.contradictions import find_contradictions
from bot.usecases.decisions import Step
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.views.buttons import button, row, setup_button, why_button
from bot.views.decisions import also_text, decision_text, reason_text
from bot.views.facts import evidence_text, fact_text, label_text
from bot.views.hiring import hiring_text
from bot.views.ids import Action, Callback
from bot.views.outcomes import would_change_text
from bot.views.sources import first_sources_line
from bot.views.text import (
    bullets,
    context,
    header,
    message,
    opening,
    person,
    plain,
    section,
)
from knowledge.advice.answer import Finding, Recommendation, plain_number
from knowledge.advice.derive import derive_facts
from knowledge.schema import Knowledge, Move, Role
from storage.values import DecisionKind

MOST_DECIDED = 5
MOST_EVIDENCE = 5
MOST_NAMED = 3
LONGEST_WHY = 200
"""On a phone; the rest, mostly figures, stands behind the button "Why?"."""
_NO_HIRES = "You told me that nobody can be hired now, so I suggest no hires."
INVITE = ":warning: I am not in that channel, so I can't post nudges. Type `/invite @mlteam` there."


def advice_message(found: ChannelAdvice, knowledge: Knowledge) -> Message:
    return message(*_blocks(found, knowledge))


def advice_modal(
    found: ChannelAdvice, knowledge: Knowledge, *, saved: bool = False, invite: bool = False
) -> View:
    """The same in a modal; after a form was saved it says so first.

    `invite` asks to invite the bot, because it can't post nudges in a channel that it is not in.
    """
    confirmation = [
        *([_confirmation(found)] if saved else []),
        *([section(INVITE)] if invite else []),
    ]
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain("Your ML team"),
        close=plain("Close"),
        private_metadata=found.version.key.channel,
        blocks=[*confirmation, *_blocks(found, knowledge)],
    )


def headline(one: Recommendation | Finding | Step, knowledge: Knowledge) -> str:
    """The move in a few words, such as "Hire: data engineer". Plain text, not escaped."""
    title = knowledge.moves[one.move].title
    if one.role is None:
        rule = one.rule if isinstance(one.rule, str) else one.rule.id
        return f"{title}: {knowledge.rules[rule].title}"
    return f"{title}: {knowledge.roles[one.role].one}"


def recommendation_blocks(
    recommendation: Recommendation, knowledge: Knowledge, *, number: str = ""
) -> list[Block]:
    """What to do and why; then, smaller, what it rests on, what speaks against it, who says so."""
    # The button stands beside the bold line alone: beside all of it, it would narrow the text.
    return [
        section(
            f"*{number}{escape(recommendation.advice)}*",
            accessory=why_button(recommendation.rule),
        ),
        section(escape(opening(recommendation.why, LONGEST_WHY))),
        context(_rests_on(recommendation, knowledge)),
        context(_limits(recommendation, knowledge)),
    ]


def next_step(found: ChannelAdvice, knowledge: Knowledge) -> str:
    """The headline of what is undecided and comes first. Plain text, not escaped."""
    return headline(found.open[0], knowledge) if found.open else "All is decided for now"


def _blocks(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    blocks: list[Block] = [header(next_step(found, knowledge))]
    for number, recommendation in enumerate(found.open, start=1):
        blocks += recommendation_blocks(recommendation, knowledge, number=f"{number}. ")
        blocks += _lapsed(found, recommendation.rule)
    return [
        *blocks,
        *_besides(found, knowledge),
        DividerBlock(),
        *_decided(found, knowledge),
        *_why_not(found, knowledge),
        *assumed_blocks(found, knowledge),
        row(*_buttons(found)),
    ]


def _lapsed(found: ChannelAdvice, rule: str) -> list[Block]:
    """Why a risk that is open again was accepted for a time."""
    latest = {said.rule: said for said in found.decisions}.get(rule)
    if latest is None or latest.kind is not DecisionKind.WAIVED:
        return []
    return [context(f"That time is over: {decision_text(latest)}{reason_text(latest)}")]


def _besides(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    """What does not fit, by its headline; and why nobody is to be hired, if nobody may be."""
    more = [escape(headline(one, knowledge)) for one in found.advice.later]
    facts = derive_facts(found.version.profile, knowledge)
    contradictions = find_contradictions(found.version.profile, knowledge).values()
    lines = [
        *(f"Please check: {escape(one)}" for one in contradictions),
        *([f"Less urgent: {'; '.join(more)}."] if more else []),
        *([_NO_HIRES] if facts["hiring_possible"].value is False else []),
    ]
    return [context("\n".join(lines))] if lines else []


def _decided(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    shown = found.decided[:MOST_DECIDED]
    entries = [
        f"{escape(one.advice)} {decision_text(said)}{also_text(found, said, knowledge)}"
        for one, said in shown
    ]
    if len(found.decided) > MOST_DECIDED:
        entries.append(f"and {len(found.decided) - MOST_DECIDED} more")
    return [section(f"*Decided*\n{bullets(entries)}")] if entries else []


def _rests_on(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """The headcounts first, because they are what people look for."""
    heads_first = sorted(recommendation.evidence, key=lambda e: not e.fact.startswith("headcount"))
    facts = ", ".join(evidence_text(one, knowledge) for one in heads_first[:MOST_EVIDENCE])
    return f"Because: {facts or 'of what you told me'}. Confidence: {recommendation.confidence}."


def _limits(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """Whose help a hire needs, what speaks against the advice, and the first sources."""
    rule = knowledge.rules[recommendation.rule]
    needs_help = recommendation.move is Move.HIRE and not (
        recommendation.interviewers and recommendation.mentors
    )
    lines = [
        *([escape(hiring_text(recommendation, knowledge))] if needs_help else []),
        *([f"Unless: {escape(rule.unless)}"] if rule.unless else []),
        would_change_text(recommendation, knowledge),
        first_sources_line(rule, knowledge),
    ]
    return "\n".join(filter(None, lines))


def _why_not(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    """Without the roles that a rule asks for and on which the team has decided."""
    core = {role.id for role in knowledge.core_roles()}
    decided = {one.role for one in found.advice.settled if one.move is not Move.HOLD}
    roles_by_reason: dict[str, list[Role]] = {}
    for one in found.advice.not_recommended:
        if one.role in core - decided:
            roles_by_reason.setdefault(one.because[0], []).append(knowledge.roles[one.role])
    entries = [
        f"*{escape(_names(roles))}:* {escape(because)}"
        for because, roles in roles_by_reason.items()
    ]
    return [section(f"*Why not someone else*\n{bullets(entries)}")] if entries else []


def _names(roles: Sequence[Role]) -> str:
    """Such as "Data scientist, ML engineer"."""
    first, *others = roles
    return ", ".join([first.title, *(role.one for role in others)])


def assumed_blocks(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    """What the advice rests on although nobody told it, and what it does not know at all."""
    facts = derive_facts(found.version.profile, knowledge)
    guessed = [facts[name] for name in found.advice.assumed if facts[name].value is not None]
    words = [fact_text(fact.name, plain_number(fact.value), knowledge) for fact in guessed]
    unknown = [label_text(name, knowledge) for name in _open_questions(found)]
    lines = [
        *([f"I assumed: {'; '.join(words)}."] if words else []),
        *([f"Nobody told me: {_few(unknown)}."] if unknown else []),
    ]
    return [context("\n".join(lines))] if lines else []


def _few(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"


def _open_questions(found: ChannelAdvice) -> list[str]:
    """Those whose answers would change the advice most come first."""
    return [name for name in found.advice.assumed if name in DETAIL_FIELDS]


def _buttons(found: ChannelAdvice) -> list[ButtonElement]:
    sharpen = button("Sharpen the advice", Action.OPEN_DETAILS, style="primary")
    decide = button("Decide", Action.OPEN_DECIDE)
    return [
        *([sharpen] if _open_questions(found) else []),
        *([decide] if found.open or found.standing else []),
        setup_button(has_profile=True),
    ]


def _confirmation(found: ChannelAdvice) -> Block:
    version = found.version
    saved = f"Saved as version {version.version} by {person(version.saved_by)}."
    return section(f":white_check_mark: {saved} Type `/mlteam advice` to see this again.")
