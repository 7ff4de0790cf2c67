"""A story: steps in a YAML file, which a storyteller plays on the page."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from playground.errors import NotPossible

STORIES = Path(__file__).parent / "stories"
LENGTH = re.compile(r"(\d+) (hour|day|week)s?")
DEEDS = ("say", "press", "answer", "open_home")


class BadStory(NotPossible):
    """A file that is no story; the message says where and why."""


def length_of(words: str) -> timedelta:
    """Such as "3 days". Raises ValueError."""
    found = LENGTH.fullmatch(words)
    if not found:
        raise ValueError(f"{words!r} is no length of time; write one such as 3 days or 1 week")
    return timedelta(**{f"{found[2]}s": int(found[1])})


class Step(BaseModel):
    """One thing at a time, in this order: time passes, it is told, somebody acts, it is checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: str = ""
    """How much time passes first, such as "2 weeks"."""
    wait_for: str = ""
    """Time passes until the bot posts something with these words."""
    tell: str = ""
    """What the page and the terminal say."""
    who: str = "ana"
    where: str = "#ml-team"
    """A channel, or a person's name for their direct messages with the bot."""
    say: str = ""
    """A message, or a command that begins with a slash."""
    press: str = ""
    """A button by its id or by what stands on it, in the open form or the newest message."""
    answer: dict[str, str | int | list[str]] | None = None
    """Fill in the form that is open, page by page, and submit it: what each field gets, by its id.
    "in 3 weeks" is the day three weeks from then."""
    open_home: bool = False
    see: str = ""
    """What stands on this person's page afterwards, somewhere in what is new."""
    pause: float | None = None
    """Seconds before the next step, if other than usual."""

    @field_validator("after")
    @classmethod
    def _is_length(cls, words: str) -> str:
        if words:
            length_of(words)
        return words

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        done = [name for name in DEEDS if getattr(self, name) not in ("", None, False)]
        if len(done) > 1:
            raise ValueError(f"a step does one thing, not {' and '.join(done)}")
        return self


class Story(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    steps: list[Step]


def load_story(path: Path) -> Story:
    """Raises BadStory."""
    try:
        return Story.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except OSError as error:
        raise BadStory(f"{path} can't be read ({error.strerror}).") from None
    except (yaml.YAMLError, ValidationError) as error:
        raise BadStory(f"{path} is no story: {_reason(error)}.") from None


def _reason(error: yaml.YAMLError | ValidationError) -> str:
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())
    first = error.errors()[0]
    place = ".".join(str(each) for each in first["loc"])
    return f"{place}: {first['msg']}"
