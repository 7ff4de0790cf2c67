"""The modals and home tabs that are open, per person."""

import copy
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from playground.errors import SlackError
from playground.feed import Feed
from playground.settle import settle, text_object
from playground.state import State, initial_state
from playground.team import Installation

Json = dict[str, Any]
MOST_IN_STACK = 3


@dataclass(kw_only=True)
class View:
    """`errors` (by block_id) and `notice` are what Slack shows on the view besides its blocks."""

    id: str
    user: str
    body: Json
    hash: str = ""
    state: State = field(default_factory=dict)
    root_id: str = ""
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    filled: int = 0
    """How often values were entered elsewhere than on the page."""

    @property
    def blocks(self) -> list[Json]:
        return list(self.body["blocks"])

    @property
    def external_id(self) -> str:
        return str(self.body.get("external_id") or "")

    def replace(self, body: Json, *, keep_state: bool) -> None:
        self.body = _settled(body)
        kept = self.state if keep_state else None
        self.state = initial_state(self.body["blocks"], kept)
        self.hash = f"{int(time.time())}.{secrets.token_hex(4)}"
        self.errors, self.notice = {}, ""

    def to_slack(self, team: str, app: Installation) -> Json:
        """`team` is that of the person who sees it."""
        modal = self.body["type"] == "modal"
        shape = {
            "id": self.id,
            "team_id": team,
            "app_id": app.app_id,
            "app_installed_team_id": app.enterprise_id if app.org_wide else app.team_id,
            "bot_id": app.bot_id,
            "type": self.body["type"],
            "title": self.body.get("title"),
            "close": self.body.get("close"),
            "submit": self.body.get("submit"),
            "blocks": self.body["blocks"],
            "private_metadata": self.body.get("private_metadata") or "",
            "callback_id": self.body.get("callback_id") or "",
            "external_id": self.external_id,
            "state": {"values": self.state},
            "hash": self.hash,
            "clear_on_close": bool(self.body.get("clear_on_close")) and modal,
            "notify_on_close": bool(self.body.get("notify_on_close")) and modal,
            "root_view_id": self.root_id or self.id,
            "previous_view_id": self.previous_id,
        }
        return copy.deepcopy(shape)


def _settled(body: Json) -> Json:
    settled = {**body, "blocks": settle(body.get("blocks") or [])}
    for name in ("title", "submit", "close"):
        settled[name] = text_object(body.get(name))
    return settled


class Views:
    """Hands out views themselves, not copies."""

    def __init__(self, feed: Feed, lock: RLock) -> None:
        self._feed = feed
        self._lock = lock
        self._modals: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def open(self, user: str, body: Json) -> View:
        """Open a modal in place of whatever modals the person had."""
        with self._lock:
            self._refuse_repeated_external_id(body)
            self._modals[user] = []
            return self._append(user, body)

    def push(self, user: str, body: Json) -> View:
        with self._lock:
            if len(self._modals.get(user, [])) >= MOST_IN_STACK:
                raise SlackError("push_limit_reached")
            self._refuse_repeated_external_id(body)
            return self._append(user, body)

    def _append(self, user: str, body: Json) -> View:
        stack = self._modals.setdefault(user, [])
        view = self._new(user, body)
        view.root_id = stack[0].id if stack else view.id
        view.previous_id = stack[-1].id if stack else None
        stack.append(view)
        self._feed.push("modal", user)
        return view

    def update(self, view: View, body: Json, hash_seen: str | None = None) -> None:
        """Raises hash_conflict when the view has changed since the caller read it."""
        with self._lock:
            if hash_seen and hash_seen != view.hash:
                raise SlackError("hash_conflict")
            view.replace(body, keep_state=True)
        self._feed.push("home" if body["type"] == "home" else "modal", view.user)

    def publish(self, user: str, body: Json, hash_seen: str | None = None) -> View:
        with self._lock:
            home = self._homes.get(user)
            if home is None:
                self._homes[user] = home = self._new(user, body)
                self._feed.push("home", user)
            else:
                self.update(home, body, hash_seen)
            return home

    def show(self, view: View, *, errors: dict[str, str] | None = None, notice: str = "") -> None:
        """Put sentences at the fields of a view, or one at its foot."""
        with self._lock:
            view.errors, view.notice = errors or {}, notice
        self._feed.push("modal", view.user)

    def show_filled(self, view: View) -> None:
        """Let the page show the values that were entered without it."""
        with self._lock:
            view.filled += 1
        self._feed.push("modal", view.user)

    def close(self, view: View) -> None:
        """Close a modal and those above it; the one below shows again."""
        with self._lock:
            stack = self._modals.get(view.user, [])
            if view in stack:
                del stack[stack.index(view) :]
        self._feed.push("modal", view.user)

    def clear(self, user: str) -> None:
        with self._lock:
            self._modals[user] = []
        self._feed.push("modal", user)

    def stack(self, user: str) -> list[View]:
        """The person's open modals, the one on top last."""
        with self._lock:
            return list(self._modals.get(user, []))

    def home(self, user: str) -> View | None:
        with self._lock:
            return self._homes.get(user)

    def modals(self) -> list[View]:
        """Of everybody, each person's from the bottom to the top."""
        with self._lock:
            return [view for stack in self._modals.values() for view in stack]

    def homes(self) -> list[View]:
        with self._lock:
            return list(self._homes.values())

    def put_back(self, modals: list[View], homes: list[View]) -> None:
        """Have these in place of all there were. Nobody is told."""
        with self._lock:
            self._modals = {}
            for view in modals:
                self._modals.setdefault(view.user, []).append(view)
            self._homes = {view.user: view for view in homes}

    def find(self, view_id: str | None, external_id: str | None = None) -> View | None:
        with self._lock:
            for view in self._everything():
                if view_id == view.id or (external_id and external_id == view.external_id):
                    return view
            return None

    def _everything(self) -> Iterator[View]:
        for stack in self._modals.values():
            yield from stack
        yield from self._homes.values()

    def _refuse_repeated_external_id(self, body: Json) -> None:
        wanted = body.get("external_id")
        if wanted and any(view.external_id == wanted for view in self._everything()):
            raise SlackError("duplicate_external_id")

    def _new(self, user: str, body: Json) -> View:
        view = View(id=f"V{secrets.token_hex(5).upper()}", user=user, body={})
        view.replace(body, keep_state=False)
        return view
