"""An item of the knowledge base together with its place in its file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.nearest import did_you_mean
from knowledge.yamlfile import Fault, KeyPath, YamlFile

MOST_NAMED = 12
BUILT_IN_NAME = "knowledge/data"
"""What stands in faults for the folder of the built-in knowledge."""

Items = Mapping[str, Mapping[str, "Located"]]
"""By kind, then by id."""


@dataclass(frozen=True)
class Located:
    id: str
    item: Any
    file: YamlFile
    path: KeyPath
    replaces: bool = False
    """Whether it stands in for a built-in item of the same id."""

    @property
    def is_built_in(self) -> bool:
        return self.file.name.startswith(f"{BUILT_IN_NAME}/")

    def fault(self, path: KeyPath, problem: str, mend: str) -> Fault:
        return self.file.fault((*self.path, *path), problem, mend)

    def unknown(
        self, path: KeyPath, what: str, name: str, known: Collection[str], *, file: str = ""
    ) -> Fault:
        """A fault for a name that is not among the known ones; `file` is where to add it."""
        nearest = did_you_mean(name, list(known))
        mend = nearest or f"use one of: {_listed(known)}"
        if file:
            mend += f"{'' if nearest else ','} or add it to {file}"
        return self.fault(path, f"there is no {what} called {name}", mend)


def _listed(names: Collection[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(list(names)[:MOST_NAMED])
    return f"{shown} \u2026 ({more} more)" if more > 0 else shown
