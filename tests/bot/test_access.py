"""Who may change things in a channel, and what those see who may not."""

import json
from dataclasses import replace

import pytest

from playground.gestures import Outcome
from storage.values import Access, Change, ChangeKind
from tests.bot.rig import Rig

ANA, BEN = "U0ANA000001", "U0BEN000001"
ML_LEADS = "S0MLLEADS01"
"""A user group with Ben in it."""


@pytest.fixture
def team(rig: Rig) -> Rig:
    """A channel with a profile."""
    rig.set_up(headcount_data_scientist="4")
    return rig


def access(rig: Rig) -> Access | None:
    return rig.deps.store.find_access(rig.key())


def narrow(rig: Rig, user: str = "ana", **answers: object) -> Outcome:
    rig.type("access", user=user)
    return rig.slack.fill_and_submit(user, {"who": "named", **answers})


def make_admin(rig: Rig, user: str) -> None:
    people = rig.slack.workspace.people
    people[user] = replace(people[user], is_admin=True)


def narrowings(rig: Rig) -> list[Change]:
    changes = rig.deps.store.list_changes(rig.key())
    return [change for change in changes if change.kind is ChangeKind.ACCESS]


def modal_text(rig: Rig, user: str) -> str:
    view = rig.slack.modal(user)
    return json.dumps(view.body, ensure_ascii=False) if view else ""


def may_set_up(rig: Rig, user: str) -> bool:
    rig.slack.workspace.views.clear(rig.slack.workspace.person(user).id)
    rig.type("setup", user=user)
    return rig.slack.modal(user) is not None


def test_at_first_everyone_in_the_channel_may_change(team: Rig) -> None:
    assert may_set_up(team, "ana")
    assert may_set_up(team, "ben")
    assert access(team) is None


def test_narrowed_to_people_the_others_are_told_who_may(team: Rig) -> None:
    narrow(team, people=[ANA])

    assert may_set_up(team, "ana")
    assert team.answer("setup", user="ben").text == (f"<@{ANA}> can change this. Please ask them.")
    assert "Hire a data engineer" in team.answer("advice", user="ben").text


def test_the_refusal_names_all_who_may(team: Rig) -> None:
    everyone = Access(
        key=team.key(), narrowed=True, people=(ANA, "U2"), groups=("S404",), admins=True
    )
    team.deps.store.save_access(everyone)

    assert team.answer("setup", user="ben").text == (
        f"<@{ANA}>, <@U2>, members of <!subteam^S404> and Slack admins can change this."
        " Ask one of them."
    )


def test_the_inviter_and_whoever_narrows_it_are_named_already(rig: Rig) -> None:
    rig.slack.invite_bot("ben", "#hiring-plan")
    rig.type("access", channel="#hiring-plan")
    rig.slack.fill_and_submit("ana", {"who": "named"})

    assert rig.deps.store.find_access(rig.key("#hiring-plan")) == Access(
        key=rig.key("#hiring-plan"), inviter=BEN, narrowed=True, people=(BEN, ANA)
    )


def test_inviting_the_bot_once_more_changes_nothing(rig: Rig) -> None:
    for user in ("ben", "ana"):
        rig.slack.invite_bot(user, "#hiring-plan")
        rig.slack.remove_bot(user, "#hiring-plan")

    stored = rig.deps.store.find_access(rig.key("#hiring-plan"))
    assert stored == Access(key=rig.key("#hiring-plan"), inviter=BEN)
    assert rig.deps.store.list_changes(rig.key("#hiring-plan")) == []


def test_members_of_a_user_group_may(team: Rig) -> None:
    narrow(team, people=[ANA], groups=[ML_LEADS])
    assert may_set_up(team, "ben")

    groups = team.slack.workspace.groups
    groups[ML_LEADS] = replace(groups[ML_LEADS], users=())
    assert not may_set_up(team, "ben")
    del groups[ML_LEADS]
    assert team.answer("setup", user="ben").text.endswith("Ask one of them.")


def test_administrators_may_if_that_is_chosen(team: Rig) -> None:
    make_admin(team, BEN)
    narrow(team, people=[ANA])
    assert not may_set_up(team, "ben")

    narrow(team, people=[ANA], admins=["yes"])
    assert may_set_up(team, "ben")
    assert may_set_up(team, "ana")


