"""The manifest against the code: what one names is in the other, and nothing more."""

import ast
from pathlib import Path

import pytest
from slack_bolt import App

from bot.app import build_app
from bot.deps import Deps
from bot.errors import UserError
from bot.manifest import hosted_at, load_manifest
from bot.settings import Settings
from bot.subcommands import SUBCOMMANDS
from knowledge.schema import Knowledge
from storage.memory import MemoryStore

BOT = Path(__file__).parents[2] / "bot"

SCOPES_BY_METHOD: dict[str, set[str]] = {
    "assistant_threads_setStatus": {"assistant:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "assistant_threads_setTitle": {"assistant:write"},
    "api_test": set(),
    "apps_connections_open": set(),
    "auth_test": set(),
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_open": {"im:write"},
    "files_delete": {"files:write"},
    "files_upload_v2": {"files:write"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_members": {"channels:read", "groups:read"},
    "conversations_replies": {"im:history"},
    "oauth_v2_access": set(),
    "usergroups_list": {"usergroups:read"},
    "usergroups_users_list": {"usergroups:read"},
    "users_conversations": {"channels:read", "groups:read"},
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
"""What Slack's reference asks for each method that we call."""
SCOPES_BY_EVENT: dict[str, set[str]] = {
    "app_context_changed": {"assistant:write"},
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set(),
    "member_joined_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
    "tokens_revoked": set(),
    "user_change": {"users:read"},
}


def methods_called() -> set[str]:
    """Names of all methods that are called on something called `client` anywhere in bot/."""
    found: set[str] = set()
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id="client") | ast.Attribute(attr="client"), attr=name
                    )
                ):
                    found.add(name)
    return found


@pytest.fixture
def source() -> str:
    return "\n".join(path.read_text("utf-8") for path in (BOT / "listeners").glob("*.py"))


@pytest.fixture
def app(knowledge: Knowledge) -> App:
    return build_app(Settings(bot_token="xoxb-1"), Deps.build(knowledge, MemoryStore()))


def test_scopes_are_those_that_the_code_uses() -> None:
    methods = methods_called()
    assert methods == set(SCOPES_BY_METHOD)

    events = load_manifest()["settings"]["event_subscriptions"]["bot_events"]
    needed = {"commands"}.union(*SCOPES_BY_METHOD.values(), *(SCOPES_BY_EVENT[e] for e in events))
    assert set(load_manifest()["oauth_config"]["scopes"]["bot"]) == needed


def test_only_what_some_people_want_is_optional() -> None:
    """Slack wants an optional scope among the others as well."""
    scopes = load_manifest()["oauth_config"]["scopes"]

    assert scopes["bot_optional"] == ["usergroups:read"]
    assert set(scopes["bot_optional"]) < set(scopes["bot"])


def test_events_are_those_that_the_code_listens_to(source: str) -> None:
    listened = {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "event"
        and isinstance(node.args[0], ast.Constant)
    }

    subscribed = load_manifest()["settings"]["event_subscriptions"]["bot_events"]
    # "message.im" is subscribed to, and "message" arrives.
    assert {event.partition(".")[0] for event in subscribed} == listened


def test_the_command_is_the_one_that_the_code_answers(source: str) -> None:
    commands = [command["command"] for command in load_manifest()["features"]["slash_commands"]]

    assert commands == ["/mlteam"]
    assert '@app.command("/mlteam")' in source


def test_the_usage_hint_names_every_subcommand() -> None:
    hint = load_manifest()["features"]["slash_commands"][0]["usage_hint"]

    assert sorted(hint.strip("[]").split(" | ")) == sorted(s.name for s in SUBCOMMANDS)


def test_interactivity_and_home_are_on_because_the_code_has_both() -> None:
    manifest = load_manifest()

    assert manifest["settings"]["interactivity"]["is_enabled"] is True
    assert manifest["features"]["app_home"]["home_tab_enabled"] is True


def test_the_pane_suggests_as_much_as_slack_shows() -> None:
    prompts = load_manifest()["features"]["agent_view"]["suggested_prompts"]

    assert 0 < len(prompts) <= 4
    assert all(set(prompt) == {"title", "message"} for prompt in prompts)


@pytest.mark.parametrize(
    ("path", "longest"),
    [
        (("display_information", "name"), 35),
        (("display_information", "description"), 140),
        (("display_information", "long_description"), 4000),
        (("features", "bot_user", "display_name"), 80),
        (("features", "agent_view", "agent_description"), 300),
    ],
)
def test_texts_are_within_slack_s_limits(path: tuple[str, ...], longest: int) -> None:
    value: object = load_manifest()
    for key in path:
        assert isinstance(value, dict)
        value = value[key]

    assert 0 < len(str(value)) <= longest


def test_building_the_app_does_not_call_slack(app: App) -> None:
    assert app.name  # there is no Slack in this test to call


def test_for_http_the_addresses_are_filled_in() -> None:
    manifest = hosted_at("https://mlteam.example/", rotation=True)

    events = "https://mlteam.example/slack/events"
    settings = manifest["settings"]
    assert manifest["features"]["slash_commands"][0]["url"] == events
    assert settings["interactivity"]["request_url"] == events
    assert settings["event_subscriptions"]["request_url"] == events
    assert manifest["oauth_config"]["redirect_urls"] == [
        "https://mlteam.example/slack/oauth_redirect"
    ]
    assert settings["socket_mode_enabled"] is False
    assert (settings["org_deploy_enabled"], settings["token_rotation_enabled"]) == (True, True)
    assert load_manifest()["settings"]["socket_mode_enabled"] is True


def test_an_address_that_slack_would_not_call_is_refused() -> None:
    with pytest.raises(UserError, match="https://"):
        hosted_at("http://mlteam.example", rotation=False)
