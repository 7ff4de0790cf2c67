"""`/mlteam roles` over gunicorn with 50 clients at once, beside a bare Bolt app, in turn.

Every server is a process with real signatures over HTTP, and the clients are two more. `run.py`
starts it, with the address of a slow Slack, a folder and a number of rounds: JSON on stdout.
"""

import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.installed import environ_for, install, workspaces
from benchmarks.processes import ENVIRON, read_line, start
from benchmarks.report import Rounds
from benchmarks.sizes import CONNECTIONS, MANY

CLIENTS = 2
"""Processes."""
SECONDS = 1.0
MOST = 12_000
"""Requests; more are not answered in that time."""
PEOPLE = 200
P99 = 98  # of the 99 cut points between percentiles
_rounds = count(1)

Clients = Sequence["subprocess.Popen[str]"]


@dataclass(frozen=True, kw_only=True)
class Server:
    name: str
    port: int
    people: Sequence[tuple[str, str]]
    holds: str
    """Stands in each good answer."""


def main(api_url: str, folder: Path, rounds: int) -> None:
    json.dump(measure(api_url, folder, rounds), sys.stdout)


def measure(api_url: str, folder: Path, rounds: int) -> Rounds:
    with ExitStack() as stack:
        clients = [stack.enter_context(start("load")) for _ in range(CLIENTS)]
        servers = [
            stack.enter_context(bare("bare", "polling")),
            stack.enter_context(bare("bare in place", "in-place")),
            stack.enter_context(mlteam("one workspace", api_url, folder / "served-1.db", 1)),
            stack.enter_context(mlteam("many workspaces", api_url, folder / "served.db", MANY)),
        ]
        cold = [ask(server, clients, PEOPLE, seconds=60) for server in servers][-1]
        measured = [measure_round(servers, clients) for _ in range(rounds)]
    return [{**each, "strangers a second": cold["many workspaces a second"]} for each in measured]


def measure_round(servers: Sequence[Server], clients: Clients) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for server in servers:
        found |= ask(server, clients, MOST, seconds=SECONDS)
    return found


def ask(server: Server, clients: Clients, most: int, *, seconds: float) -> dict[str, list[float]]:
    """Until that many are answered by each client, or the time is over."""
    for number, client in enumerate(clients):
        order = {
            "name": f"{next(_rounds)}",
            "port": server.port,
            "people": server.people[number::CLIENTS],
            "holds": server.holds,
            "connections": CONNECTIONS // CLIENTS,
            "most": most // CLIENTS,
            "seconds": seconds,
        }
        write_line(client, order)
    answers = [read_line(client) for client in clients]
    times = [each for answer in answers for each in answer["ms"]]
    return {
        f"{server.name} a second": [len(times) / max(each["seconds"] for each in answers)],
        f"{server.name} p50": [statistics.median(times)],
        f"{server.name} p99": [statistics.quantiles(times, n=100)[P99]],
        f"{server.name} clients": [100 * sum(each["busy"] for each in answers)],
    }


def write_line(client: "subprocess.Popen[str]", order: dict[str, Any]) -> None:
    assert client.stdin is not None  # noqa: S101 -- it is a pipe
    client.stdin.write(f"{json.dumps(order)}\n")
    client.stdin.flush()


@contextmanager
def bare(name: str, mode: str) -> Iterator[Server]:
    port = free_port()
    with start("bare_server", str(port), mode):
        wait_for(port)
        yield Server(name=name, port=port, people=people_of(1), holds="hi")


@contextmanager
def mlteam(name: str, api_url: str, path: Path, number: int) -> Iterator[Server]:
    """Raises RuntimeError if it does not end well."""
    install(path, workspaces(number))
    port = free_port()
    environ = {**ENVIRON, **environ_for(api_url, path), "PORT": str(port)}
    with path.with_suffix(".log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--mode", "http"], env=environ, stderr=log
        )
    try:
        wait_for(port)
        yield Server(name=name, port=port, people=people_of(number), holds='"blocks"')
    finally:
        process.terminate()
        if process.wait():
            raise RuntimeError(f"mlteam ended with {process.returncode}")


def people_of(number: int) -> list[tuple[str, str]]:
    names = workspaces(number)
    return [(names[(n * number // PEOPLE) % number], f"U0PERSON{n:04}") for n in range(PEOPLE)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Raises RuntimeError if nothing listens there after a while."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("a server does not start")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
