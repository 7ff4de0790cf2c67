"""What a question asks for: its words, read with the names of roles and the synonyms at hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.nearest import find_nearest
from knowledge.schema import Band, Knowledge, Role, RoleId, SearchWords
from knowledge.stems import STEMS, Stem, as_it_is, split_compound

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
_EMPLOYEES = {
    "en": re.compile(
        r"(?:company|startup|start-up|firm|business) (?:of|with) (\d{1,6})\b"
        r"|\b(\d{1,6})[ -](?:employees|staff|person company)"
        r"|we(?: are|['\u2019]re) (\d{1,6})(?: people\b|,|$)"
    ),
    "de": re.compile(
        r"(?:unternehmen|startup|start-up|firma|betrieb) (?:von|mit) (\d{1,6})\b"
        r"|\b(\d{1,6}) (?:beschäftigte|mitarbeite|angestellte|köpfe)"
        r"|wir sind (?:nur |etwa |rund )?(\d{1,6})(?: (?:leute|personen)\b|,|$)"
    ),
}
"""How many people work in a company, as each language says it."""


TermKind = Literal["word", "meaning", "need", "role"]
"""A word as it stands; words with a meaning in `search.yml`; that one is needed, where only a role
is named; the name of a role."""


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


_IGNORED = "ignored"
"""The entry of words that stand in every question."""
_WHICH = frozenset({"first", "timing"})
"""Entries whose words may stand beside two roles of which one is to be chosen."""
_NEED = ("passage_hire_when", "passage_not_yet")
"""Titles of the passages that are meant where only a role is named: whether one is needed."""


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


def words_of(text: str, stem: Stem = as_it_is) -> Phrase:
    """Words and numbers in small letters, or their stems. Whatever else stands there means nothing
    to a search.
    """
    return tuple(map(stem, _WORD.findall(text.casefold())))


class Reader:
    """Reads questions. `vocabulary` are the words of which the knowledge speaks."""

    def __init__(self, knowledge: Knowledge, vocabulary: Iterable[str]) -> None:
        language = knowledge.language
        self._stem = STEMS.get(language, as_it_is)
        self._has_compounds = language in STEMS
        self._meanings: Mapping[Phrase, _Found] = dict(_meanings(knowledge, self._stem))
        self._as_typed: Mapping[Phrase, _Found] = dict(_meanings(knowledge, as_it_is))
        self._names = {
            role.id: _names_in_texts(role, self._stem) for role in knowledge.roles.values()
        }
        self._need = Term(
            tuple(words_of(knowledge.phrases[name].text, self._stem) for name in _NEED), "need"
        )
        # Who reads another language may all the same write in English.
        self._employees = [_EMPLOYEES[one] for one in {language, "en"} if one in _EMPLOYEES]
        self._band_of = knowledge.band_of
        self._longest = max(map(len, self._meanings))
        known = {word for phrase in self._as_typed for word in phrase} | set(vocabulary)
        self._known = frozenset(map(self._stem, known))
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
        stems = tuple(map(self._stem, words))
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                phrase, meant = words[at : at + length], stems[at : at + length]
                # Word for word first: "first" and "fire" may be the same to another language.
                found = self._as_typed.get(phrase) or self._meanings.get(meant)
                if found or length == 1:
                    yield found or _Found(meant)
                    at += length
                    break

    def _all_terms(self, found: Iterable[_Found], band: Band | None) -> list[Term]:
        terms = list(dict.fromkeys(term for one in found for term in self._terms(one)))
        if band is not None:
            terms.append(Term((words_of(f"{band} company", self._stem),), "meaning"))
        if terms and all(term.kind == "role" for term in terms):
            terms.append(self._need)
        return terms

    def _terms(self, found: _Found) -> Iterator[Term]:
        if found.role is not None:
            yield Term(self._names[found.role], "role", found.role)
        elif found.words is None:
            if not found.is_left_out:
                yield Term((found.phrase,))
        elif found.words.search:
            phrases = tuple(words_of(phrase, self._stem) for phrase in found.words.search)
            yield Term(phrases, "meaning")

    def _band_told(self, text: str) -> Band | None:
        plain = text.casefold()
        told = next((found for one in self._employees if (found := one.search(plain))), None)
        return None if told is None else self._band_of(max(int(told[told.lastindex or 0]), 1))

    def _corrected(self, words: Phrase) -> Phrase:
        """Without slips of the keyboard in the first few long words that nobody knows, and with
        compounds in their parts.
        """
        unknown = [w for w in words if len(w) >= SHORTEST_CORRECTED and not self._is_known(w)]
        meant = {word: self._meant(word) for word in unknown[:MOST_CORRECTED]}
        return tuple(one for word in words for one in meant.get(word, (word,)))

    def _is_known(self, word: str) -> bool:
        return self._stem(word) in self._known

    def _meant(self, word: str) -> Phrase:
        near = find_nearest(word, self._correctable.get(word[0], ()), cutoff=ALIKE)
        if near:
            return (near,)
        parts = split_compound(self._stem(word), self._known) if self._has_compounds else None
        return parts or (word,)


def _weighed(found: Sequence[_Found]) -> tuple[RoleId, ...]:
    """The two roles between which the question has an "or", if it has nothing else."""
    told = [one for one in found if one.name == "either" or not one.is_left_out]
    told = [one for one in told if one.name not in _WHICH]
    roles = [one.role for one in told if one.role]
    is_choice = [one.name or "role" for one in told] == ["role", "either", "role"]
    return tuple(roles) if is_choice and len(set(roles)) > 1 else ()


def _meanings(knowledge: Knowledge, stem: Stem) -> Iterator[tuple[Phrase, _Found]]:
    """The later of two for the same phrase counts: the name of a role more than anything else."""
    for name, meaning in knowledge.search.items():
        for typed in meaning.typed:
            phrase = words_of(typed, stem)
            yield phrase, _Found(phrase, name, words=meaning)
    ignored = knowledge.search.get(_IGNORED)
    left_out = set(map(stem, ignored.typed)) if ignored else set()
    for name, role in _names(knowledge):
        phrase = words_of(name, stem)
        # Some abbreviations are everyday words of other languages, such as the German "da".
        if len(phrase) > 1 or phrase[0] not in left_out:
            yield phrase, _Found(phrase, role=role.id)


def _names(knowledge: Knowledge) -> Iterator[tuple[str, Role]]:
    roles = knowledge.roles.values()
    for role in roles:
        for alias in role.aliases:
            yield from ((form, role) for form in _forms(alias, knowledge))
    for role in roles:
        names = (role.plural, role.title, role.id.replace("_", " "), "".join(words_of(role.title)))
        yield from ((name, role) for name in names)


def _names_in_texts(role: Role, stem: Stem) -> tuple[Phrase, ...]:
    """Without abbreviations, which may be parts of other words' names."""
    return tuple(
        words_of(name, stem)
        for name in (role.title, *role.aliases)
        if len(name) > _LONGEST_ABBREVIATION
    )


def _forms(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """With its English plural; stems of our own have no need of it."""
    is_one_form = knowledge.language in STEMS or name.endswith("s")
    return (name,) if is_one_form else (name, f"{name}s")


def _by_initial(words: Iterable[str]) -> dict[str, list[str]]:
    """Slips are rare in a first letter, and so few words are compared."""
    by_initial: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= SHORTEST_CORRECTED - 1:
            by_initial.setdefault(word[0], []).append(word)
    return by_initial
