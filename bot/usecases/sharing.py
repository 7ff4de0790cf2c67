"""Who showed what to the whole channel, or took it away: entries of the audit history."""

from datetime import timedelta

from bot.deps import Deps
from storage.values import Change, ChangeKind, ChannelKey

TWICE = timedelta(seconds=5)
"""Within which a second press of the button is a slip of the finger."""


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
