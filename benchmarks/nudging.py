"""Nudges on their whole way: found, chosen, claimed, written, posted to the stand-in, recorded.

Beside them the same messages to the same channels, posted by slack_sdk alone. `run.py` starts it,
with the address of the stand-in, a folder and a number of rounds: JSON on stdout.
"""

import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse
from sqlite_utils import Database

from benchmarks.contenders import TOKEN, WORKSPACE
from benchmarks.guidance import profiles_of
from benchmarks.many_channels import DAY, START
from benchmarks.slack_process import channel_ids
from bot.clients import OneWorkspace
from bot.deps import Deps
from bot.logs import configure_logging
from bot.nudges.deliver import deliver_due
from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey, DeliveryState

Times = dict[str, float]


class TimedClient(WebClient):
    """Sums up the time that posts take, and keeps them to be posted again."""

    def __init__(self, api_url: str) -> None:
        super().__init__(token=TOKEN, base_url=api_url, retry_handlers=[])
        self.seconds = 0.0
        self.posts: list[dict[str, Any]] = []

    def chat_postMessage(self, **arguments: Any) -> SlackResponse:  # noqa: ANN401, N802
        self.posts.append(arguments)
        began = time.perf_counter()
        try:
            return super().chat_postMessage(**arguments)
        finally:
            self.seconds += time.perf_counter() - began


class TimedStore(SQLiteStore):
    """Sums up the time inside SQLite."""

    def __init__(self, path: Path) -> None:
        self.seconds = 0.0
        super().__init__(path)

    @contextmanager
    def _transaction(self) -> Iterator[Database]:
        began = time.perf_counter()
        try:
            with super()._transaction() as db:
                yield db
        finally:
            self.seconds += time.perf_counter() - began

    def _rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        began = time.perf_counter()
        try:
            return super()._rows(sql, *values)
        finally:
            self.seconds += time.perf_counter() - began


def main(api_url: str, folder: Path, rounds: int) -> None:
    configure_logging("ERROR", "json")
    knowledge = load_knowledge(for_service=True)
    prepared = folder / "prepared.db"
    prepare(prepared, load_knowledge())
    measured = []
    for number in range(rounds + 1):
        path = folder / f"round-{number}.db"
        shutil.copyfile(prepared, path)
        measured.append(measure_round(api_url, path, knowledge))
    json.dump(measured[1:], sys.stdout)  # what is built once was built in the first


def prepare(path: Path, knowledge: Knowledge) -> None:
    """Channels with the profiles of the rules' examples, all due at once."""
    store = SQLiteStore(path)
    profiles = profiles_of(knowledge)
    for number, channel in enumerate(channel_ids()):
        key = ChannelKey(WORKSPACE, channel)
        profile = profiles[number % len(profiles)]
        store.save_profile(key, profile, base=0, by="U1", at=START - DAY)
        schedule = Schedule(
            key=key,
            recurrence="FREQ=WEEKLY;BYDAY=TU",
            at=time_of_day(10),
            zone="Europe/Madrid",
            set_by="U1",
            starts_at=START - DAY,
            wake_at=START,
        )
        store.save_schedule(schedule)
    store.close()


def measure_round(api_url: str, path: Path, knowledge: Knowledge) -> dict[str, list[float]]:
    """Milliseconds a nudge, and where they went. Raises RuntimeError if one was not posted."""
    store, client = TimedStore(path), TimedClient(api_url)
    deps = Deps.build(knowledge, store, clock=lambda: START)
    store.seconds = 0
    began = time.perf_counter()
    deliveries = deliver_due(deps, OneWorkspace(client, deps))
    total = time.perf_counter() - began
    store.close()
    posted = [each for each in deliveries if each.state is DeliveryState.POSTED]
    if not len(posted) == len(deliveries) == len(client.posts) == len(channel_ids()):
        raise RuntimeError(f"{len(posted)} of {len(channel_ids())} nudges were posted")
    outside = client.seconds + store.seconds
    return {
        "nudge": [total * 1000 / len(posted)],
        "bare nudge": [post_again(api_url, client.posts) * 1000 / len(posted)],
        "nudges a second": [len(posted) / total],
        "nudge in Slack": [client.seconds / total * 100],
        "nudge in SQLite": [store.seconds / total * 100],
        "nudge in ours": [(total - outside) / total * 100],
    }


def post_again(api_url: str, posts: list[dict[str, Any]]) -> float:
    """Seconds for the same messages without us."""
    client = WebClient(token=TOKEN, base_url=api_url, retry_handlers=[])
    began = time.perf_counter()
    for arguments in posts:
        client.chat_postMessage(**arguments)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
