"""From words as people type them to roles and size bands."""

import re
from collections.abc import Mapping

from bot.errors import UnknownWord
from knowledge.nearest import find_nearest
from knowledge.schema import Band, Knowledge, Role

ALIKE = 82
"""From this similarity in percent a word is taken for the role and not just suggested: one or two
slips of the keyboard in a title, none in an abbreviation."""

_SEPARATORS = re.compile(r"[\s_\-]+")


def get_role(knowledge: Knowledge, text: str) -> Role:
    """The role by id, title, plural or alias, in any case and with a slip of the keyboard.

    Raises UnknownWord with the nearest role, if any is near.
    """
    words = _words_for_roles(knowledge)
    wanted = _normal(text)
    if wanted in words:
        return words[wanted]
    alike = find_nearest(wanted, words, cutoff=ALIKE)
    if alike is not None and len(wanted) > 3:  # noqa: PLR2004 -- an abbreviation
        return words[alike]
    near = find_nearest(wanted, words)
    command = f"/mlteam roles {words[near].one}" if near else None
    raise UnknownWord("role", text, command, "/mlteam roles")


def get_band(text: str) -> Band:
    """Raises UnknownWord."""
    wanted = _normal(text)
    if wanted in list(Band):
        return Band(wanted)
    near = find_nearest(wanted, list(Band))
    command = f"/mlteam tips {near}" if near else None
    raise UnknownWord("company size", text, command, "/mlteam tips")


def _words_for_roles(knowledge: Knowledge) -> Mapping[str, Role]:
    """Aliases first, so that the name of a role counts more than an alias of another."""
    roles = knowledge.roles.values()
    aliases = {_normal(alias): role for role in roles for alias in role.aliases}
    names = {_normal(n): role for role in roles for n in (role.plural, role.title, role.id)}
    return aliases | names


def _normal(text: str) -> str:
    return _SEPARATORS.sub(" ", text).strip().casefold()
