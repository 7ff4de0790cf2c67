"""A YAML file together with the line of each of its keys, so that a fault can be pointed at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

KeyPath = tuple[str | int, ...]

LARGEST = 200_000
"""Bytes; the largest file of the built-in knowledge has 36,000."""
DEEPEST = 40
"""Lists and mappings in each other. libyaml has no limit of its own, and ends the whole process at
some ten thousand."""
LARGEST_NUMBER = 10**15
"""Python refuses to write out those of thousands of digits, and nothing here has more."""
LONGEST_KEY = 60


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
        key = ".".join(f"{part!s:.{LONGEST_KEY}}" for part in path)
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
        return _parse(_read(path, name), name)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        problem = f"the file can't be read ({reason})"
        raise _bad(name, 1, problem, "make it readable UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = f"this is not YAML ({error.problem or error.context})"
        raise _bad(name, line, problem, "check the indentation and quotes on this line") from None
    except yaml.YAMLError as error:  # a control character, for one
        problem = f"this is not YAML ({str(error).splitlines()[0]})"
        raise _bad(name, 1, problem, "remove what an editor doesn't show") from None


def _read(path: Path, name: str) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large(name)
    return content.decode("utf-8")


def too_large(name: str) -> BadYaml:
    problem = f"the file has more than {LARGEST} bytes"
    return _bad(name, 1, problem, "split it, or check that it is the right one")


def read_released(path: Path, name: str) -> YamlFile:
    """Read a file that was checked before its release: in half the time, without its lines."""
    return YamlFile(name, yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), {})


def _parse(text: str, name: str) -> YamlFile:
    _check_depth(text, name)
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise _bad(name, 1, "the file is empty", "write an item in it or delete it")
        lines = dict(_Walk(loader, name).lines(node, ()))
        data: object = loader.construct_document(node)
    finally:
        loader.dispose()
    return YamlFile(name, data, lines)


def _check_depth(text: str, name: str) -> None:
    """Before anything is built of it: see DEEPEST."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise _bad(name, line, "the lists are nested too deeply", "write fewer brackets")


class _Walk:
    """Finds the line of each key and item, and refuses what YAML allows and we do not."""

    def __init__(self, loader: yaml.CSafeLoader, name: str) -> None:
        self._loader = loader
        self._name = name
        self._seen: set[int] = set()

    def lines(self, node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
        if id(node) in self._seen:
            # An alias can blow a small file up to gigabytes, and none of our items needs one.
            raise self._bad(node, "YAML aliases (*name) are not allowed", "write the value out")
        self._seen.add(id(node))
        yield path, _line(node)
        if isinstance(node, yaml.MappingNode):
            for key, value in self._pairs(node):
                yield from self.lines(value, (*path, key.value))
                yield (*path, key.value), _line(key)  # not that of a value on the next line
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                yield from self.lines(value, (*path, index))
        else:
            self._check_value(node)

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        keys: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag not in _KEY_TAGS:
                raise self._bad(key, "a key is not a word", "put the key in quotes")
            if key.value in keys:
                problem = f"the key {key.value:.{LONGEST_KEY}} is there twice"
                raise self._bad(key, problem, "keep one of the two")
            keys.add(key.value)
            yield key, value

    def _check_value(self, node: yaml.Node) -> None:
        try:
            value = self._loader.construct_object(node)
        except ValueError as error:  # such as the 31st of June
            problem = f"{node.value:.60} can't be read ({error})"
            raise self._bad(node, problem, "mend it, or put it in quotes") from None
        except (AttributeError, IndexError, KeyError):  # a tag such as !!bool before another word
            problem = f"{node.value!r:.60} is not what its tag says"
            raise self._bad(node, problem, "remove the tag") from None
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            problem = f"{node.value:.60} is too large a number"
            raise self._bad(node, problem, "write a smaller one, or put it in quotes")

    def _bad(self, node: yaml.Node, problem: str, mend: str) -> BadYaml:
        return _bad(self._name, _line(node), problem, mend)


_KEY_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:bool"}
"""Bool, because `true: …` is how the words of a yes/no field are written naturally."""


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _bad(name: str, line: int, problem: str, mend: str) -> BadYaml:
    return BadYaml(Fault(file=name, line=line, key="", problem=problem, mend=mend))