@pytest.mark.parametrize("method", ["usergroups.users.list", "users.info"])
def test_what_slack_does_not_tell_is_refused_with_the_reason(team: Rig, method: str) -> None:
    make_admin(team, BEN)
    narrow(team, people=[ANA], groups=[ML_LEADS], admins=["yes"])
    team.answer("help", user="ben")  # from here on Ben's language is known
    methods = {"usergroups.users.list", "users.info"}
    for one in methods:
        team.slack.workspace.faults.add(one, "internal_error")
    assert (
        "I could not ask Slack just now. Please try again" in team.answer("setup", user="ben").text
    )

    # One answer is enough, whichever it is.
    team.slack.workspace.faults.add(method, cut="before")
    assert may_set_up(team, "ben")


def test_what_was_typed_stays_in_the_form_while_slack_does_not_tell(team: Rig) -> None:
    narrow(team, people=[ANA], groups=[ML_LEADS])
    team.type("setup", user="ben")
    team.slack.workspace.faults.add("usergroups.users.list", "internal_error")
    outcome = team.slack.fill_and_submit("ben", {"company_size": "77"})

    assert list(outcome.errors.values()) == [
        "I could not ask Slack just now. Please try again in a minute."
    ]
    assert team.told()["company_size"] == 180
    team.submit({}, user="ben")
    assert team.told()["company_size"] == 77


def test_without_the_scope_a_group_counts_for_nobody_and_says_why(team: Rig) -> None:
    narrow(team, people=[ANA], groups=[ML_LEADS])
    space = team.slack.workspace
    space.scopes = {*space.scopes} - {"usergroups:read"}

    assert "the permission `usergroups:read`" in team.answer("setup", user="ben").text
    # The form says so too, and saving it does not lose the group.
    assert may_set_up(team, "ana")
    team.type("access")
    assert "the permission `usergroups:read`" in modal_text(team, "ana")
    team.slack.fill_and_submit("ana", {"admins": ["yes"]})
    stored = access(team)
    assert stored is not None
    assert (stored.groups, stored.admins) == ((ML_LEADS,), True)


def test_many_groups_fit_into_the_form_and_those_chosen_are_among_them(team: Rig) -> None:
    narrow(team, people=[ANA], groups=[ML_LEADS])
    groups = team.slack.workspace.groups
    for number in range(150):
        one = replace(groups[ML_LEADS], id=f"S0OTHER{number:04}", name=f"A{number} {'x' * 90}")
        groups[one.id] = one
    team.type("access")

    view = team.slack.modal("ana")
    assert view is not None
    assert view.state["groups"]["answer"]["selected_options"][0]["value"] == ML_LEADS
    assert not team.slack.fill_and_submit("ana", {}).errors
    assert len(narrowings(team)) == 1


def test_a_group_that_is_gone_is_left_out_when_it_is_saved_again(team: Rig) -> None:
    narrow(team, people=[ANA], groups=[ML_LEADS])
    groups = team.slack.workspace.groups
    groups["S0OTHER0001"] = replace(groups.pop(ML_LEADS), id="S0OTHER0001")
    team.type("access")
    team.slack.fill_and_submit("ana", {})

    stored = access(team)
    assert stored is not None
    assert (stored.people, stored.groups) == ((ANA,), ())


def test_slack_is_asked_only_where_access_is_narrowed(team: Rig) -> None:
    team.answer("help", user="ben")  # from here on Ben's language is known
    before = len(team.slack.workspace.calls)
    team.type("setup", user="ben")

    methods = [call.method for call in team.slack.workspace.calls[before:]]
    assert methods == ["views.open"]


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"who": "named", "people": []}, "people", "Name at least one person"),
        ({"who": "named", "people": [BEN]}, "people", "lock you out. Name yourself"),
        ({"who": "named", "people": [], "admins": ["yes"]}, "people", "lock you out"),
        ({"who": "named", "people": [], "groups": [ML_LEADS]}, "people", "lock you out"),
        ({"people": [ANA, BEN]}, "who", "Choose “Only those named below”"),
        ({"admins": ["yes"]}, "who", "Choose “Only those named below”"),
    ],
)
def test_what_makes_no_sense_is_said_at_the_field(
    team: Rig, answers: dict[str, object], field: str, sentence: str
) -> None:
    team.type("access")
    outcome = team.slack.fill_and_submit("ana", answers)

    assert list(outcome.errors) == [field]
    assert sentence in outcome.errors[field]
    assert access(team) is None


