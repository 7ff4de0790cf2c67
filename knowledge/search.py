"""Full-text search over the knowledge: the passages that answer a question best, or none."""

import math
import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from knowledge.passages import Passage, list_passages
from knowledge.questions import Question, Reader, Term, words_of
from knowledge.schema import Knowledge, RoleId

LEAST_COVERED = 0.55
"""The part of a question, by how telling its words are, that a passage must have."""
LEAST_OF_BEST = 0.5
"""Further passages must score at least this part of what the best one does."""
MOST_OF_AN_ITEM = 2
ROLE_WEIGHT = 1.5
TITLE, ABOUT, TEXT = 6.0, 4.0, 1.0
"""What a match is worth in a title, among the roles that a passage is about, and in the text."""


@dataclass(frozen=True)
class Answer:
    question: Question
    passages: Sequence[Passage]
    """The best first; none if nothing fits well enough."""


class Search:
    """Safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._passages = list_passages(knowledge)
        self._lock = Lock()
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._index.close)
        self._index.execute(
            "CREATE VIRTUAL TABLE passage USING fts5"
            "(title, about, text, tokenize = 'porter unicode61')"
        )
        rows = [_row(number, passage) for number, passage in enumerate(self._passages)]
        self._index.executemany(
            "INSERT INTO passage (rowid, title, about, text) VALUES (?, ?, ?, ?)", rows
        )
        self._reader = Reader(knowledge, {word for _, *texts in rows for word in _words(texts)})

    def find(self, question: str, most: int = 3) -> Answer:
        """At most so many passages."""
        asked = self._reader.read(question)
        return Answer(asked, [] if asked.refusal else self._best(asked.terms, most))

    def _best(self, terms: Sequence[Term], most: int) -> list[Passage]:
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        total = 0.0
        for term in terms:
            found = self._matches(term)
            weight = self._weight(term, len(found))
            total += weight
            for number, score in found.items():
                scores[number] += score * (ROLE_WEIGHT if term.role else 1)
                covered[number] += weight
        ranked = sorted(
            ((scores[n] * covered[n] / total, n) for n in scores if covered[n] / total >= LEAST_COVERED),
            key=lambda pair: (-pair[0], pair[1]),
        )
        return self._varied(ranked, most)

    def _weight(self, term: Term, count: int) -> float:
        """How telling a term is: the fewer passages have it, the more. Nobody has an unknown one."""
        weight = math.log(len(self._passages) / (count + 0.5))
        return max(weight, 0.5) * (ROLE_WEIGHT if term.role else 1)

    def _matches(self, term: Term) -> dict[int, float]:
        query = "SELECT rowid, -bm25(passage, ?, ?, ?) FROM passage WHERE passage MATCH ?"
        with self._lock:
            rows = self._index.execute(query, (TITLE, ABOUT, TEXT, _expression(term)))
            return dict(rows.fetchall())

    def _varied(self, ranked: Sequence[tuple[float, int]], most: int) -> list[Passage]:
        chosen: list[Passage] = []
        for score, number in ranked:
            passage = self._passages[number]
            twins = [one for one in chosen if one.item == passage.item]
            if score >= ranked[0][0] * LEAST_OF_BEST and len(twins) < MOST_OF_AN_ITEM:
                chosen.append(passage)
        return chosen[:most]


def _row(number: int, passage: Passage) -> tuple[int, str, str, str]:
    about = " ".join(_role_word(role) for role in passage.roles)
    text = " ".join((passage.text, *passage.entries, passage.note))
    return number, passage.title, about, text


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in words_of(text)]


def _role_word(role: RoleId) -> str:
    """One word that no text has."""
    return f"role{role.replace('_', '')}"


def _expression(term: Term) -> str:
    """FTS5's query language; the words hold nothing but letters and digits."""
    phrases = [f'"{" ".join(phrase)}"' for phrase in term.phrases]
    if term.role:
        phrases.append(f'"{_role_word(term.role)}"')
    return " OR ".join(phrases)
