"""Every store that there is, each of which has to keep what `Store` promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.opening import open_store
from storage.protocol import Store


@pytest.fixture(params=["memory:", "sqlite:///{tmp_path}/test.db"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(request.param.format(tmp_path=tmp_path))
    yield opened
    opened.close()
