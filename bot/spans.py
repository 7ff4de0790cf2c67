"""Spans for OpenTelemetry: what takes how long. They cost nothing until somebody collects them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol


class Span(Protocol):
    def set_attribute(self, key: str, value: str) -> object: ...


class _NoSpan:
    def set_attribute(self, key: str, value: str) -> None: ...


NO_SPAN = _NoSpan()


class _Tracing:
    """OpenTelemetry has one tracer for the whole process, so it is kept for the process too."""

    tracer: Any = None


_tracing = _Tracing()


def collect(tracer: Any) -> None:  # noqa: ANN401 -- an OpenTelemetry tracer, which need not be here
    """From now on spans go there; None ends that."""
    _tracing.tracer = tracer


@contextmanager
def span(name: str, attributes: Mapping[str, str] | None = None) -> Iterator[Span]:
    """Inside of another one it becomes its child. Its words must come from closed sets."""
    if _tracing.tracer is None:
        yield NO_SPAN
        return
    # Not what an error says, which may quote somebody.
    with _tracing.tracer.start_as_current_span(
        name, attributes=attributes, record_exception=False, set_status_on_exception=True
    ) as started:
        yield started
