"""The nudge: why it came, one thing to consider, and what the team may say to it."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DatePickerElement,
    InputBlock,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.nudges.choose import Nudge, RecommendationNudge, TipNudge
from bot.reply import Message
from bot.usecases.nudges import LONGEST_REASON, NextNudge
from bot.views.advice import recommendation_blocks
from bot.views.buttons import button, row
from bot.views.ids import Action, Callback, Field
from bot.views.status import RHYTHM_WORDS, schedule_text
from bot.views.text import (
    context,
    day,
    header,
    message,
    person,
    plain,
    section,
)
from bot.views.tips import tip_blocks
from knowledge.schema import Knowledge, NudgeWords, Rule
from storage.values import Schedule

LAST_REMINDER = "This is the last reminder of it; `/mlteam advice` keeps it."
DEFERRAL = timedelta(weeks=4)
"""What the form proposes for "Not now"."""


@dataclass(frozen=True, kw_only=True)
class DecisionContext:
    """Which recommendation in which message a decision form is about: its private metadata."""

    channel: str
    message_ts: str
    rule: str

    def to_json(self) -> str:
        return json.dumps(
            {"channel": self.channel, "message_ts": self.message_ts, "rule": self.rule}
        )

    @classmethod
    def from_json(cls, text: str) -> "DecisionContext":
        data = json.loads(text)
        return cls(
            channel=str(data["channel"]),
            message_ts=str(data["message_ts"]),
            rule=str(data["rule"]),
        )


def nudge_message(
    nudge: Nudge, schedule: Schedule | None, since: datetime, knowledge: Knowledge, size_band: str
) -> Message:
    """`since` is when the profile that the nudge rests on was saved."""
    return message(*_said(nudge, schedule, since, knowledge, size_band), row(*_buttons(nudge)))


def _said(
    nudge: Nudge, schedule: Schedule | None, since: datetime, knowledge: Knowledge, size_band: str
) -> list[Block]:
    """All but the buttons."""
    words = knowledge.nudges[nudge.trigger]
    filled = _Filled(words, schedule, since, size_band)
    setter = f"{person(schedule.set_by)} set up these messages." if schedule else ""
    last = isinstance(nudge, RecommendationNudge) and nudge.is_last
    closing = " ".join(filter(None, (filled.closing, LAST_REMINDER if last else "", setter)))
    return [
        header(filled.headline),
        context(filled.reason),
        *_body(nudge, knowledge),
        *([context(closing)] if closing else []),
    ]


class _Filled:
    """The wording with its placeholders filled in."""

    def __init__(
        self, words: NudgeWords, schedule: Schedule | None, since: datetime, size_band: str
    ) -> None:
        rhythm = RHYTHM_WORDS[schedule.rhythm] if schedule else "now and then"
        values = {"rhythm": rhythm, "since": day(since), "size_band": size_band}
        self.headline = words.headline.format(**values)
        self.reason = words.reason.format(**values)
        self.closing = words.closing.format(**values)


def _body(nudge: Nudge, knowledge: Knowledge) -> list[Block]:
    match nudge:
        case RecommendationNudge(recommendation=recommendation):
            return recommendation_blocks(recommendation, knowledge)
        case TipNudge(tip=tip):
            return tip_blocks(tip, knowledge)


def _buttons(nudge: Nudge) -> list[ButtonElement]:
    change = button("Change schedule", Action.NUDGE_SCHEDULE)
    if isinstance(nudge, TipNudge):
        return [change]
    rule = nudge.recommendation.rule
    return [
        button("We did this", Action.NUDGE_DONE, value=rule, style="primary"),
        button("Not now", Action.NUDGE_DEFER, value=rule),
        button("Not for us", Action.NUDGE_DECLINE, value=rule),
        change,
    ]


def preview_message(upcoming: NextNudge, knowledge: Knowledge, now: datetime) -> Message:
    """What the next nudge would say today; only its reader sees it, so it has no buttons."""
    schedule = schedule_text(upcoming.schedule, now)
    if upcoming.nudge is None:
        return message(section(f"Nothing new to say, so I would say nothing.\n{schedule}"))
    said = _said(upcoming.nudge, upcoming.schedule, upcoming.since, knowledge, upcoming.size_band)
    note = "The real one has buttons to say what you decided."
    return message(context(f"*Preview, only for you.* {note} {schedule}"), *said)


def defer_form(about: DecisionContext, rule: Rule, today: date) -> View:
    return _decision_form(
        Callback.DEFER,
        "Not now",
        about,
        rule,
        InputBlock(
            block_id=Field.UNTIL,
            label=plain("When should I ask again?"),
            element=DatePickerElement(
                action_id=Action.ANSWER, initial_date=(today + DEFERRAL).isoformat()
            ),
        ),
    )


def decline_form(about: DecisionContext, rule: Rule) -> View:
    return _decision_form(
        Callback.DECLINE,
        "Not for us",
        about,
        rule,
        InputBlock(
            block_id=Field.REASON,
            label=plain("Why not?"),
            hint=plain("Everyone in the channel sees it. It helps whoever reads the plan later."),
            optional=True,
            element=PlainTextInputElement(
                action_id=Action.ANSWER, multiline=True, max_length=LONGEST_REASON
            ),
        ),
    )


def _decision_form(
    callback: Callback, title: str, about: DecisionContext, rule: Rule, question: InputBlock
) -> View:
    return View(
        type="modal",
        callback_id=callback,
        title=plain(title),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=about.to_json(),
        blocks=[section(f"*{escape(rule.title)}*\n{escape(rule.advice)}"), question],
    )
