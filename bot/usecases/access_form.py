"""Narrowing who may change things, and opening it again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.deps import Deps
from bot.errors import BadFields
from bot.language import say
from bot.usecases.access import Actor, NotAllowed, check_allowed, find_access, is_named
from storage.values import Access, Change, ChangeKind, ChannelKey

MOST_PEOPLE = 30
"""More are a user group; their names have to fit into a sentence."""
MOST_GROUPS = 5
"""Slack is asked about each of them, while it waits for an answer."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a form asks for."""

    narrowed: bool
    people: tuple[str, ...] = ()
    groups: tuple[str, ...] | None = None
    """None if the form could not offer any: then those that are named stay."""
    admins: bool = False
    outsiders: bool = False


@dataclass(frozen=True, kw_only=True)
class UserGroup:
    """Of Slack, such as @ml-leads."""

    id: str
    name: str
    handle: str


class StaleAccess(Exception):
    """It was changed since the form was opened, or deleted by whom nobody knows any more; nothing
    was stored.
    """

    def __init__(self, by: str) -> None:
        self.by = by
        super().__init__("access was changed in between")


def suggest_people(access: Access, user: str) -> tuple[str, ...]:
    """Who is named when a form is opened: at first the inviter, and whoever opens it."""
    if access.narrowed:
        return access.people
    return tuple(dict.fromkeys(one for one in (access.inviter, user) if one))


def count_changes(deps: Deps, key: ChannelKey) -> int:
    """How often it was changed: what a form was opened on."""
    return len(_changes(deps, key))


def save_access(deps: Deps, key: ChannelKey, wish: Wish, actor: Actor, *, base: int) -> Access:
    """Store what the form asks for.

    Nobody can lock themselves out, or everybody. Raises BadFields, and StaleAccess if somebody
    changed it since the form was opened on `base`.
    """
    changes = _changes(deps, key)
    if len(changes) != base:
        raise StaleAccess(changes[-1].by if changes else "")
    before = find_access(deps, key)
    _check_choice(before, wish, actor)
    groups = before.groups if wish.groups is None else wish.groups
    after = Access(
        key=key,
        inviter=before.inviter,
        narrowed=wish.narrowed,
        people=wish.people if wish.narrowed else (),
        groups=groups if wish.narrowed else (),
        admins=wish.admins and wish.narrowed,
        outsiders=wish.outsiders,
    )
    _check_stays_in(after, actor)
    return _store(deps, before, after, actor)


def open_access(deps: Deps, key: ChannelKey, actor: Actor) -> Access:
    """Let everyone in the channel change again; whether others may stays as it is."""
    before = find_access(deps, key)
    after = Access(key=key, inviter=before.inviter, outsiders=before.outsiders)
    return _store(deps, before, after, actor)


def _store(deps: Deps, before: Access, after: Access, actor: Actor) -> Access:
    if after != before:
        detail = _detail(after)
        change = Change(
            key=after.key, kind=ChangeKind.ACCESS, by=actor.user, at=deps.clock(), detail=detail
        )
        deps.store.save_access(after, change)
    return after


def _detail(access: Access) -> Mapping[str, str]:
    return {
        "what": "narrowed" if access.narrowed else "everyone",
        "people": " ".join(access.people),
        "groups": " ".join(access.groups),
        "admins": "yes" if access.admins else "",
        "outsiders": "yes" if access.outsiders else "",
    }


def _changes(deps: Deps, key: ChannelKey) -> list[Change]:
    return [one for one in deps.store.list_changes(key) if one.kind is ChangeKind.ACCESS]


def _check_choice(before: Access, wish: Wish, actor: Actor) -> None:
    """What contradicts itself, or leaves nobody. Raises BadFields."""
    if not wish.narrowed:
        shown = replace(before, people=suggest_people(before, actor.user))
        if _names_others(wish, shown):
            raise BadFields({"who": say("access-named-below")})
        return
    groups = before.groups if wish.groups is None else wish.groups
    if not (wish.people or groups or wish.admins):
        raise BadFields({"people": say("access-name-somebody")})
    if len(wish.people) > MOST_PEOPLE:
        raise BadFields({"people": say("access-most-people", most=MOST_PEOPLE)})
    if len(groups) > MOST_GROUPS:
        raise BadFields({"groups": say("access-most-groups", most=MOST_GROUPS)})


def _names_others(wish: Wish, shown: Access) -> bool:
    """Whether the form names anybody whom it did not name when it was opened."""
    more_people = set(wish.people) - set(shown.people)
    more_groups = set(wish.groups or ()) - set(shown.groups)
    return bool(more_people or more_groups or (wish.admins and not shown.admins))


def _check_stays_in(after: Access, actor: Actor) -> None:
    """Raises BadFields where the person could not change it back."""
    if not (after.outsiders or is_named(after, actor.user)) and actor.is_outsider():
        raise BadFields({"outsiders": say("access-locked-out-tick")})
    try:
        check_allowed(after, actor)
    except NotAllowed as error:
        named = say("access-name-yourself", why=error.unclear) if error.unclear else ""
        raise BadFields({"people": named or say("access-locked-out")}) from None
