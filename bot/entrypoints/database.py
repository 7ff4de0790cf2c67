"""What `mlteam db` does besides migrating: backups, and handing profiles over."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import bot.logs  # first, see there
from bot.deps import utc_now
from bot.settings import Settings
from storage.opening import find_file, name_file, open_existing
from storage.protocol import Store
from storage.sqlite.backup import back_up
from storage.sqlite.restore import restore
from storage.sqlite.snapshot import Holdings
from storage.values import ChannelKey, ProfileVersion

PAGE = 200


def backup(to: Path) -> None:
    path = find_file(_settings().database_url)
    holdings = back_up(path, to)
    print(f"{path} is backed up as {to}: {_numbers(holdings)}.")


def restore_backup(file: Path, *, replace: bool) -> None:
    path = name_file(_settings().database_url)
    done = restore(file, path, now=utc_now(), replace=replace)
    print(f"{path} is restored from {file}: {_numbers(done.holdings)}.")
    print("Nudges that were due until now are not posted any more; each schedule goes on from now.")
    if done.kept:
        print(f"What was there before is kept as {done.kept}: delete it once you are content.")
    if done.returned:
        print(
            "These channels were not in it, and are back now. If somebody had deleted them on"
            " purpose, delete them again with /mlteam forget:"
        )
    for key in done.returned:
        print(f"  {key.workspace} {key.channel}")


def export(workspace: str | None, *, every_version: bool) -> None:
    """A JSON object a line; its `profile` is what `mlteam advise` reads."""
    store = open_existing(_settings().database_url)
    try:
        for key in _channels(store, workspace):
            for version in store.list_profiles(key)[0 if every_version else -1 :]:
                print(_line(version))
    finally:
        store.close()
    sys.stdout.flush()


def _channels(store: Store, workspace: str | None) -> Iterator[ChannelKey]:
    if workspace is not None:
        yield from store.list_channels(workspace)
        return
    last: ChannelKey | None = None
    while page := store.page_profiles(last, PAGE):
        yield from (version.key for version in page)
        last = page[-1].key


def _line(version: ProfileVersion) -> str:
    told = {
        "workspace": version.key.workspace,
        "channel": version.key.channel,
        "version": version.version,
        "saved_at": version.saved_at.isoformat(),
        "saved_by": version.saved_by,
        "profile": version.profile.told(),
    }
    return json.dumps(told, ensure_ascii=False)


def _numbers(holdings: Holdings) -> str:
    return (
        f"{holdings.versions} versions of the profiles of {holdings.channels} channels,"
        f" {holdings.size} bytes"
    )


def _settings() -> Settings:
    settings = Settings.from_environ(os.environ)
    bot.logs.configure_logging(settings.log_level, settings.log_format)
    return settings
