"""What axe-core finds hard to use in a page."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import ElementHandle, Page

SCRIPT = Path(__file__).parents[2] / "tests/e2e/node_modules/axe-core/axe.min.js"
RUN = """part => axe.run(part ?? document, {resultTypes: ["violations"]})
  .then((found) => found.violations)"""


@dataclass(frozen=True, kw_only=True)
class Violation:
    rule: str
    help: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.help}: {'; '.join(self.places)}"


@cache
def source() -> str | None:
    """The script of axe-core; None where npm has not installed it (`make test` does)."""
    return SCRIPT.read_text(encoding="utf-8") if SCRIPT.is_file() else None


def violations(page: Page, part: ElementHandle | None = None) -> list[Violation]:
    """In a page or a part of it, of all of axe-core's rules, those of good practice too. Raises
    OSError without axe-core."""
    script = source()
    if script is None:
        raise FileNotFoundError(f"{SCRIPT} is missing: `make test` installs it")
    if not page.evaluate("'axe' in window"):
        page.evaluate(script)
    found: list[dict[str, Any]] = page.evaluate(RUN, part)
    return [_violation(each) for each in found]


def _violation(found: dict[str, Any]) -> Violation:
    places = tuple(_place(node) for node in found["nodes"])
    return Violation(rule=found["id"], help=found["help"], places=places)


def _place(node: dict[str, Any]) -> str:
    why = " ".join(str(node.get("failureSummary", "")).split())
    return f"{node['html'][:160]} ({why[:240]})"
