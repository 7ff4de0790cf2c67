"""A company's own knowledge, taken up while the bot runs: a sound change, but no broken one."""

from pathlib import Path

from structlog import get_logger

from bot.deps import Deps
from knowledge.folder import find_files
from knowledge.loader import KnowledgeError, load_knowledge
from knowledge.yamlfile import BadYaml

log = get_logger(__name__)

Fingerprint = frozenset[tuple[str, int, int]]
"""Of each file its path, when it was changed, and its size."""


class OverlayWatch:
    """Looks for changes of the overlay each time that it is asked."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._seen = _fingerprint(deps.overlay)

    def refresh(self) -> None:
        """Adopt the overlay if it has changed and is sound; else say why not and keep the old one.

        Each change is tried once, so a broken file is not reported over and over.
        """
        found = _fingerprint(self._deps.overlay)
        if found == self._seen:
            return
        self._seen = found
        try:
            self._deps.guidance.adopt(load_knowledge(self._deps.overlay))
        except KnowledgeError as error:
            faults = [str(fault) for fault in error.faults]
            log.warning("the changed overlay is refused, the old one stays active", faults=faults)
        else:
            log.info("the changed overlay is active", folder=str(self._deps.overlay))


def _fingerprint(folder: Path | None) -> Fingerprint:
    if folder is None:
        return frozenset()
    try:
        files = find_files(folder)
    except BadYaml as error:  # said once, when it is loaded
        return frozenset({(str(error), 0, 0)})
    return frozenset((str(one.path), one.changed_at, one.size) for one in files)
