"""Errors to Sentry and spans to OpenTelemetry: off unless their own standard settings are there.

Neither gets what people typed, local variables, or bodies of requests: errors go as they stand in
the log, and spans are named by words of ours.
"""

import logging
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, cast

from structlog.contextvars import get_contextvars

from bot import spans
from bot.entrypoints.gauges import mlteam_version
from bot.logs import Scrub, build_scrub, words_of
from bot.settings import BadSetting, Settings

FLUSH_SECONDS = 2.0


class Telemetry:
    """What was switched on. `stop` sends what is still waiting."""

    def __init__(self, settings: Settings) -> None:
        """In the process that works, not in the one that forks it."""
        self._sentry = _start_sentry(settings) if settings.sentry_dsn else None
        self._provider = _start_tracing() if settings.tracing else None

    def stop(self) -> None:
        if self._sentry is not None:
            logging.getLogger().removeHandler(self._sentry)
            self._sentry.flush_events()
        if self._provider is not None:
            spans.collect(None)
            self._provider.shutdown()


def check_telemetry(settings: Settings) -> None:
    """Raises BadSetting if something is asked for that is not installed."""
    needed = {
        "SENTRY_DSN": (settings.sentry_dsn, "sentry_sdk", "sentry"),
        "OTEL_EXPORTER_OTLP_ENDPOINT": (settings.tracing, "opentelemetry.exporter", "otel"),
    }
    for name, (wanted, module, extra) in needed.items():
        if wanted and not _is_installed(module):
            raise BadSetting(
                name,
                f'is set, but its package is not installed: run pip install "mlteam[{extra}]".',
            )
    if settings.sentry_dsn:
        _check_dsn(settings.sentry_dsn)


def _check_dsn(dsn: str) -> None:
    from sentry_sdk.utils import BadDsn, Dsn  # noqa: PLC0415 -- optional

    try:
        Dsn(dsn)
    except BadDsn:
        raise BadSetting(
            "SENTRY_DSN", "is no address: copy the DSN of your project's settings in Sentry."
        ) from None


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


class SentryHandler(logging.Handler):
    """Sends each ERROR of the log."""

    def __init__(self, client: Any, scrub: Scrub) -> None:  # noqa: ANN401 -- an optional package's
        super().__init__(logging.ERROR)
        self._client = client
        self._scrub = scrub

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("sentry_sdk"):
            self._client.capture_event(cast("Any", self._event_of(record)))

    def flush_events(self) -> None:
        self._client.close(timeout=FLUSH_SECONDS)

    def _event_of(self, record: logging.LogRecord) -> dict[str, Any]:
        """Made by hand, because the SDK's own would take the arguments of the line with it."""
        about = {**get_contextvars(), **_own_words(record)}
        event: dict[str, Any] = {
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._scrub(str(about.pop("event", ""))),
            "tags": {key: self._scrub(str(value)) for key, value in about.items() if value},
        }
        error = _error_of(record)
        if error is not None:
            event["exception"] = {"values": [self._exception_of(error)]}
        return event

    def _exception_of(self, error: BaseException) -> dict[str, Any]:
        frames, trace = [], error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            module = trace.tb_frame.f_globals.get("__name__", "")
            frames.append(
                {
                    "filename": code.co_filename,
                    "function": code.co_qualname,
                    "module": module,
                    "lineno": trace.tb_lineno,
                    "in_app": str(module).partition(".")[0] in {"bot", "knowledge", "storage"},
                }
            )
            trace = trace.tb_next
        return {
            "type": type(error).__qualname__,
            "module": type(error).__module__,
            "value": self._scrub(words_of(error)),
            "stacktrace": {"frames": frames},
        }


def _own_words(record: logging.LogRecord) -> dict[str, Any]:
    """structlog puts a mapping where others have text; of other libraries only the pattern goes."""
    if isinstance(record.msg, Mapping):
        names = ("event", "reference", "workspace", "channel", "logger")
        return {name: record.msg[name] for name in names if name in record.msg}
    return {"event": str(record.msg) if record.args else f"{record.name} failed"}


def _error_of(record: logging.LogRecord) -> BaseException | None:
    info = record.msg.get("exc_info") if isinstance(record.msg, Mapping) else record.exc_info
    if info is True:  # the one that is handled just now
        info = sys.exc_info()
    if isinstance(info, tuple):
        info = info[1]
    return info if isinstance(info, BaseException) else None


def _start_sentry(settings: Settings) -> SentryHandler:
    import sentry_sdk  # noqa: PLC0415 -- optional

    client = sentry_sdk.Client(
        dsn=settings.sentry_dsn,
        release=f"mlteam@{mlteam_version()}",
        default_integrations=False,
        send_default_pii=False,
        include_local_variables=False,
        max_breadcrumbs=0,
    )
    handler = SentryHandler(client, build_scrub(settings.secrets))
    logging.getLogger().addHandler(handler)
    return handler


def _start_tracing() -> Any:  # noqa: ANN401 -- an optional package's
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415 -- optional
        OTLPSpanExporter,
    )
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    # OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come before ours.
    about = {SERVICE_NAME: "mlteam", "service.version": mlteam_version()}
    provider = TracerProvider(resource=Resource(about).merge(Resource.create()))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    spans.collect(provider.get_tracer("mlteam"))
    return provider
