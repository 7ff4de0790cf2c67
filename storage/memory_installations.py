"""The installations of a store without a database."""

from datetime import datetime
from threading import RLock

from storage.values import Installation


class MemoryInstallations:
    def __init__(self) -> None:
        self._lock = RLock()
        self._installations: dict[str, Installation] = {}
        self._refreshing: dict[str, datetime] = {}
        self._states: dict[str, datetime] = {}

    def save_installation(self, installation: Installation) -> None:
        with self._lock:
            self._installations[installation.workspace] = installation
            self._refreshing.pop(installation.workspace, None)

    def find_installation(self, workspace: str) -> Installation | None:
        with self._lock:
            return self._installations.get(workspace)

    def replace_installation(self, before: Installation, after: Installation) -> bool:
        with self._lock:
            if not self._still_has(before):
                return False
            if after.sealed != before.sealed:
                self._refreshing.pop(before.workspace, None)
            self._installations[before.workspace] = after
            return True

    def claim_refresh(self, installation: Installation, *, now: datetime, until: datetime) -> bool:
        with self._lock:
            busy = self._refreshing.get(installation.workspace)
            if not self._still_has(installation) or (busy and busy > now):
                return False
            self._refreshing[installation.workspace] = until
            return True

    def _still_has(self, installation: Installation) -> bool:
        stored = self._installations.get(installation.workspace)
        return stored is not None and stored.sealed == installation.sealed

    def page_installations(self, after: str, most: int) -> list[Installation]:
        with self._lock:
            stored = sorted(self._installations.values(), key=lambda one: one.workspace)
            return [one for one in stored if one.workspace > after][:most]

    def list_expiring(self, before: datetime, *, now: datetime, most: int) -> list[Installation]:
        with self._lock:
            free = [
                one
                for one in self._installations.values()
                if self._refreshing.get(one.workspace, now) <= now
            ]
            ends = [(one.expires_at, one) for one in free]
            found = [(end, one) for end, one in ends if end is not None and end < before]
            return [one for _, one in sorted(found, key=lambda pair: pair[0])][:most]

    def list_unchecked(self, before: datetime, most: int) -> list[Installation]:
        with self._lock:
            found = [one for one in self._installations.values() if one.checked_at < before]
            return sorted(found, key=lambda one: one.checked_at)[:most]

    def use_state(self, state: str, *, now: datetime, until: datetime) -> bool:
        with self._lock:
            self._states = {one: end for one, end in self._states.items() if end > now}
            is_new = state not in self._states
            self._states.setdefault(state, until)
            return is_new
