"""`/mlteam history`: what changed, who decided what, and what it adds up to."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.usecases.history import list_differences
from bot.views.history import MOST_DIFFERENCES, NEWEST, PAGE
from knowledge.advice.profile import TeamProfile
from playground.blockkit import problems
from playground.messages import Message
from storage.values import Change, ChangeKind, Decision, DecisionKind
from tests.bot.rig import Rig

JANUARY = datetime(2026, 1, 12, 10, tzinfo=UTC)
SCIENTISTS: dict[str, object] = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 3, "ml_engineer": 1},
}
GROWN: dict[str, object] = {
    "company_size": 180,
    "stage": "several_models",
    "headcount": {"data_scientist": 4, "ml_engineer": 2.5},
}
WEEK = "monday,tuesday,wednesday,thursday,friday"
NASTY = "<!channel> *bold* <@U0ANA000001>\n`code` & <https://evil.example|Slack>"


def tell(rig: Rig, at: datetime, **fields: object) -> None:
    rig.clock.now = at
    rig.tell(**fields)


def decide(rig: Rig, kind: DecisionKind, **more: object) -> None:
    decision = Decision(
        key=rig.key(),
        rule="scientists-without-data-engineers",
        kind=kind,
        decided_by="U0BEN000001",
        decided_at=rig.clock(),
        profile_version=1,
        **more,  # type: ignore[arg-type]
    )
    base = len(rig.deps.store.list_decisions(rig.key()))
    rig.deps.store.add_decision(decision, base=base)


def change(rig: Rig, kind: ChangeKind, by: str = "U0BEN000001", **detail: str) -> None:
    made = Change(key=rig.key(), kind=kind, by=by, at=rig.clock(), detail=detail)
    rig.deps.store.add_change(made)


def two_versions(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    tell(rig, JANUARY + timedelta(days=60), **GROWN)


def action_ids(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]


def test_a_version_is_shown_by_what_it_changed_and_by_whom(rig: Rig) -> None:
    two_versions(rig)
    text = rig.answer("history").text

    newest = text.partition("*Team profile, version 2*")[2].partition("*Team profile")[0]
    assert newest.startswith(
        "\n•  Data scientists 3 → 4\n•  ML engineers 1 → 2.5"
        "\n•  Stage of the ML work: first model → several models\n<@U0ANA00001> · <!date^"
    )
    assert "Employees" not in newest


def test_the_first_version_is_shown_without_a_before(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    text = rig.answer("history").text

    assert "•  Data scientists 3\n•  ML engineers 1\n•  Employees: 180\n" in text
    assert "→" not in text
    assert "history_picture" not in action_ids(rig.answer("history"))


def test_it_begins_with_what_it_adds_up_to(rig: Rig) -> None:
    two_versions(rig)
    rig.clock.now = JANUARY + timedelta(days=200)
    change(rig, ChangeKind.CONFIRMED, version="2")
    text = rig.answer("history").text

    assert text.startswith(
        "Team of 4 → 6.5 since January\n"
        "•  Third review with no data engineer; open since January.\n"
    )
    assert "*Version 2 of the profile is still right*\n<@U0BEN000001> · " in text


@pytest.mark.parametrize(
    ("kind", "goes_on"),
    [
        (DecisionKind.ACCEPTED, True),
        (DecisionKind.REOPENED, True),
        (DecisionKind.DECLINED, False),
        (DecisionKind.WAIVED, False),
    ],
)
def test_what_the_team_does_not_want_to_do_is_no_trend(
    rig: Rig, kind: DecisionKind, goes_on: bool
) -> None:
    two_versions(rig)
    decide(rig, kind, reason="because")

    assert ("no data engineer" in rig.answer("history").text) is goes_on


def test_a_decision_is_shown_with_its_day_and_its_reason_as_typed(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    decide(rig, DecisionKind.WAIVED, until=date(2026, 6, 3), reason=NASTY)
    message = rig.answer("history")

    assert (
        "*We accept the risk, until 3 June 2026*\nData scientists without a data engineer\n"
        in message.text
    )
    assert "<!channel>" not in message.text
    typed = [block for block in message.blocks if block["type"] == "rich_text"]
    assert NASTY in json.dumps(typed, ensure_ascii=False).replace("\\n", "\n")


def test_changes_of_the_schedule_are_told_in_words(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    change(
        rig, ChangeKind.SCHEDULE, what="muted", muted="2026-12-20/2027-01-02,2026-05-01/2026-05-01"
    )
    change(rig, ChangeKind.SCHEDULE, what="of another version", hours="late", days="sun")
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    change(rig, ChangeKind.SCHEDULE, what="on", recurrence=rule, at="10:00", days=WEEK, country="")
    change(rig, ChangeKind.SCHEDULE, what="paused", paused_until="2026-02-01")
    change(rig, ChangeKind.SCHEDULE, by="", what="ended", error="is_archived")
    text = rig.answer("history").text + rig.answer("history 2").text

    assert "*Nudges switched on*\nevery two weeks on Tuesday; at 10:00; Monday to Friday\n" in text
    assert (
        "*Silent days changed*\nsilent from 20 December 2026 to 2 January 2027 and on 1 May 2026\n"
    ) in text
    assert "*Nudges changed*\nlate; sun\n" in text
    assert "*Nudges paused*\nuntil 1 February 2026\n" in text
    assert "*Nudges ended by themselves*\nSlack said: is_archived\nmlteam · " in text


def test_who_may_change_things_is_told_with_names_and_without_calling_a_group(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    change(rig, ChangeKind.ACCESS, people="U0ANA000001", groups="S0LEADS0001", what="narrowed")
    text = rig.answer("history").text

    assert "*Who may change things here*\nOnly <@U0ANA000001>, 1 user group\n" in text
    assert "subteam" not in text


def test_what_is_kept_of_a_change_can_not_format(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    change(rig, ChangeKind.SHARED, command="ask <!channel>")

    assert "/mlteam ask &lt;!channel&gt;*" in rig.answer("history").text


def test_older_entries_are_a_tap_away_and_back(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    for number in range(NEWEST + PAGE):
        change(rig, ChangeKind.SHARED, command=f"plan {number}")
    first = rig.answer("history")

    assert [f"plan {n}*" in first.text for n in (11, 8, 7)] == [True, True, False]
    assert action_ids(first) == ["history_page", "share"]
    rig.slack.click("ana", first, "history_page")
    [second] = rig.slack.messages("#ml-team", "ana")
    assert "plan 7*" in second.text
    assert "Page 2 of 3" in second.text
    assert "open since" not in second.text
    assert action_ids(second) == ["history_newer", "history_page", "share"]
    rig.slack.click("ana", second, "history_newer")
    [again] = rig.slack.messages("#ml-team", "ana")
    assert "Page 1 of 3" in again.text
    assert again.ephemeral


def test_all_that_a_version_changed_is_a_tap_away(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS, models_in_production=1)
    short = rig.answer("history")
    assert "•  Employees: 180\n•  and 2 more\n" in short.text
    rig.slack.click("ana", short, "history_version", "1")

    whole = rig.slack.messages("#ml-team", "ana")[-1]
    assert whole.text.startswith("Team profile, version 1\n•  Data scientists 3\n")
    assert "•  Models in production: 1\n<@U0ANA00001> · " in whole.text
    assert whole.ephemeral


def test_a_version_that_there_is_not_is_named(rig: Rig) -> None:
    two_versions(rig)

    assert "There is no version 7 of the team profile." in rig.answer("history version 7").text


def test_a_page_after_the_last_is_the_last(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)

    assert rig.answer("history 9").text == rig.answer("history").text


@pytest.mark.parametrize("typed", ["history 0", "history -1", "history now", "history 1.5"])
def test_what_is_no_page_is_answered_with_how_to_type_it(rig: Rig, typed: str) -> None:
    tell(rig, JANUARY, **SCIENTISTS)

    assert "such as `/mlteam history 2`" in rig.answer(typed).text


def test_a_channel_in_which_nothing_happened_is_told_how_to_begin(rig: Rig) -> None:
    assert "Type `/mlteam setup`" in rig.answer("history").text


def test_a_long_history_stays_within_slacks_limits(rig: Rig) -> None:
    for month in range(12):
        count = dict.fromkeys(rig.deps.knowledge.roles, month + 1)
        told = {**SCIENTISTS, "company_size": 40_000, "headcount": count}
        tell(rig, JANUARY + timedelta(days=30 * month), **told)
        decide(rig, DecisionKind.DECLINED, reason="long " * 100)
    message = rig.answer("history")

    assert problems(message.blocks, "message") == []
    assert len(message.text) <= 4000
    assert f"•  and {len(rig.deps.knowledge.roles) - MOST_DIFFERENCES} more\n" in message.text
    whole = rig.answer("history version 1")
    assert problems(whole.blocks, "message") == []
    assert whole.text.count("•") == len(rig.deps.knowledge.roles) + 2
    assert "11 more roles)" in rig.answer("history team").text


def test_a_rule_and_a_role_that_are_gone_are_still_shown(rig: Rig) -> None:
    tell(rig, JANUARY, company_size=90, headcount={"sre_wizard": 2})
    before = rig.deps.store.list_decisions(rig.key())
    decide(rig, DecisionKind.DECLINED, reason="no")
    assert before == []

    assert "•  sre_wizard 2\n" in rig.answer("history").text


def test_an_empty_post_is_no_difference() -> None:
    before = TeamProfile(headcount={"data_scientist": 1})
    after = TeamProfile(headcount={"data_scientist": 1, "ml_engineer": 0})

    assert list_differences(before, after) == []


def test_several_versions_of_a_day_are_one_review(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    tell(rig, JANUARY + timedelta(hours=1), **GROWN)
    assert "review" not in rig.answer("history").text

    rig.clock.now = JANUARY + timedelta(days=60)
    change(rig, ChangeKind.CONFIRMED, version="2")
    change(rig, ChangeKind.CONFIRMED, version="2")
    assert "•  Second review with no data engineer; open" in rig.answer("history").text


def test_several_versions_of_a_day_are_one_point_of_the_team(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    day = JANUARY + timedelta(days=60)
    tell(rig, day, **{**GROWN, "headcount": {"data_scientist": 9}})
    tell(rig, day + timedelta(hours=1), **GROWN)

    team = rig.answer("history team").text
    assert team.count("•") == 2
    assert "9 data scientists" not in team