def test_who_can_not_be_checked_has_to_name_themselves(team: Rig) -> None:
    team.type("access", user="ben")
    team.slack.workspace.faults.add("usergroups.users.list", "internal_error")
    outcome = team.slack.fill_and_submit(
        "ben", {"who": "named", "people": [], "groups": [ML_LEADS]}
    )

    assert outcome.errors["people"].endswith("Name yourself as well.")
    assert access(team) is None


def test_a_form_that_is_only_looked_at_and_saved_changes_nothing(team: Rig) -> None:
    team.type("access")
    assert not team.slack.fill_and_submit("ana", {}).errors

    assert access(team) is None
    assert narrowings(team) == []


def test_everyone_opens_it_again(team: Rig) -> None:
    narrow(team, people=[ANA], outsiders=["yes"])
    assert "can change this" in team.answer("access everyone", user="ben").text

    assert "Everyone in this channel may change things here" in team.answer("access everyone").text
    assert may_set_up(team, "ben")
    assert access(team) == Access(key=team.key(), outsiders=True)


def test_who_may_not_change_it_reads_who_may(team: Rig) -> None:
    narrow(team, people=[ANA])
    shown = team.answer("access", user="ben")

    assert f"Only <@{ANA}> may change things here" in shown.text
    assert "actions" not in [block["type"] for block in shown.blocks]
    assert team.slack.modal("ben") is None


def test_every_change_is_in_the_audit_history_once(team: Rig) -> None:
    narrow(team, people=[ANA], admins=["yes"])
    narrow(team, people=[ANA], admins=["yes"])
    team.type("access everyone")

    told = [
        (change.by, *(change.detail[name] for name in ("what", "people", "admins")))
        for change in narrowings(team)
    ]
    assert told == [(ANA, "narrowed", ANA, "yes"), (ANA, "everyone", "", "")]


def test_the_history_says_who_might_and_shared_it_calls_nobody(team: Rig) -> None:
    narrow(team, people=[ANA, BEN], groups=[ML_LEADS], admins=["yes"])
    text = team.answer("history").text
    assert f"Only <@{ANA}>, <@{BEN}>, 1 user group, Slack admins" in text

    team.type("share history")
    shared = json.dumps(team.posts()[-1].blocks)
    assert "1 user group, Slack admins" in shared
    assert not any(mark in shared for mark in (ANA, BEN, ML_LEADS))


def test_two_at_once_the_second_sees_what_the_first_saved(team: Rig) -> None:
    team.type("access", user="ana")
    narrow(team, user="ben", people=[BEN, ANA])
    outcome = team.slack.fill_and_submit("ana", {"who": "named", "people": [ANA]})

    assert not outcome.errors
    text = modal_text(team, "ana")
    assert f"<@{BEN}> changed this while you were editing" in text
    before = access(team)
    assert before is not None
    assert before.people == (BEN, ANA)

    # What was typed is still there; saved again, it counts.
    team.slack.fill_and_submit("ana", {})
    after = access(team)
    assert after is not None
    assert after.people == (ANA,)


def test_deleted_while_the_form_was_open_it_says_so(team: Rig) -> None:
    narrow(team, people=[ANA])
    team.type("access everyone")
    team.type("access")
    team.deps.store.forget_channel(team.key())
    team.slack.fill_and_submit("ana", {"who": "named"})

    text = modal_text(team, "ana")
    assert "Everything about this channel was deleted while you were editing" in text
    assert access(team) is None

    team.slack.fill_and_submit("ana", {})
    after = access(team)
    assert after is not None
    assert after.narrowed


def test_who_lost_the_right_while_the_form_was_open_can_not_save(team: Rig) -> None:
    team.type("setup", user="ben")
    team.type("access", user="ben")
    narrow(team, people=[ANA])
    team.slack.fill_and_submit("ben", {"who": "everyone"})

    assert "can change this. Please ask them." in modal_text(team, "ben")
    stored = access(team)
    assert stored is not None
    assert stored.narrowed


def test_in_a_direct_message_there_is_nothing_to_narrow(rig: Rig) -> None:
    assert "in the channel that it is about" in rig.answer("access", channel="ana").text
