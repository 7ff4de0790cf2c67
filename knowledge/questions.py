"""What a question asks for: its words, read with the names of roles and the synonyms at hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.nearest import find_nearest
from knowledge.schema import Band, Knowledge, Role, RoleId, SearchWords

LONGEST = 1000
"""Characters that are read: nobody says what matters after that."""
MOST_TERMS = 12
MOST_CORRECTED = 3
SHORTEST_CORRECTED = 6
"""Letters; a slip in a shorter word may as well be another word."""
ALIKE = 88

Phrase = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_EMOJI = re.compile(r":[a-z0-9_+'-]+:")
"""As Slack writes them, such as ":wave:"; their names are no words of a question."""
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


@dataclass(frozen=True)
class _Found:
    """A word or phrase of the question, with its meaning if it has one."""

    phrase: Phrase
    name: str = ""
    """Of the entry of `search.yml`."""
    words: SearchWords | None = None
    role: RoleId | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether it stands in any question and so says nothing of this one."""
        if self.words is None:
            return self.role is None and self.phrase[0].isdigit()
        return not (self.words.search or self.words.says or self.words.asks_for_advice)


_WHICH = frozenset({"first", "timing"})
"""Entries whose words may stand beside two roles of which one is to be chosen."""
NEED = Term((("when", "to", "hire"), ("when", "not", "to", "hire")), "meaning")
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
    topics: frozenset[str] = frozenset()
    """The entries of `search.yml` of which it has words."""
    is_empty: bool = False
    """Whether it has no word that asks for anything, as in "hello" or "help me please"."""
    band: Band | None = None
    """The size of the company, where it is told as a number."""
    weighs: tuple[RoleId, ...] = ()
    """Two roles, if it asks which one of them it should be, and nothing else."""

    @property
    def roles(self) -> list[RoleId]:
        return [term.role for term in self.terms if term.role]


def words_of(text: str) -> Phrase:
    """Words and numbers in small letters. Whatever else stands there means nothing to a search."""
    return tuple(_WORD.findall(text.casefold()))


class Reader:
    """Reads questions. `vocabulary` are the words of which the knowledge speaks."""

    def __init__(self, knowledge: Knowledge, vocabulary: Iterable[str]) -> None:
        self._meanings: Mapping[Phrase, _Found] = dict(_meanings(knowledge))
        self._names = {role.id: _names_in_texts(role) for role in knowledge.roles.values()}
        self._band_of = knowledge.band_of
        self._longest = max(map(len, self._meanings))
        known = {word for phrase in self._meanings for word in phrase} | set(vocabulary)
        self._known = frozenset(known)
        self._correctable: Mapping[str, Sequence[str]] = _by_initial(known)

    def read(self, text: str) -> Question:
        beginning = text[:LONGEST]
        words = words_of(_EMOJI.sub(" ", beginning.casefold()))
        every = list(self._meanings_in(self._corrected(words)))
        has_role = any(one.role for one in every)
        found = [one for one in every if has_role or not (one.words and one.words.with_role)]
        band = self._band_told(beginning)
        terms = self._all_terms(found, band)
        special = [one.words for one in found if one.words]
        return Question(
            terms=tuple(terms[:MOST_TERMS]),
            refusal=next((meaning.says for meaning in special if meaning.says), ""),
            asks_for_advice=any(meaning.asks_for_advice for meaning in special),
            is_cut=len(text) > LONGEST or len(terms) > MOST_TERMS,
            topics=frozenset(one.name for one in every if one.name),
            is_empty=all(one.is_left_out for one in every) and not terms,
            band=band,
            weighs=_weighed(found),
        )

    def _meanings_in(self, words: Phrase) -> Iterator[_Found]:
        """The longest phrase with a meaning at each place, or the word that stands there."""
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                phrase = words[at : at + length]
                if phrase in self._meanings or length == 1:
                    yield self._meanings.get(phrase, _Found(phrase))
                    at += length
                    break

    def _all_terms(self, found: Iterable[_Found], band: Band | None) -> list[Term]:
        terms = list(dict.fromkeys(term for one in found for term in self._terms(one)))
        if band is not None:
            terms.append(Term(((band, "company"),), "meaning"))
        if terms and all(term.kind == "role" for term in terms):
            terms.append(NEED)
        return terms

    def _terms(self, found: _Found) -> Iterator[Term]:
        if found.role is not None:
            yield Term(self._names[found.role], "role", found.role)
        elif found.words is None:
            if not found.is_left_out:
                yield Term((found.phrase,))
        elif found.words.search:
            yield Term(tuple(words_of(phrase) for phrase in found.words.search), "meaning")

    def _band_told(self, text: str) -> Band | None:
        told = _EMPLOYEES.search(text.casefold())
        return None if told is None else self._band_of(max(int(told[told.lastindex or 0]), 1))

    def _corrected(self, words: Phrase) -> Phrase:
        """Without slips of the keyboard in the first few long words that nobody knows."""
        unknown = [w for w in words if len(w) >= SHORTEST_CORRECTED and w not in self._known]
        near = {
            word: find_nearest(word, self._correctable.get(word[0], ()), cutoff=ALIKE)
            for word in unknown[:MOST_CORRECTED]
        }
        return tuple(near.get(word) or word for word in words)


def _weighed(found: Sequence[_Found]) -> tuple[RoleId, ...]:
    """The two roles between which the question has an "or", if it has nothing else."""
    told = [one for one in found if one.name == "either" or not one.is_left_out]
    told = [one for one in told if one.name not in _WHICH]
    roles = [one.role for one in told if one.role]
    is_choice = [one.name or "role" for one in told] == ["role", "either", "role"]
    return tuple(roles) if is_choice and len(set(roles)) > 1 else ()


def _meanings(knowledge: Knowledge) -> Iterator[tuple[Phrase, _Found]]:
    """The later of two for the same phrase counts: the name of a role more than anything else."""
    for name, meaning in knowledge.search.items():
        for typed in map(words_of, meaning.typed):
            yield typed, _Found(typed, name, words=meaning)
    roles = knowledge.roles.values()
    for role in roles:
        for alias in role.aliases:
            yield from (_named(form, role) for form in _forms(alias))
    for role in roles:
        names = (role.plural, role.title, role.id.replace("_", " "), "".join(words_of(role.title)))
        yield from (_named(name, role) for name in names)


def _named(name: str, role: Role) -> tuple[Phrase, _Found]:
    phrase = words_of(name)
    return phrase, _Found(phrase, role=role.id)


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
