"""Team profiles: each save is a new row, none is overwritten."""

import json
from datetime import datetime

from knowledge.advice.profile import TeamProfile
from storage.protocol import StaleProfileError, StorageError
from storage.rows import key_columns, time_text, to_key, to_profile_version
from storage.sqlite.file import SQLiteFile
from storage.values import ChannelKey, ProfileVersion


class ProfileTable(SQLiteFile):
    def find_profile(self, key: ChannelKey) -> ProfileVersion | None:
        rows = self._rows(
            "select * from profiles where workspace = ? and channel = ?"
            " order by version desc limit 1",
            key.workspace,
            key.channel,
        )
        return to_profile_version(rows[0]) if rows else None

    def list_profiles(self, key: ChannelKey) -> list[ProfileVersion]:
        rows = self._rows(
            "select * from profiles where workspace = ? and channel = ? order by version",
            key.workspace,
            key.channel,
        )
        return [to_profile_version(row) for row in rows]

    def list_channels(self, workspace: str) -> list[ChannelKey]:
        rows = self._rows(
            "select distinct workspace, channel from profiles where workspace = ? order by channel",
            workspace,
        )
        return [to_key(row) for row in rows]

    def page_profiles(self, after: ChannelKey | None, most: int) -> list[ProfileVersion]:
        workspace, channel = (after.workspace, after.channel) if after else ("", "")
        rows = self._rows(
            "select *, max(version) from profiles where (workspace, channel) > (?, ?)"
            " group by workspace, channel order by workspace, channel limit ?",
            workspace,
            channel,
            most,
        )
        return [to_profile_version(row) for row in rows]

    def save_profile(
        self, key: ChannelKey, profile: TeamProfile, *, base: int, by: str, at: datetime
    ) -> ProfileVersion:
        newest = self.find_profile(key)
        if newest is not None and newest.profile == profile:
            return newest
        version = self._insert_version(key, json.dumps(profile.told()), base, by, time_text(at))
        if version is not None:
            return ProfileVersion(
                key=key, version=version, profile=profile, saved_by=by, saved_at=at
            )
        newest = self.find_profile(key)
        if newest is None:
            raise StorageError("The profile was deleted while it was being saved. Save it again.")
        if newest.profile != profile:
            raise StaleProfileError(newest, profile)
        return newest

    def _insert_version(
        self, key: ChannelKey, profile: str, base: int, by: str, at: str
    ) -> int | None:
        """The number of the new version; None if `base` is no longer the newest."""
        columns = {**key_columns(key), "profile": profile, "by": by, "at": at, "base": base}
        with self._transaction() as db:
            # The comparison with `base` is inside the statement: nobody can save in between.
            inserted = db.execute(
                "insert into profiles (workspace, channel, version, profile, saved_by, saved_at)"
                " select :workspace, :channel, coalesce(max(version), 0) + 1, :profile, :by, :at"
                " from profiles where workspace = :workspace and channel = :channel"
                " having coalesce(max(version), :base) = :base returning version",
                columns,
            ).fetchall()
        return int(inserted[0][0]) if inserted else None
