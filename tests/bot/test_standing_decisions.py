"""What a decision holds back and for how long, and where it is listed meanwhile."""

from datetime import timedelta

import pytest

from knowledge.advice.profile import TeamProfile
from storage.values import Decision, DecisionKind
from tests.bot.deciding import FIRST, behind_more, decisions
from tests.bot.rig import Rig

FEW, SURROUND = "few-data-engineers", "surround-the-expert"
ONE_ENGINEER = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 3, "data_engineer": 1, "ml_engineer": 3},
}
"""Where a data engineer more would help, but none is missing."""
DAY = timedelta(days=1)


def say(rig: Rig, kind: str, rule: str = FIRST, **answers: str) -> None:
    rig.type(f"decide {rule}")
    view = rig.slack.modal("ana")
    assert view is not None
    rig.slack.click("ana", view, "choose_decision", kind)
    outcome = rig.submit(answers)
    assert not outcome.errors, outcome.errors


def advised(rig: Rig) -> str:
    """The part of the advice that is open."""
    return rig.answer("advice").text


def decided(rig: Rig) -> str:
    return behind_more(rig).partition("*Decided*")[2]


def waiting(rig: Rig) -> str:
    text = rig.answer("status").text
    return text.partition("*Next*")[2].split("*Against the target")[0]


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


@pytest.mark.parametrize(
    ("kind", "answers", "back_on"),
    [
        ("deferred", {"until": "2026-12-04"}, 11),
        ("waived", {"reason": "We rent.", "expiry": "2026-12-04"}, 11),
        ("accepted", {"by_when": "2026-12-04"}, None),
        ("declined", {"reason": "We rent."}, None),
    ],
)
def test_what_is_decided_is_not_advised_until_its_day(
    rig: Rig, kind: str, answers: dict[str, str], back_on: int | None
) -> None:
    say(rig, kind, **answers)
    days = [day for day in range(14) if "before the next" in _advised_after(rig, day)]

    assert days == ([] if back_on is None else list(range(back_on, 14)))


def _advised_after(rig: Rig, days: int) -> str:
    rig.clock.now += DAY if days else timedelta(0)
    return advised(rig)


def test_a_declined_hire_does_not_come_back_at_once_for_another_reason(rig: Rig) -> None:
    say(rig, "declined", reason="We rent a platform.")
    rig.tell(**ONE_ENGINEER)
    assert FEW in _speaking(rig)

    assert "Hire: data engineer" not in advised(rig)
    assert "Add a data engineer" not in advised(rig)
    assert "Add a data engineer" in decided(rig)
    assert "says: not for us." in decided(rig)
    assert f"Also settled by it: {rig.deps.knowledge.rules[FEW].title}." in decided(rig)


def test_what_was_said_later_about_the_other_reason_counts_more(rig: Rig) -> None:
    say(rig, "declined", reason="We rent a platform.")
    rig.tell(**ONE_ENGINEER)
    rig.clock.now += DAY
    say(rig, "reopened", FEW)

    assert "Add a data engineer" in advised(rig)
    assert decisions(rig)[0].rule == FIRST
    rig.clock.now += DAY
    say(rig, "declined", FIRST, reason="Still renting.")
    assert "Add a data engineer" not in advised(rig)


def test_opened_again_it_holds_back_nothing(rig: Rig) -> None:
    say(rig, "declined", reason="We rent a platform.")
    say(rig, "reopened")
    rig.tell(**ONE_ENGINEER)

    assert "Add a data engineer" in advised(rig)


def test_a_decision_on_a_habit_holds_back_no_other_habit(rig: Rig) -> None:
    rig.tell(
        company_size=180,
        stage="first_model",
        headcount={"data_scientist": 2, "data_engineer": 1, "ml_engineer": 2},
        monitored=False,
        goal_measured=False,
    )
    assert {"unwatched-models", "goal-not-measured"} <= _speaking(rig)
    say(rig, "declined", "unwatched-models", reason="Not our way.")

    assert "says: not for us." in decided(rig)
    assert "Also settled" not in decided(rig)
    assert rig.deps.knowledge.rules["goal-not-measured"].advice in advised(rig)


