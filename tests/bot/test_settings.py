"""Settings from the environment: each fault stops the start with one sentence that names it."""

import pytest

from bot.settings import BadSetting, Settings


def test_without_anything_set_the_defaults_hold() -> None:
    settings = Settings.from_environ({})

    assert settings.database_url == "sqlite:///mlteam.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert settings.api_url == "https://slack.com/api/"


def test_the_api_address_ends_with_a_slash() -> None:
    settings = Settings.from_environ({"SLACK_API_URL": "http://127.0.0.1:9/api"})

    assert settings.api_url == "http://127.0.0.1:9/api/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "hunter2-secret"),
        ("SLACK_APP_TOKEN", "xoxb-hunter2"),
        ("SLACK_API_URL", "slack.example"),
        ("PORT", "80a"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "٣"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_malformed_setting_is_named_without_its_value(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Settings.from_environ({name: value})

    assert str(caught.value).startswith(name)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("value", ["", "   "])
def test_an_empty_setting_counts_as_missing(value: str) -> None:
    settings = Settings.from_environ({"SLACK_BOT_TOKEN": value})

    with pytest.raises(BadSetting, match="SLACK_BOT_TOKEN is missing"):
        settings.require_bot_token()


def test_secrets_are_not_in_the_repr() -> None:
    secrets = {
        "SLACK_BOT_TOKEN": "xoxb-hunter2",
        "SLACK_APP_TOKEN": "xapp-hunter2",
        "SLACK_SIGNING_SECRET": "hunter2",
    }

    assert "hunter2" not in repr(Settings.from_environ(secrets))
