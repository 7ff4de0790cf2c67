"""The files of a folder that somebody else has written: found within limits, and never outside it.

The folder may be mounted from anywhere, or be named by mistake, so nothing in it is taken on trust.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from knowledge.yamlfile import LARGEST, BadYaml, Fault, too_large

MOST_FILES = 1000
MOST_BYTES = 1_000_000
"""Of all files together; the built-in knowledge has a third of it."""
MOST_ENTRIES = 10_000
"""Whatever they are: so many are looked at to find the files."""
DEEPEST = 6
"""Folders in folders; `languages/de/roles` is three."""
ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True)
class Found:
    """A YAML file of the folder."""

    path: Path
    place: PurePath
    """Inside the folder."""
    size: int
    changed_at: int
    """In nanoseconds, as the file system tells."""

    def lies_at(self, where: str) -> bool:
        """Whether this glob names it; `*` stands for one name."""
        wanted = PurePath(where).parts
        pairs = zip(self.place.parts, wanted, strict=False)
        return len(self.place.parts) == len(wanted) and all(fnmatchcase(*pair) for pair in pairs)


def find_files(folder: Path) -> list[Found]:
    """All YAML files, in order of their places; what is hidden is left out.

    Raises BadYaml, before anything is read, if there is too much of it or a link leads outside.
    """
    try:
        found = sorted(_Search(folder).run(), key=lambda one: one.place)
    except OSError as error:
        problem = f"the folder can't be read ({error.strerror})"
        raise _refused(str(folder), problem, "make it readable") from None
    for one in found:
        if one.size > LARGEST:
            raise too_large(f"{folder}/{one.place.as_posix()}")
    if len(found) > MOST_FILES:
        raise _refused(str(folder), f"there are more than {MOST_FILES} files", _NAME_IT)
    if sum(one.size for one in found) > MOST_BYTES:
        problem = f"the files have more than {MOST_BYTES} bytes together"
        raise _refused(str(folder), problem, _NAME_IT)
    return found


class _Search:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._entries = 0
        self._seen: set[Path] = set()

    def run(self) -> Iterator[Found]:
        return self._below(PurePath())

    def _below(self, place: PurePath) -> Iterator[Found]:
        folder = self._folder / place
        real = folder.resolve()
        if real in self._seen or len(place.parts) > DEEPEST:  # a link to a folder above, for one
            return
        self._seen.add(real)
        with os.scandir(folder) as entries:
            for entry in entries:
                self._count()
                if not entry.name.startswith("."):  # an editor's, or the inside of a mount
                    yield from self._one(entry, place / entry.name)

    def _count(self) -> None:
        self._entries += 1
        if self._entries > MOST_ENTRIES:
            problem = f"there is far more here than knowledge, over {MOST_ENTRIES} files"
            raise _refused(str(self._folder), problem, _NAME_IT)

    def _one(self, entry: os.DirEntry[str], place: PurePath) -> Iterator[Found]:
        is_folder = entry.is_dir()
        if not is_folder and not entry.name.endswith(ENDINGS):
            return
        path, name = Path(entry.path), f"{self._folder}/{place.as_posix()}"
        if entry.is_symlink() and not path.resolve().is_relative_to(self._root):
            raise _refused(name, "this links to a place outside the folder", "copy it here")
        if is_folder:
            yield from self._below(place)
        elif not entry.is_file():
            raise _refused(name, "this is no file", "remove it, or what it links to")
        else:
            stat = entry.stat()
            yield Found(path, place, stat.st_size, stat.st_mtime_ns)


_NAME_IT = "name the folder of the knowledge alone, and keep only its files there"


def _refused(name: str, problem: str, mend: str) -> BadYaml:
    return BadYaml(Fault(file=name, line=1, key="", problem=problem, mend=mend))
