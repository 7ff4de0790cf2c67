"""Text in Slack's mrkdwn, and the plain account of blocks that screen readers need."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from babel.dates import format_datetime
from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.blocks.block_elements import RichTextElementParts

from bot.language import ENGLISH, current_language, day_text, say
from bot.mrkdwn import escape, literal, tame
from bot.reply import Message

__all__ = ["day_text"]
"""What is only passed on: a day that is the same for every reader."""

_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-ZÄÖÜ0-9„])")
_ENTITY = re.compile(r"&\w*$")
LONGEST_TEXT = 4000
"""Slack's advice for the text of a message; it cuts at ten times that."""
LONGEST_HEADER, LONGEST_SECTION, LONGEST_FIELD = 150, 3000, 2000


def fitted(text: str, longest: int) -> str:
    """Cut, if it must be, between words, and not inside of a link, a mention or an entity."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    if cut.rfind("<") > cut.rfind(">"):
        cut = cut[: cut.rfind("<")]
    words = cut[: max(cut.rfind(" "), cut.rfind("\n"), 0)] or _ENTITY.sub("", cut)
    return f"{words.rstrip()}…"


def mrkdwn(text: str) -> MarkdownTextObject:
    """`verbatim`, so that a # or an address in our text does not become a link by itself."""
    return MarkdownTextObject(text=text, verbatim=True)


def plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=True)


def header(text: str) -> HeaderBlock:
    return HeaderBlock(text=plain(fitted(text, LONGEST_HEADER)))


def section(text: str, accessory: ButtonElement | None = None) -> SectionBlock:
    return SectionBlock(text=mrkdwn(fitted(text, LONGEST_SECTION)), accessory=accessory)


def columns(*texts: str) -> SectionBlock:
    """Two columns, row by row, on a wide screen; on a phone one below the other."""
    return SectionBlock(fields=[mrkdwn(fitted(text, LONGEST_FIELD)) for text in texts])


def context(*texts: str) -> ContextBlock:
    return ContextBlock(elements=[mrkdwn(fitted(text, LONGEST_SECTION)) for text in texts])


def as_typed(text: str) -> RichTextBlock:
    """Rich text, because there nothing that a person typed can mention or format."""
    part = RichTextElementParts.Text(text=tame(text))
    return RichTextBlock(elements=[RichTextSectionElement(elements=[part])])


def bullets(entries: Iterable[str]) -> str:
    return "\n".join(f"•  {entry}" for entry in entries)


def link(address: str, title: str) -> str:
    # A pipe would end the address, and Slack knows no escape for it but the URL's own.
    return f"<{escape(address).replace('|', '%7C')}|{escape(title)}>"


def person(user: str) -> str:
    return f"<@{user}>"


def channel(channel_id: str) -> str:
    return f"<#{channel_id}>"


def moment(at: datetime) -> str:
    """A time that each reader sees in their own zone."""
    words = say("text-moment", day="{date_short_pretty}", time="{time}")
    return f"<!date^{int(at.timestamp())}^{words}|{in_utc(at, say('text-moment-utc'))}>"


def day(at: datetime) -> str:
    return f"<!date^{int(at.timestamp())}^{{date_short}}|{in_utc(at, say('text-day-utc'))}>"


def in_utc(at: datetime, pattern: str) -> str:
    """By a pattern of Babel's."""
    return format_datetime(at.astimezone(UTC), pattern, locale=current_language())


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """As it stands inside a sentence: in English with a small letter, unless it begins with an
    abbreviation. In German the capitals stay, because nouns have them.
    """
    if current_language() != ENGLISH or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def first_sentence(text: str, longest: int) -> str:
    """In one line or two: cut between words if it is longer."""
    first = _SENTENCES.split(text)[0]
    if len(first) <= longest:
        return first
    return f"{first[:longest].rpartition(' ')[0].rstrip(',;:')}…"


def opening(text: str, longest: int) -> str:
    """The first sentences, as many as fit; one at least."""
    first, *others = _SENTENCES.split(text)
    for sentence in others:
        if len(f"{first} {sentence}") > longest:
            break
        first = f"{first} {sentence}"
    return first


def with_article(name: str) -> str:
    """Such as "an ML lead": an abbreviation is spelt out when it is read.

    In other languages than English the name alone: there it depends on more than the first letter.
    """
    if current_language() != ENGLISH:
        return name
    starts = "AEFHILMNORSX" if name[1:2].isupper() else "aeioAEIO"
    return f"{'an' if name[:1] in starts else 'a'} {name}"


def message(*blocks: Block) -> Message:
    rendered = [block.to_dict() for block in blocks]
    return Message(fallback_text(rendered), rendered)


def fallback_text(blocks: Sequence[Mapping[str, Any]]) -> str:
    """All that the blocks say, for screen readers and notifications: they read no blocks."""
    lines = [line for block in blocks for line in _lines(block)]
    text = "\n".join(lines)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _lines(block: Mapping[str, Any]) -> Iterator[str]:
    texts = [block.get("text"), *block.get("fields", ())]
    match block["type"]:
        case "context":
            texts += block["elements"]
        case "rich_text":
            yield from _literal_lines(block)
        case "image":
            yield escape(block["alt_text"])
    for text in texts:
        if text:
            yield _as_mrkdwn(text)


def _literal_lines(block: Mapping[str, Any]) -> Iterator[str]:
    """Rich text is where people's own words stand; here it must not be formatted either."""
    for part in block["elements"]:
        yield literal("".join(element["text"] for element in part["elements"]))


def _as_mrkdwn(text: Mapping[str, Any]) -> str:
    """The text of a message is mrkdwn itself, so what was plain has to be escaped."""
    return str(text["text"]) if text["type"] == "mrkdwn" else escape(str(text["text"]))
