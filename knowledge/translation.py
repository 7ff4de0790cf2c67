"""The knowledge in another language: `languages/<language>/` holds the texts of its items.

The files are those of the English knowledge, with the texts alone, under the same keys. Each item
carries a fingerprint of the English text that was translated (`english`): once that changes, the
translation counts as outdated, and the item is said in English until somebody translates it anew.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from knowledge.folder import find_files
from knowledge.loader import KINDS, Kind
from knowledge.schema import Band, Knowledge, Role, Value
from knowledge.schema.texts import texts_in
from knowledge.yamlfile import BadYaml, KeyPath, read_released, read_yaml

TRANSLATIONS = Path(__file__).parent / "languages"
FINGERPRINT = "english"
_ADDED = frozenset({"aliases", "typed", "search"})
"""The English ones stay valid beside those of the language."""
_OF_NOTHING = f"{zlib.crc32(b''):08x}"
"""The fingerprint of an item without texts: to words of questions a language only adds its own."""
_NOUNS_HAVE_CAPITALS = frozenset({"de"})
"""Languages in which a title is not put into small letters inside a sentence."""
_PLACEHOLDER = re.compile(r"\{\w+\}")
Texts = Mapping[str, Any]
"""The texts of one item, by its keys."""


def translate(knowledge: Knowledge, language: str, overlay: Path | None = None) -> Knowledge:
    """The same items with their texts in the language; what it lacks stays English.

    A company's own knowledge may bring its translations in `languages/<language>/` of its folder.
    """
    changed: dict[str, Any] = {"language": language}
    for kind in KINDS:
        texts = _read_texts(kind, language, overlay)
        if texts:
            changed[kind.name] = _items_in(kind, knowledge, texts)
    if language in _NOUNS_HAVE_CAPITALS and "roles" in changed:
        changed["roles"] = _with_capitals(changed["roles"], knowledge)
    return knowledge.model_copy(update=changed)


def find_gaps(knowledge: Knowledge, language: str, overlay: Path | None = None) -> Iterator[str]:
    """What a language lacks or has wrong, a line each, such as "rules/x: why is missing"."""
    for kind in KINDS:
        texts = _read_texts(kind, language, overlay)
        items = dict(list_items(kind, knowledge))
        for id_, item in items.items():
            for problem in _problems(item, texts.get(id_) or {}):
                yield f"{kind.name}/{id_}: {problem}"
        for id_ in texts.keys() - items.keys():
            yield f"{kind.name}/{id_}: there is no such item"


def fingerprint(item: Value) -> str:
    """Of the English texts of an item; the same as long as none of them changes."""
    texts = "\n".join(f"{path} {text}" for path, text in texts_in(item))
    return f"{zlib.crc32(texts.encode()):08x}"


def _items_in(kind: Kind, knowledge: Knowledge, texts: Mapping[str, Texts]) -> object:
    def put(id_: str, item: Value) -> Value:
        found = texts.get(id_)
        if not found or found.get(FINGERPRINT, _OF_NOTHING) != fingerprint(item):
            return item
        return _item_in(item, {k: v for k, v in found.items() if k != FINGERPRINT})

    items = getattr(knowledge, kind.name)
    if kind.name == "tips":
        return {band: tuple(put(tip.id, tip) for tip in tips) for band, tips in items.items()}
    return {key: put(str(key), item) for key, item in items.items()}


def _item_in(english: Value, texts: Texts) -> Value:
    put = {
        name: _laid_over(getattr(english, name), one, name)
        for name, one in texts.items()
        if name in type(english).model_fields
    }
    return english.model_copy(update=put)


def _with_capitals(roles: Mapping[str, Role], english: Knowledge) -> dict[str, Role]:
    """A role that is still said in English is not changed."""
    return {
        id_: role.model_copy(update={"keeps_capitals": role is not english.roles[id_]})
        for id_, role in roles.items()
    }


def _laid_over(english: object, texts: object, key: str = "") -> object:
    """The English value with the texts in their places; what does not fit is left out."""
    if isinstance(english, Value) and isinstance(texts, Mapping):
        return _item_in(english, texts)
    if isinstance(english, Mapping) and isinstance(texts, Mapping):
        return {k: _laid_over(one, texts.get(k, one)) for k, one in english.items()}
    if isinstance(english, tuple) and isinstance(texts, list):
        if key in _ADDED:
            return (*texts, *english)
        if len(texts) == len(english):
            pairs = zip(english, texts, strict=True)
            return tuple(_laid_over(one, other) for one, other in pairs)
    return texts if isinstance(english, str) and isinstance(texts, str) else english


def _read_texts(kind: Kind, language: str, overlay: Path | None) -> dict[str, Texts]:
    found: dict[str, Texts] = {}
    for path, data in [*_released(kind, language), *_foreign(kind, language, overlay)]:
        if isinstance(data, dict):
            texts = {path.stem: data} if kind.shape == "one" else data
            found |= {id_: one for id_, one in texts.items() if isinstance(one, dict)}
    return found


def _released(kind: Kind, language: str) -> Iterator[tuple[Path, object]]:
    for path in sorted((TRANSLATIONS / language).glob(kind.where)):
        yield path, read_released(path, path.name).data


def _foreign(kind: Kind, language: str, overlay: Path | None) -> Iterator[tuple[Path, object]]:
    """What was sound when the overlay was loaded and is broken since, is left out."""
    if overlay is None:
        return
    with suppress(BadYaml):
        for one in find_files(overlay):
            if one.lies_at(f"languages/{language}/{kind.where}"):
                with suppress(BadYaml):
                    yield one.path, read_yaml(one.path, one.path.name).data


def list_items(kind: Kind, knowledge: Knowledge) -> Iterator[tuple[str, Value]]:
    if kind.name == "tips":
        for band in Band:
            yield from ((tip.id, tip) for tip in knowledge.tips.get(band, ()))
        return
    for key, item in getattr(knowledge, kind.name).items():
        yield str(key), item


def _problems(item: Value, texts: Texts) -> Iterator[str]:
    expected = dict(texts_in(item))
    given = dict(_leaves({k: v for k, v in texts.items() if k not in {FINGERPRINT, *_ADDED}}))
    for path in expected.keys() - given.keys():
        yield f"{_dotted(path)} is missing"
    for path in given.keys() - expected.keys():
        yield f"{_dotted(path)} is not in the English text"
    for path in expected.keys() & given.keys():
        if placeholders(expected[path]) != placeholders(given[path]):
            yield f"{_dotted(path)} has other {{placeholders}} than the English text"
    if given and texts.get(FINGERPRINT) != fingerprint(item):
        yield f"is outdated; translate what changed, then write {FINGERPRINT}: {fingerprint(item)}"


def placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _leaves(texts: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(texts, Mapping):
        for key, one in texts.items():
            yield from _leaves(one, (*path, key))
    elif isinstance(texts, Sequence) and not isinstance(texts, str):
        for place, one in enumerate(texts):
            yield from _leaves(one, (*path, place))
    else:
        yield path, str(texts)


def _dotted(path: KeyPath) -> str:
    return ".".join(str(part) for part in path)
