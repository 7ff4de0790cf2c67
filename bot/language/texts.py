"""The texts of each language, read from their files at first use."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from structlog import get_logger

log = get_logger(__name__)

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de")
"""Those with a folder of texts; the first is complete and stands in for what others lack."""
FOLDER = Path(__file__).parent

LONGEST_VALUE = 500
"""What is longer goes around Fluent, which refuses values of more than some thousand characters."""

_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


class NoText(LookupError):
    """There is no English text of this id, or it lacks one of its values: a fault of ours."""


def current_language() -> str:
    """Of whoever will read what is written now; English unless `speaking` said otherwise."""
    return _current.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it everything is said in this language: one of LANGUAGES, else English."""
    token = _current.set(_spoken(language))
    try:
        yield
    finally:
        _current.reset(token)


def speak(language: str) -> None:
    """The same until the end of the current context, such as that of a request."""
    _current.set(_spoken(language))


def _spoken(language: str) -> str:
    return language if language in LANGUAGES else ENGLISH


def language_of(locale: str) -> str:
    """The language for a locale as Slack writes it, such as "de-DE"; English if we lack it."""
    language = locale.replace("_", "-").partition("-")[0].casefold()
    return language if language in LANGUAGES else ENGLISH


def say(text_id: str, /, **values: str | float) -> str:
    """The text in the current language. Numbers are written as the language writes them.

    Values go in as they are, so what people typed has to be escaped before. Raises NoText.
    """
    area = text_id.partition("-")[0]
    language = _current.get()
    if language != ENGLISH:
        try:
            return _said(_bundle(language, area), text_id, values)
        except NoText as error:
            log.warning("a text is missing", language=language, text=text_id, error=str(error))
    return _said(_bundle(ENGLISH, area), text_id, values)


def _said(bundle: FluentBundle, text_id: str, values: dict[str, str | float]) -> str:
    if not bundle.has_message(text_id):
        raise NoText(text_id)
    pattern = bundle.get_message(text_id).value
    if pattern is None:
        raise NoText(text_id)
    long = {f"\ue000{name}\ue001": value for name, value in values.items() if _is_long(value)}
    short = {
        name: f"\ue000{name}\ue001" if _is_long(value) else value for name, value in values.items()
    }
    text, errors = bundle.format_pattern(pattern, short)
    if errors:
        raise NoText(f"{text_id}: {errors[0]}")
    said = str(text)
    for mark, value in long.items():
        said = said.replace(mark, str(value))
    return said


def _is_long(value: str | float) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_VALUE


@lru_cache
def _bundle(language: str, area: str) -> FluentBundle:
    # Without the invisible marks around values that Fluent adds by default: Slack would show some
    # of them, and they break mentions and links.
    bundle = FluentBundle([language], use_isolating=False)
    for name in ("terms", area):
        file = FOLDER / language / f"{name}.ftl"
        if file.exists():
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
