"""A database with many channels, each with a profile, a schedule, a decision and a delivery.

One channel is stored through the store, and its rows are then copied inside SQLite: so they are
those that the store writes, and a million are there in half a minute. `run.py` starts it, with a
path and a number.
"""

import os
import sqlite3
import sys
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from knowledge.advice.profile import TeamProfile
from knowledge.schema import Stage
from storage.protocol import Store
from storage.schedule import Schedule
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey, Decision, DecisionKind, DeliveryState

DUE = 500
"""How many are due at each tick."""
SETS = 10
"""So many times the due ones are others; then it is the turn of the first ones again."""
DAY = timedelta(days=1)
START = datetime(2026, 1, 6, 9, tzinfo=UTC)
SAMPLE = ChannelKey("sample", "sample")
PROFILE = TeamProfile(
    company_size=120,
    stage=Stage.FIRST_MODEL,
    headcount={"data_scientist": 4, "data_engineer": 1, "ml_engineer": 1},
    goal_measured=True,
)
TABLES = ("profiles", "schedules", "decisions", "deliveries")
IN_A_WORKSPACE = 20


def build(path: Path, channels: int) -> None:
    store = SQLiteStore(path)
    _store_sample(store)
    store.close()
    with sqlite3.connect(path) as db:
        # Nothing is lost if this is cut short: the file is made anew for each run.
        for setting in ("journal_mode = off", "synchronous = off", "cache_size = -200000"):
            db.execute(f"pragma {setting}")
        # An index is built faster at the end than row by row.
        indexes = db.execute("select name, sql from sqlite_master where type = 'index' and sql")
        dropped = indexes.fetchall()
        for name, _ in dropped:
            db.execute(f"drop index {name}")
        for table in TABLES:
            _copy(db, table, channels)
        for _, sql in dropped:
            db.execute(sql)
    db.close()
    with path.open("rb") as file:
        os.fsync(file)  # else the disk would still be at it while others measure


def _store_sample(store: Store) -> None:
    store.save_profile(SAMPLE, PROFILE, base=0, by="U1", at=START - 9 * DAY)
    schedule = Schedule(
        key=SAMPLE,
        recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        at=time(10),
        zone="Europe/Madrid",
        set_by="U1",
        starts_at=START - 9 * DAY,
        country="ES",
        wake_at=START - 7 * DAY,
    )
    store.save_schedule(schedule)
    decision = Decision(
        key=SAMPLE,
        rule="data-engineer-before-data-scientist",
        kind=DecisionKind.ACCEPTED,
        decided_by="U1",
        decided_at=START - 8 * DAY,
        profile_version=1,
        reason="The budget is there from March on.",
    )
    store.add_decision(decision, base=0)
    due = schedule.wake_at or START
    store.claim(schedule, due, at=due, look_again_at=due, wake_at=START)
    (claimed,) = store.list_deliveries(SAMPLE)
    posted = replace(
        claimed,
        state=DeliveryState.POSTED,
        trigger="undecided-recommendation",
        subjects=(decision.rule,),
        fired=(decision.rule, "ml-engineer-to-run-models", "measure-the-goal"),
        profile_version=1,
        attempts=1,
        look_again_at=None,
        message_ts="1767085200.000100",
    )
    store.advance_delivery(claimed, posted)


def _copy(db: sqlite3.Connection, table: str, channels: int) -> None:
    """The sample's row of the table for channels 1 to `channels`; the sample goes."""
    names = [row[1] for row in db.execute(f"pragma table_info({table})")]
    columns = {name: f"{table}.{name}" for name in names if name != "id"}
    columns["workspace"] = f"printf('T%07d', n / {IN_A_WORKSPACE})"
    columns["channel"] = "printf('C%09d', n)"
    if "wake_at" in columns:
        columns["wake_at"] = _wake_at(channels // DUE)
    sample = f"{table}.workspace = '{SAMPLE.workspace}'"
    db.execute(
        "with recursive numbers(n) as"  # noqa: S608 -- our own names
        f" (select 1 union all select n + 1 from numbers where n < {channels})"
        f" insert into {table} ({', '.join(columns)}) select {', '.join(columns.values())}"
        f" from numbers, {table} where {sample}"
    )
    db.execute(f"delete from {table} where {sample}")  # noqa: S608


def _wake_at(every: int) -> str:
    """The due ones of each day lie far apart, one in `every`; the others are due years later."""
    start, form = START.isoformat(sep=" ")[:19], "%Y-%m-%dT%H:%M:%S.000000+00:00"
    due = f"strftime('{form}', '{start}', '+' || (n % {every}) || ' days')"
    later = f"strftime('{form}', '{start}', '+10 years', '+' || (n % 500000) || ' minutes')"
    return f"case when n % {every} < {SETS} then {due} else {later} end"


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
