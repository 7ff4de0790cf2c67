"""Advice: the answer first, then the reasons, what would change them, and what is only assumed."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.views.buttons import button, row, setup_button
from bot.views.facts import evidence_text, fact_text, label_text
from bot.views.ids import Action, Callback
from bot.views.sources import sources_line
from bot.views.text import (
    bullets,
    context,
    header,
    message,
    person,
    plain,
    section,
)
from knowledge.advice.answer import Advice, Recommendation, plain_number
from knowledge.advice.facts import derive_facts
from knowledge.schema import Knowledge, Move

MOST_SHOWN = 3
MOST_EVIDENCE = 5
MOST_NAMED = 3
_INVITE = section(
    ":warning: I am not in this channel, so I can't post nudges here. Type `/invite @mlteam` there."
)


def advice_message(found: ChannelAdvice, knowledge: Knowledge) -> Message:
    return message(*_blocks(found, knowledge))


def advice_modal(
    found: ChannelAdvice, knowledge: Knowledge, *, saved: bool = False, invite: bool = False
) -> View:
    """The same in a modal; after a form was saved it says so first.

    `invite` asks to invite the bot, because it can't post nudges in a channel that it is not in.
    """
    confirmation = [*([_confirmation(found)] if saved else []), *([_INVITE] if invite else [])]
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain("Your ML team"),
        close=plain("Close"),
        private_metadata=found.version.key.channel,
        blocks=[*confirmation, *_blocks(found, knowledge)],
    )


def headline(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """The move in a few words, such as "Hire: ML engineer". Plain text, not escaped."""
    title = knowledge.moves[recommendation.move].title
    if recommendation.role is None:
        return f"{title}: {knowledge.rules[recommendation.rule].title}"
    return f"{title}: {knowledge.roles[recommendation.role].title}"


def recommendation_blocks(
    recommendation: Recommendation, knowledge: Knowledge, *, title: str
) -> list[Block]:
    """What to do and why; then, smaller, what it rests on and who says so."""
    rule = knowledge.rules[recommendation.rule]
    against = [sources_line(rule.against, knowledge, label="Against")] if rule.against else []
    unless = [f"Unless: {escape(rule.unless)}"] if rule.unless else []
    blocks: list[Block] = [
        section(f"*{title}*\n{escape(recommendation.advice)}\n_Why:_ {escape(recommendation.why)}"),
        context(_rests_on(recommendation, knowledge)),
        context("\n".join([*unless, sources_line(rule.sources, knowledge), *against])),
    ]
    if recommendation.would_change:
        blocks.insert(2, context(_would_change(recommendation)))
    return blocks


def _blocks(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    shown = _distinct(found.advice.recommendations)[:MOST_SHOWN]
    blocks: list[Block] = [header(headline(shown[0], knowledge))]
    for number, recommendation in enumerate(shown, start=1):
        title = f"{number}. {escape(headline(recommendation, knowledge))}"
        blocks += recommendation_blocks(recommendation, knowledge, title=title)
    return [
        *blocks,
        DividerBlock(),
        *_why_not(found.advice, knowledge),
        *assumed_blocks(found, knowledge),
        row(*_buttons(found)),
    ]


def _distinct(recommendations: Iterable[Recommendation]) -> list[Recommendation]:
    """The first of each move and role: a second reason for one hire is no second hire."""
    first: dict[tuple[Move, str], Recommendation] = {}
    for recommendation in recommendations:
        what = recommendation.role or recommendation.rule
        first.setdefault((recommendation.move, what), recommendation)
    return list(first.values())


def _rests_on(recommendation: Recommendation, knowledge: Knowledge) -> str:
    evidence = recommendation.evidence[:MOST_EVIDENCE]
    facts = " · ".join(evidence_text(entry, knowledge) for entry in evidence)
    return f"Because: {facts or 'your profile'}. Confidence: {recommendation.confidence}."


def _would_change(recommendation: Recommendation) -> str:
    changes = [f"{escape(one.change)} → {one.then}" for one in recommendation.would_change]
    return f"What would change this: {'; '.join(changes)}"


def _why_not(advice: Advice, knowledge: Knowledge) -> list[Block]:
    core = {role.id for role in knowledge.core_roles()}
    entries = [
        f"*{escape(knowledge.roles[one.role].title)}:* {escape(one.because[0])}"
        for one in advice.not_recommended
        if one.role in core
    ]
    return [section(f"*Why not someone else*\n{bullets(entries)}")] if entries else []


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
    return [name for name in DETAIL_FIELDS if name in found.advice.assumed]


def _buttons(found: ChannelAdvice) -> list[ButtonElement]:
    questions = _open_questions(found)
    return [
        *([_questions_button(len(questions))] if questions else []),
        setup_button(has_profile=True),
    ]


def _questions_button(count: int) -> ButtonElement:
    what = f"{count} short questions" if count > 1 else "one short question"
    return button(f"Answer {what}", Action.OPEN_DETAILS, style="primary")


def _confirmation(found: ChannelAdvice) -> Block:
    version = found.version
    saved = f"Saved as version {version.version} by {person(version.saved_by)}."
    return section(f":white_check_mark: {saved} Type `/mlteam advice` to see this again.")
