"""`/mlteam nudges`: what it refuses or understands, its buttons, what became of the last ones."""

from datetime import timedelta

import pytest

from storage.schedule import UNTIL_RESUMED
from tests.bot.calendars import in_madrid
from tests.bot.rig import Rig

WEEK = timedelta(weeks=1)


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    """Tuesdays at ten, from Monday 23 November 2026 on."""
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    return rig


WRONG = [
    ("every", "Say how often."),
    ("every blue moon", "I can't read `blue moon` as a rhythm."),
    ("snooze until 24 november", "The next nudge comes on 24 November anyway."),
    ("snooze until soon", "I can't read `until soon` as a day."),
    ("snooze 20 months", "That is more than a year."),
    ("pause until 23 november 2026", "That day is not ahead."),
    ("pause until 2029-01-01", "That is more than a year."),
    ("resume", "Nudges are not paused."),
    ("resume monday", "That starts them again at once. For silence until a day, write,"),
    ("off until monday", "That stops them for good. For silence until a day, write,"),
    ("stop for 2 weeks", "That stops them for good."),
    ("snooze until 29 february", "That is more than a year."),
    ("pause from 21 to 26 december", "type `/mlteam nudges mute 21 to 26 december`."),
    ("every month on the first and third tuesday", "name one of them."),
    ("at 9", "Say how often as well."),
    ("last", "I don't know the choice for nudges `last`."),
    ("daily", "There is one nudge a week at most;"),
    ("quarterly", "The longest rhythms are every 12 weeks and every month."),
    ("twice a month", "I can't read `twice a month` as a rhythm."),
    ("evry tuesday", "Did you mean `/mlteam nudges every`?"),
    ("on now", "I can't read `now` as a rhythm."),
    ("mute", "Say which: `/mlteam nudges mute 21 december to 6 january`."),
    ("mute 2026-01-01", "That day is not ahead."),
    ("mute 6 january 2027 to 21 december 2026", "Name the days, the first one first:"),
    ("unmute 24 december", "No such day is muted."),
    ("mute off", "No such day is muted."),
    ("zone Mars", "I don't know the time zone `Mars`."),
    ("zone", "Say which: `/mlteam nudges zone Europe/Berlin`."),
    ("hours nine", "I can't read `nine` as working hours."),
    ("hours 12-18", "Nudges are set for 10:00 on Tuesday, which these hours leave out."),
    ("hours 9-17 wed-fri", "Nudges are set for 10:00 on Tuesday, which these hours leave out."),
    ("holidays Atlantis", "I know no public holidays of `Atlantis`."),
    ("holidays", "Say which: `/mlteam nudges holidays Spain`."),
    ("evry week", "Did you mean `/mlteam nudges every`?"),
    ("<!channel>", "`&lt;!channel&gt;`"),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_what_can_not_be_done_is_said_and_nothing_changes(
    weekly: Rig, typed: str, sentence: str
) -> None:
    before = weekly.schedule()

    assert sentence in weekly.answer(f"nudges {typed}").text
    assert weekly.schedule() == before


@pytest.mark.parametrize("typed", ["pause", "snooze", "mute 24 december", "zone UTC", "hours 9-17"])
def test_where_nudges_are_off_it_says_how_to_start_them(rig: Rig, typed: str) -> None:
    rig.set_up(rhythm="off")

    assert "Type `/mlteam nudges on`" in rig.answer(f"nudges {typed}").text


def test_two_buttons_pause_and_resume(weekly: Rig) -> None:
    page = weekly.answer("nudges")
    weekly.slack.click("ana", page, "pause")
    assert weekly.schedule().paused_until == UNTIL_RESUMED

    weekly.slack.click("ana", weekly.answer("nudges"), "resume")
    assert weekly.schedule().paused_until is None


def test_the_log_names_what_became_of_each_nudge(weekly: Rig) -> None:
    assert "No nudge was due yet." in weekly.answer("nudges log").text

    weekly.deliver(later=WEEK)
    text = weekly.answer("nudges log").text

    assert "24 Nov 2026, 09:00 UTC>: posted (" in text


def test_the_log_says_in_plain_words_what_was_not_posted(weekly: Rig) -> None:
    weekly.clock.now = in_madrid("2026-12-15 10:00")
    weekly.slack.remove_bot("ana", "#ml-team")
    weekly.deliver()

    text = weekly.answer("nudges log").text

    assert "missed, because I was not running; the next one carries what it would have" in text
    assert "not posted: Slack refused it (`not_in_channel`)" in text


SPOKEN = [
    ("mondays", "FREQ=WEEKLY;BYDAY=MO", "10:00"),
    ("fridays at 3", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("every friday 9", "FREQ=WEEKLY;BYDAY=FR", "09:00"),
    ("every friday at 03:00", "FREQ=WEEKLY;BYDAY=FR", "03:00"),
    ("on every thursday", "FREQ=WEEKLY;BYDAY=TH", "10:00"),
    ("once a month", "FREQ=MONTHLY;BYDAY=1TU", "10:00"),
    ("first monday of the month", "FREQ=MONTHLY;BYDAY=1MO", "10:00"),
    ("15th of every month at 14:30", "FREQ=MONTHLY;BYMONTHDAY=15", "14:30"),
]


@pytest.mark.parametrize(("typed", "rule", "at"), SPOKEN)
def test_a_rhythm_is_understood_without_the_word_every(
    weekly: Rig, typed: str, rule: str, at: str
) -> None:
    weekly.type(f"nudges {typed}")

    stored = weekly.schedule()
    assert (stored.recurrence, f"{stored.at:%H:%M}") == (rule, at)
