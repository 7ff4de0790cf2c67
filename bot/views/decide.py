"""The form in which a team decides: which step, what it says, and only the inputs of that."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    DividerBlock,
    InputBlock,
    Option,
    OptionGroup,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.usecases.decisions import LATEST, LONGEST_REASON, NEEDS_REASON, Step, Steps
from bot.views.advice import headline
from bot.views.decisions import (
    decision_text,
    follow_up_text,
    kind_text,
    reason_text,
    what_next,
)
from bot.views.ids import Action, Callback, Field
from bot.views.inputs import MOST_OPTIONS, option
from bot.views.metadata import ChannelId, Version, read_metadata
from bot.views.text import context, plain, section
from knowledge.schema import Knowledge
from storage.values import Decision, DecisionKind

DAY_FIELDS = {
    DecisionKind.ACCEPTED: Field.BY_WHEN,
    DecisionKind.DEFERRED: Field.UNTIL,
    DecisionKind.WAIVED: Field.EXPIRY,
}
"""Each kind has a field of its own for its day: Slack keeps what a field with the same id holds."""
_OFFERED = (
    DecisionKind.ACCEPTED,
    DecisionKind.DONE,
    DecisionKind.DEFERRED,
    DecisionKind.DECLINED,
    DecisionKind.WAIVED,
    DecisionKind.REOPENED,
)
_PROPOSED = {
    DecisionKind.DEFERRED: timedelta(weeks=4),
    DecisionKind.WAIVED: timedelta(weeks=26),
}
LONGEST_VALUE = 150
Typed = Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True)
class DecideContext:
    """What the form must remember: its private metadata."""

    channel: ChannelId
    rule: str
    """The step that it shows, with the decisions on it that the person can know of."""
    kind: DecisionKind
    base: Version
    message_ts: str = ""
    """The message from which it was opened, if that can be replaced once it is decided."""
    asked: str = ""
    """The rule that the message is about."""
    has_others: bool = False
    """Whether the message asks about other steps as well."""
    response_url: str = ""
    """Of the private advice from which it was opened, which is shown anew once it is decided."""

    def to_json(self) -> str:
        return json.dumps(
            {
                "channel": self.channel,
                "rule": self.rule,
                "kind": self.kind,
                "base": self.base,
                "message_ts": self.message_ts,
                "asked": self.asked,
                "has_others": self.has_others,
                "response_url": self.response_url,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> "DecideContext":
        """Raises StaleButton."""
        return read_metadata(cls, text)

    @classmethod
    def on(
        cls, channel: str, step: Step, kind: DecisionKind | None = None, *, message_ts: str = ""
    ) -> "DecideContext":
        """The form for this step; without a kind in the one that stands, or the most likely."""
        standing = step.decision.kind if step.decision else DecisionKind.ACCEPTED
        return cls(
            channel=channel,
            rule=step.rule.id,
            kind=kind if kind in kinds_for(step) else standing,
            base=step.known,
            message_ts=message_ts,
            asked=step.rule.id if message_ts else "",
        )

    def showing(self, step: Step, kind: DecisionKind, *, refresh: bool) -> "DecideContext":
        """The same form for another step or kind; with `refresh` the person sees all decisions."""
        now = DecideContext.on(self.channel, step, kind)
        base = now.base if refresh or step.rule.id != self.rule else self.base
        return replace(self, rule=now.rule, kind=now.kind, base=base)


def kinds_for(step: Step) -> list[DecisionKind]:
    """What may be said to it: only what was decided can be opened again."""
    return [kind for kind in _OFFERED if kind is not DecisionKind.REOPENED or step.decision]


def decide_form(  # noqa: PLR0913 -- what was chosen, typed and decided meanwhile
    about: DecideContext,
    step: Step,
    steps: Steps,
    knowledge: Knowledge,
    *,
    typed: Typed | None = None,
    meanwhile: Decision | None = None,
) -> View:
    """`typed` is what the form held before; `meanwhile` what somebody else has decided since."""
    return View(
        type="modal",
        callback_id=Callback.DECIDE,
        title=plain(say("decide-title")),
        submit=plain(say("decide-save")),
        close=plain(say("decide-cancel")),
        private_metadata=about.to_json(),
        blocks=[
            *_meanwhile(meanwhile),
            _step_input(step, steps, knowledge),
            *_step_blocks(step),
            _kind_input(about.kind, step),
            *_risk(about.kind, step),
            *_inputs(about.kind, step, steps, typed or {}),
            *_next(about.kind, step, steps, knowledge),
        ],
    )


def _meanwhile(decision: Decision | None) -> list[Block]:
    if decision is None:
        return []
    said = f"{decision_text(decision)}{reason_text(decision)}"
    return [section(say("decide-meanwhile", said=said)), DividerBlock()]


def _step_input(step: Step, steps: Steps, knowledge: Knowledge) -> InputBlock:
    """First what is open, then what was decided: a decision can be changed."""
    other = [] if steps.find(step.rule.id) else [step]
    groups = {
        say("decide-open"): steps.open,
        say("decide-decided"): steps.decided,
        say("decide-other"): other,
    }
    shown = {label: _options(some, knowledge) for label, some in groups.items()}
    made = [OptionGroup(label=plain(label), options=some) for label, some in shown.items() if some]
    chosen = [one for some in shown.values() for one in some if one.value == step.rule.id]
    return InputBlock(
        block_id=Field.STEP,
        label=plain(say("decide-step")),
        dispatch_action=True,
        element=StaticSelectElement(
            action_id=Action.CHOOSE_RULE,
            option_groups=made,
            initial_option=chosen[0] if chosen else None,
        ),
    )


def _options(steps: Sequence[Step], knowledge: Knowledge) -> list[Option]:
    return [
        option(step.rule.id, _option_text(step, knowledge))
        for step in steps[:MOST_OPTIONS]
        if len(step.rule.id) <= LONGEST_VALUE
    ]


def _option_text(step: Step, knowledge: Knowledge) -> str:
    words = headline(step, knowledge)
    if step.decision is None:
        return words
    return say("decide-step-decided", said=kind_text(step.decision.kind), step=words)


def _step_blocks(step: Step) -> list[Block]:
    said = step.decision
    blocks: list[Block] = [section(f"*{escape(step.advice)}*")]
    if said is not None:
        blocks.append(context(f"{decision_text(said)}{reason_text(said)}"))
    return blocks


def _kind_input(kind: DecisionKind, step: Step) -> InputBlock:
    options = {one: Option(value=one, text=plain(kind_text(one))) for one in kinds_for(step)}
    return InputBlock(
        # Another field where other answers are offered: what Slack keeps must be one of them.
        block_id=Field.KIND_AGAIN if step.decision else Field.KIND,
        label=plain(say("decide-kind")),
        dispatch_action=True,
        element=RadioButtonsElement(
            action_id=Action.CHOOSE_DECISION,
            options=list(options.values()),
            initial_option=options[kind],
        ),
    )


def _risk(kind: DecisionKind, step: Step) -> list[Block]:
    risk = step.rule.risk
    if kind is not DecisionKind.WAIVED or not risk:
        return []
    return [context(say("decide-risk", risk=escape(risk)))]


def _inputs(kind: DecisionKind, step: Step, steps: Steps, typed: Typed) -> Iterator[Block]:
    before = step.decision if step.decision and step.decision.kind is kind else None
    if kind in NEEDS_REASON:
        reason = typed.get(Field.REASON) or (before.reason if before else "")
        yield _reason_input(kind, reason)
    if kind in DAY_FIELDS:
        proposed = steps.today + _PROPOSED[kind] if kind in _PROPOSED else None
        day = (before.until if before else None) or proposed
        yield _day_input(kind, typed.get(DAY_FIELDS[kind]) or (day.isoformat() if day else None))


def _reason_input(kind: DecisionKind, typed: str) -> InputBlock:
    return InputBlock(
        block_id=Field.REASON,
        label=plain(say(f"decide-reason-{kind}")),
        hint=plain(say("decide-reason-hint")),
        element=PlainTextInputElement(
            action_id=Action.ANSWER,
            multiline=True,
            max_length=LONGEST_REASON,
            initial_value=typed[:LONGEST_REASON] or None,
        ),
    )


def _day_input(kind: DecisionKind, typed: str | None) -> InputBlock:
    return InputBlock(
        block_id=DAY_FIELDS[kind],
        label=plain(say(f"decide-day-{kind}")),
        optional=kind is DecisionKind.ACCEPTED,
        element=DatePickerElement(
            action_id=Action.ANSWER, initial_date=typed if _is_day(typed) else None
        ),
    )


def _is_day(text: str | None) -> bool:
    try:
        return text is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _next(kind: DecisionKind, step: Step, steps: Steps, knowledge: Knowledge) -> Iterator[Block]:
    if kind in LATEST and not steps.nudged:
        yield context(say("decision-nudges-off"))
    elif kind is DecisionKind.ACCEPTED:
        question = escape(follow_up_text(step.rule, step.move, knowledge))
        weeks = step.rule.follow_up.weeks
        yield context(say("decide-next-accepted", weeks=weeks, question=question))
    else:
        yield context(escape(what_next(kind, step, knowledge, None)))
