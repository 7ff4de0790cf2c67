"""Deleting history. The conditions say in SQL what storage.retention says of values."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from storage.retention import HEARD, KEPT_KINDS
from storage.rows import time_text
from storage.sqlite.removal import Removal
from storage.values import UNFINISHED, DeliveryState

BATCH = 200
"""Rows that are looked at in one transaction: other writers wait as long as that takes."""


def _words(values: frozenset[DeliveryState] | frozenset[object]) -> str:
    return ", ".join(sorted(f"'{value}'" for value in values))


_SAME = "new.workspace = old.workspace and new.channel = old.channel"
_WRITTEN = f"new.state in ({_words(HEARD)}) and new.profile_version > 0"
_FOLLOWING = (
    f"(select new.fired from deliveries as new where {_SAME} and new.due > old.due and {_WRITTEN}"  # noqa: S608
    " order by new.due limit 1)"
)
PAST: Mapping[str, str] = {
    "profiles": f"exists (select 1 from profiles as new where {_SAME}"  # noqa: S608 -- our own names
    " and new.version > old.version and new.saved_at < :before)",
    "decisions": f"exists (select 1 from decisions as new where {_SAME}"  # noqa: S608
    " and new.rule = old.rule and new.id > old.id and new.decided_at < :before)",
    "changes": f"old.at < :before and (old.kind not in ({_words(KEPT_KINDS)})"  # noqa: S608
    f" or exists (select 1 from changes as new where {_SAME}"
    " and new.kind = old.kind and new.id > old.id))",
    "deliveries": "old.due < :before"  # noqa: S608
    f" and old.state not in ({_words(UNFINISHED | {DeliveryState.POSTED})})"
    f" and case when {_WRITTEN.replace('new.', 'old.')}"
    f" then {_FOLLOWING} is not null and not exists (select 1 from json_each({_FOLLOWING})"
    " where value not in (select value from json_each(old.fired)))"
    f" else exists (select 1 from deliveries as new where {_SAME}"
    f" and new.due > old.due and new.state in ({_words(HEARD)})) end",
}


class Pruning(Removal):
    def prune(self, before: datetime) -> Iterator[Mapping[str, int]]:
        deleted = 0
        for table, condition in PAST.items():
            last = 0
            while (end := self._end_of_batch(table, last)) is not None:
                where = f"from {table} as old where old.rowid > :last and old.rowid <= :end"
                where = f"{where} and {condition}"
                values = {"last": last, "end": end, "before": time_text(before)}
                count = self._delete(where, values)
                yield {table: count}
                deleted, last = deleted + count, end
        if deleted:
            self._wipe()

    def _end_of_batch(self, table: str, last: int) -> int | None:
        (found,) = self._rows(
            f"select max(rowid) as row from (select rowid from {table} where rowid > ?"  # noqa: S608
            " order by rowid limit ?)",
            last,
            BATCH,
        )
        end: int | None = found["row"]
        return end

    def _delete(self, where: str, values: Mapping[str, object]) -> int:
        with self._database() as db:
            found = db.execute(f"select 1 {where} limit 1", dict(values)).fetchall()
        # Looked at first, because it is a writer only from here on.
        return self._write(f"delete {where}", values) if found else 0
