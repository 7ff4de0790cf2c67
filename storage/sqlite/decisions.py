"""What the team said about the recommendations: a row for each time."""

from datetime import datetime

from storage.protocol import StaleDecisionError
from storage.rows import decision_columns, key_columns, time_text, to_decision
from storage.sqlite.file import SQLiteFile
from storage.values import ChannelKey, Decision


class DecisionTable(SQLiteFile):
    def add_decision(
        self, decision: Decision, *, base: int, wake_at: datetime | None = None
    ) -> None:
        columns = decision_columns(decision)
        with self._transaction() as db:
            # The comparison with `base` is inside the statement: nobody can decide in between.
            cursor = db.execute(
                f"insert into decisions ({', '.join(columns)})"  # noqa: S608 -- our own names
                f" select {', '.join(f':{column}' for column in columns)}"
                " where (select count(*) from decisions where workspace = :workspace"
                " and channel = :channel and rule = :rule) <= :base",
                {**columns, "base": base},
            )
            if not cursor.rowcount:
                raise StaleDecisionError(self._newest(decision))
            if wake_at is not None:
                db.execute(
                    "update schedules set wake_at = :wake_at"
                    " where workspace = :workspace and channel = :channel",
                    {**key_columns(decision.key), "wake_at": time_text(wake_at)},
                )

    def _newest(self, decision: Decision) -> Decision:
        rows = self._rows(
            "select * from decisions where workspace = ? and channel = ? and rule = ?"
            " order by id desc limit 1",
            decision.key.workspace,
            decision.key.channel,
            decision.rule,
        )
        return to_decision(rows[0])

    def list_decisions(self, key: ChannelKey) -> list[Decision]:
        rows = self._rows(
            "select * from decisions where workspace = ? and channel = ? order by id",
            key.workspace,
            key.channel,
        )
        return [to_decision(row) for row in rows]
