"""What requirements.txt pins: the packages that the bot is installed with, to the byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
OURSELVES = "mlteam"


@dataclass(frozen=True, kw_only=True)
class Pin:
    name: str
    version: str
    marker: str
    """Where it is installed at all; empty for everywhere."""
    hashes: tuple[str, ...]
    """SHA-256 of each file that may be installed for it."""
    wanted_by: tuple[str, ...]
    """Packages that need it, and `mlteam`."""

    def is_for_this_machine(self) -> bool:
        marker = Requirement(f"{self.name} ; {self.marker}").marker if self.marker else None
        return marker is None or marker.evaluate()


def read_pins(name: str = "requirements.txt") -> list[Pin]:
    text = (ROOT / name).read_text("utf-8")
    return [_read_pin(part) for part in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]]


def _read_pin(part: str) -> Pin:
    first = part.splitlines()[0].rstrip("\\ ")
    requirement = Requirement(first)
    return Pin(
        name=requirement.name,
        version=str(requirement.specifier).removeprefix("=="),
        marker=str(requirement.marker or ""),
        hashes=tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", part)),
        wanted_by=tuple(_wanting(part)),
    )


def _wanting(part: str) -> Iterator[str]:
    """From uv's comments: `# via flask`, or one on each line below `# via`."""
    for name in re.findall(r"^    # (?:via|  ) *(\S.*)$", part, flags=re.MULTILINE):
        yield OURSELVES if name.startswith(OURSELVES) else name
