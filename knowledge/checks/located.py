"""An item of the knowledge base together with its place in its file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.nearest import did_you_mean
from knowledge.yamlfile import Fault, KeyPath, YamlFile

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

    @property
    def is_built_in(self) -> bool:
        return self.file.name.startswith(f"{BUILT_IN_NAME}/")

    def fault(self, path: KeyPath, problem: str, mend: str) -> Fault:
        return self.file.fault((*self.path, *path), problem, mend)

    def unknown(self, path: KeyPath, what: str, name: str, known: Collection[str]) -> Fault:
        """A fault for a name that is not among the known ones."""
        nearest = did_you_mean(name, list(known))
        mend = nearest or f"use one of: {', '.join(list(known)[:12])}"
        return self.fault(path, f"there is no {what} called {name}", mend)
