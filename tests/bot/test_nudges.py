"""Nudges as the channel sees them, and what its people answer."""

import json
from datetime import timedelta

import pytest

from playground.messages import Message
from storage.values import Decision
from tests.bot.rig import Rig

WEEK = timedelta(weeks=1)


@pytest.fixture
def nudge(rig: Rig) -> Message:
    """The first nudge of a channel with too many scientists."""
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.deliver(later=WEEK)
    return rig.posts()[-1]


def decisions(rig: Rig) -> list[Decision]:
    return list(rig.deps.store.list_decisions(rig.key()))


def shown_modal(rig: Rig, user: str = "ana") -> str:
    modal = rig.slack.modal(user)
    return json.dumps(modal.body) if modal else ""


def current(rig: Rig, message: Message) -> Message:
    return next(m for m in rig.slack.messages("#ml-team", "ana") if m.ts == message.ts)


def test_a_nudge_says_why_it_came_who_set_it_up_and_what_to_do(nudge: Message) -> None:
    assert "You get this because this step has been open since <!date^" in nudge.text
    assert "Hire a data engineer before the next data scientist." in nudge.text
    assert "<@U0ANA000001> set up these messages." in nudge.text
    *buttons, menu = nudge.blocks[-1]["elements"]
    labels = [button["text"]["text"] for button in buttons]
    assert labels == ["We will do this", "Done", "Not now", "Not for us"]
    assert [one["text"]["text"] for one in menu["options"]] == ["Change schedule"]


def test_a_button_of_an_older_bot_says_so(rig: Rig, nudge: Message) -> None:
    nudge.blocks[-1]["elements"][0]["action_id"] = "of_long_ago"
    rig.slack.click("ana", nudge, "of_long_ago")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text


def test_the_schedule_is_behind_the_three_dots(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_schedule", "-")
    rig.submit({"weekday": "friday", "time": "15:00"})

    assert "Every week on Friday at 15:00 (Europe/Madrid)" in shown_modal(rig)
    assert [d.due.isoformat() for d in rig.deliver(later=WEEK)] == ["2026-12-04T14:00:00+00:00"]


def test_nudges_are_switched_off_and_on(rig: Rig) -> None:
    rig.set_up(rhythm="weekly")

    assert "Off." in rig.answer("nudges off").text
    assert rig.deliver(later=WEEK) == []
    assert "Every week on Tuesday" in rig.answer("nudges on").text
    assert len(rig.deliver(later=WEEK)) == 1


def test_switched_on_without_a_rhythm_they_come_every_two_weeks(rig: Rig) -> None:
    rig.set_up(rhythm="off")

    text = rig.answer("nudges on", user="ben").text
    assert "Every two weeks on Tuesday at 10:00 (America/New_York), set by <@U0BEN" in text


def test_the_preview_is_private_and_has_no_buttons_to_decide_with(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")

    preview = rig.answer("nudges preview")

    assert preview.ephemeral
    assert "Hire a data engineer" in preview.text
    assert [b for b in preview.blocks if b["type"] == "actions"] == []
    assert rig.deps.store.list_deliveries(rig.key()) == []


def test_a_team_without_a_serious_gap_gets_the_tips_for_its_size_one_by_one(rig: Rig) -> None:
    rig.set_up(
        company_size="30",
        stage="first_model",
        headcount_ml_engineer="2",
        headcount_data_engineer="1",
        rhythm="weekly",
    )

    subjects = [rig.deliver(later=WEEK)[0].subject for _ in range(3)]

    assert subjects == ["small-1", "small-2", "small-3"]
    assert "A tip for small companies" in rig.posts()[-1].text


def test_an_undecided_recommendation_is_brought_up_three_times_then_there_are_tips(
    rig: Rig,
) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")

    subjects = [rig.deliver(later=WEEK)[0].subject for _ in range(8)]

    # micro-3 says the same as micro-hold.
    assert subjects == [*["micro-hold"] * 3, "micro-1", "micro-2", "", "", ""]


def test_with_nothing_new_to_say_nothing_is_posted(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")
    for _ in range(3 + len(rig.deps.knowledge.tips["micro"])):  # type: ignore[index]
        rig.deliver(later=WEEK)
    before = len(rig.posts())

    silent = [rig.deliver(later=WEEK)[0].state for _ in range(5)]

    assert silent == ["silent"] * 5
    assert len(rig.posts()) == before
    assert "Nothing new to say" in rig.answer("nudges preview").text


def test_after_three_reminders_not_now_is_asked_about_once_more(rig: Rig, nudge: Message) -> None:
    subjects = [rig.deliver(later=WEEK)[0].subject for _ in range(3)]
    assert subjects.count("scientists-without-data-engineers") == 2
    last = [m for m in rig.posts() if "before the next data scientist" in m.text][-1]
    assert last.ts != nudge.ts
    rig.slack.click("ana", last, "nudge_defer")
    rig.submit({"until": (rig.clock.now + 2 * WEEK).date().isoformat()})

    later = [rig.deliver(later=WEEK)[0].subject for _ in range(6)]

    assert later.count("scientists-without-data-engineers") == 1


def test_the_third_reminder_says_that_it_is_the_last(rig: Rig, nudge: Message) -> None:
    rig.deliver(later=WEEK)
    rig.deliver(later=WEEK)

    assert "This is the last reminder of it" not in nudge.text
    assert "This is the last reminder of it" in rig.posts()[-1].text


@pytest.mark.parametrize("typed", ["nudges", "nudges on"])
def test_where_the_bot_can_not_post_nudges_asks_for_an_invitation(rig: Rig, typed: str) -> None:
    rig.set_up(channel="#hiring-plan", rhythm="weekly")

    assert "/invite @mlteam" in rig.answer(typed, channel="#hiring-plan").text
    rig.slack.invite_bot("ana", "#hiring-plan")
    assert "/invite @mlteam" not in rig.answer(typed, channel="#hiring-plan").text


@pytest.mark.parametrize("typed", ["nudges on", "nudges every friday"])
@pytest.mark.parametrize("channel", ["#hiring-plan", "#leadership"])
def test_an_uninvited_bot_without_a_profile_names_both_steps(
    rig: Rig, typed: str, channel: str
) -> None:
    text = rig.answer(typed, channel=channel).text

    assert text.index("`/invite @mlteam`") < text.index("`/mlteam setup`")
    assert rig.deps.store.find_schedule(rig.key(channel)) is None


def test_the_invitation_comes_first(rig: Rig) -> None:
    rig.set_up(channel="#hiring-plan")

    text = rig.answer("nudges on", channel="#hiring-plan").text
    assert text.startswith(":warning: *Invite me first:* type `/invite @mlteam` in the channel.")
