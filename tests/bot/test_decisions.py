"""What the channel's people answer to a nudge, and what the channel sees of it."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest

from playground.messages import Message
from storage.values import DecisionKind
from tests.bot.deciding import (
    BEN,
    FIRST,
    WEEK,
    buttons,
    current,
    decisions,
    first_nudge,
    inputs,
    modal_text,
)
from tests.bot.rig import Rig

FORMS = ["nudge_accept", "nudge_defer", "nudge_decline"]
BUTTONS = ["nudge_done", *FORMS]


@pytest.fixture
def nudge(rig: Rig) -> Message:
    return first_nudge(rig)


def test_done_replaces_the_nudge_and_says_by_whom(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ben", nudge, "nudge_done")

    assert "<@U0BEN000001> says: we did this." in current(rig, nudge).text
    assert [(d.kind, d.rule, d.decided_by, d.profile_version) for d in decisions(rig)] == [
        (DecisionKind.DONE, FIRST, BEN, 1)
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

    assert "before the next data scientist" in rig.answer("advice").text.split("\n2. ")[0]


@pytest.mark.parametrize(
    ("button", "answers", "kind", "shown"),
    [
        ("nudge_accept", {"by_when": "2026-12-18"}, "accepted", "we will do this, by 18 December"),
        ("nudge_accept", {}, "accepted", "we will do this."),
        ("nudge_defer", {"until": "2026-12-25"}, "deferred", "not now, until 25 December 2026."),
        ("nudge_decline", {"reason": "No budget."}, "declined", "not for us."),
    ],
)
def test_each_button_opens_the_form_for_its_answer(  # noqa: PLR0913, PLR0917 -- a table
    rig: Rig, nudge: Message, button: str, answers: dict[str, str], kind: str, shown: str
) -> None:
    rig.slack.click("ben", nudge, button)
    assert inputs(rig, "ben")[:2] == ["step", "kind"]
    rig.submit(answers, user="ben")

    assert f"<@U0BEN000001> says: {shown}" in current(rig, nudge).text
    assert f"says: {shown}" in modal_text(rig, "ben")
    [decision] = decisions(rig)
    assert (decision.kind, decision.rule, decision.decided_by) == (kind, FIRST, BEN)
    assert decision.reason == answers.get("reason", "")
    day = answers.get("by_when") or answers.get("until")
    assert decision.until == (date.fromisoformat(day) if day else None)


def test_the_decided_message_still_says_what_was_advised_and_what_comes_next(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_defer")
    rig.submit({"until": "2026-12-25"})

    shown = current(rig, nudge)
    assert shown.text.startswith("*Hire a data engineer before the next")
    assert "I ask again once, on 28 December 2026." in shown.text
    assert buttons(shown) == ["Change this"]


def test_not_now_keeps_silent_until_then(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_defer")
    rig.submit({"until": "2026-12-25"})

    delivered = [one for _ in range(5) for one in rig.deliver(later=WEEK)]

    asked = [one.due.date() for one in delivered if FIRST in one.subjects]
    assert asked[:1] == [date(2026, 12, 28)]  # the 25th is a public holiday, then a weekend


def test_not_for_us_keeps_the_reason_and_never_asks_again(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.submit({"reason": "  We use a managed warehouse.  "})

    assert decisions(rig)[-1].reason == "We use a managed warehouse."
    later = [one for _ in range(8) for one in rig.deliver(later=WEEK)]
    assert not [one for one in later if FIRST in one.subjects]


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


@pytest.mark.parametrize("button", BUTTONS)
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


@pytest.mark.parametrize("button", BUTTONS)
def test_a_rule_that_no_longer_exists_can_not_be_decided(
    rig: Rig, nudge: Message, button: str
) -> None:
    for element in nudge.blocks[-1]["elements"]:
        element["value"] = "a-rule-of-long-ago"
    rig.slack.click("ana", nudge, button, "a-rule-of-long-ago")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text
    assert decisions(rig) == []


def test_a_deleted_nudge_does_not_lose_its_decision(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.slack.workspace.faults.add("chat.update", "message_not_found")
    outcome = rig.submit({"reason": "no need"})

    assert outcome.failure == ""
    assert "says: not for us." in modal_text(rig)
    assert decisions(rig)[-1].reason == "no need"


def test_a_decision_is_kept_even_if_slack_does_not_answer(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_decline")
    rig.slack.workspace.faults.add("chat.update", cut="before", times=2)
    outcome = rig.submit({"reason": "no need"})

    assert outcome.failure == ""
    assert decisions(rig)[-1].reason == "no need"


def test_done_is_kept_even_if_the_message_can_not_be_replaced(
    rig: Rig, nudge: Message, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(name: str) -> None:
        raise KeyError(name)

    rig.slack.workspace.grants.use_response_url = gone  # type: ignore[assignment,method-assign]
    rig.slack.click("ben", nudge, "nudge_done")

    assert [d.kind for d in decisions(rig)] == [DecisionKind.DONE]
    assert "message not updated" in caplog.text


@pytest.mark.parametrize("button", BUTTONS)
def test_an_older_message_of_what_is_decided_shows_the_decision(
    rig: Rig, nudge: Message, button: str
) -> None:
    rig.deliver(later=WEEK)
    rig.slack.click("ana", rig.posts()[-1], "nudge_done")

    rig.slack.click("ben", nudge, button)

    assert "<@U0ANA000001> says: we did this." in current(rig, nudge).text
    assert rig.slack.modal("ben") is None
    assert len(decisions(rig)) == 1


def test_two_people_who_press_done_at_once_decide_once(rig: Rig, nudge: Message) -> None:
    as_ben_sees_it = deepcopy(nudge)
    rig.slack.click("ana", nudge, "nudge_done")
    rig.slack.click("ben", as_ben_sees_it, "nudge_done")

    assert [d.decided_by for d in decisions(rig)] == ["U0ANA000001"]
    assert "<@U0ANA000001> says: we did this." in current(rig, nudge).text


def test_a_follow_up_asks_the_question_of_the_rule_and_done_ends_it(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_accept")
    rig.submit({"by_when": "2026-12-03"})
    rig.deliver(later=WEEK)
    rig.deliver(later=WEEK)
    [asked] = [m for m in rig.posts() if "How far is this step?" in m.text]
    assert "Has the data engineer started? Who prepared the data" in asked.text

    rig.slack.click("ben", asked, "nudge_done")

    assert [d.kind for d in decisions(rig)] == [DecisionKind.ACCEPTED, DecisionKind.DONE]
    assert "<@U0BEN000001> says: we did this." in current(rig, asked).text


def test_a_decision_wakes_the_worker_on_its_day(rig: Rig, nudge: Message) -> None:
    rig.type("nudges every month on the 15th")
    rig.slack.click("ana", nudge, "nudge_accept")
    rig.submit({"by_when": "2026-12-03"})

    assert rig.schedule().wake_at == datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    [delivered] = rig.deliver(later=timedelta(days=3))
    assert delivered.subjects == (FIRST,)


def test_a_decision_in_a_channel_without_nudges_wakes_nobody(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="off")
    rig.type("decide")
    rig.submit({"by_when": "2026-12-03"})

    assert "Nudges are off or paused here, so I won't ask by myself" in modal_text(rig)
    assert rig.deliver(later=WEEK) == []
