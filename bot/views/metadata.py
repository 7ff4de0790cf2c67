"""What a modal remembers between opening and submitting: the private metadata of its view.

Slack keeps it and hands it back, so it is read as strictly as anything else from outside.
"""

from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from bot.errors import StaleButton

Remembered = TypeVar("Remembered")
ChannelId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{2,40}\z")]
Version = Annotated[int, Field(ge=0, le=2**31)]
"""Of a profile, or how many of something there are: a number that a database can hold."""


def read_metadata(kind: type[Remembered], text: str) -> Remembered:
    """Raises StaleButton for what no modal of this version has written."""
    try:
        # Typed so that mypy does not ask whether its instances are hashable.
        about: Any = kind
        found: Remembered = _adapter(about).validate_json(text)
    except ValidationError:
        raise StaleButton from None
    return found


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 -- a class
    return TypeAdapter(kind)
