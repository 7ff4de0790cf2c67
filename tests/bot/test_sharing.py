"""`/mlteam share`: a private answer for the whole channel, without names of people."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.subcommands import SUBCOMMANDS
from bot.views.sharing import LONGEST_COMMAND, shared_message, with_share_button
from bot.views.text import as_typed, context, message, section
from playground.blockkit import problems
from playground.messages import Message
from storage.values import ChangeKind, Decision, DecisionKind
from tests.bot.rig import MONDAY, Rig

SHARED = (
    *("advice", "status", "roles", "compare DE, MLE", "kit de", "why de", "plan 3", "tips"),
    *("history", "whatif +1 data engineer", "ask when do we need an MLOps engineer"),
)


@pytest.fixture
def team(rig: Rig) -> Rig:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})
    return rig


def shares(rig: Rig) -> list[tuple[str, str]]:
    changes = rig.deps.store.list_changes(rig.key())
    return [(c.by, c.detail["command"]) for c in changes if c.kind is ChangeKind.SHARED]


def action_ids(shown: Message) -> list[str]:
    rows = [block["elements"] for block in shown.blocks if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]


def test_share_posts_the_advice_to_the_channel_and_says_so_to_whoever_did_it(team: Rig) -> None:
    private = team.answer("advice")
    told = team.answer("share")

    [posted] = team.posts()
    assert posted.text.startswith(private.text)
    assert told.ephemeral
    assert "Shared with the channel." in told.text
    assert shares(team) == [("U0ANA000001", "advice")]


@pytest.mark.parametrize("command", SHARED)
def test_the_button_under_an_answer_shares_that_answer(team: Rig, command: str) -> None:
    private = team.answer(command)
    assert team.posts() == []
    team.slack.click("ana", private, "share")

    [posted] = team.posts()
    assert posted.text.splitlines()[0] == private.text.splitlines()[0]
    assert "share" not in action_ids(posted)
    assert problems(private.blocks, "message") == []
    assert problems(posted.blocks, "message") == []
    assert shares(team) == [("U0ANA000001", command)]
    assert "<@" not in json.dumps([posted.text, posted.blocks])


def test_every_subcommand_is_either_shared_above_or_refused_below() -> None:
    shareable = {subcommand.name for subcommand in SUBCOMMANDS if subcommand.is_shareable}

    assert shareable == {command.partition(" ")[0] for command in SHARED}


def test_a_shared_answer_says_where_it_comes_from(team: Rig) -> None:
    team.answer("share plan 3")

    assert team.posts()[0].text.endswith("For today's: `/mlteam plan 3`")


def test_nobody_is_named_but_what_people_wrote_stays(team: Rig) -> None:
    decision = Decision(
        key=team.key(),
        rule="scientists-without-data-engineers",
        kind=DecisionKind.DECLINED,
        decided_by="U0BEN000001",
        decided_at=MONDAY,
        profile_version=1,
        reason="Ben's team does that",
    )
    team.deps.store.add_decision(decision, base=0)
    team.answer("share history")

    [posted] = team.posts()
    everything = json.dumps([posted.text, posted.blocks])
    assert "<@" not in everything
    assert "U0BEN" not in everything
    assert "A member of this channel · " in posted.text
    assert "Ben's team does that" in everything


def test_the_buttons_of_a_shared_answer_still_work(team: Rig) -> None:
    team.answer("share advice")
    team.slack.click("ben", team.posts()[0], "show_why")

    assert team.slack.messages("#ml-team", "ben")[-1].ephemeral
    assert len(team.posts()) == 1


def test_pages_of_a_shared_history_are_not_turned_for_everybody(team: Rig) -> None:
    for number in range(12):
        team.answer(f"share plan {number % 10 + 1}")
    assert "history_page" in action_ids(team.answer("history"))
    team.answer("share history")

    assert "history_page" not in action_ids(team.posts()[-1])


@pytest.mark.parametrize(
    "private", ["help", "share", "nudges", "nudges preview", "setup", "export", "forget"]
)
def test_what_is_for_one_person_is_not_shared(team: Rig, private: str) -> None:
    text = team.answer(f"share {private}").text

    assert "is for you alone and can't be shared" in text
    assert team.posts() == []
    assert shares(team) == []
    assert team.slack.modal("ana") is None


@pytest.mark.parametrize("file", ["kit de file", "plan export"])
def test_a_file_is_not_shared(team: Rig, file: str) -> None:
    assert "That is a file for you" in team.answer(f"share {file}").text
    assert team.posts() == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("share advise", "Did you mean `/mlteam share advice`?"),
        ("share <!channel>", "I don't know the command `&lt;!channel&gt;`"),
        ("share roles frobnicator", "I don't know the role"),
    ],
)
def test_what_can_not_be_answered_is_not_shared(team: Rig, typed: str, answer: str) -> None:
    assert answer in team.answer(typed).text
    assert team.posts() == []
    assert shares(team) == []


def test_without_a_profile_the_way_to_one_is_shown(rig: Rig) -> None:
    assert "Type `/mlteam setup`" in rig.answer("share").text
    assert rig.posts() == []


def test_where_the_bot_is_not_in_the_channel_it_says_how_to_invite_it(rig: Rig) -> None:
    text = rig.answer("share roles", channel="#leadership").text

    assert "Type `/invite @mlteam`" in text
    assert rig.deps.store.list_changes(rig.key("#leadership")) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("is_archived", "This channel is archived"),
        ("restricted_action", "An administrator restricts who may post here"),
        ("ratelimited", "Share it again in a minute"),
        ("internal_error", "I can't tell whether it was posted"),
    ],
)
def test_why_slack_did_not_post_it_is_said_in_words(team: Rig, code: str, words: str) -> None:
    team.slack.workspace.faults.add("chat.postMessage", code)

    assert words in team.answer("share").text
    assert shares(team) == []


def test_a_broken_connection_is_no_promise(team: Rig) -> None:
    team.slack.workspace.faults.add("chat.postMessage", cut="after")

    assert "I can't tell whether it was posted" in team.answer("share").text
    assert len(team.posts()) == 1


def test_in_a_direct_message_there_is_nobody_to_share_with(rig: Rig) -> None:
    rig.slack.direct_message("ana", "roles")
    answer = rig.slack.direct_messages("ana")[-1]
    assert "share" not in action_ids(answer)

    rig.slack.direct_message("ana", "share roles")
    assert "Only you and I are here" in rig.slack.direct_messages("ana")[-1].text


def test_it_can_be_said_to_the_bot_too(team: Rig) -> None:
    team.slack.mention("ana", "#ml-team", "please share the plan 3")
    assert shares(team) == [("U0ANA000001", "plan 3")]

    team.slack.workspace.faults.add("chat.postMessage", "is_archived")
    team.slack.mention("ana", "#ml-team", "share the plan")
    assert "This channel is archived" in team.slack.messages("#ml-team", "ana")[-1].text


def test_pressing_twice_shares_once(team: Rig) -> None:
    private = team.answer("advice")
    team.slack.click("ana", private, "share")
    team.slack.click("ana", private, "share")
    assert len(team.posts()) == 1

    team.slack.click("ben", team.answer("advice", user="ben"), "share")
    assert len(team.posts()) == 2
    team.clock.now += timedelta(seconds=5)
    team.slack.click("ana", private, "share")
    assert len(team.posts()) == 3


def test_pressing_while_it_is_being_posted_shares_once(team: Rig) -> None:
    private = team.answer("plan 3")
    team.slack.workspace.faults.add("chat.postMessage", delay=0.2, times=3)
    with ThreadPoolExecutor() as presses:
        for _ in range(3):
            presses.submit(team.slack.click, "ana", private, "share")

    assert len(team.posts()) == 1
    assert shares(team) == [("U0ANA000001", "plan 3")]


def test_the_command_is_shared_as_it_was_answered(team: Rig) -> None:
    private = team.answer("  ROLES   “data engineer” ")
    team.slack.click("ana", private, "share")

    assert shares(team) == [("U0ANA000001", "roles data engineer")]


def test_a_full_message_and_a_long_command_have_no_button() -> None:
    full = message(*(section(str(number)) for number in range(50)))
    short = message(section("x"))

    assert with_share_button(full, "tips") is full
    assert with_share_button(short, "x" * (LONGEST_COMMAND + 1)) is short
    assert len(short.blocks) == 1
    assert len(with_share_button(short, "tips").blocks) == 2
    assert len(shared_message(full, "tips", MONDAY).blocks) == 50


def test_names_are_left_out_wherever_they_stand() -> None:
    private = message(
        section("<@U1|ana> set it. <@W2> too.\n•  :x: <@U3> and <@U1>"),
        context("by <@U1>", "<@U2> says"),
        as_typed("ask <@U1> & Co"),
    )
    told = shared_message(private, "status", MONDAY)

    one, other = "A member of this channel", "a member of this channel"
    assert told.blocks[0]["text"]["text"] == (
        f"{one} set it. {one} too.\n•  :x: 2 members of this channel"
    )
    assert [e["text"] for e in told.blocks[1]["elements"]] == [f"by {other}", f"{one} says"]
    assert told.blocks[2] == private.blocks[2]
    assert told.text.splitlines()[0] == f"{one} set it. {one} too."
