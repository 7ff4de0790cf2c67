"""The form in which everything can be decided, and `/mlteam decide` that opens it."""

from datetime import date
from typing import Any

import pytest

from storage.values import DecisionKind
from tests.bot.deciding import (
    ANA,
    FIRST,
    HEAD,
    SECOND,
    decisions,
    inputs,
    modal,
    modal_text,
    open_decide,
)
from tests.bot.rig import Rig


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


def steps(rig: Rig) -> dict[str, list[str]]:
    """What the form offers, by group."""
    element: dict[str, Any] = modal(rig).blocks[0]["element"]
    return {
        group["label"]["text"]: [option["text"]["text"] for option in group["options"]]
        for group in element["option_groups"]
    }


def chosen_step(rig: Rig) -> str:
    return str(modal(rig).state["step"]["choose_rule"]["selected_option"]["value"])


@pytest.mark.parametrize(
    ("kind", "shown", "said"),
    [
        ("accepted", ["by_when"], "On that day, or without one after 4 weeks, I ask: “Has the"),
        ("done", [], "I bring it up again only if a newer team profile still asks for it."),
        ("deferred", ["until"], "I ask again once, on that day."),
        ("declined", ["reason"], "I won't bring it up again."),
        ("waived", ["reason", "expiry"], "I come back to it, with the reason, on that day."),
    ],
)
def test_only_the_inputs_of_what_is_said_are_shown_and_what_follows(
    rig: Rig, kind: str, shown: list[str], said: str
) -> None:
    open_decide(rig, kind)

    assert inputs(rig) == [*HEAD, *shown]
    assert said in modal_text(rig)


def test_a_risk_is_named_before_it_is_accepted(rig: Rig) -> None:
    open_decide(rig, "waived")

    risk = rig.deps.knowledge.rules[FIRST].risk
    assert risk is not None
    assert f"*The risk:* {risk}" in modal_text(rig)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("accepted", {"by_when": "2027-11-24"}),
        ("accepted", {}),
        ("done", {}),
        ("deferred", {"until": "2026-11-24"}),
        ("declined", {"reason": "x" * 500}),
        ("waived", {"reason": "One model only.", "expiry": "2028-11-23"}),
    ],
)
def test_every_decision_records_who_when_why_and_on_which_profile(
    rig: Rig, kind: str, answers: dict[str, str]
) -> None:
    open_decide(rig, kind, user="ana")
    outcome = rig.submit(answers)

    assert outcome.errors == {}
    [said] = decisions(rig)
    assert (said.kind, said.rule, said.decided_by) == (kind, FIRST, ANA)
    assert (said.decided_at, said.profile_version) == (rig.clock.now, 1)
    assert said.reason == answers.get("reason", "")
    days = [answers[name] for name in ("by_when", "until", "expiry") if name in answers]
    assert said.until == (date.fromisoformat(days[0]) if days else None)


@pytest.mark.parametrize(
    ("kind", "field", "day", "problem"),
    [
        ("deferred", "until", "2026-11-23", "Choose a day after today, within a year."),
        ("deferred", "until", "2020-01-01", "Choose a day after today, within a year."),
        ("deferred", "until", "2027-11-25", "Choose a day after today, within a year."),
        ("deferred", "until", "soon", "Choose a day from the calendar."),
        ("deferred", "until", "", "Choose the day on which I should ask again."),
        ("accepted", "by_when", "2026-11-23", "Choose a day after today, within a year."),
        ("accepted", "by_when", "2026-13-40", "Choose a day from the calendar."),
        ("waived", "expiry", "2028-11-24", "Choose a day after today, within two years."),
        ("waived", "expiry", "", "Choose the day until which you accept it."),
    ],
)
def test_a_day_that_does_not_fit_is_named_at_its_field(
    rig: Rig, kind: str, field: str, day: str, problem: str
) -> None:
    open_decide(rig, kind)
    reason = {"reason": "because"} if kind == "waived" else {}

    answer = rig.submit_unchecked({**reason, field: day})

    assert answer["errors"] == {field: problem}
    assert decisions(rig) == []


@pytest.mark.parametrize("kind", ["declined", "waived"])
@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("", "Say why in a few words; whoever asks later will see it."),
        ("  \n ", "Say why in a few words; whoever asks later will see it."),
        ("x" * 5000, "Shorten it to 500 characters."),
    ],
)
def test_a_reason_is_needed_and_short(rig: Rig, kind: str, reason: str, problem: str) -> None:
    open_decide(rig, kind)

    answer = rig.submit_unchecked({"reason": reason})

    assert answer["errors"] == {"reason": problem}
    assert decisions(rig) == []


