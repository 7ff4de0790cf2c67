"""Nudges as the channel sees them, and what its people answer."""

import json
from datetime import date, timedelta

import pytest

from playground.messages import Message
from storage.values import Decision, DecisionKind
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
    buttons = [
        e["text"]["text"] for b in nudge.blocks if b["type"] == "actions" for e in b["elements"]
    ]
    assert buttons == ["We did this", "Not now", "Not for us", "Change schedule"]


def test_done_replaces_the_nudge_and_says_by_whom(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ben", nudge, "nudge_done")

    assert "<@U0BEN000001> says: we did this." in current(rig, nudge).text
    assert [(d.kind, d.rule, d.decided_by) for d in decisions(rig)] == [
        (DecisionKind.DONE, "scientists-without-data-engineers", "U0BEN000001")
    ]


def test_what_was_done_is_not_brought_up_again(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_done")
    rig.deliver(later=WEEK)

    assert "before the next data scientist" not in rig.posts()[-1].text


def test_what_was_done_but_is_still_missing_in_a_newer_profile_comes_back(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_done")
    rig.type("setup")
    rig.submit({"headcount.data_analyst": "1"})
    rig.deliver(later=WEEK)

    assert "before the next data scientist" in rig.posts()[-1].text


def test_not_now_asks_until_when_and_keeps_silent_until_then(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_defer")
    rig.submit({"until": "2026-12-25"})

    assert decisions(rig)[-1].until == date(2026, 12, 25)
    assert "I ask again from 25 December 2026 on." in current(rig, nudge).text

    subjects = [rig.deliver(later=WEEK)[0].subject for _ in range(4)]
    assert subjects.index("scientists-without-data-engineers") == 3


@pytest.mark.parametrize("day", ["2026-11-30", "2020-01-01", "2028-01-01", "soon", ""])
def test_a_day_that_is_not_ahead_is_named_at_the_field(rig: Rig, nudge: Message, day: str) -> None:
    rig.slack.click("ana", nudge, "nudge_defer")

    answer = rig.submit_unchecked({"until": day})

    assert list(answer["errors"]) == ["until"]
    assert decisions(rig) == []
    assert current(rig, nudge).text == nudge.text


def test_not_for_us_keeps_the_reason_and_never_asks_again(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.submit({"reason": "  We use a managed warehouse.  "})

    assert decisions(rig)[-1].reason == "We use a managed warehouse."
    later = [rig.deliver(later=WEEK)[0].subject for _ in range(8)]
    assert "scientists-without-data-engineers" not in later


def test_a_reason_can_neither_mention_nor_format(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.submit({"reason": "<!channel> *bold* <@U0BEN000001> <https://evil.example|Slack>"})

    message = current(rig, nudge)
    assert "<!channel>" not in message.text
    assert "<https://evil.example" not in message.text
    assert "`&lt;!channel&gt; *bold* &lt;@U0BEN000001&gt;" in message.text
    rich = next(block for block in message.blocks if block["type"] == "rich_text")
    typed = rich["elements"][0]["elements"]
    assert [part["type"] for part in typed] == ["text"]


def test_a_reason_of_five_thousand_characters_is_refused_at_the_field(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")

    answer = rig.submit_unchecked({"reason": "x" * 5000})

    assert answer["errors"] == {"reason": "Shorten it to 500 characters."}
    assert decisions(rig) == []


@pytest.mark.parametrize("button", ["nudge_done", "nudge_defer", "nudge_decline"])
def test_a_button_on_a_message_whose_profile_is_gone_says_so(
    rig: Rig, nudge: Message, button: str
) -> None:
    rig.deps.store.forget_channel(rig.key())

    rig.slack.click("ana", nudge, button)

    newest = rig.slack.messages("#ml-team", "ana")[-1]
    assert newest.ephemeral
    assert "no longer there" in newest.text
    assert current(rig, nudge).text == nudge.text
    assert decisions(rig) == []


def test_a_form_whose_profile_went_while_it_was_open_stores_nothing(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.deps.store.forget_channel(rig.key())
    rig.submit({"reason": "too late"})

    assert "no longer there" in shown_modal(rig)
    assert decisions(rig) == []


def test_a_button_of_an_older_bot_says_so(rig: Rig, nudge: Message) -> None:
    nudge.blocks[-1]["elements"][0]["action_id"] = "of_long_ago"
    rig.slack.click("ana", nudge, "of_long_ago")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text


def test_a_rule_that_no_longer_exists_can_not_be_decided(rig: Rig, nudge: Message) -> None:
    nudge.blocks[-1]["elements"][0]["value"] = "a-rule-of-long-ago"
    rig.slack.click("ana", nudge, "nudge_done", "a-rule-of-long-ago")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text
    assert decisions(rig) == []


def test_the_schedule_is_one_button_away(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_schedule")
    rig.submit({"rhythm": "monthly", "weekday": "friday", "hour": "15"})

    assert "Every month on the first Friday at 15:00 (Europe/Madrid)" in shown_modal(rig)
    assert [d.due.isoformat() for d in rig.deliver(later=WEEK)] == ["2026-12-04T14:00:00+00:00"]


def test_a_deleted_nudge_does_not_lose_its_decision(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.slack.workspace.faults.add("chat.update", "message_not_found")
    outcome = rig.submit({"reason": "no need"})

    assert outcome.failure == ""
    assert decisions(rig)[-1].reason == "no need"


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

    tips = [tip.id for tip in rig.deps.knowledge.tips["micro"]]  # type: ignore[index]
    assert subjects == [*["micro-hold"] * 3, *tips, *[""] * (5 - len(tips))]


def test_with_nothing_new_to_say_nothing_is_posted(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")
    for _ in range(3 + len(rig.deps.knowledge.tips["micro"])):  # type: ignore[index]
        rig.deliver(later=WEEK)
    before = len(rig.posts())

    silent = [rig.deliver(later=WEEK)[0].state for _ in range(5)]

    assert silent == ["silent"] * 5
    assert len(rig.posts()) == before
    assert "Nothing new to say" in rig.answer("nudges preview").text


def test_after_three_reminders_not_now_is_kept_as_well(rig: Rig, nudge: Message) -> None:
    subjects = [rig.deliver(later=WEEK)[0].subject for _ in range(3)]
    assert subjects.count("scientists-without-data-engineers") == 2
    last = [m for m in rig.posts() if "before the next data scientist" in m.text][-1]
    assert last.ts != nudge.ts
    rig.slack.click("ana", last, "nudge_defer")
    rig.submit({"until": (rig.clock.now + 2 * WEEK).date().isoformat()})

    later = [rig.deliver(later=WEEK)[0].subject for _ in range(6)]

    assert later.count("scientists-without-data-engineers") == 3


def test_a_decision_is_kept_even_if_the_message_can_not_be_replaced(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.slack.workspace.faults.add("chat.update", cut="before", times=2)
    outcome = rig.submit({"reason": "no need"})

    assert outcome.failure == ""
    assert rig.slack.modal("ana") is None
    assert decisions(rig)[-1].reason == "no need"


def test_done_is_kept_even_if_the_message_can_not_be_replaced(
    rig: Rig, nudge: Message, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(name: str) -> None:
        raise KeyError(name)

    rig.slack.workspace.grants.use_response_url = gone  # type: ignore[assignment,method-assign]
    rig.slack.click("ben", nudge, "nudge_done")

    assert [d.kind for d in decisions(rig)] == [DecisionKind.DONE]
    assert "nudge not updated" in caplog.text


def test_a_decision_shows_in_advice_status_and_home(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ben", nudge, "nudge_decline")
    rig.submit({"reason": ""}, user="ben")

    advice = rig.answer("advice").text
    assert advice.startswith("Hire: ML engineer\n")
    decided = advice.split("*Decided*")[1].splitlines()[1]
    assert "Hire a data engineer before the next data scientist." in decided
    assert "<@U0BEN000001> says: not for us." in decided
    assert "*Next*\nHire: ML engineer" in rig.answer("status").text
    home = rig.slack.open_home("ana")
    assert home is not None
    assert "Next step: Hire: ML engineer" in json.dumps(home.body)


def test_once_all_is_decided_the_advice_says_so(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")
    rig.deliver(later=WEEK)
    rig.slack.click("ana", rig.posts()[-1], "nudge_done")

    assert rig.answer("advice").text.startswith("All is decided for now\n")
    assert "All is decided for now" in rig.answer("status").text


@pytest.mark.parametrize("button", ["nudge_done", "nudge_defer", "nudge_decline"])
def test_an_older_message_of_what_is_decided_shows_the_decision(
    rig: Rig, nudge: Message, button: str
) -> None:
    rig.deliver(later=WEEK)
    rig.slack.click("ana", rig.posts()[-1], "nudge_done")

    rig.slack.click("ben", nudge, button)

    assert "<@U0ANA000001> says: we did this." in current(rig, nudge).text
    assert rig.slack.modal("ben") is None
    assert len(decisions(rig)) == 1


def test_the_decided_message_still_says_what_was_advised(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_done")

    assert current(rig, nudge).text.startswith("*Hire a data engineer before the next")


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
