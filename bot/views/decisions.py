"""What the team decided, in words, and what follows from it."""

from collections.abc import Iterator
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.mrkdwn import escape, literal
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.decisions import LATEST, LONGEST_REASON, Step, Steps
from bot.usecases.upkeep import Hire
from bot.views.buttons import advice_button, button, others_button, row, setup_button
from bot.views.facts import number_text
from bot.views.ids import Action, Callback
from bot.views.text import as_typed, context, day_text, message, person, plain, section
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge, Move, Rule
from storage.protocol import StaleProfileError
from storage.values import Decision, DecisionKind, ProfileVersion

KIND_WORDS = {
    DecisionKind.ACCEPTED: "We will do this",
    DecisionKind.DONE: "Done",
    DecisionKind.DEFERRED: "Not now",
    DecisionKind.DECLINED: "Not for us",
    DecisionKind.WAIVED: "We accept the risk",
    DecisionKind.REOPENED: "Open again",
}
_COUNT = "One tap counts the new person, so that the next advice fits."
_TELL = "If the team has changed, tell me, so that the next advice fits."
NUDGES_OFF = (
    "Nudges are off or paused here, so I won't ask by myself; `/mlteam nudges on` starts them."
)


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
    lines = [follows if steps.nudged or decision.kind not in LATEST else NUDGES_OFF]
    if decision.kind is DecisionKind.DONE:
        lines.append(_COUNT if hire else _TELL)
    return message(
        *blocks, context("\n".join(lines)), row(*_buttons(decision, hire, has_others=has_others))
    )


def decision_text(decision: Decision) -> str:
    """Who says what, and for how long."""
    who, until = person(decision.decided_by), until_text(decision)
    match decision.kind:
        case DecisionKind.ACCEPTED:
            return f":arrow_right: {who} says: we will do this{until}."
        case DecisionKind.DONE:
            return f":white_check_mark: {who} says: we did this."
        case DecisionKind.DEFERRED:
            return f":hourglass_flowing_sand: {who} says: not now{until}."
        case DecisionKind.DECLINED:
            return f":no_entry_sign: {who} says: not for us."
        case DecisionKind.WAIVED:
            return f":scales: {who} says: we accept the risk{until}."
        case DecisionKind.REOPENED:
            return f":arrow_left: {who} has opened this again."


def until_text(decision: Decision) -> str:
    """Such as ", until 3 December 2026"; nothing without a day."""
    if decision.until is None:
        return ""
    word = "by" if decision.kind is DecisionKind.ACCEPTED else "until"
    return f", {word} {day_text(decision.until)}"


def also_text(found: ChannelAdvice, decision: Decision, knowledge: Knowledge) -> str:
    """What else the decision holds back, because it asks for the same."""
    titles = [knowledge.rules[rule].title for rule in found.held_back.get(decision.rule, ())]
    return f" Also settled by it: {escape('; '.join(titles))}." if titles else ""


def reason_text(decision: Decision) -> str:
    """The reason in one line; nothing in it can mention or format."""
    return f" The reason: {literal(decision.reason[:LONGEST_REASON])}" if decision.reason else ""


def what_next(kind: DecisionKind, step: Step, knowledge: Knowledge, until: date | None) -> str:
    """What the bot will do about it by itself, if it is allowed to nudge. Not escaped."""
    on = f"on {day_text(until)}" if until else "on that day"
    match kind:
        case DecisionKind.ACCEPTED:
            when = on if until else f"after {follow_up_weeks_text(step.rule)}"
            question = follow_up_text(step.rule, step.move, knowledge)
            return f"I ask {when}: \u201c{question}\u201d"
        case DecisionKind.DONE:
            return "I bring it up again only if a newer team profile still asks for it."
        case DecisionKind.DEFERRED:
            return f"I ask again once, {on}."
        case DecisionKind.DECLINED:
            return "I won't bring it up again."
        case DecisionKind.WAIVED:
            return f"`/mlteam status` lists it, and I come back to it, with the reason, {on}."
        case DecisionKind.REOPENED:
            return "It counts as undecided again."


def follow_up_text(rule: Rule, move: Move, knowledge: Knowledge) -> str:
    """What is asked of a step that was accepted. Plain text, not escaped."""
    first = knowledge.moves[move].follow_up
    if not first or rule.role is None:
        return rule.follow_up.question
    return f"{first.format(role=knowledge.roles[rule.role].one)} {rule.follow_up.question}"


def follow_up_weeks_text(rule: Rule) -> str:
    """After how long a step that was accepted is asked about."""
    weeks = rule.follow_up.weeks
    return "1 week" if weeks == 1 else f"{weeks} weeks"


def counted_message(hire: Hire, knowledge: Knowledge) -> Message:
    """What replaces the question once the person who was hired is counted."""
    rule = knowledge.rules[hire.decision.rule]
    saved = f"{person(hire.version.saved_by)} updated the team: now {escape(_count_text(hire))}"
    channel = hire.version.key.channel
    return message(
        section(
            f"*{escape(rule.advice)}*\n{decision_text(hire.decision)}\n"
            f":white_check_mark: {saved} (version {hire.version.version})."
        ),
        row(advice_button(channel), setup_button(has_profile=True)),
    )


def not_counted_message(stale: StaleProfileError) -> Message:
    newest = stale.newest
    return message(
        section(
            f":warning: {person(newest.saved_by)} has saved version {newest.version} of the team"
            " profile since this was done, so I changed nothing. Please check whether the new"
            " person is counted there already."
        ),
        row(setup_button(has_profile=True)),
    )


def confirmed_message(asked: int, newest: ProfileVersion, by: str) -> Message:
    """In place of the question whether version `asked` of the profile is still right."""
    if newest.version == asked:
        words = f":white_check_mark: {person(by)} confirmed that the team profile is still right."
    else:
        saved = f"{person(newest.saved_by)} has saved version {newest.version} since I asked"
        words = f"{saved}, so there is nothing to confirm."
    buttons = (advice_button(newest.key.channel), setup_button(has_profile=True))
    return message(section(words), row(*buttons))


def _buttons(decision: Decision, hire: Hire | None, *, has_others: bool) -> Iterator[ButtonElement]:
    if hire is not None:
        label = f"Now {_count_text(hire)}"
        yield button(label, Action.COUNT_HIRE, value=decision.rule, style="primary")
    if decision.kind is DecisionKind.DONE:
        yield setup_button(has_profile=True)
    # The form of the others can change this one, too; a message has room for one such button.
    change = button("Change this", Action.OPEN_DECIDE, value=decision.rule)
    yield others_button() if has_others else change


def _count_text(hire: Hire) -> str:
    """Such as "2 data engineers"."""
    words = hire.role.one if hire.count == 1 else hire.role.many
    return f"{number_text(plain_number(hire.count))} {words}"


def in_modal(shown: Message, title: str, channel: str) -> View:
    """The same in a modal of this channel, with its buttons."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(title),
        close=plain("Close"),
        private_metadata=channel,
        blocks=list(shown.blocks),
    )
