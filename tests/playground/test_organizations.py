"""Who is who: people of another organization, administrators, guests and user groups."""

from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.errors import NotPossible
from playground.standin import StandIn
from playground.team import GLOBEX

Json = dict[str, Any]
ANA, BEN, CLEO = "U0ANA000001", "U0BEN000001", "U0CLEO00001"
ML_LEADS = "S0MLLEADS01"


def test_a_shared_channel_has_people_of_both(slack: StandIn, client: WebClient) -> None:
    assert not client.conversations_info(channel="C0MLTEAM001")["channel"]["is_ext_shared"]
    slack.share("#ml-team")

    channel = client.conversations_info(channel="C0MLTEAM001")["channel"]
    assert (channel["is_shared"], channel["is_ext_shared"]) == (True, True)
    assert channel["connected_team_ids"] == [GLOBEX.team_id]
    assert CLEO in client.conversations_members(channel="C0MLTEAM001")["members"]
    assert client.users_info(user=CLEO)["user"]["team_id"] == GLOBEX.team_id
    assert client.users_info(user=ANA)["user"]["team_id"] == slack.workspace.app.team_id


def test_a_bot_hears_of_the_other_team_and_keeps_its_own(
    slack: StandIn, bot: App, modal: Json
) -> None:
    told: list[tuple[str | None, str]] = []

    @bot.event("app_mention")
    def on_mention(event: Json, body: Json, context: BoltContext, client: WebClient) -> None:
        told.append((context.team_id, event["user_team"]))
        assert body["is_ext_shared_channel"]
        button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "x"}}
        blocks = [{"type": "actions", "elements": [button]}]
        client.chat_postMessage(channel=event["channel"], text="x", blocks=blocks)

    @bot.action("go")
    def on_go(ack: Ack, body: Json, context: BoltContext, client: WebClient) -> None:
        told.append((context.team_id, body["user"]["team_id"]))
        client.views_open(trigger_id=body["trigger_id"], view=modal)
        ack()

    @bot.view("profile")
    def on_submit(ack: Ack, body: Json, context: BoltContext) -> None:
        told.append((context.team_id, body["team"]["id"]))
        ack()

    slack.share("#ml-team")
    answer = slack.mention("cleo", "#ml-team", "hello").answers[0]
    slack.click("cleo", answer, "go")
    slack.fill_and_submit("cleo", {"name": "Cleo"})

    assert told == [(slack.workspace.app.team_id, GLOBEX.team_id)] * 3


@pytest.mark.usefixtures("bot")
def test_the_commands_and_the_home_of_an_app_are_for_its_own_workspace(slack: StandIn) -> None:
    slack.share("#ml-team")

    shown = slack.command("cleo", "#ml-team", "/mlteam help").shown
    assert shown is not None
    assert shown.text == "/mlteam is not a valid command."
    with pytest.raises(NotPossible, match="not installed at Globex"):
        slack.open_home("cleo")
    assert slack.courier.sent == []


def test_administrators_owners_and_guests_are_known(slack: StandIn, client: WebClient) -> None:
    people = slack.workspace.people
    people[ANA] = replace(people[ANA], is_owner=True)
    people[BEN] = replace(people[BEN], is_restricted=True)

    ana, ben = (client.users_info(user=user)["user"] for user in (ANA, BEN))
    assert (ana["is_admin"], ana["is_owner"], ana["is_restricted"]) == (True, True, False)
    assert (ben["is_admin"], ben["is_owner"], ben["is_restricted"]) == (False, False, True)


def test_user_groups_and_their_members(client: WebClient) -> None:
    groups = client.usergroups_list(include_count=True, include_users=True)["usergroups"]

    assert [(one["id"], one["handle"], one["user_count"]) for one in groups] == [
        (ML_LEADS, "ml-leads", "1")
    ]
    assert groups[0]["users"] == [BEN]
    assert "users" not in client.usergroups_list()["usergroups"][0]
    assert client.usergroups_users_list(usergroup=ML_LEADS)["users"] == [BEN]
    with pytest.raises(SlackApiError, match="no_such_subteam"):
        client.usergroups_users_list(usergroup="S404")


def test_a_disabled_group_is_gone_unless_asked_for(slack: StandIn, client: WebClient) -> None:
    groups = slack.workspace.groups
    groups[ML_LEADS] = replace(groups[ML_LEADS], disabled=True)

    assert client.usergroups_list()["usergroups"] == []
    with pytest.raises(SlackApiError, match="no_such_subteam"):
        client.usergroups_users_list(usergroup=ML_LEADS)
    listed = client.usergroups_list(include_disabled=True)["usergroups"]
    assert [one["id"] for one in listed] == [ML_LEADS]


def test_user_groups_need_their_scope() -> None:
    with StandIn(scopes={"commands"}) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        with pytest.raises(SlackApiError, match="missing_scope"):
            client.usergroups_list()


def test_a_group_can_be_mentioned(slack: StandIn) -> None:
    assert slack.post("ana", "#ml-team", "ask @ml-leads").text == f"ask <!subteam^{ML_LEADS}>"


def test_a_removed_bot_is_refused_as_slack_refuses_it(slack: StandIn, client: WebClient) -> None:
    slack.invite_bot("ana", "#leadership")
    for channel, error in (("#ml-team", "not_in_channel"), ("#leadership", "channel_not_found")):
        slack.remove_bot("ana", channel)
        channel_id = slack.workspace.channel(channel).id
        with pytest.raises(SlackApiError, match=error):
            client.chat_postMessage(channel=channel_id, text="x")


def test_in_an_archived_channel_nobody_writes(slack: StandIn, client: WebClient) -> None:
    slack.workspace.archive(slack.workspace.channel("#ml-team"))

    with pytest.raises(NotPossible, match="archived"):
        slack.post("ana", "#ml-team", "hello")
    with pytest.raises(SlackApiError, match="is_archived"):
        client.chat_postEphemeral(channel="C0MLTEAM001", user=ANA, text="x")
