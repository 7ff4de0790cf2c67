"""Logs: structlog for ours, the same format for the libraries' own, and no secret in either.

Each line of a request, or of a nudge that is posted, carries its reference, workspace and channel;
`bot.observing` binds them. What people typed is in no line: ours name what happened, the libraries'
stay above DEBUG, where they quote what they handle, and errors lose the words that may quote it.

Whatever starts a process imports this first, so that structlog is loaded here.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import TextIO

if "rich" not in sys.modules:
    # structlog loads rich if it is there, for tracebacks in color, which we don't print. Without it
    # a start takes 5 % less time and 3 MB less memory.
    sys.modules["rich"] = None  # type: ignore[assignment]
import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

if sys.modules["rich"] is None:
    del sys.modules["rich"]

OURS = frozenset({"bot", "knowledge", "storage"})
SHORTEST_SECRET = 6
"""Characters. A shorter one would be found in innocent words."""
_SECRET = re.compile(
    r"(xox[a-z](?:\.xox[a-z])?-|xapp-|https://hooks\.slack[a-z-]*\.com/|\bticket="
    r"|[?&](?:code|state)=|\bclient_secret=)[\w./~%+-]+"
)
_QUOTING = (
    "Invalid request signature detected",
    "Unhandled request",
)
"""How lines of Bolt begin that go on with text of a stranger's choice."""
_TELLING: tuple[type[BaseException], ...] = (OSError, ImportError, AttributeError, MemoryError)
"""Errors whose words come from the system or from Python; those of others may quote a person."""
_TELLING_BY_NAME = frozenset(
    {
        *("SlackApiError", "StorageError", "BadSetting", "KnowledgeError", "NameError"),
        *("OperationalError", "DatabaseError", "IntegrityError", "InvalidToken"),
        *("HTTPException", "IncompleteRead", "RemoteDisconnected", "TypeError", "RecursionError"),
    }
)
"""The same, by the name of their class, because this module is loaded before theirs."""

Scrub = Callable[[str], str]


def build_scrub(secrets: Iterable[str | None] = ()) -> Scrub:
    """What cuts these secrets out of a text, and all that looks like one of Slack's."""
    found = {secret for secret in secrets if secret and len(secret) >= SHORTEST_SECRET}
    longest_first = sorted(found, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, longest_first))) if found else None

    def scrub(text: str) -> str:
        if known is not None:
            text = known.sub("…", text)
        return _SECRET.sub(r"\1…", text)

    return scrub


def configure_logging(level: str, log_format: str, secrets: Iterable[str | None] = ()) -> None:
    """Write to stderr, from `level` on, as `console` or `json`, and never these secrets."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = _Handler(sys.stderr)
    handler.addFilter(_is_sayable)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.ExceptionRenderer(describe),
                _without_stranger_s_body,
                _renderer(log_format, build_scrub(secrets)),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # slack_sdk writes the text of its lines for DEBUG unless its own logger says not to.
    for name in ("slack_sdk.web.base_client", "slack_sdk.webhook.client"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Python's own prints the line that could not be written, with all that is in it."""
        with suppress(OSError, ValueError):
            self.stream.write(f"a line of {record.name} could not be logged\n")


def log_ends() -> None:
    """Log what ends the process or a thread, and warnings: Python writes them by itself, as they
    are, with all that an error says.
    """
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_end
    threading.excepthook = lambda end: _log_end(end.exc_type, end.exc_value, end.exc_traceback)


def describe(exc_info: ExcInfo) -> str:
    """A traceback without local variables, and without words that may quote what people typed."""
    return "\n".join(_lines_of(exc_info[1], set()))


def _lines_of(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines_of(before, seen)
        yield "after which:"
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    yield f"{type(error).__qualname__}: {words_of(error)}".rstrip(": ")


def words_of(error: BaseException) -> str:
    """What the error says, if that can't be what a person typed."""
    is_telling = isinstance(error, _TELLING) or any(
        each.__name__ in _TELLING_BY_NAME for each in type(error).__mro__
    )
    if is_telling:
        return str(error)
    places = getattr(error, "errors", None)
    if callable(places):  # pydantic's: which field, and what is wrong with it
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in places())
    return "" if not str(error) else "(its words are left out, they may quote somebody)"


def _log_end(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit) or error is None:
        sys.__excepthook__(kind, error or kind(), trace)
        return
    structlog.get_logger(__name__).critical("ended by an error", exc_info=(kind, error, trace))


def _renderer(log_format: str, scrub: Scrub) -> Processor:
    """The last step: an event becomes a line, and secrets are cut out of the line as a whole."""
    if log_format == "json":
        render: Processor = structlog.processors.JSONRenderer()
    else:
        render = structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )

    def rendered(logger: WrappedLogger, method: str, event: EventDict) -> str:
        return scrub(str(render(logger, method, event)))

    return rendered


def _is_sayable(record: logging.LogRecord) -> bool:
    """Libraries write whole requests and answers at DEBUG."""
    return record.levelno >= logging.INFO or record.name.partition(".")[0] in OURS


def _without_stranger_s_body(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    text = str(event.get("event", ""))
    for beginning in _QUOTING:
        if text.startswith(beginning):
            event["event"] = beginning
    return event
