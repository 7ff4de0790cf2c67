"""A YAML file together with the line of each of its keys, so that a fault can be pointed at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to mend in the knowledge base."""

    file: str
    line: int
    """Counted from 1."""
    key: str
    """Dotted, such as "examples.fires.0.profile"; empty when the file as a whole is at fault."""
    problem: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.problem}; {self.mend}"


@dataclass(frozen=True)
class YamlFile:
    name: str
    """As people know it: the folder that they passed, then the path inside it."""
    data: object
    lines: dict[KeyPath, int] = field(repr=False)

    def fault(self, path: KeyPath, problem: str, mend: str) -> Fault:
        key = ".".join(str(part) for part in path)
        return Fault(file=self.name, line=self._line(path), key=key, problem=problem, mend=mend)

    def _line(self, path: KeyPath) -> int:
        """The line of the key, or of the nearest parent that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class BadYaml(ValueError):
    """The file can't be read as YAML; `fault` says where."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read one file. Raises BadYaml for a syntax error, a repeated key, an alias or a bad file."""
    try:
        return _parse(path.read_text("utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(name, 1, f"the file can't be read ({error})", "make it readable UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = f"this is not YAML ({error.problem or error.context})"
        raise _bad(name, line, problem, "check the indentation and quotes on this line") from None


def _parse(text: str, name: str) -> YamlFile:
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise _bad(name, 1, "the file is empty", "write an item in it or delete it")
        seen: set[int] = set()
        lines = dict(_lines(node, (), name, seen))
        data: object = loader.construct_document(node)
    finally:
        loader.dispose()
    return YamlFile(name, data, lines)


def _lines(
    node: yaml.Node, path: KeyPath, name: str, seen: set[int]
) -> Iterator[tuple[KeyPath, int]]:
    line = node.start_mark.line + 1
    if id(node) in seen:
        # An alias can blow a small file up to gigabytes, and none of our items needs one.
        raise _bad(name, line, "YAML aliases (*name) are not allowed", "write the value out")
    seen.add(id(node))
    yield path, line
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if key.value in keys:
                raise _bad(
                    name,
                    key.start_mark.line + 1,
                    f"the key {key.value} is there twice",
                    "keep one of the two",
                )
            keys.add(key.value)
            for below, below_line in _lines(value, (*path, key.value), name, seen):
                own = below == (*path, key.value)
                yield below, key.start_mark.line + 1 if own else below_line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _lines(value, (*path, index), name, seen)


def _bad(name: str, line: int, problem: str, mend: str) -> BadYaml:
    return BadYaml(Fault(file=name, line=line, key="", problem=problem, mend=mend))