def test_each_decision_is_listed_once(rig: Rig) -> None:
    say(rig, "accepted")
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4}, people=4)

    assert decided(rig).count("says: we will do this.") == 1


def test_a_decision_on_a_rule_that_is_gone_holds_back_nothing(rig: Rig) -> None:
    _store(rig, "a-rule-of-long-ago", DecisionKind.DECLINED)

    assert "before the next data scientist" in advised(rig)
    rig.type("decide")
    assert "a-rule-of-long-ago" not in str(rig.slack.modal("ana"))
    assert waiting(rig)


def test_status_lists_what_waits_with_the_day_on_which_it_is_asked(rig: Rig) -> None:
    say(rig, "accepted")
    say(rig, "deferred", "nobody-deploys", until="2027-01-15")

    lines = [line for line in waiting(rig).split("\n") if line.startswith("•")]
    assert len(lines) == 2
    assert "*Hire: data engineer*" in lines[0]
    assert "we will do this. I ask on 21 December 2026." in lines[0]
    assert "*Hire: ML engineer*" in lines[1]
    assert lines[1].endswith("not now, until 15 January 2027.")


def test_status_lists_accepted_risks_with_the_reason_as_it_was_typed(rig: Rig) -> None:
    say(rig, "waived", reason="<!here> *we* rent", expiry="2027-05-31")

    assert "*Accepted risks*" in waiting(rig)
    assert "<@U0ANA000001> says: we accept the risk, until 31 May 2027." in waiting(rig)
    assert "`&lt;!here&gt; *we* rent`" in waiting(rig)
    assert "<!here>" not in waiting(rig)


def test_a_risk_whose_time_is_over_comes_back_with_its_reason(rig: Rig) -> None:
    say(rig, "waived", reason="<!here> *we* rent", expiry="2027-05-31")
    rig.clock.now += timedelta(days=200)

    assert "Accepted risks" not in waiting(rig)
    text = advised(rig)
    assert text.startswith("Hire: data engineer\n")
    assert "That time is over: :scales: <@U0ANA000001> says: we accept the risk" in text
    assert "The reason: `&lt;!here&gt; *we* rent`" in text


def test_status_promises_no_question_while_nudges_are_off(rig: Rig) -> None:
    say(rig, "accepted")
    rig.type("nudges off")

    assert "we will do this." in waiting(rig)
    assert "I ask on" not in waiting(rig)


def test_many_decisions_are_cut_and_say_where_the_rest_is(rig: Rig) -> None:
    for rule in [one for one in rig.deps.knowledge.rules if one != FIRST][:8]:
        _store(rig, rule, DecisionKind.ACCEPTED)

    assert "and 3 more: `/mlteam decide` lists them." in waiting(rig)


def test_a_decision_shows_in_advice_status_and_home(rig: Rig) -> None:
    say(rig, "declined", reason="no")

    assert advised(rig).startswith("Hire: ML engineer\n")
    assert "Hire a data engineer before the next data scientist." in decided(rig)
    assert "<@U0ANA000001> says: not for us." in decided(rig)
    assert "*Next*\nHire: ML engineer" in rig.answer("status").text
    home = rig.slack.open_home("ana")
    assert home is not None
    assert "Hire: ML engineer" in str(home.body)


def test_once_all_is_decided_the_advice_says_so(rig: Rig) -> None:
    say(rig, "done", "1")
    say(rig, "done", "1")

    assert rig.answer("advice").text.startswith("All is decided for now\n")
    assert "All is decided for now" in rig.answer("status").text


def _speaking(rig: Rig) -> set[str]:
    return {fired.rule.id for fired in rig.deps.adviser.judge(_profile(rig)).fired}


def _profile(rig: Rig) -> TeamProfile:
    version = rig.stored()
    assert version is not None
    return version.profile


def _store(rig: Rig, rule: str, kind: DecisionKind) -> None:
    decision = Decision(
        key=rig.key(),
        rule=rule,
        kind=kind,
        decided_by="U0ANA000001",
        decided_at=rig.clock(),
        profile_version=1,
    )
    rig.deps.store.add_decision(decision, base=0, wake_at=rig.schedule().wake_at)
