"""What the team decided, in words, and what follows from it."""

from collections.abc import Iterator
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.language import day_text, number_text, say
from bot.mrkdwn import escape, literal
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.decisions import LATEST, LONGEST_REASON, Step, Steps
from bot.usecases.upkeep import Hire
from bot.views.buttons import advice_button, button, others_button, row, setup_button
from bot.views.ids import Action, Callback
from bot.views.text import as_typed, context, message, person, plain, section
from knowledge.schema import Knowledge, Move, Rule
from storage.protocol import StaleProfileError
from storage.values import Decision, DecisionKind, ProfileVersion

FROM_ADVICE = "advice"
"""Follows the rule in the value of a button that stands in a private advice."""


def decided_message(  # noqa: PLR0913 -- what was decided, on what, and what can follow
    decision: Decision,
    step: Step,
    steps: Steps,
    knowledge: Knowledge,
    *,
    hire: Hire | None,
    has_others: bool = False,
) -> Message:
    """What replaces the nudge once the team has decided: still readable by who joins later.

    `hire` is whom one tap can add to the profile; `has_others` if the nudge asked about others too.
    """
    blocks: list[Block] = [section(f"*{escape(step.advice)}*\n{decision_text(decision)}")]
    if decision.reason:
        blocks.append(as_typed(decision.reason))
    asks_on = steps.asking_day(decision.until) if decision.until else None
    follows = escape(what_next(decision.kind, step, knowledge, asks_on))
    is_asked = steps.nudged or decision.kind not in LATEST
    lines = [follows if is_asked else say("decision-nudges-off")]
    if decision.kind is DecisionKind.DONE:
        lines.append(say("decision-count") if hire else say("decision-tell"))
    buttons = _buttons(decision, hire, knowledge, has_others=has_others)
    return message(*blocks, context("\n".join(lines)), row(*buttons))


def decision_text(decision: Decision) -> str:
    """Who says what, and for how long."""
    who, until = person(decision.decided_by), decision.until
    if until is None or decision.kind not in LATEST:
        return say(f"decision-said-{decision.kind}", who=who)
    return say(f"decision-said-{decision.kind}-by", who=who, day=day_text(until))


def kind_text(kind: DecisionKind) -> str:
    """As a button or a choice, such as "Not now"."""
    return say(f"decision-kind-{kind}")


def dated_text(decision: Decision) -> str:
    """Such as "Not now, until 3 December 2026"."""
    if decision.until is None or decision.kind not in LATEST:
        return kind_text(decision.kind)
    return say(f"decision-dated-{decision.kind}", day=day_text(decision.until))


def also_text(found: ChannelAdvice, decision: Decision, knowledge: Knowledge) -> str:
    """What else the decision holds back, because it asks for the same; with a space before it."""
    titles = [knowledge.rules[rule].title for rule in found.held_back.get(decision.rule, ())]
    return f" {say('decision-also', what=escape('; '.join(titles)))}" if titles else ""


def reason_text(decision: Decision) -> str:
    """The reason in one line, with a space before it; nothing in it can mention or format."""
    reason = literal(decision.reason[:LONGEST_REASON])
    return f" {say('decision-reason', reason=reason)}" if decision.reason else ""


def what_next(kind: DecisionKind, step: Step, knowledge: Knowledge, until: date | None) -> str:
    """What the bot will do about it by itself, if it is allowed to nudge. Not escaped."""
    if kind not in LATEST:
        return say(f"decision-next-{kind}")
    day = day_text(until) if until else ""
    if kind is not DecisionKind.ACCEPTED:
        ending = "-on" if until else ""
        return say(f"decision-next-{kind}{ending}", day=day)
    question = follow_up_text(step.rule, step.move, knowledge)
    if until:
        return say("decision-next-accepted-on", day=day, question=question)
    return say("decision-next-accepted", weeks=step.rule.follow_up.weeks, question=question)


def follow_up_text(rule: Rule, move: Move, knowledge: Knowledge) -> str:
    """What is asked of a step that was accepted. Plain text, not escaped."""
    first = knowledge.moves[move].follow_up
    if not first or rule.role is None:
        return rule.follow_up.question
    return f"{first.format(role=knowledge.roles[rule.role].one)} {rule.follow_up.question}"


def counted_message(hire: Hire, knowledge: Knowledge) -> Message:
    """What replaces the question once the person who was hired is counted."""
    rule, version = knowledge.rules[hire.decision.rule], hire.version
    counted = say(
        "decision-counted",
        who=person(version.saved_by),
        people=escape(_count_text(hire, knowledge)),
        version=str(version.version),
    )
    return message(
        section(f"*{escape(rule.advice)}*\n{decision_text(hire.decision)}\n{counted}"),
        row(advice_button(version.key.channel), setup_button(has_profile=True)),
    )


def not_counted_message(stale: StaleProfileError) -> Message:
    who, version = person(stale.newest.saved_by), str(stale.newest.version)
    return message(
        section(say("decision-not-counted", who=who, version=version)),
        row(setup_button(has_profile=True)),
    )


def confirmed_message(asked: int, newest: ProfileVersion, by: str) -> Message:
    """In place of the question whether version `asked` of the profile is still right."""
    if newest.version == asked:
        words = say("decision-confirmed", who=person(by))
    else:
        who, version = person(newest.saved_by), str(newest.version)
        words = say("decision-confirmed-newer", who=who, version=version)
    buttons = (advice_button(newest.key.channel), setup_button(has_profile=True))
    return message(section(words), row(*buttons))


def _buttons(
    decision: Decision, hire: Hire | None, knowledge: Knowledge, *, has_others: bool
) -> Iterator[ButtonElement]:
    if hire is not None:
        label = say("decision-button-count", people=_count_text(hire, knowledge))
        yield button(label, Action.COUNT_HIRE, value=decision.rule, style="primary")
    if decision.kind is DecisionKind.DONE:
        yield setup_button(has_profile=True)
    # The form of the others can change this one, too; a message has room for one such button.
    change = button(say("decision-button-change"), Action.OPEN_DECIDE, value=decision.rule)
    yield others_button() if has_others else change


def _count_text(hire: Hire, knowledge: Knowledge) -> str:
    """Such as "2 data engineers"."""
    role = knowledge.roles[hire.role.id]  # in the language of whoever reads it
    words = role.one if hire.count == 1 else role.many
    return f"{number_text(hire.count)} {words}"


def in_modal(shown: Message, title: str, channel: str) -> View:
    """The same in a modal of this channel, with its buttons."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(title),
        close=plain(say("decision-close")),
        private_metadata=channel,
        blocks=list(shown.blocks),
    )
