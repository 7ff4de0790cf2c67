"""The schedule in German: what people type, what they read, and the language of the channel."""

from datetime import date, time

import pytest

from bot.errors import UserError
from bot.language import speaking
from bot.nudges.public_holidays import place_name
from bot.nudges.recurrence import (
    DayOfMonth,
    Recurrence,
    WeekdayOfMonth,
    Weekly,
    read_recurrence,
)
from bot.usecases.clock_words import read_hours
from bot.usecases.day_words import read_day, read_range
from bot.usecases.language_words import read_language
from bot.usecases.place_words import read_country, read_zone
from bot.usecases.rhythm_words import read_rhythm
from bot.views.schedule import recurrence_text
from bot.views.schedule_history import schedule_details
from bot.views.schedule_page import hours_text
from playground.blockkit import view_problems
from storage.schedule import Weekday, WorkingHours
from storage.values import ChangeKind
from tests.bot.deciding import buttons, modal, modal_text
from tests.bot.rig import Rig

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.fixture
def german(rig: Rig) -> Rig:
    """Jonas has set it up: Tuesdays at ten in Berlin."""
    rig.set_up(user="jonas", headcount_data_scientist="4", rhythm="weekly")
    return rig


RHYTHMS = [
    ("jede woche am dienstag um 10 uhr", "FREQ=WEEKLY;BYDAY=TU", time(10)),
    ("alle 2 wochen mittwochs um 9:30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", time(9, 30)),
    ("alle drei wochen am freitag", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", None),
    ("zweiwöchentlich am montag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", None),
    ("donnerstags 14 uhr", "FREQ=WEEKLY;BYDAY=TH", time(14)),
    ("jeden letzten freitag im monat um 14 uhr", "FREQ=MONTHLY;BYDAY=-1FR", time(14)),
    ("jeden 2. dienstag im monat", "FREQ=MONTHLY;BYDAY=2TU", None),
    ("jeden monat am 15.", "FREQ=MONTHLY;BYMONTHDAY=15", None),
    ("monatlich am ersten sonnabend", "FREQ=MONTHLY;BYDAY=1SA", None),
]


@pytest.mark.parametrize(("typed", "rule", "at"), RHYTHMS)
def test_a_rhythm_is_understood_in_german(typed: str, rule: str, at: time | None) -> None:
    rhythm, found = read_rhythm(typed, Weekday.TUESDAY)

    assert (rhythm.text, found) == (rule, at)


@pytest.mark.parametrize("typed", ["täglich", "alle 2 monate", "jeden werktag", "die sowieso"])
def test_what_is_no_rhythm_is_refused_in_german_with_what_to_type(typed: str) -> None:
    with (
        speaking("de"),
        pytest.raises(UserError, match="Schreib zum Beispiel `/mlteam nudges alle"),
    ):
        read_rhythm(typed, Weekday.TUESDAY)


def test_the_examples_of_a_refusal_are_understood() -> None:
    with speaking("de"), pytest.raises(UserError) as refused:
        read_rhythm("jeden zweiten dienstag", Weekday.MONDAY)
    examples = [
        part.removeprefix("/mlteam nudges ") for part in str(refused.value).split("`")[1::2]
    ]

    assert [read_rhythm(example, Weekday.MONDAY)[0] for example in examples] == [
        Weekly(weekday=Weekday.TUESDAY, every=2),
        WeekdayOfMonth(weekday=Weekday.TUESDAY, which=2),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("15. dezember", "2026-12-15"),
        ("bis zum 15. Dezember", "2026-12-15"),
        ("3. märz 2027", "2027-03-03"),
        ("freitag", "2026-11-27"),
        ("nächsten freitag", "2026-11-27"),
        ("morgen", "2026-11-24"),
        ("nächste woche", "2026-11-30"),
        ("nächsten monat", "2026-12-01"),
        ("3 tage", "2026-11-26"),
        ("in zwei wochen", "2026-12-07"),
        ("um eine Woche", "2026-11-30"),
        ("einen monat", "2026-12-23"),
    ],
)
def test_a_day_is_understood_in_german(typed: str, expected: str) -> None:
    assert read_day(typed, TODAY).isoformat() == expected


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("21. dezember bis 6. januar", "2026-12-21", "2027-01-06"),
        ("vom 21. Dezember bis zum 6. Januar", "2026-12-21", "2027-01-06"),
        ("24. bis 26. dezember", "2026-12-24", "2026-12-26"),
        ("diese woche", "2026-11-23", "2026-11-29"),
        ("für 3 tage", "2026-11-23", "2026-11-25"),
    ],
)
def test_days_are_understood_in_german(typed: str, first: str, last: str) -> None:
    days = read_range(typed, TODAY)

    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9-17 mo-fr", "Montag bis Freitag, 09:00 bis 17:00 Uhr"),
        ("9 bis 17 Uhr, Montag bis Donnerstag", "Montag bis Donnerstag, 09:00 bis 17:00 Uhr"),
        ("mo, mi und fr", "Montag, Mittwoch und Freitag, 09:00 bis 18:00 Uhr"),
        ("werktags von 8 bis 16 uhr", "Montag bis Freitag, 08:00 bis 16:00 Uhr"),
        ("rund um die uhr", "jeden Tag, ganztags"),
        ("22-6", "Montag bis Freitag, 22:00 bis 06:00 Uhr am nächsten Morgen"),
    ],
)
def test_working_hours_are_typed_and_told_in_german(typed: str, expected: str) -> None:
    with speaking("de"):
        assert hours_text(read_hours(typed, WorkingHours())) == expected


