"""What only a database that several processes share has to do."""

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from storage.opening import open_store


def _open_at_once(url: str, ready: Barrier) -> None:
    ready.wait()
    open_store(url).close()


@pytest.mark.parametrize("attempt", range(3))
def test_processes_that_start_at_once_on_a_new_file_all_start(tmp_path: Path, attempt: int) -> None:
    spawn = multiprocessing.get_context("spawn")
    arguments = (f"sqlite:///{tmp_path}/new-{attempt}.db", spawn.Barrier(5))
    processes = [spawn.Process(target=_open_at_once, args=arguments) for _ in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0] * 5
