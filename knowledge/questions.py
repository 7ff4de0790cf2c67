"""What a question asks for: its words, read with the names of roles and the synonyms at hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.nearest import find_nearest
from knowledge.schema import Knowledge, Role, RoleId, SearchWords

LONGEST = 1000
"""Characters that are read: nobody says what matters after that."""
MOST_TERMS = 12
MOST_CORRECTED = 3
SHORTEST_CORRECTED = 6
"""Letters; a slip in a shorter word may as well be another word."""
ALIKE = 88

Phrase = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_LONGEST_ABBREVIATION = 4
_EMPLOYEES = re.compile(
    r"(?:company|startup|start-up|firm|business) (?:of|with) (\d{1,6})\b"
    r"|\b(\d{1,6})[ -](?:employees|staff|person company)"
    r"|we(?: are|['\u2019]re) (\d{1,6})(?: people\b|,|$)"
)


TermKind = Literal["word", "meaning", "role"]
"""A word as it stands; words with a meaning in `search.yml`; the name of a role."""


@dataclass(frozen=True)
class Term:
    """One thing that is asked for."""

    phrases: tuple[Phrase, ...]
    """What it may be called; one of them is enough."""
    kind: TermKind = "word"
    role: RoleId | None = None


_NEED = Term((("when", "to", "hire"), ("when", "not", "to", "hire")), "meaning")
"""What is meant where only a role is named: whether one is needed."""


@dataclass(frozen=True, kw_only=True)
class Question:
    terms: tuple[Term, ...]
    refusal: str = ""
    """Why it has no answer here, if that is known beforehand."""
    asks_for_advice: bool = False
    """Whether it asks for the next step of a team."""
    is_cut: bool = False
    """Whether only its beginning was read."""

    @property
    def roles(self) -> list[RoleId]:
        return [term.role for term in self.terms if term.role]


def words_of(text: str) -> Phrase:
    """Words and numbers in small letters. Whatever else stands there means nothing to a search."""
    return tuple(_WORD.findall(text.casefold()))


class Reader:
    """Reads questions. `vocabulary` are the words of which the knowledge speaks."""

    def __init__(self, knowledge: Knowledge, vocabulary: Iterable[str]) -> None:
        self._meanings: dict[Phrase, SearchWords | RoleId] = dict(_meanings(knowledge))
        self._names = {role.id: _names_in_texts(role) for role in knowledge.roles.values()}
        self._band_of = knowledge.band_of
        self._longest = max(map(len, self._meanings))
        known = {word for phrase in self._meanings for word in phrase} | set(vocabulary)
        self._known = frozenset(known)
        self._correctable: Mapping[str, Sequence[str]] = _by_initial(known)

    def read(self, text: str) -> Question:
        beginning = text[:LONGEST]
        found = list(self._meanings_in(self._corrected(words_of(beginning))))
        if not any(isinstance(meaning, str) for meaning in found):
            found = [one for one in found if not (isinstance(one, SearchWords) and one.with_role)]
        terms = _unique(term for meaning in found for term in self._terms(meaning))
        terms += self._sizes(beginning)
        if terms and all(term.kind == "role" for term in terms):
            terms.append(_NEED)
        special = [meaning for meaning in found if isinstance(meaning, SearchWords)]
        refusals = [meaning.says for meaning in special if meaning.says]
        return Question(
            terms=tuple(terms[:MOST_TERMS]),
            refusal=refusals[0] if refusals else "",
            asks_for_advice=any(meaning.asks_for_advice for meaning in special),
            is_cut=len(text) > LONGEST or len(terms) > MOST_TERMS,
        )

    def _meanings_in(self, words: Phrase) -> Iterator[SearchWords | RoleId | Phrase]:
        """The longest phrase with a meaning at each place, or the word that stands there."""
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                phrase = words[at : at + length]
                if phrase in self._meanings or length == 1:
                    yield self._meanings.get(phrase, phrase)
                    at += length
                    break

    def _terms(self, meaning: SearchWords | RoleId | Phrase) -> Iterator[Term]:
        match meaning:
            case SearchWords():
                if meaning.search:
                    yield Term(tuple(words_of(phrase) for phrase in meaning.search), "meaning")
            case str():
                yield Term(self._names[meaning], "role", meaning)
            case _ if not meaning[0].isdigit():
                yield Term((meaning,))

    def _sizes(self, text: str) -> list[Term]:
        """The size band, where the size of the company is told as a number."""
        told = _EMPLOYEES.search(text.casefold())
        if told is None:
            return []
        band = self._band_of(max(int(told[told.lastindex or 0]), 1))
        return [Term(((band, "company"),), "meaning")]

    def _corrected(self, words: Phrase) -> Phrase:
        """Without slips of the keyboard in the first few long words that nobody knows."""
        unknown = [w for w in words if len(w) >= SHORTEST_CORRECTED and w not in self._known]
        near = {
            word: find_nearest(word, self._correctable.get(word[0], ()), cutoff=ALIKE)
            for word in unknown[:MOST_CORRECTED]
        }
        return tuple(near.get(word) or word for word in words)


def _meanings(knowledge: Knowledge) -> Iterator[tuple[Phrase, SearchWords | RoleId]]:
    """The later of two for the same phrase counts: the name of a role more than anything else."""
    for meaning in knowledge.search.values():
        yield from ((words_of(typed), meaning) for typed in meaning.typed)
    roles = knowledge.roles.values()
    for role in roles:
        yield from ((words_of(name), role.id) for alias in role.aliases for name in _forms(alias))
    for role in roles:
        names = (role.plural, role.title, role.id.replace("_", " "), "".join(words_of(role.title)))
        yield from ((words_of(name), role.id) for name in names)


def _names_in_texts(role: Role) -> tuple[Phrase, ...]:
    """Without abbreviations, which may be parts of other words' names."""
    return tuple(
        words_of(name) for name in (role.title, *role.aliases) if len(name) > _LONGEST_ABBREVIATION
    )


def _forms(name: str) -> tuple[str, ...]:
    return (name,) if name.endswith("s") else (name, f"{name}s")


def _by_initial(words: Iterable[str]) -> dict[str, list[str]]:
    """Slips are rare in a first letter, and so few words are compared."""
    by_initial: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= SHORTEST_CORRECTED - 1:
            by_initial.setdefault(word[0], []).append(word)
    return by_initial


def _unique(terms: Iterable[Term]) -> list[Term]:
    return list(dict.fromkeys(terms))