SAID = [
    (Weekly(weekday=Weekday.TUESDAY), "jede Woche am Dienstag"),
    (Weekly(weekday=Weekday.WEDNESDAY, every=2), "alle zwei Wochen am Mittwoch"),
    (Weekly(weekday=Weekday.SATURDAY, every=12), "alle 12 Wochen am Samstag"),
    (WeekdayOfMonth(weekday=Weekday.MONDAY, which=-1), "jeden Monat am letzten Montag"),
    (DayOfMonth(day=15), "jeden Monat am 15."),
    (DayOfMonth(day=30), "jeden Monat am 30. (in kürzeren Monaten am letzten Tag)"),
    (DayOfMonth(day=-1), "jeden Monat am letzten Tag"),
]


@pytest.mark.parametrize(("rhythm", "expected"), SAID)
def test_a_rhythm_is_told_in_german(rhythm: Recurrence, expected: str) -> None:
    with speaking("de"):
        assert recurrence_text(read_recurrence(rhythm.text)) == expected


@pytest.mark.parametrize(
    ("typed", "zone"), [("Wien", "Europe/Vienna"), ("zürich", "Europe/Zurich")]
)
def test_a_zone_is_found_by_the_german_name_of_its_city(typed: str, zone: str) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "country", "name"),
    [
        ("Österreich", "AT", "Österreich"),
        ("Deutschland, Bayern", "DE-BY", "Deutschland: Bayern (DE-BY)"),
        ("Grossbritannien", "GB", "Vereinigtes Königreich"),
        ("Großbritannien", "GB", "Vereinigtes Königreich"),
        ("Frankreihc", "FR", "Frankreich"),
        ("keine", "", ""),
    ],
)
def test_a_country_is_found_and_told_by_its_german_name(
    typed: str, country: str, name: str
) -> None:
    with speaking("de"):
        assert read_country(typed) == country
        assert place_name(country) == name


@pytest.mark.parametrize("typed", ["de", "German", "auf Deutsch", "in german", "DE-de", "deutsch"])
def test_a_language_is_found_by_its_code_or_name(typed: str) -> None:
    assert read_language(typed) == "de"


def test_an_unknown_language_is_refused_with_those_there_are(german: Rig) -> None:
    before = german.schedule()

    english = german.answer("nudges language French").text
    assert english == "I don't speak `French`. Write English or German."
    refused = german.answer("nudges sprache Französisch", user="jonas").text
    assert refused == "`Französisch` spreche ich nicht. Schreib Englisch oder Deutsch."
    assert german.schedule() == before


@pytest.mark.parametrize(
    "typed", ["nudges language English", "nudges in English", "nudges auf Englisch"]
)
def test_the_language_of_the_channel_is_changed_with_an_entry_in_the_history(
    german: Rig, typed: str
) -> None:
    assert german.schedule().language == "de"
    text = german.answer(typed, user="jonas").text

    assert german.schedule().language == "en"
    assert "Ich schreibe hier auf Englisch." in text
    change = german.deps.store.list_changes(german.key())[-1]
    assert (change.kind, change.by) == (ChangeKind.SCHEDULE, "U0JONAS0001")
    assert change.detail == {"what": "changed", "language": "en"}
    assert schedule_details(change.detail) == ["in English"]


