"""Why a nudge comes, and that it names its reason."""

from datetime import date, timedelta

import pytest

from bot.usecases import decisions
from knowledge.advice.profile import TeamProfile
from storage.schedule import Schedule
from storage.values import Change, DecisionKind, Delivery
from tests.bot.deciding import buttons
from tests.bot.rig import Rig

DATA_ENGINEER = "scientists-without-data-engineers"
ML_ENGINEER = "scientists-outnumber-ml-engineers"
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    return rig


def decide(rig: Rig, rule: str, kind: DecisionKind, **values: object) -> None:
    """As the forms do, without pressing through them."""
    known = [one for one in rig.deps.store.list_decisions(rig.key()) if one.rule == rule]
    decisions.decide(rig.deps, rig.key(), rule, kind, by="U0BEN000001", base=len(known), **values)  # type: ignore[arg-type]


def look_daily(rig: Rig, days: int) -> list[Delivery]:
    """What becomes of the occurrences of these days; the worker looks once a day."""
    return [one for _ in range(days) for one in rig.deliver(later=DAY)]


def test_what_was_put_off_is_asked_about_once_on_its_day(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DEFERRED, until=date(2026, 12, 10))

    posted = {one.due.date(): one.trigger for one in look_daily(weekly, 60) if one.message_ts}

    assert posted[date(2026, 12, 10)] == "deferral-over"
    assert list(posted.values()).count("deferral-over") == 1
    subjects = [one.subject for one in weekly.deps.store.list_deliveries(weekly.key())]
    assert subjects.count(DATA_ENGINEER) == 1


def test_what_was_put_off_says_who_put_it_off_and_when(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DEFERRED, until=date(2026, 12, 10))
    look_daily(weekly, 18)

    nudge = weekly.posts()[-1]
    assert "You asked me to come back to this" in nudge.text
    assert '<@U0BEN000001> said "not now" on <!date^' in nudge.text
    assert "Hire a data engineer before the next data scientist." in nudge.text
    assert buttons(nudge)[:4] == ["We will do this", "Done", "Not now", "Not for us"]


def test_a_day_that_falls_on_a_weekend_is_asked_about_on_monday(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DEFERRED, until=date(2026, 12, 12))

    asked = [one.due for one in look_daily(weekly, 30) if one.trigger == "deferral-over"]

    assert [at.date() for at in asked] == [date(2026, 12, 14)]
    assert "until 12 December 2026." in next(
        one.text for one in weekly.posts() if "come back" in one.text
    )


def open_since(rig: Rig) -> list[str]:
    """The times that the reminders of undecided steps name."""
    texts = [one.text for one in rig.posts()]
    return [text.split("open since <!date^")[1].split("^")[0] for text in texts if "open s" in text]


def test_each_reminder_names_the_same_time_since_when_its_step_is_open(weekly: Rig) -> None:
    saved = weekly.clock()
    look_daily(weekly, 42)

    assert open_since(weekly) == [str(int(saved.timestamp()))] * 6


def test_a_step_that_was_opened_again_is_open_since_then(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DECLINED, reason="No.")
    look_daily(weekly, 10)
    decide(weekly, DATA_ENGINEER, DecisionKind.REOPENED)
    opened = weekly.clock()
    look_daily(weekly, 7)

    assert open_since(weekly)[-1] == str(int(opened.timestamp()))


def test_a_tip_of_another_size_does_not_pass_for_one_of_the_own(rig: Rig) -> None:
    rig.set_up(company_size="500", stage="exploring", rhythm="weekly")
    look_daily(rig, 300)

    tips = {one.subject: one.message_ts for one in rig.deps.store.list_deliveries(rig.key())}
    shown = next(one for one in rig.posts() if one.ts == tips["medium-1"])
    assert "A tip for medium companies" in shown.text
    assert "it is the next medium tip" in shown.text


def test_an_accepted_step_is_asked_about_with_its_own_question_and_once_more(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.ACCEPTED)
    weeks = weekly.deps.knowledge.rules[DATA_ENGINEER].follow_up.weeks

    asked = [one for one in look_daily(weekly, 200) if one.trigger == "accepted-follow-up"]

    assert [one.subject for one in asked] == [DATA_ENGINEER] * 2
    first, second = (one.due.date() for one in asked)
    assert timedelta(0) <= first - (date(2026, 11, 23) + timedelta(weeks=weeks)) <= 3 * DAY
    assert timedelta(0) <= second - (first + timedelta(weeks=weeks)) <= 3 * DAY
    texts = [one.text for one in weekly.posts() if "How far is this step?" in one.text]
    assert all("Has the data engineer started?" in text for text in texts)
    assert ["won't ask about it again" in text for text in texts] == [False, True]


def test_an_accepted_step_with_a_date_is_asked_about_on_it(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.ACCEPTED, until=date(2027, 2, 3))

    asked = [one.due for one in look_daily(weekly, 80) if one.trigger == "accepted-follow-up"]

    assert [at.date() for at in asked] == [date(2027, 2, 3)]
    assert buttons(weekly.posts()[-1])[0] != "Still right"


def test_a_step_that_was_accepted_and_is_no_longer_advised_needs_no_question(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.ACCEPTED)
    change(weekly, headcount={"data_scientist": 4, "data_engineer": 2})

    asked = [one for one in look_daily(weekly, 120) if one.trigger == "accepted-follow-up"]

    assert asked == []


def test_a_risk_that_was_accepted_comes_back_with_its_reason(weekly: Rig) -> None:
    reason = "We move to a new warehouse <!channel>"
    decide(weekly, DATA_ENGINEER, DecisionKind.WAIVED, until=date(2026, 12, 10), reason=reason)
    look_daily(weekly, 18)

    nudge = weekly.posts()[-1]
    assert "A risk that you accepted is open again" in nudge.text
    assert "We move to a new warehouse &lt;!channel&gt;" in nudge.text
    assert "<!channel>" not in nudge.text


