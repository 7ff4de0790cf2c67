"""The table of shots, read from shots.yml."""

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

TABLE = Path(__file__).with_name("shots.yml")
Show = Literal["message", "post", "modal", "home", "page"]


class Shot(BaseModel):
    """One row: what is done first, and what the picture shows.

    message  the newest message      post  the newest that everybody sees
    modal    the modal on top        home  App Home     page  all that is on the screen

    `docs` is the name of the picture in docs/images that it also is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    show: Show = "message"
    user: str = Field(default="ana", alias="as")
    channel: str = Field(default="#ml-team", alias="in")
    steps: tuple[str | dict[str, Any], ...] = Field(default=(), alias="do")
    docs: str | None = None

    @property
    def typed(self) -> bool:
        """Whether inputs of a modal are filled in."""
        verbs = {step if isinstance(step, str) else next(iter(step)) for step in self.steps}
        return self.show in ("modal", "page") and not verbs.isdisjoint(("fill", "submit", "choose"))


class Scene(BaseModel):
    """Shots that follow each other in one workspace, which begins empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scene: str = Field(pattern=r"^[a-z0-9-]+$")
    shots: tuple[Shot, ...]


def read_table(path: Path = TABLE) -> list[Scene]:
    """Raises pydantic.ValidationError, which names the row."""
    return [Scene.model_validate(each) for each in yaml.safe_load(path.read_text(encoding="utf-8"))]