def test_the_day_is_that_of_the_channel(rig: Rig) -> None:
    rig.clock.now = rig.clock.now.replace(hour=23, minute=30)  # tomorrow in Madrid
    open_decide(rig, "deferred")

    assert rig.submit_unchecked({"until": "2026-11-24"})["errors"]
    assert "errors" not in rig.submit_unchecked({"until": "2026-11-25"})


def test_another_step_may_be_chosen_in_the_form(rig: Rig) -> None:
    rig.type("decide")
    assert steps(rig) == {"Open": ["Hire: data engineer", "Hire: ML engineer"]}
    rig.slack.click("ana", modal(rig), "choose_rule", SECOND)

    assert "nobody on the team runs models" in modal_text(rig)
    rig.submit({})
    assert [said.rule for said in decisions(rig)] == [SECOND]


def test_what_was_decided_comes_after_what_is_open_and_can_be_changed(rig: Rig) -> None:
    open_decide(rig, "declined")
    rig.submit({"reason": "We rent a platform."})
    rig.type("decide")

    assert chosen_step(rig) == SECOND
    assert steps(rig)["Decided"] == ["Not for us: Hire: data engineer"]
    rig.type("decide data engineer")
    assert "The reason: `We rent a platform.`" in modal_text(rig)
    assert modal(rig).state["reason"]["answer"]["value"] == "We rent a platform."
    rig.slack.click("ana", modal(rig), "choose_decision", "accepted")
    rig.submit({})
    assert [said.kind for said in decisions(rig)] == [DecisionKind.DECLINED, DecisionKind.ACCEPTED]


def test_what_was_decided_can_be_opened_again(rig: Rig) -> None:
    open_decide(rig, "declined")
    rig.submit({"reason": "We rent a platform."})
    assert "before the next data scientist" not in rig.answer("advice").text
    open_decide(rig, "reopened", step="data engineer")
    rig.submit({})

    assert "has opened this again" in modal_text(rig)
    assert rig.answer("advice").text.startswith("Hire: data engineer\n")


def test_what_is_open_can_not_be_opened(rig: Rig) -> None:
    rig.type("decide")
    assert "Open again" not in modal_text(rig)
    view = modal(rig)
    view.body["private_metadata"] = view.body["private_metadata"].replace("accepted", "reopened")
    view.state["kind"]["choose_decision"]["selected_option"]["value"] = "reopened"

    answer = rig.submit_unchecked({})

    assert answer["errors"] == {"kind": "It is open already. Choose something else, or Cancel."}
    assert decisions(rig) == []


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("", FIRST),
        ("2", SECOND),
        ("#2", SECOND),
        ("step 2", SECOND),
        ("No. 2", SECOND),
        ("ML engineer", SECOND),
        ("mle", SECOND),
        ("on hiring a ml engineer", SECOND),
        ("nobody-deploys", SECOND),
        ("Scientists without data engineers?", FIRST),
        ("unwatched-models", "unwatched-models"),
    ],
)
def test_the_step_is_understood_as_people_type_it(rig: Rig, typed: str, rule: str) -> None:
    rig.type(f"decide {typed}")

    assert chosen_step(rig) == rule


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("3", "Today's advice has no open step number 3. Type `/mlteam decide` alone"),
        ("0", "no open step number 0"),
        ("domain expert", "No step for domain experts is open or decided."),
        ("wizard", "I don't know a rule or role called `wizard`."),
        ("bottleneck", "Did you mean `/mlteam decide labels-are-the-bottleneck`?"),
    ],
)
def test_what_can_not_be_decided_is_said(rig: Rig, typed: str, problem: str) -> None:
    assert problem in rig.answer(f"decide {typed}").text


def test_without_a_profile_there_is_nothing_to_decide(rig: Rig) -> None:
    assert "no team profile yet" in rig.answer("decide", channel="#leadership").text


@pytest.mark.parametrize("typed", ["advice", "status"])
def test_the_form_is_one_tap_from_the_advice_and_the_status(rig: Rig, typed: str) -> None:
    rig.slack.click("ana", rig.answer(typed), "open_decide")

    assert chosen_step(rig) == FIRST
    rig.submit({})
    assert "says: we will do this." in modal_text(rig)


def test_the_form_opens_in_place_of_the_advice_after_setup(rig: Rig) -> None:
    rig.slack.click("ana", modal(rig), "open_decide")
    rig.submit({})

    assert [said.rule for said in decisions(rig)] == [FIRST]
