"""Hands mutants to the bot as Slack would, signed, over its whole HTTP application, and looks at
what came of it: the answer, the log, the database, and what others could read.
"""

import json
import logging
import re
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient

from bot.usecases.decisions import decide
from knowledge.advice.profile import TeamProfile
from playground import payloads
from playground.delivery import Delivery
from storage.values import ChannelKey, DecisionKind
from tests.bot.rig import SECRET, Rig
from tests.security.mutating import ELSEWHERE, Mutant

SLOWEST = 3.0
"""Seconds: then Slack gives up."""
SECRET_WORD = "zebrafish"
"""Only in what the person must not see."""
SECRET_SIZE = 7391
_SECRETS = re.compile(rf"{SECRET_WORD}|(?<![\d.])7[,.]?391(?![\d.])")
"""In English and German; not within the long numbers of triggers and times."""
OTHER_WORKSPACE = "T0GLOBEX001"
OURS_TO_MEND = ("listener failed", "request failed", "home not drawn", "not welcomed", "not shown")
CHECKED_EVERY = 50
OURS = ("bot", "storage", "knowledge", "slack_bolt", "mlteam")
"""Loggers; the last is Flask's, whose application is called so."""
_ADDRESS = re.compile(r"http://\S+|\s+")

Json = dict[str, Any]


@dataclass
class Faults(logging.Handler):
    """What the log says was our fault, by the place where it happened."""

    found: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    about: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] not in OURS:
            return
        event = record.msg.get("event", "") if isinstance(record.msg, dict) else str(record.msg)
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(record.msg, dict) and isinstance(record.msg.get("exc_info"), BaseException):
            error = record.msg["exc_info"]
        if "document not sent" in str(event) and "user_not_found" in str(error):
            return  # to nobody that Slack knows; the person was told so
        is_ours = record.levelno >= logging.ERROR and any(one in str(event) for one in OURS_TO_MEND)
        if error is None and not is_ours:
            return
        self.note(f"{event}: {_place(error)}")

    def note(self, fault: str) -> None:
        self.found[fault] += 1
        self.examples.setdefault(fault, self.about)


def _place(error: BaseException | None) -> str:
    if error is None:
        return "?"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "/bot/" in one.filename or "/storage/" in one.filename]
    last = next(reversed(ours or frames), None)
    where = f"{last.filename.rpartition('/')[2]}:{last.lineno}" if last else "?"
    words = _ADDRESS.sub(" ", str(error))[:160]
    return f"{type(error).__name__} at {where}: {words}"


