"""Full-text search over the knowledge: the passages that answer a question best, or none."""

import math
import sqlite3
import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from knowledge.passages import Passage, list_passages
from knowledge.questions import Phrase, Question, Reader, Term, TermKind, words_of
from knowledge.schema import Knowledge, RoleId
from knowledge.stems import STEMS, Stem, as_it_is

COLUMNS = ("title", "about", "text")
COLUMN_WEIGHTS = (6.0, 4.0, 1.0)
WEIGHTS: Mapping[TermKind, tuple[float, float]] = {
    "word": (0.5, 3.0),
    "meaning": (2.0, 4.0),
    "need": (2.0, 4.0),
    "role": (3.0, 4.0),
}
"""How telling a term is, at least and at most; in between it is by how few passages have it."""
UNKNOWN = 4.0
"""The weight of a word that no passage has: such a question is likely about something else."""
UNKNOWN_BESIDE_ROLE = 1.0
"""The same where a role is named, which is what our passages are about."""
LEAST_COVERED = 0.55
"""The part of a question, by the weight of its terms, that a passage must have."""
LEAST_COVERED_IF_NEAR = 0.4
"""The same for a passage that has the role, or two terms of which the knowledge speaks."""
LEAST_OF_BEST = 0.4
"""Further passages must score at least this part of what the best one does."""
OTHER_ROLE = 0.35
"""What a passage is worth that describes another role than the one asked for."""
STAND_IN_OF_ANY = 0.4
"""What is worth who can stand in for some role, where the question names none."""
FIGURES = frozenset({"amounts", "ratio", "headcount", "team_size", "others", "survival"})
"""Entries of `search.yml` whose words ask for figures; others want to hear first what to do."""
EVENNESS = 0.7
"""Below 1 a passage that has all terms goes before one that has a single term many times."""


SHORTEST_BEGINNING = 5
"""Letters with which a longer word may begin to count as well, in languages with compounds."""


@dataclass(frozen=True)
class Answer:
    question: Question
    passages: Sequence[Passage]
    """The best first; none if nothing fits well enough."""


@dataclass(frozen=True)
class _Hits:
    """The passages that have a term, by number, with how well each fits it: 1 for the best."""

    term: Term
    fits: Mapping[int, float]
    weight: float
    titled: frozenset[int] = frozenset()
    """Those that have it in the title."""


