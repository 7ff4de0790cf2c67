"""Two roles out of one line, such as "data scientist ml engineer" or "DS vs MLE"."""

import re
from collections.abc import Iterator, Sequence

from bot.errors import UnknownWord, UserError
from bot.language import say
from bot.usecases.lookup import find_named_role, find_near_role, find_role, often_confused
from knowledge.schema import Knowledge, Role

MOST_WORDS = 16
"""More than any two names have; a longer text is no pair of roles."""
LONGEST_NAME = 6
"""Words in the longest name that a role may have here."""
BETWEEN = frozenset(
    {"vs", "vs.", "versus", "and", "or", "with", "to", "against", "between", "than"}
    | {"a", "an", "the", ",", ";", "|", "+", "&", "-", "\u2013", "\u2014"}
    | {"und", "oder", "mit", "gegen", "zu", "der", "die", "das", "ein", "eine", "bitte"}
    | {"me", "please", "pls", "role", "roles", "thanks"}
)
"""What people put around two names. Some stand inside a name too: data and ML architect."""
_MARKS = re.compile(r"[,;|+&]")


class NotTwoRoles(UserError):
    """The person named none, one, the same one twice, or too many."""


def get_two_roles(knowledge: Knowledge, text: str) -> tuple[Role, Role]:
    """In the order in which they were named.

    Raises NotTwoRoles, and UnknownWord with the nearest role.
    """
    if not text:
        raise NotTwoRoles(say("compare-name-two"))
    roles = _find_roles(knowledge, text)
    if len(roles) > 2:  # noqa: PLR2004 -- a pair
        names = ", ".join(role.one for role in roles)
        command = _command(roles[0], roles[1])
        raise NotTwoRoles(say("compare-two-at-a-time", roles=names, command=command))
    if len(roles) == 1:
        command = _command(roles[0], often_confused(roles[0], knowledge))
        raise NotTwoRoles(say("compare-with-whom", role=roles[0].one, command=command))
    one, other = roles
    if one is other:
        command = _command(one, often_confused(one, knowledge))
        raise NotTwoRoles(say("compare-same", role=one.one, command=command))
    return one, other


def _find_roles(knowledge: Knowledge, text: str) -> Sequence[Role]:
    """At least one. Raises UnknownWord."""
    text = text.rstrip("?!. ")
    words = _MARKS.sub(r" \g<0> ", text).split()
    if len(words) > MOST_WORDS:
        raise UnknownWord("role", text, None, "/mlteam roles")
    # Only then at slashes too: they stand in names, such as AI/ML engineer.
    cut = _MARKS.sub(r" \g<0> ", text.replace("/", ",")).split()
    return (
        _read_exactly(knowledge, words) or _read_exactly(knowledge, cut) or _guess(knowledge, cut)
    )


def _read_exactly(knowledge: Knowledge, words: Sequence[str]) -> list[Role]:
    """The fewest names that make up the whole text; none if there is more in it than names."""
    readings: list[list[Role] | None] = [[]]
    for end in range(1, len(words) + 1):
        found = [readings[end - 1]] if words[end - 1].casefold() in BETWEEN else []
        for start in range(max(end - LONGEST_NAME, 0), end):
            before, role = readings[start], find_named_role(knowledge, " ".join(words[start:end]))
            if before is not None and role is not None:
                found.append([*before, role])
        readings.append(min((f for f in found if f is not None), key=len, default=None))
    return readings[-1] or []


def _guess(knowledge: Knowledge, words: Sequence[str]) -> Sequence[Role]:
    """With slips of the keyboard. Raises UnknownWord for the part that is no role."""
    groups = _groups(words)
    if len(groups) > 1:
        return _roles_of(knowledge, groups)
    halves = list(_halves(groups[0].split()))
    for one, other in halves:
        roles = [find_role(knowledge, one), find_role(knowledge, other)]
        if all(roles):
            return [role for role in roles if role]
    named = [(len(p), parts) for parts in halves for p in parts if find_named_role(knowledge, p)]
    return _roles_of(knowledge, max(named)[1] if named else groups)


def _roles_of(knowledge: Knowledge, parts: Sequence[str]) -> list[Role]:
    """Raises UnknownWord about the first that is none, with the command that may be meant."""
    found = [find_role(knowledge, part) for part in parts]
    sure = [role for role in found if role is not None]
    if len(sure) == len(parts):
        return sure
    meant = [
        role or find_near_role(knowledge, part) for role, part in zip(found, parts, strict=True)
    ]
    known = [role for role in meant if role is not None]
    sound = len(known) == len(parts) == 2 and known[0] is not known[1]  # noqa: PLR2004 -- a pair
    text = parts[found.index(None)]
    raise UnknownWord("role", text, _command(*known) if sound else None, "/mlteam roles")


def _halves(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each way to cut the text in two, the longest first part first."""
    for end in range(len(words) - 1, 0, -1):
        yield " ".join(words[:end]), " ".join(words[end:])


def _groups(words: Sequence[str]) -> list[str]:
    """What stands between the words that are no names."""
    groups: list[list[str]] = [[]]
    for word in words:
        if word.casefold() in BETWEEN:
            groups.append([])
        else:
            groups[-1].append(word)
    return [" ".join(group) for group in groups if group] or [" ".join(words)]


def _command(one: Role, other: Role) -> str:
    return f"/mlteam compare {one.one}, {other.one}"
