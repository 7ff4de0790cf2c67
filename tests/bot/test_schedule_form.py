"""The form of the nudges: it shows what is stored, and stores what is chosen."""

from datetime import date, time
from typing import Any

import pytest

from storage.schedule import DateRange, Weekday
from storage.values import ChangeKind
from tests.bot.rig import Rig

ON_DAY, ON_WEEKDAY = "day-of-month", "weekday-of-month"


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    """Tuesdays at ten in Madrid."""
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    return rig


def opened(rig: Rig, user: str = "ana") -> None:
    rig.slack.click(user, rig.answer("nudges", user=user), "nudge_schedule")


def chosen(rig: Rig, rhythm: str, user: str = "ana") -> None:
    """Another rhythm in the open form, which asks for what belongs to it."""
    view = rig.slack.modal(user)
    assert view is not None
    rig.slack.click(user, view, "choose_rhythm", rhythm)


def fields(rig: Rig, user: str = "ana") -> list[str]:
    view = rig.slack.modal(user)
    assert view is not None
    return [str(block["block_id"]) for block in view.blocks if block["type"] == "input"]


def value(rig: Rig, field: str) -> str:
    view = rig.slack.modal("ana")
    assert view is not None
    (state,) = view.state[field].values()
    option = state.get("selected_option")
    found = option["value"] if option else state.get("value") or state.get("selected_date")
    return str(found)


ALWAYS_ASKED = ["time", "zone", "language", "hours_from", "hours_to", "working_days", "country"]
ALWAYS_ASKED += ["muted_from", "muted_to"]


def test_the_form_shows_what_is_stored(weekly: Rig) -> None:
    weekly.answer("nudges every 6 weeks on friday at 9:45")
    weekly.answer("nudges mute 21 december to 6 january")
    opened(weekly)

    assert fields(weekly) == ["rhythm", "weekday", *ALWAYS_ASKED]
    shown = {field: value(weekly, field) for field in fields(weekly) if field != "working_days"}
    assert shown == {
        "rhythm": "weeks-6",
        "weekday": "friday",
        "time": "09:45",
        "zone": "Europe/Madrid",
        "language": "en",
        "hours_from": "09:00",
        "hours_to": "18:00",
        "country": "Spain",
        "muted_from": "2026-12-21",
        "muted_to": "2027-01-06",
    }


@pytest.mark.parametrize(
    ("rhythm", "asked"),
    [
        (ON_DAY, ["rhythm", "month_day", *ALWAYS_ASKED]),
        (ON_WEEKDAY, ["rhythm", "which", "weekday", *ALWAYS_ASKED]),
        ("off", ["rhythm"]),
        ("weeks-4", ["rhythm", "weekday", *ALWAYS_ASKED]),
    ],
)
def test_the_form_asks_what_belongs_to_the_rhythm(
    weekly: Rig, rhythm: str, asked: list[str]
) -> None:
    opened(weekly)
    chosen(weekly, rhythm)

    assert fields(weekly) == asked


RHYTHMS = [
    ("weeks-3", {"weekday": "friday"}, "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR"),
    (ON_WEEKDAY, {"which": "-1", "weekday": "monday"}, "FREQ=MONTHLY;BYDAY=-1MO"),
    (ON_DAY, {"month_day": "15"}, "FREQ=MONTHLY;BYMONTHDAY=15"),
    (ON_DAY, {"month_day": "-1"}, "FREQ=MONTHLY;BYMONTHDAY=-1"),
]


@pytest.mark.parametrize(("rhythm", "answers", "rule"), RHYTHMS)
def test_a_rhythm_that_is_chosen_is_stored(
    weekly: Rig, rhythm: str, answers: dict[str, str], rule: str
) -> None:
    opened(weekly, "ben")
    chosen(weekly, rhythm, "ben")
    weekly.submit({**answers, "time": "14:30"}, user="ben")

    schedule = weekly.schedule()
    assert (schedule.recurrence, schedule.at) == (rule, time(14, 30))
    assert schedule.set_by == "U0BEN000001"
    told = weekly.slack.modal("ben")
    assert told is not None
    assert "Saved." in told.blocks[0]["text"]["text"]


def test_all_that_is_silent_is_stored(weekly: Rig) -> None:
    opened(weekly)
    answers: dict[str, Any] = {
        "zone": "lisbon",
        "country": "Portugal",
        "hours_from": "08:00",
        "hours_to": "24:00",
        "working_days": ["monday", "tuesday"],
        "muted_from": "2026-12-21",
        "muted_to": "2027-01-06",
    }
    weekly.submit(answers)

    schedule = weekly.schedule()
    assert (schedule.zone, schedule.country) == ("Europe/Lisbon", "PT")
    assert (schedule.hours.start, schedule.hours.end) == (time(8), time(0))
    assert schedule.hours.days == {Weekday.MONDAY, Weekday.TUESDAY}
    assert schedule.muted == (DateRange(date(2026, 12, 21), date(2027, 1, 6)),)
    changes = weekly.deps.store.list_changes(weekly.key())
    assert [change.kind for change in changes] == [ChangeKind.SCHEDULE] * 2


