"""The only reader of the knowledge base: YAML files in, one checked `Knowledge` out.

The built-in knowledge lies in `knowledge/data/`. A folder of the same layout may overlay it: an
item with the id of a built-in one replaces it, any other is added.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import filterfalse
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge import schema
from knowledge.checks import BUILT_IN_NAME, Located, find_faults, find_word_faults
from knowledge.folder import Found, find_files
from knowledge.nearest import did_you_mean
from knowledge.schema import (
    Band,
    Benchmark,
    Duty,
    FieldWords,
    HiringTip,
    Knowledge,
    MoveWords,
    NudgeWords,
    Phrase,
    Role,
    Rule,
    SearchWords,
    SizeBand,
    Source,
    TargetTeam,
    Threshold,
    Tip,
    Value,
)
from knowledge.yamlfile import BadYaml, Fault, KeyPath, YamlFile, read_released, read_yaml

BUILT_IN = Path(__file__).parent / "data"
LANGUAGES = "languages/*"
"""Where a folder may hold translations of its items, see knowledge.translation."""
MOST_FAULTS = 100
"""More than anybody mends in one go; a log has to hold them."""


class KnowledgeError(Exception):
    """The knowledge base can't be used; `faults` holds what is wrong, the first MOST_FAULTS."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        found = tuple(faults)
        self.faults = found[:MOST_FAULTS]
        more = len(found) - len(self.faults)
        rest = [f"… and {more} more"] if more else []
        super().__init__("\n".join([*map(str, self.faults), *rest]))


@dataclass(frozen=True)
class Kind:
    """One kind of item: its model, where it lies, and how its files are cut into items."""

    name: str
    model: type[BaseModel]
    where: str
    """A glob below the folder of the knowledge base."""
    shape: str
    """one: an item a file, named for its id; list: a list of items; words: items by key."""


KINDS = (
    Kind("sources", Source, "sources.yml", "list"),
    Kind("sizes", SizeBand, "sizes.yml", "list"),
    Kind("fields", FieldWords, "fields.yml", "words"),
    Kind("moves", MoveWords, "moves.yml", "words"),
    Kind("roles", Role, "roles/*.yml", "one"),
    Kind("rules", Rule, "rules/*.yml", "one"),
    Kind("tips", Tip, "tips/*.yml", "list"),
    Kind("nudges", NudgeWords, "nudges/*.yml", "one"),
    Kind("thresholds", Threshold, "thresholds.yml", "words"),
    Kind("duties", Duty, "duties.yml", "words"),
    Kind("teams", TargetTeam, "teams.yml", "list"),
    Kind("benchmarks", Benchmark, "benchmarks.yml", "list"),
    Kind("hiring", HiringTip, "hiring.yml", "list"),
    Kind("search", SearchWords, "search.yml", "words"),
    Kind("phrases", Phrase, "phrases.yml", "words"),
)

Items = dict[str, dict[str, Located]]
Reader = Callable[[Path, str], YamlFile]
_KEYS = sorted(
    {
        key
        for model in Value.__subclasses__()
        if model.__module__.startswith(schema.__name__)
        for key in model.model_fields
    }
)


def load_knowledge(overlay: Path | None = None, *, for_service: bool = False) -> Knowledge:
    """Load the built-in knowledge, with the overlay on top if one is given.

    `for_service` starts faster: the built-in knowledge alone is taken as it was released, without
    running its examples again. With an overlay everything is checked all the same.
    Raises KnowledgeError with the faults of all files, not only the first: those of single items,
    or if there are none, those between items.
    """
    if for_service and overlay is None:
        return _load_released()
    faults: list[Fault] = []
    items: Items = {kind.name: {} for kind in KINDS}
    for folder in [BUILT_IN, *([overlay] if overlay else [])]:
        for name, layer in _read_folder(folder, faults).items():
            items[name] |= {
                id_: replace(located, replaces=id_ in items[name]) for id_, located in layer.items()
            }
    if faults:
        raise KnowledgeError(faults)
    if faults := list(find_word_faults(items)):
        raise KnowledgeError(faults)
    knowledge = _assemble(items)
    if faults := list(find_faults(knowledge, items)):
        raise KnowledgeError(faults)
    return knowledge


def _load_released() -> Knowledge:
    faults: list[Fault] = []
    files = find_files(BUILT_IN)
    items = {
        kind.name: _read_kind(kind, files, BUILT_IN_NAME, faults, read_released) for kind in KINDS
    }
    if faults:
        raise KnowledgeError(faults)
    return _assemble(items)


def _read_folder(folder: Path, faults: list[Fault]) -> Items:
    label = BUILT_IN_NAME if folder == BUILT_IN else str(folder)
    if not folder.is_dir():
        faults.append(_folder_fault(label, "there is no such folder", "name a folder that exists"))
        return {}
    try:
        files = find_files(folder)
    except BadYaml as error:
        faults.append(error.fault)
        return {}
    read = {kind.name: _read_kind(kind, files, label, faults) for kind in KINDS}
    faults.extend(_stray_files(files, label))
    return read


def _read_kind(
    kind: Kind, files: Iterable[Found], label: str, faults: list[Fault], read: Reader = read_yaml
) -> dict[str, Located]:
    found: dict[str, Located] = {}
    for one in files:
        if not one.lies_at(kind.where):
            continue
        try:
            file = read(one.path, f"{label}/{one.place.as_posix()}")
        except BadYaml as error:
            faults.append(error.fault)
            continue
        for located in _cut(kind, file, faults):
            faults.extend(_identity_faults(kind, located, found, one.path.stem))
            found.setdefault(located.id, located)
    return found


