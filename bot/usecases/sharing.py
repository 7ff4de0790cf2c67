"""Who showed what to the whole channel, or took it away: entries of the audit history."""

from datetime import timedelta
from threading import Lock

from bot.deps import Deps
from storage.values import Change, ChangeKind, ChannelKey

TWICE = timedelta(seconds=5)
"""Within which a second press of the button is a slip of the finger."""

_TURNS = tuple(Lock() for _ in range(64))


def turn_of(key: ChannelKey, by: str) -> Lock:
    """To be held while it is checked, posted and recorded, so that two presses at once share once.

    Strangers may have to wait for each other, but seldom.
    """
    return _TURNS[hash((key, by)) % len(_TURNS)]


def was_just_shared(deps: Deps, key: ChannelKey, *, by: str, command: str) -> bool:
    return any(
        (change.kind, change.by) == (ChangeKind.SHARED, by)
        and change.detail.get("command") == command
        and deps.clock() - change.at < TWICE
        for change in deps.store.list_changes(key)
    )


def record_share(deps: Deps, key: ChannelKey, *, by: str, command: str) -> None:
    _record(deps, key, ChangeKind.SHARED, by, {"command": command})


def record_export(deps: Deps, key: ChannelKey, *, by: str, form: str) -> None:
    _record(deps, key, ChangeKind.EXPORTED, by, {"format": form})


def _record(deps: Deps, key: ChannelKey, kind: ChangeKind, by: str, detail: dict[str, str]) -> None:
    deps.store.add_change(Change(key=key, kind=kind, by=by, at=deps.clock(), detail=detail))