class Search:
    """Safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._passages = list_passages(knowledge)
        stem = STEMS.get(knowledge.language, as_it_is)
        texts = [_texts(passage) for passage in self._passages]
        # Where the index finds the stems itself, it gets the texts as they are.
        rows = texts if stem is as_it_is else [_stems(row, stem) for row in texts]
        self._lock = Lock()
        self._stem = stem
        self._index = _open_index(rows, "porter unicode61" if stem is as_it_is else "unicode61")
        weakref.finalize(self, self._index.close)
        self._reader = Reader(
            knowledge, {word for row in texts for word in words_of(" ".join(row))}
        )

    def read(self, text: str) -> Question:
        return self._reader.read(text)

    def passage(self, item: str, part: str) -> Passage | None:
        return next((one for one in self._passages if (one.item, one.part) == (item, part)), None)

    def find(self, text: str, most: int = 3) -> Answer:
        """At most so many passages."""
        question = self.read(text)
        passages = [] if question.refusal else self._best(question, most)
        return Answer(question, passages)

    def _best(self, question: Question, most: int) -> list[Passage]:
        hits = [self._hits(term, has_role=bool(question.roles)) for term in question.terms]
        scores = {
            number: self._score(number, hits, question.roles)
            for number in sorted({number for hit in hits for number in hit.fits})
        }
        least = max(scores.values(), default=0.0) * LEAST_OF_BEST
        ranked = sorted(scores, key=lambda number: -scores[number])
        fit = (self._passages[n] for n in ranked if scores[n] and scores[n] >= least)
        # Who names two roles weighs one against the other, and wants to hear of both.
        of_an_item = 1 if len(question.roles) > 1 else most
        chosen = _varied(fit, of_an_item)[:most]
        if question.topics & FIGURES:
            return chosen
        return sorted(chosen, key=lambda passage: passage.part == "benchmark")

    def _score(self, number: int, hits: Sequence[_Hits], roles: Sequence[RoleId]) -> float:
        """How well the passage answers; 0 if not well enough to be shown."""
        had = [hit for hit in hits if number in hit.fits]
        covered = sum(hit.weight for hit in had) / sum(hit.weight for hit in hits)
        spoken_of = sum(hit.term.kind != "word" for hit in had)
        is_near = spoken_of > 1 or any(hit.term.role for hit in had)
        if covered < (LEAST_COVERED_IF_NEAR if is_near else LEAST_COVERED):
            return 0.0
        if not spoken_of and not any(number in hit.titled for hit in had):
            return 0.0  # a chance meeting of common words somewhere in a text
        if _has_meaning(hits) and not _has_meaning(had):
            return 0.0  # of the same role, but nothing of what is asked about it
        score = covered * math.fsum(hit.weight * hit.fits[number] ** EVENNESS for hit in had)
        passage = self._passages[number]
        if passage.is_of_role and roles and passage.item not in roles:
            return score * OTHER_ROLE
        return score * (STAND_IN_OF_ANY if passage.part == "cover" and not roles else 1.0)

    def _hits(self, term: Term, *, has_role: bool) -> _Hits:
        expression = _expression(term, self._stem)
        found = self._matches(expression)
        if not found:
            return _Hits(term, {}, UNKNOWN_BESIDE_ROLE if has_role else UNKNOWN)
        best, (least, most) = max(found.values()), WEIGHTS[term.kind]
        weight = min(max(math.log(len(self._passages) / len(found)), least), most)
        titled = frozenset(self._matches(f"title : ({expression})"))
        fits = {number: score / best for number, score in found.items()}
        return _Hits(term, fits, weight, titled)

    def _matches(self, expression: str) -> dict[int, float]:
        query = "SELECT rowid, -bm25(passage, ?, ?, ?) FROM passage WHERE passage MATCH ?"
        with self._lock:
            rows: list[tuple[int, float]] = self._index.execute(
                query, (*COLUMN_WEIGHTS, expression)
            ).fetchall()
        return dict(rows)


def _has_meaning(hits: Iterable[_Hits]) -> bool:
    """Whether one is for words that were told, and not for what is only supposed to be meant."""
    return any(hit.term.kind == "meaning" for hit in hits)


def _varied(passages: Iterable[Passage], of_an_item: int) -> list[Passage]:
    """At most so many of each item."""
    chosen: list[Passage] = []
    for passage in passages:
        if sum(one.item == passage.item for one in chosen) < of_an_item:
            chosen.append(passage)
    return chosen


def _open_index(rows: Sequence[tuple[str, ...]], tokenizer: str) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:", check_same_thread=False)
    columns = ", ".join(COLUMNS)
    index.execute(f"CREATE VIRTUAL TABLE passage USING fts5({columns}, tokenize = '{tokenizer}')")
    insert = f"INSERT INTO passage (rowid, {columns}) VALUES (?, ?, ?, ?)"  # noqa: S608 -- ours
    index.executemany(insert, ((number, *row) for number, row in enumerate(rows)))
    return index


def _texts(passage: Passage) -> tuple[str, ...]:
    about = [*map(_role_word, passage.roles), *(f"{band} company" for band in passage.bands)]
    parts = (passage.text, passage.why, *passage.entries, passage.note)
    said = " ".join((*parts, passage.unless, passage.contrary))
    return passage.title, " . ".join(about), said


def _stems(texts: Iterable[str], stem: Stem) -> tuple[str, ...]:
    return tuple(" ".join(words_of(text, stem)) for text in texts)


def _role_word(role: RoleId) -> str:
    """One word that no text has."""
    return f"role{role.replace('_', '')}"


def _expression(term: Term, stem: Stem) -> str:
    """FTS5's query language; the words hold nothing but letters and digits.

    With stems of our own longer words count as well that begin with a word of the question: in
    these languages they are compounds.
    """
    has_compounds = stem is not as_it_is
    phrases = [
        f'"{" ".join(phrase)}"{_longer(phrase) if has_compounds else ""}' for phrase in term.phrases
    ]
    if term.role:
        phrases.append(f'"{stem(_role_word(term.role))}"')
    return " OR ".join(phrases)


def _longer(phrase: Phrase) -> str:
    return " *" if len(phrase) == 1 and len(phrase[0]) >= SHORTEST_BEGINNING else ""
