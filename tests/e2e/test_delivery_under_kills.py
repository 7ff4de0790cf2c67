"""Four worker processes on one SQLite file, killed at random instants, over and over."""

import multiprocessing
import os
import random
import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from ctypes import c_double
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any, Self

from bot.clients import OneWorkspace
from bot.deps import Deps
from bot.nudges.calendar import upcoming
from bot.nudges.deliver import deliver_due
from bot.nudges.recurrence import Weekly
from bot.usecases.people import Person
from bot.usecases.schedules import set_rhythm
from knowledge.advice.profile import TeamProfile
from knowledge.loader import load_knowledge
from playground.standin import StandIn
from playground.team import Channel
from storage.memory import MemoryStore
from storage.opening import open_store
from storage.protocol import Store
from storage.schedule import Weekday
from storage.values import UNFINISHED, ChannelKey, DeliveryState
from tests.bot.simple import MONDAY, AcceptingSlack, HandClock
from tests.e2e.delivery_worker import work

COUNTS = "counts"
"""What is recorded under this name is printed at the end; see tests/conftest.py."""
CHANNELS, OCCURRENCES, KILLS = 200, 50, 200
WORKERS = 4
STUCK_SECONDS = 0.3
"""After which the clock goes on, so that others may take over what the dead have left."""
MOST_SECONDS = 120
LEASE = timedelta(minutes=6)
TEAMS = (
    TeamProfile(company_size=180, headcount={"data_scientist": 4}),
    TeamProfile(company_size=30, headcount={"ml_engineer": 1, "data_engineer": 1}),
    TeamProfile(company_size=9),
    TeamProfile(company_size=2000, headcount={"data_scientist": 9, "ml_engineer": 1}),
)


def set_up(store: Store, workspace: str) -> list[ChannelKey]:
    deps = Deps.build(load_knowledge(for_service=True), store, HandClock())
    keys = [ChannelKey(workspace, f"C{number:08}") for number in range(CHANNELS)]
    for number, key in enumerate(keys):
        team = TEAMS[number % len(TEAMS)]
        store.save_profile(key, team, base=0, by="U1", at=MONDAY)
        person = Person(user="U1", zone="UTC")
        set_rhythm(deps, key, person, Weekly(weekday=Weekday.TUESDAY))
    return keys


@dataclass
class Fleet:
    """Workers, of which one is killed and replaced every now and then."""

    arguments: tuple[Any, ...]
    context: ForkServerContext
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    kills: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _workers: list[ForkServerProcess] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._workers = [self._start() for _ in range(WORKERS)]
        self._thread = threading.Thread(target=self._kill_now_and_then)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        for worker in self._workers:
            self._kill(worker)

    def _start(self) -> ForkServerProcess:
        worker = self.context.Process(target=work, args=self.arguments, daemon=True)
        worker.start()
        return worker

    def _kill(self, worker: ForkServerProcess) -> None:
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
        worker.close()

    def _kill_now_and_then(self) -> None:
        while not self._stop.wait(self.dice.uniform(0.02, 0.25)):
            place = self.dice.randrange(WORKERS)
            self._kill(self._workers[place])
            self.kills += 1
            self._workers[place] = self._start()


def test_killed_at_random_the_workers_post_each_occurrence_once_and_lose_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    url, file = f"sqlite:///{tmp_path}/mlteam.db", tmp_path / "mlteam.db"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.e2e.delivery_worker"])
    # Without a lock: a worker that is killed while it reads the time would keep it for ever.
    clock = context.RawValue("d", MONDAY.timestamp())
    store = open_store(url)
    with StandIn(clock=HandClock()) as slack:
        keys = set_up(store, slack.workspace.app.team_id)
        for key in keys:
            bot = slack.workspace.app.bot_user_id
            slack.workspace.channels[key.channel] = Channel(
                id=key.channel, name=key.channel.lower(), members={bot}
            )
        schedule = store.find_schedule(keys[0])
        assert schedule is not None
        dues = list(islice(upcoming(schedule, after=MONDAY), OCCURRENCES))
        slack.workspace.clock.now = dues[0]  # type: ignore[attr-defined]
        arguments = (url, slack.api_url, slack.bot_token, clock)
        by_week: list[Counter[str]] = []
        with Fleet(arguments, context) as fleet:
            for place, due in enumerate(dues):
                before = Counter(count_messages(slack, keys))
                pass_one_week(file, clock, due)
                if place == len(dues) - 1:
                    wait_for_kills(fleet)
                by_week.append(Counter(count_messages(slack, keys)) - before)
        found = tally(store, slack, keys, dues, by_week)
    store.close()
    counts = f"{CHANNELS} channels, {OCCURRENCES} occurrences each, {fleet.kills} kills: {found}"
    record_property(COUNTS, counts)

    assert fleet.kills >= KILLS
    assert (found["duplicates"], found["unaccounted"], found["lost"]) == (0, 0, 0)


