"""Where the app is installed, one row a workspace, and installations that were finished."""

import json
from datetime import datetime

from storage.rows import Columns, Row, time_or_null, time_text, to_time
from storage.sqlite.file import SQLiteFile, insert
from storage.values import Installation


class InstallationTable(SQLiteFile):
    def save_installation(self, installation: Installation) -> None:
        with self._transaction() as db:
            insert(db, "installations", _columns(installation), replace=True)

    def find_installation(self, workspace: str) -> Installation | None:
        rows = self._rows("select * from installations where workspace = ?", workspace)
        return _to_installation(rows[0]) if rows else None

    def replace_installation(self, before: Installation, after: Installation) -> bool:
        columns = _columns(after)
        changes = ", ".join(f"{column} = :{column}" for column in columns)
        return bool(
            self._write(
                f"update installations set {changes}, refreshing_until ="  # noqa: S608 -- ours
                " case when sealed = :sealed then refreshing_until end"
                " where workspace = :workspace and sealed = :before",
                {**columns, "before": before.sealed},
            )
        )

    def claim_refresh(self, installation: Installation, *, now: datetime, until: datetime) -> bool:
        return bool(
            self._write(
                "update installations set refreshing_until = :until"
                " where workspace = :workspace and sealed = :sealed"
                " and (refreshing_until is null or refreshing_until <= :now)",
                {
                    "workspace": installation.workspace,
                    "sealed": installation.sealed,
                    "now": time_text(now),
                    "until": time_text(until),
                },
            )
        )

    def page_installations(self, after: str, most: int) -> list[Installation]:
        return self._readable(
            _to_installation,
            "select * from installations where workspace > ? order by workspace limit ?",
            after,
            most,
        )

    def list_expiring(self, before: datetime, *, now: datetime, most: int) -> list[Installation]:
        return self._readable(
            _to_installation,
            "select * from installations where expires_at < ?"
            " and (refreshing_until is null or refreshing_until <= ?)"
            " order by expires_at limit ?",
            time_text(before),
            time_text(now),
            most,
        )

    def list_unchecked(self, before: datetime, most: int) -> list[Installation]:
        return self._readable(
            _to_installation,
            "select * from installations where checked_at < ? order by checked_at limit ?",
            time_text(before),
            most,
        )

    def use_state(self, state: str, *, now: datetime, until: datetime) -> bool:
        with self._transaction() as db:
            db.execute("delete from oauth_states where expires_at <= ?", [time_text(now)])
            used = db.execute(
                "insert into oauth_states (state, expires_at) values (?, ?) on conflict do nothing",
                [state, time_text(until)],
            )
            return bool(used.rowcount)


def _columns(installation: Installation) -> Columns:
    return {
        "workspace": installation.workspace,
        "enterprise_id": installation.enterprise_id,
        "team_id": installation.team_id,
        "app_id": installation.app_id,
        "bot_id": installation.bot_id,
        "bot_user_id": installation.bot_user_id,
        "scopes": json.dumps(installation.scopes),
        "installed_by": installation.installed_by,
        "installed_at": time_text(installation.installed_at),
        "sealed": installation.sealed,
        "expires_at": time_or_null(installation.expires_at),
        "checked_at": time_text(installation.checked_at),
    }


def _to_installation(row: Row) -> Installation:
    return Installation(
        workspace=row["workspace"],
        enterprise_id=row["enterprise_id"],
        team_id=row["team_id"],
        app_id=row["app_id"],
        bot_id=row["bot_id"],
        bot_user_id=row["bot_user_id"],
        scopes=tuple(json.loads(row["scopes"])),
        installed_by=row["installed_by"],
        installed_at=datetime.fromisoformat(row["installed_at"]),
        sealed=row["sealed"],
        expires_at=to_time(row["expires_at"]),
        checked_at=datetime.fromisoformat(row["checked_at"]),
    )
