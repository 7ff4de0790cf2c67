"""Tokens are encrypted anew with the first key, so that older keys can go."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.deps import Clock
from bot.installation.keys import Keys, UnreadableTokens
from storage.protocol import Store
from storage.values import Installation

PAGE = 200
LEASE = timedelta(minutes=5)


@dataclass(kw_only=True)
class Resealed:
    anew: int = 0
    before: int = 0
    """With the first key already."""
    busy: tuple[str, ...] = ()
    """Workspaces whose tokens somebody renewed in that moment."""
    unreadable: tuple[str, ...] = ()


def reseal_all(store: Store, keys: Keys, clock: Clock) -> Resealed:
    """While the bot runs, too."""
    done = Resealed()
    for installation in _every(store):
        if keys.is_newest(installation.sealed):
            done.before += 1
            continue
        try:
            is_done = _reseal(store, keys, installation, clock())
        except UnreadableTokens:
            done.unreadable = (*done.unreadable, installation.workspace)
        else:
            done.anew += is_done
            done.busy = done.busy if is_done else (*done.busy, installation.workspace)
    return done


def _every(store: Store) -> Iterator[Installation]:
    after = ""
    while page := store.page_installations(after, PAGE):
        yield from page
        after = page[-1].workspace


def _reseal(store: Store, keys: Keys, installation: Installation, now: datetime) -> bool:
    """False if it is to be tried again."""
    tokens = keys.open(installation.sealed, installation.workspace)
    # Who renews the token meanwhile could not store the new one, and the old one is used up then.
    if not store.claim_refresh(installation, now=now, until=now + LEASE):
        return False
    sealed = keys.seal(tokens, installation.workspace)
    return store.replace_installation(installation, replace(installation, sealed=sealed))
