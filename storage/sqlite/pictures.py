"""The pictures that were uploaded to Slack, so that none is uploaded twice."""

from storage.rows import key_columns, to_key
from storage.sqlite.file import SQLiteFile
from storage.values import ChannelKey, PictureFile


class PictureTable(SQLiteFile):
    def find_picture(self, key: ChannelKey, kind: str, language: str) -> PictureFile | None:
        of_kind = (one for one in self.list_pictures(key) if one.kind == kind)
        return next((one for one in of_kind if one.language == language), None)

    def save_picture(self, picture: PictureFile) -> str:
        columns = {
            **key_columns(picture.key),
            "kind": picture.kind,
            "language": picture.language,
            "digest": picture.digest,
            "file": picture.file,
        }
        with self._transaction() as db:
            replaced = db.execute(
                "delete from pictures where workspace = :workspace and channel = :channel"
                " and kind = :kind and language = :language and digest <> :digest returning file",
                columns,
            ).fetchall()
            is_stored = db.execute(
                "insert or ignore into pictures"
                " select :workspace, :channel, :kind, :language, :digest, :file"
                " where exists (select 1 from profiles"
                " where workspace = :workspace and channel = :channel)",
                columns,
            ).rowcount
        if not is_stored:
            return picture.file
        return str(replaced[0][0]) if replaced else ""

    def drop_picture(self, key: ChannelKey, file: str) -> None:
        self._write(
            "delete from pictures"
            " where workspace = :workspace and channel = :channel and file = :file",
            {**key_columns(key), "file": file},
        )

    def list_pictures(self, key: ChannelKey) -> list[PictureFile]:
        rows = self._rows(
            "select * from pictures where workspace = ? and channel = ? order by kind, language",
            key.workspace,
            key.channel,
        )
        return [
            PictureFile(
                key=to_key(row),
                kind=row["kind"],
                language=row["language"],
                digest=row["digest"],
                file=row["file"],
            )
            for row in rows
        ]