@dataclass
class Fuzz:
    rig: Rig
    web: FlaskClient
    user: str
    """Slack's id of who sends it all."""
    faults: Faults = field(default_factory=Faults)
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    sent: int = 0
    _versions: dict[ChannelKey, int] = field(default_factory=dict)
    _kept: str = ""
    _heard: int = 0

    def prepare(self) -> None:
        """What the person must neither see nor change: another channel, and another workspace."""
        for key in self.others:
            self._plant(key)
        self._kept = self._snapshot()

    @property
    def others(self) -> tuple[ChannelKey, ...]:
        here = self.rig.workspace
        return (ChannelKey(here, ELSEWHERE), ChannelKey(OTHER_WORKSPACE, self.rig.key().channel))

    def _plant(self, key: ChannelKey) -> None:
        store, now = self.rig.deps.store, self.rig.clock()
        told = {"company_size": SECRET_SIZE, "headcount": {"data_scientist": 4}}
        store.save_profile(key, TeamProfile.model_validate(told), base=0, by="U0ANA000001", at=now)
        decide(
            self.rig.deps,
            key,
            "scientists-without-data-engineers",
            DecisionKind.DECLINED,
            by="U0ANA000001",
            base=0,
            until=None,
            reason=SECRET_WORD,
        )

    def send(self, mutant: Mutant) -> None:
        self.sent += 1
        self.rig.clock.now += timedelta(seconds=2)
        # So that whoever reads what went wrong can try it alone.
        self.faults.about = f"{mutant.name}: {'; '.join(mutant.changes)}"
        self._freshen(mutant.delivery)
        body, kind = _body_of(mutant.delivery)
        headers = payloads.signed_headers(body, SECRET, now=time.time(), content_type=kind)
        began = time.perf_counter()
        response = self.web.post("/slack/events", data=body.encode(), headers=headers)
        seconds = time.perf_counter() - began
        self.slowest = max(self.slowest, (seconds, self.faults.about))
        self.statuses[response.status_code] += 1
        self._judge(response.status_code, response.text, seconds)
        self._note_forgotten(mutant.delivery.payload)
        if self.sent % CHECKED_EVERY == 0:
            self.check()

    def _judge(self, status: int, text: str, seconds: float) -> None:
        if status >= 500:
            self.faults.note(f"status {status}")
        if "Traceback" in text:
            self.faults.note("traceback to the sender")
        if seconds > SLOWEST:
            self.faults.note("slower than Slack waits")
        self._look_for_leaks("answer", text)

    def _look_for_leaks(self, where: str, text: str) -> None:
        if _SECRETS.search(text):
            self.faults.note(f"leaked into {where}")

    def check(self) -> None:
        """Nothing of others was changed or told, and no version is gone."""
        if not self.rig.sender.wait(60):
            self.faults.note("errands that never end")
        calls = self.rig.slack.workspace.calls
        for call in calls:
            self._look_for_leaks(f"call {call.method}", json.dumps(call.arguments, default=str))
        calls.clear()
        self.rig.slack.courier.sent.clear()
        if self._snapshot() != self._kept:
            self.faults.note("rows of others changed")
            self._kept = self._snapshot()
        self._check_versions()

    def _snapshot(self) -> str:
        store = self.rig.deps.store
        return repr(
            [
                (
                    list(store.list_profiles(key)),
                    list(store.list_decisions(key)),
                    store.find_schedule(key),
                    list(store.list_changes(key)),
                    store.find_access(key),
                    list(store.list_deliveries(key)),
                )
                for key in self.others
            ]
        )

    def _check_versions(self) -> None:
        store = self.rig.deps.store
        for key in store.list_channels(self.rig.workspace):
            count = len(store.list_profiles(key))
            if count < self._versions.get(key, 0):
                self.faults.note("versions of a profile lost")
            self._versions[key] = count
        for key, count in self._versions.items():
            if count and not store.list_profiles(key):
                self.faults.note("profiles lost")

    def _note_forgotten(self, payload: Json) -> None:
        """Deleting is a form like any other; what a person in the channel deletes may be gone."""
        view = payload.get("view")
        if isinstance(view, dict) and view.get("callback_id") == "forget":
            self._versions = {}
            key = self.rig.key()
            if self.rig.deps.store.find_profile(key) is None:
                self._restore(key)

    def _restore(self, key: ChannelKey) -> None:
        profile = TeamProfile.model_validate(
            {"company_size": 180, "headcount": {"data_scientist": 4}}
        )
        self.rig.deps.store.save_profile(key, profile, base=0, by=self.user, at=self.rig.clock())

    def _freshen(self, delivery: Delivery) -> None:
        """What Slack makes anew for each request: else all but the first would be a repetition."""
        payload, slack = delivery.payload, self.rig.slack
        if payload.get("trigger_id") and isinstance(payload["trigger_id"], str):
            payload["trigger_id"] = slack.workspace.grants.new_trigger(self.user)
        if isinstance(payload.get("event_id"), str) and payload["event_id"].startswith("Ev"):
            payload["event_id"] = f"Ev{self.sent:010}"
        if str(payload.get("response_url") or "").startswith(slack.page_url):
            payload["response_url"] = slack.courier.scene(
                self.user, self.rig.key().channel
            ).response_url
        view = payload.get("view")
        if isinstance(view, dict) and view.get("type") == "modal":
            self._reopen(view)

    def _reopen(self, view: Json) -> None:
        """A modal is open while its buttons are pressed."""
        slack = self.rig.slack
        for old in slack.workspace.views.stack(self.user):
            slack.workspace.views.close(old)
        shown = {"type", "title", "close", "submit", "blocks", "callback_id"}
        told = {name: value for name, value in view.items() if name in shown and value}
        try:
            opened = slack.workspace.views.open(self.user, told)
        except Exception:  # noqa: BLE001 -- mutated beyond what Slack shows: then there is none
            return
        view["id"], view["hash"] = opened.id, opened.hash


def _body_of(delivery: Delivery) -> tuple[str, str]:
    match delivery.kind:
        case "slash_commands":
            return payloads.command_body(_as_text(delivery.payload)), payloads.FORM
        case "interactive":
            return payloads.interaction_body(delivery.payload), payloads.FORM
        case _:
            return payloads.event_body(delivery.payload), payloads.JSON


def _as_text(fields: Mapping[str, object]) -> dict[str, str]:
    """A form holds nothing but text."""
    return {
        str(name).encode(errors="replace").decode(): (
            value.encode(errors="replace").decode() if isinstance(value, str) else json.dumps(value)
        )
        for name, value in fields.items()
    }


@contextmanager
def watching(fuzz: Fuzz) -> Iterator[Fuzz]:
    root = logging.getLogger()
    root.addHandler(fuzz.faults)
    try:
        yield fuzz
    finally:
        root.removeHandler(fuzz.faults)


def report(fuzz: Fuzz) -> Sequence[str]:
    lines = [
        f"{fuzz.sent} payloads; answers by status: {dict(sorted(fuzz.statuses.items()))}",
        f"slowest answer: {fuzz.slowest[0]:.2f} s ({fuzz.slowest[1][:100]})",
        f"faults: {len(fuzz.faults.found)} kinds, {fuzz.faults.found.total()} times",
    ]
    for fault, count in fuzz.faults.found.most_common():
        lines += [
            f"  {count:5} x {fault}",
            f"          such as {fuzz.faults.examples[fault][:200]}",
        ]
    return lines


__all__ = ["Fuzz", "date", "report", "watching"]
