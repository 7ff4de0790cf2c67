"""The page on which all shots are side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A shot that was taken: its pictures by variant, and what is wrong with it."""

    name: str
    told: str
    pictures: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def write_sheet(folder: Path, taken: Sequence[Taken]) -> Path:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    wrong = [each for each in taken if each.problems]
    page = environment.get_template("sheet.html").render(taken=taken, wrong=wrong)
    path = folder / "index.html"
    path.write_text(page, encoding="utf-8")
    return path
