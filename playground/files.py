"""Files: where a bot uploads them, and what Slack says about them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock
from typing import Any
from urllib.parse import quote

from playground.errors import SlackError

Json = dict[str, Any]

# ending of the name -> (filetype, pretty_type, mimetype), as Slack names them
KINDS = {
    "md": ("markdown", "Markdown (raw)", "text/plain"),
    "txt": ("text", "Plain Text", "text/plain"),
    "csv": ("csv", "CSV", "text/csv"),
    "json": ("json", "JSON", "application/json"),
    "yaml": ("yaml", "YAML", "text/plain"),
    "yml": ("yaml", "YAML", "text/plain"),
    "html": ("html", "HTML", "text/html"),
    "png": ("png", "PNG", "image/png"),
    "jpg": ("jpg", "JPEG", "image/jpeg"),
    "pdf": ("pdf", "PDF", "application/pdf"),
}
TEXTS = {"markdown", "text", "csv", "json", "yaml", "html"}
PREVIEW_LINES = 5


@dataclass(kw_only=True)
class File:
    """`content` is None until the bytes have come, `complete` after the last of the three steps.
    `base_url` is where Slack's file server would be."""

    id: str
    name: str
    title: str
    length: int
    user: str
    team: str
    created: int
    base_url: str
    ticket: str
    alt: str = ""
    """What a picture shows, for whoever does not see it."""
    content: bytes | None = None
    complete: bool = False
    usable_at: float = 0.0
    """When images may show it, in real time: Slack looks through an upload first."""
    channels: list[str] = field(default_factory=list)

    @property
    def kind(self) -> tuple[str, str, str]:
        """Slack's filetype, pretty_type and mimetype."""
        ending = self.name.rpartition(".")[2].lower() if "." in self.name else "txt"
        return KINDS.get(ending, (ending, ending.upper(), "application/octet-stream"))

    @property
    def is_text(self) -> bool:
        return self.kind[0] in TEXTS

    @property
    def is_picture(self) -> bool:
        return self.kind[2].startswith("image/")

    @property
    def text(self) -> str:
        """The content as people read it; bytes that are no UTF-8 become question marks."""
        return (self.content or b"").decode(errors="replace")

    @property
    def upload_url(self) -> str:
        return f"{self.base_url}upload/v1/{self.ticket}"

    def to_slack(self) -> Json:
        filetype, pretty_type, mimetype = self.kind
        private = f"{self.base_url}files-pri/{self.team}-{self.id}/"
        shape: Json = {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title,
            "mimetype": mimetype,
            "filetype": filetype,
            "pretty_type": pretty_type,
            "user": self.user,
            "user_team": self.team,
            "editable": self.is_text,
            "size": len(self.content or b""),
            "mode": "snippet" if self.is_text else "hosted",
            "is_external": False,
            "external_type": "",
            "alt_txt": self.alt,
            "is_public": any(channel.startswith("C") for channel in self.channels),
            "url_private": f"{private}{quote(self.name)}",
            "url_private_download": f"{private}download/{quote(self.name)}",
            "permalink": f"{self.base_url}ui/file/{self.id}",
        }
        return shape | (self._preview() if self.is_text else {})

    def _preview(self) -> Json:
        lines = self.text.splitlines()
        more = max(len(lines) - PREVIEW_LINES, 0)
        return {
            "preview": "\n".join(lines[:PREVIEW_LINES]),
            "lines": len(lines),
            "lines_more": more,
            "preview_is_truncated": more > 0,
        }


class Files:
    """Every file by its id, from the moment at which its upload was announced."""

    def __init__(self, clock: Callable[[], datetime], lock: RLock) -> None:
        self._clock = clock
        self._lock = lock
        self._by_id: dict[str, File] = {}
        self.processing = 0.0
        """Seconds from the last step of an upload until images may show it."""

    def reserve(  # noqa: PLR0913 -- what Slack asks for, and where
        self, name: str, length: int, *, alt: str = "", user: str, team: str, base_url: str
    ) -> File:
        file = File(
            id=f"F{secrets.token_hex(5).upper()}",
            name=name,
            title=name,
            length=length,
            user=user,
            team=team,
            created=int(self._clock().timestamp()),
            base_url=base_url,
            ticket=secrets.token_urlsafe(24),
            alt=alt,
        )
        with self._lock:
            self._by_id[file.id] = file
        return file

    def receive(self, ticket: str, content: bytes) -> None:
        """Take the bytes. Raises SlackError for an unknown address or another length."""
        with self._lock:
            found = (each for each in self._by_id.values() if each.ticket == ticket)
            file = next(found, None)
            if file is None or file.complete:
                raise SlackError("file_not_found")
            if len(content) != file.length:
                raise SlackError("length_mismatch")
            file.content = content

    def uploaded(self, file_id: str) -> File:
        """A file that waits for the last step. Raises SlackError."""
        with self._lock:
            file = self._by_id.get(file_id)
            if file is None or file.content is None or file.complete:
                raise SlackError("file_not_found")
            return file

    def complete(self, file: File, now: float) -> None:
        with self._lock:
            file.complete, file.usable_at = True, now + self.processing

    def can_be_shown(self, file_id: str, now: float) -> bool:
        """Whether an image may show it."""
        file = self.find(file_id)
        return file is not None and file.is_picture and file.usable_at <= now

    def delete(self, file_id: str) -> None:
        """Raises SlackError for a file that is not there."""
        with self._lock:
            if self.find(file_id) is None:
                raise SlackError("file_not_found")
            del self._by_id[file_id]

    def find(self, file_id: str) -> File | None:
        """A file whose upload is complete."""
        with self._lock:
            file = self._by_id.get(file_id)
            return file if file and file.complete else None

    def all(self) -> list[File]:
        """Every complete file, oldest first."""
        with self._lock:
            return [file for file in self._by_id.values() if file.complete]

    def put_back(self, files: list[File]) -> None:
        """Have these in place of all there were."""
        with self._lock:
            self._by_id = {each.id: each for each in files}
