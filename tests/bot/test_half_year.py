"""Half a year of a channel, day by day, as a journal that people can read.

The journals are files beside this one. Run with MLTEAM_WRITE_JOURNALS=1 to write them anew after a
change that is meant, and read what changed.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.usecases.nudges import find_next_nudge
from knowledge.advice.profile import TeamProfile
from storage.values import DeliveryState
from tests.bot.rig import Rig

JOURNALS = Path(__file__).parent / "journals"
MADRID = ZoneInfo("Europe/Madrid")
WEEKS = 26
Event = Callable[[Rig], str]


class Journal:
    """Moves the clock from day to day, and writes down what happened and what was posted."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self.lines: list[str] = []

    def write(self, text: str) -> None:
        at = self._rig.clock.now.astimezone(MADRID)
        week = (at.date() - date(2026, 11, 23)).days // 7 + 1
        self.lines.append(f"week {week:>2}  {at:%a %d %b %Y %H:%M}  {text}")

    def run(self, weeks: int, events: dict[date, Event]) -> None:
        """Twice a day: at noon people act, and at every full hour the worker looks."""
        end = self._rig.clock.now + timedelta(weeks=weeks)
        while self._rig.clock.now < end:
            today = self._rig.clock.now.astimezone(MADRID)
            if today.hour == 12 and (event := events.get(today.date())):
                self.write(event(self._rig))
            self._look()
            self._rig.clock.now += timedelta(hours=1)

    def _look(self) -> None:
        for delivery in self._rig.deliver():
            if delivery.state is DeliveryState.POSTED:
                self.write(f"post: {delivery.trigger}: {', '.join(delivery.subjects)}")
            else:
                self.write(f"{delivery.state}")


@pytest.fixture
def journal(rig: Rig) -> Journal:
    return Journal(rig)


def check(name: str, journal: Journal) -> None:
    path = JOURNALS / f"{name}.txt"
    text = "\n".join(journal.lines) + "\n"
    if os.environ.get("MLTEAM_WRITE_JOURNALS"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def posts(journal: Journal) -> list[str]:
    return [line for line in journal.lines if " post: " in line]


def triggers(journal: Journal) -> Iterator[str]:
    for line in posts(journal):
        yield line.split(" post: ")[1].split(":")[0]


def test_half_a_year_in_which_nothing_changes_ends_in_silence(rig: Rig, journal: Journal) -> None:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    journal.write("Ana sets up the channel: 180 people, 4 data scientists")
    journal.run(WEEKS, {})
    used_up = len(journal.lines)
    journal.run(WEEKS, {})
    check("nothing-changes", journal)

    later = [line for line in journal.lines[used_up:] if " post: " in line]
    assert len(later) <= 2


def test_once_the_tips_are_used_up_there_are_at_most_two_posts_in_half_a_year(
    rig: Rig, journal: Journal
) -> None:
    rig.set_up(company_size="9", stage="exploring", rhythm="weekly")
    while find_next_nudge(rig.deps, rig.key()).nudge is not None:
        rig.deliver(later=timedelta(weeks=1))
    rig.deliver(later=timedelta(weeks=1))
    journal.run(WEEKS, {})

    assert len(posts(journal)) <= 2
    assert set(triggers(journal)) <= {"profile-unconfirmed"}


def press(action: str, *, user: str = "ana") -> Event:
    def event(rig: Rig) -> str:
        rig.slack.click(user, rig.posts()[-1], action)
        return f"{user} presses {action}"

    return event


def answer(action: str, *, user: str = "ana", **answers: str) -> Event:
    """Press a button of the last nudge, and fill in the form that opens."""

    def event(rig: Rig) -> str:
        rig.slack.click(user, rig.posts()[-1], action)
        outcome = rig.submit(answers, user=user)
        assert not outcome.errors, outcome.errors
        return f"{user} decides: {action} {' '.join(answers.values())}".rstrip()

    return event


def tell(**fields: object) -> Event:
    def event(rig: Rig) -> str:
        version = rig.stored()
        assert version is not None
        changed = version.profile.changed(fields)
        assert isinstance(changed, TeamProfile)
        base = version.version
        rig.deps.store.save_profile(
            version.key, changed, base=base, by="U0BEN000001", at=rig.clock()
        )
        return f"ben updates the team: {fields}"

    return event


def say(text: str) -> Event:
    def event(rig: Rig) -> str:
        rig.type(text)
        return f"ana types /mlteam {text}"

    return event


def test_half_a_year_with_many_changes(rig: Rig, journal: Journal) -> None:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    journal.write("ana sets up the channel: 180 people, 4 data scientists")
    journal.run(
        WEEKS,
        {
            date(2026, 11, 24): answer("nudge_accept", by_when="2027-01-20"),
            date(2026, 12, 1): answer("nudge_defer", until="2027-02-11", user="ben"),
            date(2026, 12, 9): say("nudges mute 2026-12-21 to 2027-01-06"),
            date(2027, 1, 20): press("nudge_done", user="ben"),
            date(2027, 1, 27): tell(headcount={"data_engineer": 1}),
            date(2027, 2, 1): say("nudges snooze 3 days"),
            date(2027, 2, 11): answer("nudge_decline", reason="We buy that instead."),
            date(2027, 3, 1): say("nudges every 2 weeks on thursday at 15:00"),
            date(2027, 3, 16): tell(own_stack=True, models_in_production=2),
            date(2027, 4, 5): say("nudges pause until 2027-04-26"),
        },
    )
    check("many-changes", journal)

    days = [line[9:24] for line in posts(journal)]
    assert len(days) == len(set(days))
    came = set(triggers(journal))
    assert {"accepted-follow-up", "deferral-over", "advice-changed-with-profile"} <= came
