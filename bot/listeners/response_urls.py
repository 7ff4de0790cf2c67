"""Slack's response URLs, and what we note in one: the part after "#", which is never sent."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Thread:
    """Of a direct message that is about a channel."""

    channel: str
    """What it is about, which the buttons of answers have to name."""
    ts: str
    """Where answers belong; empty if it was pressed outside of a thread."""


def marked(response_url: str, thread: Thread) -> str:
    return f"{response_url}#{thread.channel}/{thread.ts}"


def read(response_url: str) -> tuple[str, Thread | None]:
    """The URL itself, and the thread that was noted in it."""
    url, _, note = response_url.partition("#")
    channel, _, ts = note.partition("/")
    return url, Thread(channel=channel, ts=ts) if channel else None
