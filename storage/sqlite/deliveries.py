"""What became of each occurrence. The primary key is what makes a nudge go out once."""

from collections.abc import Sequence
from datetime import datetime

from storage.engine import Database
from storage.rows import key_columns, outcome_columns, time_or_null, time_text, to_delivery
from storage.schedule import Schedule
from storage.sqlite.file import SQLiteFile
from storage.values import UNFINISHED, ChannelKey, Delivery, DeliveryState

_INSERT = (
    "insert into deliveries (workspace, channel, due, state, claimed_at, look_again_at)"
    " select :workspace, :channel, :due, :state, :at, :look_again_at where {condition}"
    " on conflict do nothing"
)
_CLAIM = _INSERT.format(
    condition="exists (select 1 from schedules where workspace = :workspace"
    " and channel = :channel and active = 1 and wake_at is :read)"
)
_MISS = _INSERT.format(condition="true")


class DeliveryTable(SQLiteFile):
    def claim(  # noqa: PLR0913 -- all of it is stored in one step
        self,
        schedule: Schedule,
        due: datetime,
        *,
        at: datetime,
        look_again_at: datetime,
        wake_at: datetime | None,
        missed: Sequence[datetime] = (),
    ) -> bool:
        key = {**key_columns(schedule.key), "at": time_text(at)}
        with self._transaction() as db:
            claimed = db.execute(
                _CLAIM,
                {
                    **key,
                    "due": time_text(due),
                    "state": str(DeliveryState.CLAIMED),
                    "look_again_at": time_text(look_again_at),
                    "read": time_or_null(schedule.wake_at),
                },
            )
            if not claimed.rowcount:
                return False
            _store_missed(db, key, missed)
            db.execute(
                "update schedules set handled_until = :due, wake_at = :wake_at"
                " where workspace = :workspace and channel = :channel",
                {**key, "due": time_text(due), "wake_at": time_or_null(wake_at)},
            )
            return True

    def advance_delivery(self, before: Delivery, after: Delivery) -> bool:
        if before.state not in UNFINISHED:
            return False
        columns = outcome_columns(after)
        changes = ", ".join(f"{column} = :{column}" for column in columns)
        return bool(
            self._write(
                f"update deliveries set {changes}"  # noqa: S608 -- our own names
                " where workspace = :workspace and channel = :channel and due = :due"
                " and state = :before and look_again_at is :read",
                {
                    **key_columns(before.key),
                    **columns,
                    "due": time_text(before.due),
                    "before": str(before.state),
                    "read": time_or_null(before.look_again_at),
                },
            )
        )

    def list_unfinished(self, now: datetime, most: int) -> list[Delivery]:
        return self._readable(
            to_delivery,
            "select * from deliveries where look_again_at <= ?"
            " order by look_again_at, workspace, channel limit ?",
            time_text(now),
            most,
        )

    def list_deliveries(self, key: ChannelKey) -> list[Delivery]:
        rows = self._rows(
            "select * from deliveries where workspace = ? and channel = ? order by due",
            key.workspace,
            key.channel,
        )
        return [to_delivery(row) for row in rows]

    def page_deliveries(self, most: int) -> list[Delivery]:
        rows = self._rows(
            "select * from deliveries order by due desc, workspace desc, channel desc limit ?",
            most,
        )
        return [to_delivery(row) for row in rows]


def _store_missed(db: Database, key: dict[str, object], missed: Sequence[datetime]) -> None:
    for due in missed:
        state = str(DeliveryState.MISSED)
        db.execute(_MISS, {**key, "due": time_text(due), "state": state, "look_again_at": None})
