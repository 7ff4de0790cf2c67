"""What `mlteam keys` does: a new key to encrypt tokens with, in place of older ones."""

import os

import bot.logs  # first, see there
from bot.deps import utc_now
from bot.errors import UserError
from bot.installation.keys import Keys, new_key
from bot.installation.resealing import Resealed, reseal_all
from bot.settings import Settings
from storage.opening import open_existing


def print_new() -> None:
    print(new_key())


def rotate() -> None:
    """Raises UserError if some workspaces are left, and names them."""
    settings = Settings.from_environ(os.environ)
    bot.logs.configure_logging(settings.log_level, settings.log_format, settings.secrets)
    keys = Keys(settings.require_encryption_keys())
    store = open_existing(settings.database_url)
    try:
        done = reseal_all(store, keys, utc_now)
    finally:
        store.close()
    print(_report(done))
    if done.unreadable or done.busy:
        raise UserError(_left(done))
    if len(settings.encryption_keys) > 1:
        print("Only the first key is needed now: take the others out of MLTEAM_ENCRYPTION_KEYS.")


def _report(done: Resealed) -> str:
    return (
        f"Tokens of {done.anew} installations are encrypted anew with the first key;"
        f" {done.before} already were."
    )


def _left(done: Resealed) -> str:
    if done.unreadable:
        return (
            f"No key opens the tokens of {', '.join(done.unreadable)}: add the key that they were"
            " stored with to MLTEAM_ENCRYPTION_KEYS, or let these workspaces install the app again."
        )
    return f"The tokens of {', '.join(done.busy)} were just being renewed: run this once more."
