"""What `mlteam knowledge explain` prints: one item of any kind, or a fact, found by its id."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.entrypoints.items import Part, Parts, parts_of, readers_of
from bot.errors import UnknownWord, UserError
from bot.usecases.lookup import get_role
from bot.views.text import upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import FIELDS_BEHIND, GROUPS, fact_kinds, keys_of
from knowledge.advice.profile import TeamProfile
from knowledge.catalogue import Listed, list_items
from knowledge.nearest import find_nearest, or_did_you_mean
from knowledge.schema import FieldWords, Knowledge

WIDTH = 88


class UnknownItem(UserError):
    def __init__(self, item: str, known: Sequence[str]) -> None:
        near = or_did_you_mean(item, known)
        super().__init__(f"The knowledge base has no item called {item}{near or '.'}")


@dataclass(frozen=True, kw_only=True)
class Explained:
    kind: str
    """In words and with a capital, such as "Target team"."""
    title: str
    id: str
    parts: Sequence[Part]


def find_explained(typed: str, knowledge: Knowledge) -> list[Explained]:
    """All items of this id, of whatever kind; a role by its words too. Raises UnknownItem."""
    item_id = typed.strip().removeprefix("threshold.")
    found = [one for one in list_items(knowledge) if one.id == item_id]
    is_fact = item_id in fact_kinds(knowledge.roles) or item_id == "headcount"
    if not found and not is_fact:
        found = [_find_role(typed, knowledge)]
    explained = [
        Explained(
            kind=upper_first(listed.kind),
            title=listed.title,
            id=listed.id,
            parts=parts_of(listed.item, listed.id, knowledge),
        )
        for listed in found
    ]
    if is_fact:
        label = _words(item_id, knowledge).label
        parts = [part for part in _fact(item_id, knowledge) if part[1]]
        explained.append(Explained(kind="Fact", title=label, id=item_id, parts=parts))
    return explained


def explain(typed: str, knowledge: Knowledge) -> Iterator[str]:
    """The same as lines of plain text. Raises UnknownItem."""
    for one in find_explained(typed, knowledge):
        yield f"{one.kind}: {one.title}"
        yield from _lines(one)


def wrapped(text: str, *, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _find_role(typed: str, knowledge: Knowledge) -> Listed:
    """Raises UnknownItem."""
    ids = [*(listed.id for listed in list_items(knowledge)), *fact_kinds(knowledge.roles)]
    roles = knowledge.roles.values()
    words = {word for r in roles for word in (*r.aliases, r.title, r.plural, r.id)}
    # A slip in the id of a rule must not lead to a role that is only a little like it.
    if find_nearest(typed, [*words, *ids]) in set(ids) - words:
        raise UnknownItem(typed, ids)
    try:
        role = get_role(knowledge, typed)
    except UnknownWord:
        raise UnknownItem(typed, ids) from None
    return Listed("role", role.id, role.title, role)


def _lines(one: Explained) -> Iterator[str]:
    yield f"id: {one.id}"
    for title, text in one.parts:
        yield f"\n{title}"
        if isinstance(text, str):
            yield from wrapped(text, first="  ", rest="  ")
        else:
            for entry in text:
                yield from wrapped(entry, first="  - ", rest="    ")
    yield ""


def _fact(name: str, knowledge: Knowledge) -> Parts:
    words = _words(name, knowledge)
    yield "Question", words.question
    yield "Meaning", words.hint
    yield "Sum of", [f"headcount.{role}" for role in GROUPS.get(name, ())]
    yield "Follows from", ", ".join(FIELDS_BEHIND.get(name, ()))
    if name == "headcount":
        yield "Facts", [f"headcount.{role}" for role in knowledge.roles]
        return
    number = f"a number: {words.unit}" if words.unit else "a number"
    yield "Values", _values(name, words, knowledge) or number
    fact = derive_facts(TeamProfile(), knowledge)[name]
    default = plain_number(fact.value)
    yield "If nobody told", "unknown" if default is None else str(default).lower()
    yield "Read by", readers_of(name, knowledge) or "nothing"


def _words(name: str, knowledge: Knowledge) -> FieldWords:
    prefix, _, role = name.partition(".")
    words = knowledge.fields[prefix]
    if not role:
        return words
    label = f"people who work as {knowledge.roles[role].many}"
    return words.model_copy(update={"label": label})


def _values(name: str, words: FieldWords, knowledge: Knowledge) -> list[str]:
    return [
        f"{key}: {words.values.get(key, key)}. In a sentence: {words.says.get(key, key)}."
        for key in keys_of(fact_kinds(knowledge.roles)[name])
    ]
