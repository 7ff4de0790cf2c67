"""Texts that are longer than Slack takes."""

import pytest

from bot.language import LANGUAGES, say, speaking
from bot.views.text import fitted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ten chars.", "ten chars."),
        ("eleven char", "eleven…"),
        ("one\ntwo three", "one\ntwo…"),
        ("abc <@U0ANA000001> d", "abc…"),
        ("<@U1> and more", "<@U1>…"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaa…"),
        ("aaaaaa&amp;aaa", "aaaaaa…"),
    ],
)
def test_what_is_too_long_is_cut_between_words(text: str, shown: str) -> None:
    assert fitted(text, 10) == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_may_be_longer_than_fluent_takes(language: str) -> None:
    team = "data engineer · " * 1000
    with speaking(language):
        assert team in say("status-team-line", team=team)
