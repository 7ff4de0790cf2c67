"""A SQLiteStore that watches its own SQL: what is done for one workspace names it, and no other."""

import inspect
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from storage.engine import Database
from storage.protocol import Store
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey

OPERATORS: Mapping[str, str] = {
    "ping": "asks whether the database answers, and nothing of what it holds",
    "close": "reads and writes nothing",
    "page_profiles": "`mlteam db export` and `mlteam knowledge impact`, on the server",
    "list_due_schedules": "the worker, which posts each into its own channel",
    "list_unfinished": "the worker, as above",
    "page_deliveries": "`mlteam nudge --list`, on the server",
    "page_installations": "`mlteam keys rotate` and the metrics, on the server",
    "list_expiring": "the worker, which renews each workspace's token",
    "list_unchecked": "the worker, which asks Slack of each whether the app is still installed",
    "use_state": "an installation that is begun: no workspace is known yet",
    "prune": "the worker, which deletes what is too old, and reads nothing out",
}
"""Methods that span workspaces, each with its reason; nothing that a person sends reaches them."""
HOUSEKEEPING: Mapping[str, str] = {
    "delete from events where seen_at < ": "ids of events that Slack no longer repeats",
}
"""How statements begin that span workspaces and are part of something else."""
_TABLE = re.compile(r"\b(?:from|join|update|into)\s+(\w+)", re.IGNORECASE)
_NAMED = re.compile(r"\bworkspace\s*=\s*'([^']*)'", re.IGNORECASE)
_INSERTED = re.compile(
    r"\binto\s+\w+\s*(?:\(workspace,[^)]*\))?\s*(?:values\s*\(|select\s+)'([^']*)'", re.IGNORECASE
)
Method = TypeVar("Method", bound=Callable[..., Any])


def methods() -> list[str]:
    """The names of all that a store can do."""
    return [name for name in vars(Store) if not name.startswith("_")]


def workspaces_in(values: Mapping[str, object]) -> set[str]:
    """Which the arguments of a call name."""
    found: set[str] = set()
    for name, value in values.items():
        key = getattr(value, "key", value)
        if isinstance(key, ChannelKey):
            found.add(key.workspace)
        elif name == "workspace" and isinstance(value, str):
            found.add(value)
        elif isinstance(workspace := getattr(value, "workspace", None), str):
            found.add(workspace)
    return found


def find_offence(sql: str, tables: set[str], workspaces: set[str]) -> str:
    """What is wrong with a statement that is run for these workspaces; "" if nothing is."""
    touched = [table for table in _TABLE.findall(sql) if table in tables]
    if not touched or sql.startswith(tuple(HOUSEKEEPING)):
        return ""
    named = [*_NAMED.findall(sql), *_INSERTED.findall(sql)]
    if len(named) < len(touched):
        return "a table is used without the workspace"
    return "another workspace is named" if set(named) - workspaces else ""


class TracedStore(SQLiteStore):
    def __init__(self, path: Path) -> None:
        self.offences: list[str] = []
        self.statements = 0
        self._tables: set[str] = set()
        self._call = threading.local()
        super().__init__(path)
        with self._database() as db:
            tables = {t.name for t in db.tables if "workspace" in t.columns_dict}
        self._tables = tables

    def prune(self, before: datetime) -> Iterator[Mapping[str, int]]:
        batches = super().prune(before)
        while True:
            with self._as("prune", set()):
                batch = next(batches, None)
            if batch is None:
                return
            yield batch

    @contextmanager
    def _as(self, name: str, workspaces: set[str]) -> Iterator[None]:
        """The outermost call counts: one method may use another."""
        outer = getattr(self._call, "of", None)
        self._call.of = outer or (name, workspaces)
        try:
            yield
        finally:
            self._call.of = outer

    @contextmanager
    def _database(self) -> Iterator[Database]:
        with super()._database() as db:
            db.conn.set_trace_callback(self._note)
            yield db

    def _note(self, sql: str) -> None:
        call = getattr(self._call, "of", None)
        if call is None or call[0] in OPERATORS:
            return
        self.statements += 1
        if offence := find_offence(sql, self._tables, call[1]):
            self.offences.append(f"{call[0]}: {offence}: {sql}")


def _watched(name: str, method: Method) -> Method:
    signature = inspect.signature(method)

    @wraps(method)
    def call(self: TracedStore, *args: object, **kwargs: object) -> object:
        arguments = signature.bind(self, *args, **kwargs).arguments
        with self._as(name, workspaces_in(arguments)):
            return method(self, *args, **kwargs)

    return call  # type: ignore[return-value]  # the same, watched


for _name in methods():
    if _name != "prune":  # a generator, see there
        setattr(TracedStore, _name, _watched(_name, getattr(SQLiteStore, _name)))
