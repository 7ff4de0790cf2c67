"""Advice: the answer first, then what to do in two lines each; the rest is one tap away."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.contradictions import find_contradictions
from bot.usecases.decisions import Step
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.views.buttons import button, row, why_button
from bot.views.decisions import FROM_ADVICE, decision_text, reason_text
from bot.views.facts import fact_text, label_text
from bot.views.ids import Action, Callback
from bot.views.sharing import with_share_button
from bot.views.text import (
    context,
    first_sentence,
    header,
    message,
    opening,
    person,
    plain,
    section,
)
from knowledge.advice.answer import Finding, Recommendation, plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Facts
from knowledge.schema import Knowledge, Move
from storage.values import Decision, DecisionKind

COMMAND = "advice"
MOST_NAMED = 3
LONGEST_LINE = 120
"""Two lines on a phone; the rest, mostly figures, stands behind the button "Why?"."""


def advice_message(found: ChannelAdvice, knowledge: Knowledge) -> Message:
    return message(*_blocks(found, knowledge))


def advice_again(found: ChannelAdvice, knowledge: Knowledge, said: Decision) -> Message:
    """What takes the place of a private advice once something was decided from there: who decided
    what, and what is open now.
    """
    title = knowledge.rules[said.rule].title if said.rule in knowledge.rules else said.rule
    what = context(say("advice-said", said=decision_text(said), title=escape(title)))
    first, *others = _blocks(found, knowledge)
    return with_share_button(message(first, what, *others), COMMAND)


def advice_modal(
    found: ChannelAdvice, knowledge: Knowledge, *, saved: bool = False, invite: bool = False
) -> View:
    """The same in a modal; after a form was saved it says so first.

    `invite` asks to invite the bot, because it can't post nudges in a channel that it is not in.
    """
    confirmation = [
        *([_confirmation(found)] if saved else []),
        *([section(invite_text())] if invite else []),
    ]
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(say("advice-modal-title")),
        close=plain(say("text-close")),
        private_metadata=found.version.key.channel,
        blocks=[*confirmation, *_blocks(found, knowledge)],
    )


def invite_text() -> str:
    return f":warning: {say('advice-invite')}"


def headline(one: Recommendation | Finding | Step, knowledge: Knowledge) -> str:
    """The move in a few words, such as "Hire: data engineer". Plain text, not escaped."""
    if one.role is None:
        rule = one.rule if isinstance(one.rule, str) else one.rule.id
        what = knowledge.rules[rule].title
    else:
        what = knowledge.roles[one.role].one
    return say("advice-headline", move=knowledge.moves[one.move].title, what=what)


def recommendation_blocks(recommendation: Recommendation, *, number: str = "") -> list[Block]:
    """What to do, and why in one sentence. What it rests on, who says so, what speaks against it
    and what would change it stands behind the button.
    """
    # The button stands beside the bold line alone: beside both, it would narrow the text.
    return [
        section(
            f"*{number}{escape(_shortened(recommendation))}*",
            accessory=why_button(recommendation.rule),
        ),
        context(reason_line(recommendation)),
    ]


def _shortened(recommendation: Recommendation) -> str:
    """What to do; of more than two lines the first sentences. What has to wait is never without
    what comes first.
    """
    if recommendation.move is Move.HOLD:
        return recommendation.advice
    return opening(recommendation.advice, LONGEST_LINE)


def reason_line(recommendation: Recommendation) -> str:
    """Why, in short, and how sure that is."""
    confidence = say(f"terms-confidence-{recommendation.confidence}")
    reason = escape(first_sentence(recommendation.why, LONGEST_LINE))
    return say("advice-reason", reason=reason, confidence=confidence)


def next_step(found: ChannelAdvice, knowledge: Knowledge) -> str:
    """The headline of what is undecided and comes first. Plain text, not escaped."""
    return headline(found.open[0], knowledge) if found.open else say("advice-all-decided")


def _blocks(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    blocks: list[Block] = [header(next_step(found, knowledge))]
    for number, recommendation in enumerate(found.open, start=1):
        blocks += recommendation_blocks(recommendation, number=f"{number}. ")
        blocks += _lapsed(found, recommendation.rule)
    notes = [*_cautions(found, knowledge), *_assumptions(found, knowledge)]
    return [
        *blocks,
        *([context("\n".join(notes))] if notes else []),
        row(*_buttons(found)),
    ]


def _lapsed(found: ChannelAdvice, rule: str) -> list[Block]:
    """Why a risk that is open again was accepted for a time."""
    latest = {said.rule: said for said in found.decisions}.get(rule)
    if latest is None or latest.kind is not DecisionKind.WAIVED:
        return []
    said = f"{decision_text(latest)}{reason_text(latest)}"
    return [context(say("advice-lapsed", said=said))]


def _cautions(found: ChannelAdvice, knowledge: Knowledge) -> Iterator[str]:
    """What can't all be true; and why nobody is to be hired, if nobody may be."""
    for problem in find_contradictions(found.version.profile, knowledge).values():
        yield say("advice-please-check", problem=escape(problem))
    if derive_facts(found.version.profile, knowledge)["hiring_possible"].value is False:
        yield say("advice-no-hires")


def assumed_blocks(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    """What the advice rests on although nobody told it, and what it does not know at all."""
    lines = list(_assumptions(found, knowledge))
    return [context("\n".join(lines))] if lines else []


def _assumptions(found: ChannelAdvice, knowledge: Knowledge) -> Iterator[str]:
    assumed = assumed_texts(found, derive_facts(found.version.profile, knowledge), knowledge)
    if assumed:
        yield say("advice-assumed", facts="; ".join(assumed))
    unknown = [label_text(name, knowledge) for name in open_questions(found)]
    more = len(unknown) - MOST_NAMED
    names = ", ".join(unknown[:MOST_NAMED])
    if more > 0:
        yield say("advice-nobody-told-more", names=names, more=more)
    elif unknown:
        yield say("advice-nobody-told", names=names)


def assumed_texts(found: ChannelAdvice, facts: Facts, knowledge: Knowledge) -> list[str]:
    """What was worked out from other answers."""
    guessed = [facts[name] for name in found.advice.assumed if facts[name].value is not None]
    return [fact_text(fact.name, plain_number(fact.value), knowledge) for fact in guessed]


def open_questions(found: ChannelAdvice) -> Sequence[str]:
    """Those whose answers would change the advice most come first."""
    return [name for name in found.advice.assumed if name in DETAIL_FIELDS]


def _buttons(found: ChannelAdvice) -> list[ButtonElement]:
    sharpen = button(say("advice-sharpen"), Action.OPEN_DETAILS, style="primary")
    decide = button(say("advice-decide"), Action.OPEN_DECIDE, value=f"- {FROM_ADVICE}")
    return [
        *([sharpen] if open_questions(found) else []),
        *([decide] if found.open or found.standing else []),
        button(say("advice-more"), Action.SHOW_MORE),
    ]


def _confirmation(found: ChannelAdvice) -> Block:
    version = found.version
    who = person(version.saved_by)
    saved = say("advice-saved", version=str(version.version), who=who)
    return section(f":white_check_mark: {saved}")