def test_decisions_that_are_due_on_one_day_come_in_one_nudge(weekly: Rig) -> None:
    for rule in (DATA_ENGINEER, ML_ENGINEER):
        decide(weekly, rule, DecisionKind.DEFERRED, until=date(2026, 12, 10))
    look_daily(weekly, 18)

    delivery = weekly.deps.store.list_deliveries(weekly.key())[-1]
    assert set(delivery.subjects) == {DATA_ENGINEER, ML_ENGINEER}
    assert "*Also due*" in weekly.posts()[-1].text
    assert "says: not now, until 10 December 2026." in weekly.posts()[-1].text
    assert "Decide the others" in buttons(weekly.posts()[-1])


def change(rig: Rig, **fields: object) -> None:
    version = rig.stored()
    assert version is not None
    changed = version.profile.changed(fields)
    assert isinstance(changed, TeamProfile)
    rig.deps.store.save_profile(
        rig.key(), changed, base=version.version, by="U0BEN000001", at=rig.clock()
    )


def test_advice_that_is_new_since_the_profile_was_updated_says_so(weekly: Rig) -> None:
    look_daily(weekly, 7)
    change(weekly, own_stack=True)
    look_daily(weekly, 7)

    (first, second) = weekly.deps.store.list_deliveries(weekly.key())
    assert first.trigger == "undecided-recommendation"
    assert second.trigger == "advice-changed-with-profile"
    assert "the team was updated (last by <@U0BEN000001>, " in weekly.posts()[-1].text


def test_advice_that_is_new_since_the_guidance_was_updated_says_so(weekly: Rig) -> None:
    rules = weekly.deps.knowledge.rules
    kept = weekly.deps.knowledge
    without = kept.model_copy(
        update={"rules": {one.id: one for one in rules.values() if one.id != DATA_ENGINEER}}
    )
    weekly.deps.guidance.adopt(without)
    look_daily(weekly, 7)
    weekly.deps.guidance.adopt(kept)
    look_daily(weekly, 7)

    newest = weekly.deps.store.list_deliveries(weekly.key())[-1]
    assert (newest.trigger, newest.subject) == ("advice-changed-with-guidance", DATA_ENGINEER)
    assert "the guidance behind my advice was updated" in weekly.posts()[-1].text


def test_what_is_new_is_said_also_if_a_decision_was_due_first(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DEFERRED, until=date(2026, 12, 1))
    look_daily(weekly, 7)
    change(weekly, own_stack=True)

    triggers = [one.trigger for one in look_daily(weekly, 14)]

    assert triggers == ["deferral-over", "advice-changed-with-profile"]


def test_a_profile_that_nobody_has_confirmed_for_long_is_asked_about_twice(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")

    asked = [one for one in look_daily(rig, 400) if one.trigger == "profile-unconfirmed"]

    assert len(asked) == 2
    texts = [one.text for one in rig.posts() if "Is your team profile still right?" in one.text]
    assert "•  9 employees" in texts[0]
    assert ["until somebody confirms" in text for text in texts] == [False, True]


def test_one_tap_confirms_the_profile_for_another_quarter(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")
    look_daily(rig, 100)
    question = rig.posts()[-1]
    assert "Is your team profile still right?" in question.text
    rig.slack.click("ben", question, "confirm_profile")

    assert "<@U0BEN000001>" in rig.posts()[-1].text
    assert [one.trigger for one in look_daily(rig, 85) if one.message_ts] == []
    asked = [one for one in look_daily(rig, 400) if one.trigger == "profile-unconfirmed"]
    assert len(asked) == 2


def test_a_tip_that_says_what_the_team_has_declined_is_left_out(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")
    decide(rig, "micro-hold", DecisionKind.DECLINED, reason="We want a specialist.")

    subjects = [one.subject for one in look_daily(rig, 90) if one.trigger == "unseen-tip"]

    assert subjects == ["micro-1", "micro-2"]


def test_a_hire_that_was_declined_does_not_come_back_for_another_reason(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DECLINED, reason="We buy that.")
    look_daily(weekly, 120)

    rules = weekly.deps.knowledge.rules
    hires = {
        one.subject
        for one in weekly.deps.store.list_deliveries(weekly.key())
        if one.subject in rules
        and (rules[one.subject].move, rules[one.subject].role) == ("hire", "data_engineer")
    }
    assert hires == set()


def test_on_a_day_that_is_there_only_for_a_decision_nothing_else_is_said(weekly: Rig) -> None:
    decide(weekly, DATA_ENGINEER, DecisionKind.DEFERRED, until=date(2026, 12, 10))
    decide(weekly, DATA_ENGINEER, DecisionKind.DECLINED, reason="We buy that.")
    weekly.clock.now += timedelta(days=16)

    assert [
        one.state for one in weekly.deliver(later=DAY) if one.due.date() > date(2026, 12, 9)
    ] == []


def test_a_decision_made_while_somebody_changes_the_schedule_is_still_asked_about_on_its_day(
    rig: Rig,
) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="monthly")
    save = rig.deps.store.save_schedule

    def save_later(schedule: Schedule, change: Change | None = None) -> None:
        rig.deps.store.save_schedule = save  # type: ignore[method-assign]
        decide(rig, DATA_ENGINEER, DecisionKind.DEFERRED, until=date(2026, 12, 10))
        save(schedule, change)

    rig.deps.store.save_schedule = save_later  # type: ignore[method-assign]
    rig.type("nudges every month on the 20th")

    asked = [one.due.date() for one in look_daily(rig, 25) if one.trigger == "deferral-over"]
    assert asked == [date(2026, 12, 10)]