def _cut(kind: Kind, file: YamlFile, faults: list[Fault]) -> Iterator[Located]:
    for path, key, data in _pieces(kind, file, faults):
        try:
            # Through JSON, because only there strict mode takes a word for an enum member.
            item = kind.model.model_validate_json(json.dumps(data, default=str), strict=True)
        except ValidationError as error:
            details = filterfalse(_is_echo, error.errors())
            faults.extend(map(partial(_model_fault, file, path), details))
        else:
            yield Located(key or str(getattr(item, "id", "")), item, file, path)


def _pieces(
    kind: Kind, file: YamlFile, faults: list[Fault]
) -> list[tuple[KeyPath, str | None, object]]:
    """The items of a file: where each lies, its key if keys name them, and its data."""
    if kind.shape == "list" and isinstance(file.data, list):
        return [((index,), None, item) for index, item in enumerate(file.data)]
    if kind.shape == "words" and isinstance(file.data, dict):
        return [((str(key),), str(key), item) for key, item in file.data.items()]
    if kind.shape == "one" and isinstance(file.data, dict):
        return [((), None, file.data)]
    is_list = kind.shape == "list"
    word = "a list of items, each starting with '- '" if is_list else "keys and values"
    faults.append(file.fault((), "the file has the wrong shape", f"write {word}"))
    return []


def _identity_faults(
    kind: Kind, located: Located, found: Mapping[str, Located], stem: str
) -> Iterator[Fault]:
    if twin := found.get(located.id):
        problem = f"the id {located.id} is also in {twin.file.name}"
        yield located.fault(("id",), problem, "give one of the two another id")
    elif kind.name == "tips" and stem not in list(Band):
        problem = f"there is no size band called {stem}"
        files = " or ".join(f"{band}.yml" for band in Band)
        yield located.file.fault((), problem, f"call the file {files}")
    elif kind.shape == "one" and located.id != stem:
        problem = f"the id {located.id} is not the name of its file"
        yield located.fault(("id",), problem, f"call the file {located.id}.yml or the id {stem}")


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list counts as too short only because its entries have faults of their own."""
    is_short = details["type"] == "too_short"
    return is_short and len(details["input"]) >= details["ctx"]["min_length"]


def _model_fault(file: YamlFile, path: KeyPath, details: ErrorDetails) -> Fault:
    """Turn pydantic's account of a fault into where, what, and how to mend it."""
    where = (*path, *details["loc"])
    given = f"{details['input']!r:.60}"
    match details["type"]:
        case "extra_forbidden":
            key = str(details["loc"][-1])
            mend = did_you_mean(key, _KEYS)
            return file.fault(where, "there is no key of this name", mend or "remove the key")
        case "missing":
            return file.fault(where, "the key is missing", "add it")
        case "item":
            return file.fault(where, _expected(details), details["ctx"]["mend"])
        case "enum":
            mend = f"use {details['ctx']['expected']}"
            return file.fault(where, f"{given} is no value of this key", mend)
        case _:
            return file.fault(where, f"{given} does not fit", _expected(details))


def _expected(details: ErrorDetails) -> str:
    match details["type"]:
        case "tuple_type":
            return "write a list"
        case "float_type":  # YAML takes some numbers, such as 1e3, for text
            return "write a number in digits, such as 3 or 2.5"
        case "too_short":
            least = "one entry" if details["ctx"]["min_length"] == 1 else "two entries"
            return f"write at least {least}"
        case "string_too_short":
            return "write a sentence"
        case _:
            return details["msg"][:1].lower() + details["msg"][1:]


def _stray_files(files: Iterable[Found], label: str) -> Iterator[Fault]:
    for one in files:
        name = f"{label}/{one.place.as_posix()}"
        if any(one.lies_at(kind.where) for kind in KINDS):
            continue
        if any(one.lies_at(f"{LANGUAGES}/{kind.where}") for kind in KINDS):
            yield from _translation_faults(one, name)
            continue
        mend = "use " + ", ".join(kind.where for kind in KINDS)
        yield _folder_fault(name, "no file is read at this place", mend)


def _translation_faults(found: Found, name: str) -> Iterator[Fault]:
    try:
        file = read_yaml(found.path, name)
    except BadYaml as error:
        yield error.fault
        return
    if not isinstance(file.data, dict):
        yield file.fault((), "the file has the wrong shape", "write keys and values")


def _folder_fault(name: str, problem: str, mend: str) -> Fault:
    return Fault(file=name, line=1, key="", problem=problem, mend=mend)


def _assemble(items: Items) -> Knowledge:
    values: dict[str, Any] = {
        name: {key: located.item for key, located in found.items()} for name, found in items.items()
    }
    values["roles"] = _sorted(values["roles"], lambda role: role.position)
    values["sizes"] = _sorted(values["sizes"], lambda size: size.from_employees)
    values["tips"] = {
        band: tuple(
            located.item
            for located in items["tips"].values()
            if located.file.name.endswith(f"/{band}.yml")
        )
        for band in Band
    }
    return Knowledge.model_validate(values)


def _sorted(items: dict[str, Any], key: Callable[[Any], int]) -> dict[str, Any]:
    return dict(sorted(items.items(), key=lambda pair: key(pair[1])))
