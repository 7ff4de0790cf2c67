"""The form of decisions and what is said of them, for every rule, against Slack's limits."""

from dataclasses import replace
from datetime import date, time

import pytest
from slack_sdk.models.views import View

from bot.reply import Message
from bot.usecases.decisions import LATEST, LONGEST_REASON, Step, Steps
from bot.usecases.waiting import Waiting
from bot.views.decide import DecideContext, decide_form, kinds_for
from bot.views.decisions import (
    decided_message,
    decision_text,
    in_modal,
    what_next,
)
from bot.views.text import message
from bot.views.waiting import waiting_blocks
from knowledge.schema import Knowledge, Rule
from playground.blockkit import problems, view_problems
from storage.schedule import Schedule
from storage.values import ChannelKey, Decision, DecisionKind
from tests.bot.rig import MONDAY

KEY = ChannelKey("T1", "C1")
NASTY = "<!channel> *bold* `code` <https://evil.example|Slack> \U0001d54c \u05e2\u05d1 👩‍💻 " * 9
TODAY = date(2026, 11, 23)
SCHEDULE = Schedule(
    key=KEY,
    recurrence="FREQ=WEEKLY;BYDAY=TU",
    at=time(10),
    zone="Europe/Madrid",
    set_by="U1",
    starts_at=MONDAY,
)


def a_decision(rule: str, kind: DecisionKind) -> Decision:
    return Decision(
        key=KEY,
        rule=rule,
        kind=kind,
        decided_by="U1",
        decided_at=MONDAY,
        profile_version=1,
        until=date(2027, 1, 1) if kind in LATEST else None,
        reason=NASTY[:LONGEST_REASON],
    )


def a_step(rule: Rule, kind: DecisionKind | None = None) -> Step:
    decision = a_decision(rule.id, kind) if kind else None
    return Step(rule=rule, advice=rule.advice, move=rule.move, decision=decision)


def all_steps(knowledge: Knowledge) -> Steps:
    """Every rule open, and every one decided."""
    rules = knowledge.rules.values()
    return Steps(
        key=KEY,
        open=[a_step(rule) for rule in rules],
        decided=[],
        today=TODAY,
        schedule=SCHEDULE,
    )


def assert_sound(view: Message | View) -> None:
    if isinstance(view, View):
        assert view_problems(view.to_dict()) == []
    else:
        assert problems(list(view.blocks), "message") == []
        assert 0 < len(view.text) <= 4000


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_the_form_is_sound_for_every_rule_and_answer(
    kind: DecisionKind, knowledge: Knowledge
) -> None:
    steps = all_steps(knowledge)
    for rule in knowledge.rules.values():
        step = a_step(rule, kind)
        about = DecideContext.on("C1", step, kind)
        assert about.kind is kind
        meanwhile = a_decision(rule.id, DecisionKind.WAIVED)
        typed = {"reason": NASTY, "until": "none", "expiry": "2027-02-31", "by_when": None}
        assert_sound(decide_form(about, step, steps, knowledge))
        form = decide_form(about, step, steps, knowledge, typed=typed, meanwhile=meanwhile)
        assert_sound(form)
        assert DecideContext.from_json(form.private_metadata or "") == about


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_a_decision_with_a_nasty_reason_is_sound_and_harmless(
    kind: DecisionKind, knowledge: Knowledge
) -> None:
    steps = all_steps(knowledge)
    for rule in knowledge.rules.values():
        said = a_decision(rule.id, kind)
        told = decided_message(said, a_step(rule), steps, knowledge, hire=None)
        assert_sound(told)
        assert_sound(in_modal(told, "Decided", "C1"))
        assert "<!channel>" not in told.text


def test_every_answer_has_its_own_words(knowledge: Knowledge) -> None:
    step = a_step(knowledge.rules["nobody-deploys"])
    words = {decision_text(a_decision("nobody-deploys", kind)) for kind in DecisionKind}
    follows = {what_next(kind, step, knowledge, None) for kind in DecisionKind}

    assert len(words) == len(follows) == len(DecisionKind)


def test_one_week_is_no_weeks(knowledge: Knowledge) -> None:
    rule = knowledge.rules["nobody-deploys"]
    soon = rule.model_copy(update={"follow_up": rule.follow_up.model_copy(update={"weeks": 1})})
    step = a_step(soon)
    about = DecideContext.on("C1", step)
    form = decide_form(about, step, all_steps(knowledge), knowledge)

    assert "I ask after 1 week: " in what_next(DecisionKind.ACCEPTED, step, knowledge, None)
    assert "or without one after 1 week, I ask: " in str(form.to_dict())


def test_a_step_can_be_opened_again_only_once_it_is_decided(knowledge: Knowledge) -> None:
    rule = knowledge.rules["nobody-deploys"]

    assert DecisionKind.REOPENED not in kinds_for(a_step(rule))
    assert DecisionKind.REOPENED in kinds_for(a_step(rule, DecisionKind.DONE))


def test_any_number_of_waiting_decisions_is_sound(knowledge: Knowledge) -> None:
    waiting = [
        Waiting(rule=rule, decision=a_decision(rule.id, kind), asks_on=TODAY)
        for rule in knowledge.rules.values()
        for kind in LATEST
    ]

    shown = message(*waiting_blocks(waiting, knowledge))
    assert_sound(shown)
    assert "<!channel>" not in shown.text
    assert len(shown.blocks) < 20


def test_a_reason_that_an_older_bot_left_out_is_no_empty_block(knowledge: Knowledge) -> None:
    rule = knowledge.rules["nobody-deploys"]
    bare = replace(a_decision(rule.id, DecisionKind.WAIVED), reason="")

    blocks = waiting_blocks([Waiting(rule=rule, decision=bare, asks_on=None)], knowledge)
    assert_sound(message(*blocks))
