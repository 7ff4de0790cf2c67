"""`/mlteam nudges`: each word changes what it names, at once, and answers with all of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.usecases.schedules import find_wake
from storage.schedule import Schedule
from storage.values import Change, ChangeKind
from tests.bot.calendars import in_madrid
from tests.bot.rig import Rig

WEEK = timedelta(weeks=1)


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    """Tuesdays at ten, from Monday 23 November 2026 on."""
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    return rig


def changes(rig: Rig) -> list[Change]:
    found = rig.deps.store.list_changes(rig.key())
    return [change for change in found if change.kind is ChangeKind.SCHEDULE]


def wake(rig: Rig) -> str:
    at = rig.schedule().wake_at
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def test_the_schedule_is_shown_with_all_that_belongs_to_it(weekly: Rig) -> None:
    text = weekly.answer("nudges", user="ben").text

    assert "Every week on Tuesday at 10:00 (Europe/Madrid), set by <@U0ANA000001>." in text
    assert "outside working hours: Monday to Friday, 09:00 to 18:00" in text
    assert "on public holidays: Spain" in text
    for due in ("24 Nov 2026, 09:00 UTC", "01 Dec 2026, 09:00 UTC", "09 Dec 2026, 09:00 UTC"):
        assert due in text  # the 8th is a holiday


def test_a_day_on_which_a_decision_is_due_is_shown_with_its_reason(weekly: Rig) -> None:
    weekly.deliver(later=WEEK)
    nudge = weekly.posts()[-1]
    weekly.slack.click("ana", nudge, "nudge_defer")
    weekly.submit({"until": "2026-12-03"})

    text = weekly.answer("nudges").text

    assert "03 Dec 2026, 09:00 UTC>, because a decision is due" in text
    assert wake(weekly) == "2026-12-01 09:00"


def test_a_new_schedule_takes_the_holidays_of_its_zone(rig: Rig) -> None:
    rig.set_up(user="ben")

    assert (rig.schedule().zone, rig.schedule().country) == ("America/New_York", "US")


WORDS = [
    ("every 2 weeks on friday at 16:30", "Every two weeks on Friday at 16:30", "2026-11-27 15:30"),
    ("every month on the last day", "Every month on the last day at 10:00", "2026-11-30 09:00"),
    ("monthly on the 2nd tuesday", "Every month on the second Tuesday at", "2026-12-09 09:00"),
    ("snooze 3 days", "The one of 24 November 2026 is snoozed until 27", "2026-11-27 09:00"),
    ("snooze until friday", "is snoozed until 27 November 2026.", "2026-11-27 09:00"),
    ("pause", "Paused until somebody resumes them.", ""),
    ("pause until 15 december", "Paused until 15 December 2026.", "2026-12-15 09:00"),
    ("pause for 2 weeks", "Paused until 7 December 2026.", "2026-12-09 09:00"),
    (
        "mute 24 november to 6 december",
        "from 24 November 2026 to 6 December 2026",
        "2026-12-09 09:00",
    ),
    ("zone New York", "at 10:00 (America/New_York)", "2026-11-24 15:00"),
    ("hours 9-12 tue-thu", "Tuesday to Thursday, 09:00 to 12:00", "2026-11-24 09:00"),
    ("hours 22:00-10:30", "22:00 to 10:30 the next morning", "2026-11-24 09:00"),
    ("holidays germany", "on public holidays: Germany", "2026-11-24 09:00"),
]


@pytest.mark.parametrize(("typed", "told", "next_one"), WORDS)
def test_a_change_takes_effect_at_once_and_is_told(
    weekly: Rig, typed: str, told: str, next_one: str
) -> None:
    text = weekly.answer(f"nudges {typed}", user="ben").text

    assert told in text
    assert wake(weekly) == next_one
    assert (changes(weekly)[-1].by, changes(weekly)[-1].at) == ("U0BEN000001", weekly.clock())


DETAILS = [
    ("every friday at 9", {"what": "changed", "recurrence": "FREQ=WEEKLY;BYDAY=FR", "at": "09:00"}),
    ("pause until 15 december", {"what": "paused", "paused_until": "2026-12-15"}),
    ("mute 24 december", {"what": "muted", "muted": "2026-12-24/2026-12-24"}),
    ("holidays none", {"what": "changed", "country": ""}),
    ("off", {"what": "off"}),
]


@pytest.mark.parametrize(("typed", "detail"), DETAILS)
def test_the_audit_history_holds_what_was_changed(
    weekly: Rig, typed: str, detail: dict[str, str]
) -> None:
    weekly.answer(f"nudges {typed}")

    assert changes(weekly)[-1].detail == detail


@pytest.mark.parametrize(
    "typed",
    ["every tuesday at 10", "zone Europe/Madrid", "hours 9-18 mon-fri", "holidays Spain", "on"],
)
def test_what_changes_nothing_stores_nothing(weekly: Rig, typed: str) -> None:
    before = weekly.schedule()

    weekly.answer(f"nudges {typed}", user="ben")

    assert weekly.schedule() == before
    assert len(changes(weekly)) == 1


@pytest.mark.parametrize(
    "typed", ["snooze 3 days", "pause", "mute 24 november", "hours 9-17", "holidays US"]
)
def test_silence_leaves_the_rhythm_and_its_owner_alone(weekly: Rig, typed: str) -> None:
    before = weekly.schedule()
    weekly.clock.now += timedelta(hours=1)

    weekly.answer(f"nudges {typed}", user="ben")

    after = weekly.schedule()
    assert (after.starts_at, after.set_by) == (before.starts_at, "U0ANA000001")
    assert after.recurrence == before.recurrence


def test_nothing_that_lies_behind_a_change_is_posted(weekly: Rig) -> None:
    weekly.clock.now = in_madrid("2026-11-24 10:05")  # due, and no worker was there
    weekly.answer("nudges every tuesday at 9")

    assert weekly.deliver() == []
    assert wake(weekly) == "2026-12-01 08:00"


@pytest.mark.parametrize("typed", ["every 2 weeks on tuesday at 15", "zone London"])
def test_every_other_week_stays_the_same_other_week_at_another_time(rig: Rig, typed: str) -> None:
    rig.set_up()
    rig.clock.now = in_madrid("2026-11-26 12:00")  # the first one was on the 24th

    rig.answer(f"nudges {typed}")

    assert wake(rig).startswith("2026-12-09")  # the 8th is a holiday


def test_a_pause_and_its_end_keep_the_rhythm(rig: Rig) -> None:
    rig.set_up()
    rig.answer("nudges pause")
    rig.clock.now = in_madrid("2026-11-30 12:00")

    assert "Paused" not in rig.answer("nudges resume").text
    assert wake(rig).startswith("2026-12-09")
    assert [change.detail["what"] for change in changes(rig)] == ["on", "paused", "resumed"]


def test_a_pause_ends_by_itself(weekly: Rig) -> None:
    weekly.answer("nudges pause until 30 november")
    weekly.clock.now = in_madrid("2026-11-30 08:00")

    assert "Paused" not in weekly.answer("nudges").text
    assert "not paused" in weekly.answer("nudges resume").text


def test_what_was_off_goes_on_as_it_was_set(weekly: Rig) -> None:
    weekly.answer("nudges hours 8-16")
    weekly.answer("nudges off")
    weekly.clock.now += 2 * WEEK

    weekly.answer("nudges on", user="ben")

    schedule = weekly.schedule()
    assert (schedule.recurrence, schedule.hours.start) == ("FREQ=WEEKLY;BYDAY=TU", time(8))
    assert (schedule.set_by, schedule.starts_at) == ("U0BEN000001", weekly.clock())
    assert weekly.deliver() == []


def test_switched_on_a_pause_is_over(weekly: Rig) -> None:
    weekly.answer("nudges pause")
    weekly.answer("nudges on")

    assert weekly.schedule().paused_until is None
    assert changes(weekly)[-1].detail["what"] == "resumed"


def test_a_rhythm_switches_nudges_on(rig: Rig) -> None:
    rig.set_up(rhythm="off")

    rig.answer("nudges every friday", user="ben")

    assert (rig.schedule().active, rig.schedule().set_by) == (True, "U0BEN000001")
    assert changes(rig)[-1].detail["what"] == "on"


def test_a_snooze_past_the_next_one_says_what_to_do_instead(weekly: Rig) -> None:
    text = weekly.answer("nudges snooze 2 weeks").text

    assert "24 November 2026 is left out, because the next one comes on 1 December 2026." in text
    assert "`/mlteam nudges pause until 2026-12-08`" in text
    assert wake(weekly) == "2026-12-01 09:00"


def test_a_snooze_to_the_next_one_leaves_out_the_first(weekly: Rig) -> None:
    text = weekly.answer("nudges snooze").text

    assert "24 November 2026 is left out, because the next one comes on 1 December 2026." in text
    assert "For silence" not in text


def test_a_snooze_can_be_moved_on_and_taken_back(weekly: Rig) -> None:
    weekly.answer("nudges snooze 1 day")
    weekly.answer("nudges snooze 1 day")
    assert wake(weekly) == "2026-11-26 09:00"

    weekly.answer("nudges snooze off")
    assert wake(weekly) == "2026-11-24 09:00"


def test_a_second_snooze_does_not_bring_the_first_one_back(weekly: Rig) -> None:
    weekly.answer("nudges snooze 2 weeks")

    assert "24 November is snoozed already" in weekly.answer("nudges snooze 1 day").text
    assert wake(weekly) == "2026-12-01 09:00"


def test_muted_days_are_taken_out_again(weekly: Rig) -> None:
    weekly.answer("nudges mute 21 december to 6 january")
    text = weekly.answer("nudges unmute 24 december").text
    assert "from 21 December 2026 to 23 December 2026" in text
    assert "from 25 December 2026 to 6 January 2027" in text

    weekly.answer("nudges mute off")
    assert weekly.schedule().muted == ()


def test_what_is_over_is_no_longer_kept(weekly: Rig) -> None:
    weekly.answer("nudges mute 24 november")
    weekly.answer("nudges pause until 30 november")
    weekly.clock.now += 2 * WEEK
    weekly.answer("nudges holidays none")

    assert (weekly.schedule().muted, weekly.schedule().paused_until) == ((), None)


def test_an_evening_widens_the_hours_and_another_day_narrows_them_again(weekly: Rig) -> None:
    text = weekly.answer("nudges every saturday at 8pm").text
    assert "Monday to Saturday, 09:00 to 21:00" in text

    assert "Monday to Friday, 09:00 to 18:00" in weekly.answer("nudges every tuesday at 9").text


def test_hours_that_somebody_chose_are_only_widened(weekly: Rig) -> None:
    weekly.answer("nudges hours 10-16 mon-thu")

    text = weekly.answer("nudges every friday at 9").text

    assert "Monday to Friday, 09:00 to 16:00" in text


def test_the_time_at_which_a_worker_looks_is_the_first_that_nobody_dealt_with(weekly: Rig) -> None:
    schedule: Schedule = weekly.schedule()

    assert find_wake(weekly.deps, schedule) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert schedule.handled_until == weekly.clock()
    assert weekly.clock().date() == date(2026, 11, 23)
