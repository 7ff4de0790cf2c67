"""The nudge: why it came, one thing to consider, and what the team may say to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement, OverflowMenuElement

from bot.language import day_text, say
from bot.mrkdwn import escape
from bot.nudges.choose import (
    UNCONFIRMED,
    ConfirmNudge,
    DecisionNudge,
    Nudge,
    RecommendationNudge,
    TipNudge,
)
from bot.reply import Message
from bot.usecases.nudges import NextNudge
from bot.usecases.schedules import Occurrence
from bot.views.advice import headline, recommendation_blocks
from bot.views.buttons import button, menu, others_button, row, setup_button, why_button
from bot.views.decisions import decision_text, follow_up_text, kind_text
from bot.views.facts import fact_text
from bot.views.ids import Action
from bot.views.schedule import often_text, schedule_text, why_off
from bot.views.text import (
    as_typed,
    bullets,
    channel,
    context,
    day,
    header,
    message,
    person,
    section,
)
from bot.views.tips import tip_blocks
from knowledge.advice.answer import Finding, Recommendation
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.values import Decision, DecisionKind


def nudge_message(found: NextNudge, knowledge: Knowledge) -> Message:
    """Raises ValueError if there is nothing to say."""
    if found.nudge is None:
        raise ValueError("there is no nudge")
    said = _said(found.nudge, found, knowledge)
    return message(*said, row(*_buttons(found.nudge)))


def preview_message(
    found: NextNudge, knowledge: Knowledge, coming: Sequence[Occurrence], now: datetime
) -> Message:
    """What the next nudge, the first of `coming`, would say; only its reader sees it, so it asks
    nothing."""
    schedule = schedule_text(found.schedule, coming, now)
    if found.nudge is None:
        return message(section(f"{say('nudge-nothing')}\n{schedule}"))
    preview = context(f"{say('nudge-preview')} {schedule}")
    return message(preview, *_said(found.nudge, found, knowledge))


def ended_message(schedule: Schedule, error: str) -> Message:
    """What the person who set the schedule is told when it ended by itself."""
    where = channel(schedule.key.channel)
    return message(
        section(f"{say('nudge-ended', channel=where)}\n{why_off(error)}"),
        context(say("nudge-ended-next")),
    )


def _said(nudge: Nudge, found: NextNudge, knowledge: Knowledge) -> list[Block]:
    """All but the buttons."""
    words = knowledge.nudges[nudge.trigger]
    values = _values(nudge, found, knowledge)
    closing = words.last if nudge.is_last and words.last else words.closing
    set_by = say("nudge-set-by", who=person(found.schedule.set_by)) if found.schedule else ""
    why = [words.reason.format(**values), closing.format(**values), set_by]
    return [
        header(words.headline.format(**values)),
        *_body(nudge, found.explained, knowledge),
        context(" ".join(filter(None, why))),
    ]


def _values(nudge: Nudge, found: NextNudge, knowledge: Knowledge) -> Mapping[str, str]:
    """What the wording may name in braces."""
    who, when, since = found.version.saved_by, found.version.saved_at, found.version.saved_at
    until, band = None, found.size_band
    match nudge:
        case DecisionNudge(questions=(first, *_)):
            said = first.decision
            who, when, until = said.decided_by, said.decided_at, said.until
        case RecommendationNudge() | ConfirmNudge():
            since = nudge.since
        case TipNudge(tip=tip):
            # A company between two sizes gets the tips of both.
            band = next((one for one, tips in knowledge.tips.items() if tip in tips), band)
    return {
        "rhythm": often_text(found.schedule),
        "size_band": say("nudge-size", band=band),
        "since": day(since),
        "who": person(who),
        "when": day(when),
        "until": day_text(until) if until else day(when),
        "weeks": str(knowledge.nudges[UNCONFIRMED].weeks),
    }


def _body(nudge: Nudge, explained: Recommendation | None, knowledge: Knowledge) -> Iterator[Block]:
    match nudge:
        case DecisionNudge():
            yield from _question_blocks(nudge, explained, knowledge)
        case RecommendationNudge():
            yield from _step_blocks(nudge.step, explained)
            yield from _also_new([headline(one, knowledge) for one in nudge.besides])
        case ConfirmNudge():
            yield section(_profile_text(nudge, knowledge))
        case TipNudge():
            yield from tip_blocks(nudge.tip, knowledge)


def _step_blocks(step: Finding, explained: Recommendation | None) -> Iterator[Block]:
    if explained is not None:
        yield from recommendation_blocks(explained)
    else:
        yield section(f"*{escape(step.advice)}*", accessory=why_button(step.rule))


def _question_blocks(
    nudge: DecisionNudge, explained: Recommendation | None, knowledge: Knowledge
) -> Iterator[Block]:
    first, *others = nudge.questions
    if first.decision.kind is DecisionKind.ACCEPTED:
        step, why = escape(nudge.finding.advice), why_button(nudge.finding.rule)
        yield section(f"*{step}*", accessory=why)
        yield section(escape(_question_text(nudge.finding, knowledge)))
    else:
        yield from _step_blocks(nudge.finding, explained)
    yield from _reason_blocks(first.decision)
    for number, (one, finding) in enumerate(zip(others, nudge.besides, strict=True)):
        yield from _other_blocks(one.decision, finding, knowledge, is_first=number == 0)


def _other_blocks(
    decision: Decision, finding: Finding, knowledge: Knowledge, *, is_first: bool
) -> Iterator[Block]:
    """Another decision that is due: with its own question, or what was said then. The button of the
    first is for all of them.
    """
    asked = decision.kind is DecisionKind.ACCEPTED
    follows = f" {escape(_question_text(finding, knowledge))}" if asked else ""
    lines = bullets(
        [f"*{escape(headline(finding, knowledge))}* {decision_text(decision)}{follows}"]
    )
    if is_first:
        yield section(f"{say('nudge-also-due')}\n{lines}", accessory=others_button())
    else:
        yield section(lines)
    yield from _reason_blocks(decision)


def _question_text(finding: Finding, knowledge: Knowledge) -> str:
    return follow_up_text(knowledge.rules[finding.rule], finding.move, knowledge)


def _reason_blocks(decision: Decision) -> Iterator[Block]:
    if decision.reason:
        yield context(say("nudge-reason-then"))
        yield as_typed(decision.reason)


def _also_new(titles: list[str]) -> Iterator[Block]:
    if titles:
        text = f"{say('nudge-also-new')}\n{bullets(map(escape, titles))}"
        yield section(text, accessory=others_button())


def _profile_text(nudge: ConfirmNudge, knowledge: Knowledge) -> str:
    told = nudge.version.profile.told()
    headcount: Mapping[str, float] = told.pop("headcount", {})
    facts = [
        *(
            fact_text(name, told[name], knowledge)
            for name in ("company_size", "stage")
            if name in told
        ),
        *(fact_text(f"headcount.{role}", count, knowledge) for role, count in headcount.items()),
    ]
    return f"{say('nudge-profile')}\n{bullets(facts) if facts else say('nudge-profile-empty')}"


def _buttons(nudge: Nudge) -> list[ButtonElement | OverflowMenuElement]:
    """The answers to a question need all the room there is on a phone."""
    change = say("schedule-button-change")
    match nudge:
        case TipNudge():
            return [button(change, Action.NUDGE_SCHEDULE)]
        case ConfirmNudge(version=version):
            right = button(
                say("nudge-button-right"),
                Action.CONFIRM_PROFILE,
                value=str(version.version),
                style="primary",
            )
            update = setup_button(has_profile=True)
            return [right, update, button(change, Action.NUDGE_SCHEDULE)]
        case DecisionNudge():
            first = nudge.questions[0].decision
            return [*_decide_buttons(first.rule, first.kind), menu(change, Action.NUDGE_SCHEDULE)]
        case RecommendationNudge():
            return [*_decide_buttons(nudge.subjects[0]), menu(change, Action.NUDGE_SCHEDULE)]


def _decide_buttons(rule: str, before: DecisionKind | None = None) -> list[ButtonElement]:
    done = DecisionKind.DONE
    if before is DecisionKind.ACCEPTED:
        return [
            button(kind_text(done), Action.NUDGE_DONE, value=rule, style="primary"),
            button(say("nudge-button-not-yet"), Action.NUDGE_ACCEPT, value=rule),
            button(say("nudge-button-changed-mind"), Action.NUDGE_DECLINE, value=rule),
        ]
    return [
        button(kind_text(DecisionKind.ACCEPTED), Action.NUDGE_ACCEPT, value=rule, style="primary"),
        button(kind_text(done), Action.NUDGE_DONE, value=rule),
        button(kind_text(DecisionKind.DEFERRED), Action.NUDGE_DEFER, value=rule),
        button(kind_text(DecisionKind.DECLINED), Action.NUDGE_DECLINE, value=rule),
    ]
