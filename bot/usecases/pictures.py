"""Which pictures of a channel are in Slack already, so that none is uploaded twice."""

from dataclasses import dataclass

from bot.deps import Deps
from bot.language import current_language
from bot.reply import Picture
from storage.values import ChannelKey, PictureFile


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of a file that was uploaded."""

    shown: str
    """The file to show: this one, or that of whoever was faster; empty if there is none, because
    all of the channel was forgotten meanwhile.
    """
    useless: str
    """The file to delete; empty if there is none."""


def find_file(deps: Deps, key: ChannelKey, picture: Picture) -> str:
    """Slack's id of exactly this picture in the current language; empty if it is not there."""
    found = deps.store.find_picture(key, picture.kind, current_language())
    return found.file if found and found.digest == picture.digest else ""


def keep_file(deps: Deps, key: ChannelKey, picture: Picture, file: str) -> Kept:
    """Remember what was uploaded, in place of an older picture of its kind and language."""
    useless = deps.store.save_picture(
        PictureFile(
            key=key,
            kind=picture.kind,
            language=current_language(),
            digest=picture.digest,
            file=file,
        )
    )
    shown = find_file(deps, key, picture) if useless == file else file
    return Kept(shown=shown, useless=useless)


def drop_file(deps: Deps, key: ChannelKey, file: str) -> None:
    """Slack does not have it any more."""
    deps.store.drop_picture(key, file)


def list_files(deps: Deps, key: ChannelKey) -> list[str]:
    return [picture.file for picture in deps.store.list_pictures(key)]