def test_the_form_shows_and_changes_the_language(german: Rig) -> None:
    german.slack.click("ana", german.answer("nudges"), "nudge_schedule")
    assert '"German"' in modal_text(german)
    german.submit({"language": "en"})

    assert german.schedule().language == "en"
    assert german.schedule().set_by == "U0JONAS0001"


def test_a_form_that_leaves_the_language_does_not_undo_what_somebody_else_chose(
    german: Rig,
) -> None:
    german.slack.click("ana", german.answer("nudges"), "nudge_schedule")
    german.answer("nudges in English", user="ben")
    german.submit({"country": "Spain"})

    assert (german.schedule().language, german.schedule().country) == ("en", "ES")


def test_the_form_is_german_for_jonas_and_sound_in_every_rhythm(german: Rig) -> None:
    german.slack.click("jonas", german.answer("nudges", user="jonas"), "nudge_schedule")
    for rhythm in ("weeks-2", "weekday-of-month", "day-of-month", "off"):
        german.slack.click("jonas", modal(german, "jonas"), "choose_rhythm", rhythm)
        assert view_problems(modal(german, "jonas").body) == []
        text = modal_text(german, "jonas")
        assert ("Um wie viel Uhr?" in text) == (rhythm != "off")
        assert "Wie oft?" in text


def test_the_form_answers_in_german(german: Rig) -> None:
    german.slack.click("jonas", german.answer("nudges", user="jonas"), "nudge_schedule")
    errors = german.submit({"zone": "Mars", "country": "Atlantis"}, user="jonas").errors
    assert errors["zone"].startswith("Die Zeitzone “Mars” kenne ich nicht.")
    assert errors["country"].startswith("Für “Atlantis” kenne ich keine Feiertage.")

    german.submit({"zone": "Wien", "country": "Österreich"}, user="jonas")
    saved = "Gespeichert. Jede Woche am Dienstag, 10:00 Uhr (Europe/Vienna), festgelegt von <@U0J"
    assert saved in modal_text(german, "jonas")
    assert german.schedule().country == "AT"


def test_the_page_is_german_for_jonas_and_english_for_ana(german: Rig) -> None:
    page = german.answer("nudges", user="jonas")
    assert "Jede Woche am Dienstag, 10:00 Uhr (Europe/Berlin), festgelegt von <@U0J" in page.text
    assert "Ich schreibe hier auf Deutsch." in page.text
    assert "außerhalb der Arbeitszeit: Montag bis Freitag, 09:00 bis 18:00 Uhr" in page.text
    assert "an Feiertagen: Deutschland" in page.text
    assert buttons(page) == ["Zeitplan ändern", "Pause"]

    assert "I write here in German." in german.answer("nudges").text


SPOKEN = [
    ("aus", "Aus. Mit `/mlteam nudges on` geht es los."),
    ("pause bis 15. dezember", "Pause bis zum 15. Dezember 2026."),
    ("verschieben 3 tage", "Die vom 24. November 2026 ist auf den 27. November 2026 verschoben."),
    ("still 24. bis 26. dezember", "vom 24. Dezember 2026 bis zum 26. Dezember 2026"),
    ("feiertage Österreich", "an Feiertagen: Österreich"),
    ("jeden freitag um 9", "Jede Woche am Freitag, 09:00 Uhr"),
    ("weiter", "Gerade ist keine Pause."),
    ("mute 1. januar 2020", "Dieser Tag liegt nicht in der Zukunft."),
    ("snooze 20 monate", "Das ist mehr als ein Jahr."),
    ("zone", "Sag, was genau: `/mlteam nudges zone Europe/Berlin`."),
    ("hours 12-18", "Erinnerungen kommen am Dienstag um 10:00 Uhr, und das liegt außerhalb"),
    ("snoz", "Bei `nudges` kenne ich `snoz` nicht."),
]


@pytest.mark.parametrize(("typed", "told"), SPOKEN)
def test_german_words_after_nudges_are_understood_and_answered(
    german: Rig, typed: str, told: str
) -> None:
    assert told in german.answer(f"nudges {typed}", user="jonas").text
