"""Every store that there is, each of which has to keep what `Store` promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.opening import open_store
from storage.protocol import Store
from tests.storage.tracing import TracedStore


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Whatever a test does with a SQLite store, its SQL keeps workspaces apart."""
    if request.param == "memory":
        yield open_store("memory:")
        return
    traced = TracedStore(tmp_path / "test.db")
    yield traced
    traced.close()
    assert traced.offences == []
