"""What App Home shows, and to whom."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.usecases.decisions import decide
from knowledge.advice.profile import TeamProfile
from playground.blockkit import problems
from storage.values import ChannelKey, DecisionKind
from tests.bot.deciding import ANA, BEN, FIRST, WEEK
from tests.bot.homes import (
    add_channel,
    card_text,
    home_text,
    labels,
    listed,
    open_home,
    press,
)
from tests.bot.rig import Rig

HERE = "C0MLTEAM001"


def set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


def shown(rig: Rig) -> str:
    return card_text(open_home(rig), HERE)


def test_home_says_what_mlteam_does_to_whoever_has_no_channel_yet(rig: Rig) -> None:
    text = home_text(rig, "ben")

    assert "Type `/mlteam setup`" in text
    assert "None of your channels has a team profile yet." in text
    assert "`/mlteam forget` deletes it" in text


def test_a_card_says_how_the_team_stands_and_what_comes_next(rig: Rig) -> None:
    rig.set_up(
        stage="first_model",
        headcount_data_scientist="4",
        headcount_data_analyst="2",
        rhythm="weekly",
    )

    head, step, team, small = shown(rig).splitlines()

    assert head == f"*<#{HERE}>*"
    assert team == "Team: 4 data scientists, 2 data analysts"
    assert step.startswith("Next step: *Hire: data engineer* and ")
    assert small.startswith("Next nudge: <!date^")
    assert small.endswith("Profile saved today.")


def test_a_team_of_nobody_is_called_so(rig: Rig) -> None:
    rig.set_up()

    assert "Team: nobody yet" in shown(rig)


def test_a_team_with_many_roles_is_cut_short(rig: Rig) -> None:
    roles = ("data_scientist", "data_engineer", "ml_engineer", "data_analyst", "ml_lead", "mlops")
    heads = dict(
        zip([*roles[:5], "software_engineer"], (6.0, 5.0, 4.0, 3.0, 1.0, 0.5), strict=True)
    )
    rig.tell(company_size=300, headcount=heads)

    assert (
        "Team: 6 data scientists, 5 data engineers, 4 ML engineers, 3 data analysts, 2 more roles"
        in shown(rig)
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "saved yesterday"),
        (13, "saved 13 days ago"),
        (14, "saved 2 weeks ago"),
        (61, "saved 2 months ago"),
    ],
)
def test_a_card_says_how_old_the_profile_is(rig: Rig, days: int, words: str) -> None:
    set_up(rig)
    rig.clock.now += timedelta(days=days)

    assert f"Profile {words}." in shown(rig)


def test_who_has_not_confirmed_the_profile_for_long_is_asked_to(rig: Rig) -> None:
    set_up(rig)
    assert "Still right" not in labels(open_home(rig), HERE)
    rig.clock.now += 13 * WEEK

    press(rig, "Still right")

    assert "Profile confirmed today." in shown(rig)
    assert "Still right" not in labels(open_home(rig), HERE)


def test_decisions_that_wait_are_named_with_the_day_on_which_they_are_asked_about(rig: Rig) -> None:
    set_up(rig)
    kind, day = DecisionKind.ACCEPTED, date(2027, 1, 12)
    decide(rig.deps, rig.key(), FIRST, kind, by=BEN, base=0, until=day)
    decide(rig.deps, rig.key(), "nobody-deploys", DecisionKind.ACCEPTED, by=BEN, base=0)

    assert "Waiting: Hire: ML engineer (we will do this, I ask on " in shown(rig)
    assert "And 1 more." in shown(rig)

    rig.type("nudges off")
    assert "Waiting: Hire: data engineer (we will do this, by 12 January 2027)." in shown(rig)

    rig.clock.now += 10 * WEEK
    assert "Hire: data engineer (we will do this, *its day has come*)" in shown(rig)


@pytest.mark.parametrize(
    ("typed", "words", "buttons"),
    [
        ("nudges off", "Nudges are off.", ["Nudges"]),
        ("nudges pause", "Nudges: paused until somebody resumes them.", ["Resume"]),
        (
            "nudges pause until 15 december",
            "Nudges: paused until 15 December 2026.",
            ["Resume"],
        ),
        ("nudges on", "Next nudge: <!date^", []),
    ],
)
def test_a_card_says_how_its_nudges_stand(
    rig: Rig, typed: str, words: str, buttons: list[str]
) -> None:
    set_up(rig)
    rig.type(typed)

    assert words in shown(rig)
    assert labels(open_home(rig), HERE)[3:] == [*buttons, "Settings"]


def test_nudges_that_ended_say_why(rig: Rig) -> None:
    set_up(rig)
    rig.slack.remove_bot("ana", "#ml-team")
    rig.deliver(later=WEEK)

    assert ":warning: Nudges have ended. I am not in this channel" in shown(rig)


def test_nobody_sees_a_channel_that_they_are_not_in(rig: Rig) -> None:
    rig.slack.invite_bot("ana", "#leadership")
    rig.set_up(channel="#leadership", headcount_data_scientist="4")
    leadership = rig.key("#leadership").channel

    assert leadership in home_text(rig, "ana")
    assert leadership not in home_text(rig, "ben")


def test_a_private_channel_shows_only_once_the_bot_is_in_it(rig: Rig) -> None:
    rig.set_up(channel="#leadership", headcount_data_scientist="4")

    assert rig.key("#leadership").channel not in home_text(rig, "ana")


def test_a_channel_of_another_workspace_is_never_shown(rig: Rig) -> None:
    elsewhere = ChannelKey("T0OTHER0001", HERE)
    profile = TeamProfile(company_size=4_711)
    rig.deps.store.save_profile(elsewhere, profile, base=0, by=ANA, at=rig.clock())

    assert listed(open_home(rig)) == []


def test_an_archived_channel_is_not_shown(rig: Rig) -> None:
    set_up(rig)
    rig.slack.workspace.channel("#ml-team").archived = True

    assert HERE not in home_text(rig)


def test_channels_that_need_somebody_come_first_then_by_name(rig: Rig) -> None:
    zebra, yak, ape = (add_channel(rig, name).id for name in ("zebra", "yak", "ape"))
    set_up(rig)
    rig.set_up(channel=zebra, stage="first_model", headcount_data_scientist="4")
    rig.set_up(channel=yak, stage="exploring", headcount_data_analyst="1")
    rig.set_up(channel=ape, stage="exploring", headcount_data_analyst="1")

    assert listed(open_home(rig)) == [HERE, zebra, ape, yak]
    assert home_text(rig).index("Needs you") < home_text(rig).index("Nothing to do now")


def test_several_teams_are_put_side_by_side(rig: Rig) -> None:
    other = add_channel(rig, "search").id
    set_up(rig)
    assert "teams" not in open_home(rig).blocks[0]["text"]["text"]
    rig.set_up(channel=other, stage="first_model", headcount_data_scientist="3")

    head, text, *_ = open_home(rig).blocks

    assert head["text"]["text"] == "Your 2 teams"
    assert "steps are undecided, no decisions are waiting." in text["text"]["text"]
    assert f"2 teams each lack an ML engineer: <#{HERE}>, <#{other}>." in text["text"]["text"]


def test_a_role_that_a_team_refused_is_not_counted_as_lacking(rig: Rig) -> None:
    other = add_channel(rig, "search").id
    set_up(rig)
    rig.set_up(channel=other, stage="first_model", headcount_data_scientist="4")
    assert "2 teams each lack 2 data engineers" in home_text(rig)

    kind = DecisionKind.DECLINED
    decide(rig.deps, rig.key(), FIRST, kind, by=BEN, base=0, reason="The platform team does it.")

    assert "2 teams each lack an ML engineer" in home_text(rig)
    assert "data engineers:" not in home_text(rig)


def test_many_channels_are_split_into_pages_within_slack_s_limits(rig: Rig) -> None:
    for number in range(12):
        place = add_channel(rig, f"{number:02}-plan")
        rig.set_up(channel=place.id, stage="first_model", headcount_data_scientist="4")
    first = open_home(rig)
    assert problems(first.blocks, "home") == []
    assert len(listed(first)) == 5

    second = [*listed(first)]
    press(rig, "More teams (page 2 of 3)", view=first)
    assert len(listed(first)) == 5
    second += listed(first)
    press(rig, "More teams (page 3 of 3)", view=first)
    assert len(listed(first)) == 2
    assert len({*second, *listed(first)}) == 12

    press(rig, "Back", view=first)
    assert listed(first) == second[5:]


@pytest.mark.parametrize("value", ["99", "0"])
def test_a_page_that_is_gone_shows_the_nearest(rig: Rig, value: str) -> None:
    """As when two Home tabs are open and one of them is old."""
    place = add_channel(rig, "search")
    set_up(rig)
    rig.set_up(channel=place.id, headcount_data_scientist="4")
    view = open_home(rig)
    view.body["blocks"][-1] = page_button(value)
    rig.slack.click("ana", view, "home_page", value)

    assert len(listed(view)) == 2


def page_button(value: str) -> dict[str, object]:
    button = {"type": "button", "action_id": "home_page", "value": value}
    words = {"type": "plain_text", "text": "More"}
    return {"type": "actions", "block_id": "b", "elements": [button | {"text": words}]}


def test_slack_is_asked_once_for_the_channels(rig: Rig) -> None:
    set_up(rig)
    rig.sender.wait()
    before = len(rig.slack.calls("users.conversations"))
    open_home(rig)

    assert len(rig.slack.calls("users.conversations")) == before + 1


def test_names_of_channels_are_cut_to_what_a_list_holds(rig: Rig) -> None:
    place = add_channel(rig, "x")
    rig.slack.workspace.channels[place.id] = replace(place, name="n" * 80)

    assert problems(open_home(rig).blocks, "home") == []
