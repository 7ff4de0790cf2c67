"""Hostile bytes on the wire, against the real server in a process of its own."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from playground.standin import StandIn
from tests.bot.rig import SECRET
from tests.bot.serving import Served, fetch, serving

HEAD = "POST /slack/events HTTP/1.1\r\nHost: mlteam\r\n"
MEGABYTE = b"x" * 1_000_000
CHUNK = b"F4240\r\n" + MEGABYTE + b"\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with (
        StandIn(signing_secret=SECRET) as slack,
        serving(slack, tmp_path_factory.mktemp("wire"), "http") as running,
    ):
        yield running


def send(served: Served, *parts: bytes) -> str:
    """The first line of the answer; empty if the server hangs up without one."""
    address = urlsplit(served.url)
    with socket.create_connection((address.hostname, address.port), timeout=20) as wire:
        try:
            for part in parts:
                wire.sendall(part)
            return wire.makefile("rb").readline().decode("latin-1")
        except (BrokenPipeError, ConnectionResetError):
            return ""  # it has answered and left before all of it was sent


HOSTILE = {
    "ten megabytes in chunks, of no length": (
        f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode(),
        *[CHUNK] * 10,
        b"0\r\n\r\n",
    ),
    "ten megabytes": (f"{HEAD}Content-Length: 10000000\r\n\r\n".encode(), *[MEGABYTE] * 10),
    "a length below nought": (f"{HEAD}Content-Length: -1\r\n\r\n".encode(),),
    "two lengths": (f"{HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab".encode(),),
    "a length and chunks": (
        f"{HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".encode(),
    ),
    "a header of a megabyte": (HEAD.encode(), b"X-Odd: ", MEGABYTE, b"\r\n\r\n"),
    "a thousand headers": (HEAD.encode(), b"X-Odd: 1\r\n" * 1000, b"\r\n"),
    "a path that is no text": (b"POST /slack/events\xff%ff HTTP/1.1\r\nHost: x\r\n\r\n",),
    "a path out of the folder": (b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",),
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",),
    "half a request": (b"POST /slack/ev",),
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
def test_the_server_refuses_it_and_stays_up(served: Served, parts: tuple[bytes, ...]) -> None:
    address = urlsplit(served.url)
    if parts is HOSTILE["half a request"]:
        with socket.create_connection((address.hostname, address.port), timeout=5) as wire:
            wire.sendall(parts[0])
    else:
        status = send(served, *parts)
        assert not status or status.split(" ")[1].startswith("4"), status

    assert fetch(f"{served.url}/healthz")
    assert "Traceback" not in served.log


def test_no_path_but_ours_is_there(served: Served) -> None:
    for path in ("/console", "/static/x", "/slack/install", "/.env", "/api/test"):
        ask = f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert " 404 " in send(served, ask.encode())
