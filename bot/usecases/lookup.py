"""From words as people type them to roles and size bands."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.errors import UnknownWord
from knowledge.nearest import find_nearest
from knowledge.schema import Band, Knowledge, Role

ALIKE = 82
"""From this similarity in percent a word is taken for the role and not just suggested: one or two
slips of the keyboard in a title, none in an abbreviation."""
LONGEST_ABBREVIATION = 3

_SEPARATORS = re.compile(r"[\s_\-]+")


def get_role(knowledge: Knowledge, text: str, command: str = "roles") -> Role:
    """The role by id, title, plural or alias, in any case and with a slip of the keyboard.

    Raises UnknownWord with the nearest role, if any is near, as an argument of `command`.
    """
    role = find_role(knowledge, text)
    if role is not None:
        return role
    near = find_near_role(knowledge, text)
    suggestion = f"/mlteam {command} {near.one}" if near else None
    raise UnknownWord("role", text, suggestion, "/mlteam roles")


def find_role(knowledge: Knowledge, text: str) -> Role | None:
    """The role that the text surely means."""
    words = _words_for_roles(knowledge)
    wanted = _normal(text)
    if wanted in words:
        return words[wanted]
    if len(wanted) <= LONGEST_ABBREVIATION:
        return None
    alike = find_nearest(wanted, words, cutoff=ALIKE)
    return words[alike] if alike else None


def find_named_role(knowledge: Knowledge, text: str) -> Role | None:
    """The role whose very name or alias the text is."""
    return _words_for_roles(knowledge).get(_normal(text))


def find_near_role(knowledge: Knowledge, text: str) -> Role | None:
    """The role that the text may mean, for a question back."""
    words = _words_for_roles(knowledge)
    near = find_nearest(_normal(text), words)
    return words[near] if near else None


def often_confused(role: Role, knowledge: Knowledge) -> Role:
    """The role with which people confuse it most; any other if we know of none."""
    said_elsewhere = [one.id for one in knowledge.roles.values() if role.id in one.shares_with]
    others = (id_ for id_ in knowledge.roles if id_ != role.id)
    return knowledge.roles[next(iter([*role.shares_with, *said_elsewhere, *others]))]


def get_band(text: str) -> Band:
    """Raises UnknownWord."""
    wanted = _normal(text)
    if wanted in list(Band):
        return Band(wanted)
    near = find_nearest(wanted, list(Band))
    command = f"/mlteam tips {near}" if near else None
    raise UnknownWord("company size", text, command, "/mlteam tips")


@lru_cache
def _words_for_roles(knowledge: Knowledge) -> Mapping[str, Role]:
    """Aliases first, so that the name of a role counts more than an alias of another."""
    roles = knowledge.roles.values()
    aliases = {_normal(alias): role for role in roles for alias in role.aliases}
    names = {_normal(n): role for role in roles for n in (role.plural, role.title, role.id)}
    return aliases | names


def _normal(text: str) -> str:
    return _SEPARATORS.sub(" ", text).strip().casefold()
