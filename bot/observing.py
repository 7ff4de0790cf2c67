"""Each request and each nudge from the outside: its reference, its line in the log, its count.

The reference is bound to every line that is logged meanwhile, by the libraries too, and it is what
a person is shown when something fails.
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from structlog import get_logger
from structlog.contextvars import bind_contextvars, bound_contextvars

from bot.metrics import OK, Metrics, counting_in
from bot.spans import span

UNKNOWN = "unknown"
REFUSED = "refused"
"""The person was told what to do instead."""
FAILED = "failed"
"""Our fault; the person was told the reference."""

log = get_logger(__name__)


def new_reference() -> str:
    return secrets.token_hex(3).upper()


@dataclass(kw_only=True)
class Asked:
    """A request while it is answered. Nothing of a request that is not Slack's gets in here."""

    reference: str = field(default_factory=new_reference)
    kind: str = UNKNOWN
    name: str = UNKNOWN
    outcome: str = OK
    user: str = ""
    """Slack's id. On the lines of failures only: who asks what, and when, is not for a log."""

    @property
    def is_known(self) -> bool:
        """Whether it is Slack's: whoever says what is asked has seen its signature."""
        return self.kind != UNKNOWN


_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)
_reference: ContextVar[str] = ContextVar("reference", default="")


def current_reference() -> str:
    """That of what is being done; a new one outside of all."""
    return _reference.get() or new_reference()


def current_user() -> str:
    """Who asks, by Slack's id; empty outside of a request."""
    asked = _asked.get()
    return asked.user if asked else ""


def note_request(kind: str, name: str, *, user: str, **place: str | None) -> None:
    """What is asked, in words of closed sets; by whom and where, by Slack's ids."""
    bind_contextvars(**{key: value for key, value in place.items() if value})
    asked = _asked.get()
    if asked is not None:
        asked.kind, asked.name, asked.user = kind, name, user


def note_outcome(outcome: str) -> None:
    asked = _asked.get()
    if asked is not None:
        asked.outcome = outcome


@contextmanager
def answering(metrics: Metrics) -> Iterator[Asked]:
    """Around one request of Slack, in a context of its own, because what is bound stays."""
    asked, began = Asked(), time.perf_counter()
    _asked.set(asked)
    _reference.set(asked.reference)
    bind_contextvars(reference=asked.reference)
    with counting_in(metrics), span("answer") as current:
        try:
            yield asked
        except Exception:
            asked.outcome = FAILED
            raise
        finally:
            seconds = time.perf_counter() - began
            metrics.count_answer(asked.kind, asked.name, asked.outcome, seconds)
            for key in ("kind", "name", "outcome", "reference"):
                current.set_attribute(f"mlteam.{key}", getattr(asked, key))
            if asked.is_known:
                log.info(
                    "answered",
                    kind=asked.kind,
                    name=asked.name,
                    outcome=asked.outcome,
                    ms=round(seconds * 1000, 1),
                )


@contextmanager
def delivering(workspace: str, channel: str) -> Iterator[None]:
    """Around what is done about one nudge."""
    reference = new_reference()
    token = _reference.set(reference)
    with (
        bound_contextvars(reference=reference, workspace=workspace, channel=channel),
        span("nudge", {"mlteam.reference": reference}),
    ):
        try:
            yield
        finally:
            _reference.reset(token)
