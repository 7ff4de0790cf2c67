from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from knowledge.advice.engine import Adviser
from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge
from tests.knowledge.samples import WriteOverlay

# No deadline: a busy machine is no fault. `--hypothesis-profile thorough` looks much longer.
settings.register_profile("usual", parent=settings(), deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile("usual")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def adviser(knowledge: Knowledge) -> Adviser:
    return Adviser(knowledge)


@pytest.fixture
def write_overlay(tmp_path: Path) -> WriteOverlay:
    """Writes files by their path inside a knowledge folder and returns the folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
