"""The texts of each language: those that the code says, and all of them in every language."""

from datetime import date
from pathlib import Path

import pytest

from bot import language
from bot.language import LANGUAGES, day_text, language_of, list_text, number_text, say, speaking
from bot.language.check import find_gaps, find_uses, fits, read_texts
from bot.language.texts import NoText

BOT = Path(__file__).parents[2] / "bot"


def test_each_text_that_the_code_says_is_there_and_gets_its_values() -> None:
    texts = read_texts("en")

    assert [use for use in find_uses(BOT) if not fits(use, texts)] == []


def test_no_text_is_left_over() -> None:
    uses = find_uses(BOT)
    whole = {use.id for use in uses if use.is_whole}
    beginnings = tuple(use.id for use in uses if not use.is_whole)

    left = [id_ for id_ in read_texts("en") if id_ not in whole and not id_.startswith(beginnings)]
    assert left == []


@pytest.mark.parametrize("other", LANGUAGES[1:])
def test_a_language_has_all_texts_with_the_same_values(other: str) -> None:
    assert sorted(find_gaps(other)) == []


def test_the_check_finds_what_is_missing_superfluous_and_different(tmp_path: Path) -> None:
    for name, text in (
        ("en", "greeting-one = Hi { $who }\ngreeting-two = Bye"),
        ("de", "greeting-one = Hallo { $whom }\ngreeting-three = Und"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "greeting.ftl").write_text(text, "utf-8")

    assert sorted(find_gaps("de", tmp_path)) == [
        "de/greeting.ftl: greeting-one leaves out who",
        "de/greeting.ftl: greeting-one names whom, which nobody fills in",
        "de/greeting.ftl: greeting-three is in no English file; remove it",
        "de/greeting.ftl: greeting-two is missing",
    ]


def test_the_check_names_the_line_that_is_no_fluent(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "greeting.ftl").write_text("greeting-one = Hi\ngreeting two\n", "utf-8")

    with pytest.raises(ValueError, match=r"en/greeting\.ftl:2: this is not Fluent"):
        read_texts("en", tmp_path)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de-DE", "de"), ("de_AT", "de"), ("en-GB", "en"), ("fr-FR", "en"), ("", "en")],
)
def test_the_language_follows_the_locale(locale: str, expected: str) -> None:
    assert language_of(locale) == expected


def test_days_numbers_and_lists_are_written_as_the_language_does() -> None:
    three = ["a", "b", "c"]
    assert day_text(date(2026, 12, 3)) == "3 December 2026"
    assert (number_text(1200.5), list_text(three)) == ("1,200.5", "a, b and c")
    assert list_text(three, either=True) == "a, b or c"

    with speaking("de"):
        assert day_text(date(2026, 12, 3)) == "3. Dezember 2026"
        assert (number_text(1200.5), list_text(three)) == ("1.200,5", "a, b und c")


def test_a_text_that_does_not_exist_is_a_fault_of_ours() -> None:
    with pytest.raises(NoText):
        say("terms-" + "nowhere")


def test_after_speaking_the_language_is_as_before() -> None:
    with speaking("de"), speaking("xx"):
        assert language.current_language() == "en"
    assert language.current_language() == "en"
