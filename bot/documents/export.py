"""Everything that is stored for a channel, as a file in one of three formats."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from bot.documents.export_csv import to_csv
from bot.documents.export_json import to_json
from bot.documents.export_markdown import to_markdown
from bot.language import say
from bot.reply import Document
from bot.usecases.stored import Stored
from knowledge.schema import Knowledge


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


_ENDINGS = {Format.JSON: "json", Format.CSV: "csv", Format.MARKDOWN: "md"}
_WRITERS: dict[Format, Callable[[Stored, Knowledge, datetime], str]] = {
    Format.JSON: lambda stored, _, now: to_json(stored, now),
    Format.CSV: lambda stored, _, __: to_csv(stored),
    Format.MARKDOWN: to_markdown,
}


def export_document(stored: Stored, form: Format, knowledge: Knowledge, now: datetime) -> Document:
    return Document(
        filename=f"mlteam-{stored.key.channel}-{now:%Y-%m-%d}.{_ENDINGS[form]}",
        title=say("export-title"),
        content=_WRITERS[form](stored, knowledge, now),
    )
