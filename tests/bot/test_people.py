"""Whose zone and language Slack is asked for: once, then remembered, and never waited for long."""

from time import monotonic

from slack_sdk import WebClient

from bot.listeners.people import (
    ASK_SECONDS,
    REMEMBERED_SECONDS,
    UNTOLD_SECONDS,
    People,
)
from bot.usecases.people import Person
from tests.bot.rig import Rig

ASKED = "users.info"
JONAS = "U0JONAS0001"
GERMAN = Person(user=JONAS, zone="Europe/Berlin", language="de")
UNTOLD = Person(user=JONAS, zone="UTC", language="en")


class Seconds:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def find(rig: Rig, people: People) -> Person:
    return people.find(rig.client, rig.workspace, JONAS)


def asked(rig: Rig) -> int:
    return len(rig.slack.calls(ASKED))


def test_slack_is_asked_once_in_ten_minutes(rig: Rig) -> None:
    seconds = Seconds()
    people = People(seconds)
    assert [find(rig, people) for _ in range(3)] == [GERMAN] * 3
    assert asked(rig) == 1

    seconds.now += REMEMBERED_SECONDS - 1
    find(rig, people)
    assert asked(rig) == 1
    seconds.now += 2
    find(rig, people)
    assert asked(rig) == 2


def test_where_slack_does_not_tell_it_is_english_and_utc_and_asked_again_in_a_minute(
    rig: Rig,
) -> None:
    seconds = Seconds()
    people = People(seconds)
    rig.slack.workspace.faults.add(ASKED, "internal_error")
    assert [find(rig, people), find(rig, people)] == [UNTOLD, UNTOLD]
    assert asked(rig) == 1

    seconds.now += UNTOLD_SECONDS + 1
    assert find(rig, people) == GERMAN


def test_a_slow_slack_is_waited_for_once(rig: Rig) -> None:
    people = People()
    rig.slack.workspace.faults.add(ASKED, delay=2 * ASK_SECONDS)
    started = monotonic()
    first, waited = find(rig, people), monotonic() - started
    again, waited_again = find(rig, people), monotonic() - started - waited

    assert (first, again) == (UNTOLD, UNTOLD)
    assert ASK_SECONDS <= waited < 1.8 * ASK_SECONDS
    assert waited_again < 0.1


def test_a_zone_or_language_that_we_lack_is_utc_and_english(rig: Rig) -> None:
    rig.slack.housekeeping.speak("jonas", "fr-FR")
    person = rig.slack.workspace.person("jonas")
    object.__setattr__(person, "tz", "Mars/Olympus")

    assert find(rig, People()) == UNTOLD


def test_one_person_is_another_in_another_workspace(rig: Rig) -> None:
    people = People()
    find(rig, people)
    people.find(rig.client, "T0OTHER0001", JONAS)

    assert asked(rig) == 2


def test_a_command_after_another_asks_no_more(rig: Rig) -> None:
    rig.answer("roles", user="jonas")
    rig.answer("help", user="jonas")

    assert asked(rig) == 1


def test_another_language_in_slack_is_spoken_from_the_next_answer_on(rig: Rig) -> None:
    assert "Wer in einem ML-Team was macht" in rig.answer("roles", user="jonas").text
    before = asked(rig)
    rig.slack.housekeeping.speak("jonas", "en-US")
    assert asked(rig) == before  # that it changed is no reason to ask

    assert "Who does what on an ML team" in rig.answer("roles", user="jonas").text
    assert asked(rig) == before + 1


def test_a_refusal_is_answered_although_slack_tells_nothing(rig: Rig) -> None:
    rig.slack.workspace.faults.add(ASKED, "internal_error")

    assert "has no team profile yet" in rig.answer("status", user="jonas").text


def test_the_client_of_the_request_keeps_its_own_patience(rig: Rig) -> None:
    client = WebClient(token=rig.client.token, base_url=rig.client.base_url, timeout=7)
    People().find(client, rig.workspace, JONAS)

    assert client.timeout == 7