def test_blank_means_no_holidays_and_no_silent_days(weekly: Rig) -> None:
    weekly.answer("nudges mute 21 december to 6 january")
    opened(weekly)
    weekly.submit({"country": "", "muted_from": "", "muted_to": ""})

    assert (weekly.schedule().country, weekly.schedule().muted) == ("", ())


def test_of_several_spans_of_silent_days_only_the_one_shown_is_replaced(weekly: Rig) -> None:
    weekly.answer("nudges mute 1 december to 2 december")
    weekly.answer("nudges mute 21 december to 6 january")
    opened(weekly)
    view = weekly.slack.modal("ana")
    assert view is not None
    assert "from 21 December 2026 to 6 January 2027" in view.blocks[-1]["elements"][0]["text"]

    weekly.submit({"muted_from": "2026-12-03", "muted_to": "2026-12-04"})

    assert [one.first.isoformat() for one in weekly.schedule().muted] == [
        "2026-12-03",
        "2026-12-21",
    ]


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"zone": "Mars"}, "zone", "I don't know the time zone \u201cMars\u201d."),
        ({"country": "Spian"}, "country", "Did you mean \u201cSpain\u201d?"),
        ({"hours_from": "11:00"}, "hours_from", "Nudges are set for 10:00 on Tuesday"),
        ({"working_days": ["monday"]}, "working_days", "Nudges are set for 10:00 on Tuesday"),
        ({"time": "20:00", "hours_to": "17:00"}, "hours_from", "Nudges are set for 20:00"),
        (
            {"muted_from": "2027-01-06", "muted_to": "2026-12-21"},
            "muted_from",
            "Name the days, the first one first",
        ),
        ({"muted_to": "2026-01-06"}, "muted_from", "That day is not ahead."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_changes(
    weekly: Rig, answers: dict[str, Any], field: str, sentence: str
) -> None:
    before = weekly.schedule()
    opened(weekly)

    errors = weekly.submit(answers).errors

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert weekly.schedule() == before


def test_another_time_widens_the_hours_that_nobody_touched(weekly: Rig) -> None:
    opened(weekly)
    weekly.submit({"time": "20:00"})

    assert weekly.schedule().hours.end == time(21)


def test_what_was_left_as_it_was_does_not_undo_what_somebody_else_changed(weekly: Rig) -> None:
    opened(weekly)
    weekly.answer("nudges every friday at 9", user="ben")
    weekly.answer("nudges pause until 15 december", user="ben")
    weekly.submit({"country": "Portugal"})

    schedule = weekly.schedule()
    assert (schedule.recurrence, schedule.at) == ("FREQ=WEEKLY;BYDAY=FR", time(9))
    assert (schedule.country, schedule.paused_until) == ("PT", date(2026, 12, 15))
    assert schedule.set_by == "U0BEN000001"


def test_a_form_that_is_saved_untouched_stores_nothing(weekly: Rig) -> None:
    before = weekly.schedule()
    opened(weekly, "ben")
    weekly.submit({}, user="ben")

    assert weekly.schedule() == before


def test_no_nudges_switches_them_off(weekly: Rig) -> None:
    opened(weekly)
    chosen(weekly, "off")
    weekly.submit({})

    assert not weekly.schedule().active


def test_a_channel_without_a_schedule_gets_one_in_the_zone_of_the_person(rig: Rig) -> None:
    rig.set_up(rhythm="off")
    opened(rig, "ben")
    chosen(rig, ON_DAY, "ben")
    rig.submit({"month_day": "1"}, user="ben")

    schedule = rig.schedule()
    assert (schedule.active, schedule.zone, schedule.country) == (True, "America/New_York", "US")
    assert (schedule.recurrence, schedule.set_by) == ("FREQ=MONTHLY;BYMONTHDAY=1", "U0BEN000001")


def test_a_schedule_that_the_setup_form_can_not_express_stays_as_it_is(weekly: Rig) -> None:
    weekly.answer("nudges every 3 weeks on friday at 9:30")
    before = weekly.schedule()

    weekly.type("setup", user="ben")
    view = weekly.slack.modal("ben")
    assert view is not None
    rhythm = next(block for block in view.blocks if block.get("block_id") == "rhythm")
    weekly.submit({"company_size": "200"}, user="ben")

    first = rhythm["element"]["options"][0]["text"]["text"]
    assert first == "As it is: every three weeks on Friday at 09:30 (Europe/Madrid)"
    assert weekly.schedule() == before


def test_the_setup_form_can_replace_such_a_schedule(weekly: Rig) -> None:
    weekly.answer("nudges every month on the 15th")

    weekly.type("setup")
    weekly.submit({"company_size": "200", "rhythm": "biweekly", "weekday": "monday", "hour": "8"})

    assert weekly.schedule().recurrence == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    assert (weekly.schedule().at, weekly.schedule().hours.start) == (time(8), time(8))


def test_a_day_without_a_rhythm_is_not_overlooked(weekly: Rig) -> None:
    weekly.answer("nudges every month on the 15th")

    weekly.type("setup")
    errors = weekly.submit({"company_size": "200", "weekday": "monday"}).errors

    assert "Choose how often" in errors["rhythm"]
    assert weekly.told()["company_size"] == 180