def pass_one_week(file: Path, clock: c_double, due: datetime) -> None:
    """Until every channel's occurrence has ended in one way or another."""
    clock.value = (due + timedelta(minutes=1)).timestamp()
    ended, since = -1, time.monotonic()
    end = since + MOST_SECONDS
    while (now_ended := count_ended(file, due)) < CHANNELS:
        assert time.monotonic() < end, f"{now_ended} of {CHANNELS} channels have ended"
        if now_ended != ended:
            ended, since = now_ended, time.monotonic()
        elif time.monotonic() - since > STUCK_SECONDS:
            clock.value += LEASE.total_seconds()
            since = time.monotonic()
        time.sleep(0.01)


def count_ended(file: Path, due: datetime) -> int:
    unfinished = ", ".join(f"'{state}'" for state in UNFINISHED)
    sql = f"select count(*) from deliveries where due = ? and state not in ({unfinished})"  # noqa: S608 -- our own words
    with closing(sqlite3.connect(file, timeout=10)) as connection:
        text = due.astimezone(UTC).isoformat(timespec="microseconds")
        return int(connection.execute(sql, [text]).fetchone()[0])


def wait_for_kills(fleet: Fleet) -> None:
    end = time.monotonic() + 120
    while fleet.kills < KILLS and time.monotonic() < end:
        time.sleep(0.05)


def count_messages(slack: StandIn, keys: list[ChannelKey]) -> dict[str, int]:
    return {key.channel: len(slack.messages(key.channel, "ana")) for key in keys}


def tally(
    store: Store,
    slack: StandIn,
    keys: list[ChannelKey],
    dues: list[datetime],
    by_week: list[Counter[str]],
) -> dict[str, int]:
    found: Counter[str] = Counter()
    for key in keys:
        deliveries = {one.due: one for one in store.list_deliveries(key)}
        found.update(str(one.state) for one in deliveries.values())
        found["unaccounted"] += len(set(dues) - deliveries.keys())
        found["unaccounted"] += sum(one.state in UNFINISHED for one in deliveries.values())
    found["duplicates"] = sum(max(posts - 1, 0) for week in by_week for posts in week.values())
    found["in Slack"] = sum(count_messages(slack, keys).values())
    found["lost"] = count_lost(store, keys)
    for name in ("duplicates", "unaccounted", "lost"):
        found.setdefault(name, 0)
    return dict(found)


def count_lost(store: Store, keys: list[ChannelKey]) -> int:
    """What an undisturbed worker says in this time, and these surely have not."""
    expected = list(undisturbed())
    lost = 0
    for number, key in enumerate(keys):
        said = {
            subject
            for one in store.list_deliveries(key)
            if one.state is DeliveryState.POSTED
            for subject in one.subjects
        }
        lost += len(expected[number % len(TEAMS)] - said)
    return lost


def undisturbed() -> Iterator[set[str]]:
    """By team, what one worker says that nobody disturbs."""
    for team in TEAMS:
        clock, store, key = HandClock(), MemoryStore(), ChannelKey("T1", "C1")
        deps = Deps.build(load_knowledge(for_service=True), store, clock)
        store.save_profile(key, team, base=0, by="U1", at=MONDAY)
        set_rhythm(deps, key, Person(user="U1", zone="UTC"), Weekly(weekday=Weekday.TUESDAY))
        for _ in range(OCCURRENCES):
            clock.now += timedelta(weeks=1)
            deliver_due(deps, OneWorkspace(AcceptingSlack(), deps))
        yield {subject for one in store.list_deliveries(key) for subject in one.subjects}
