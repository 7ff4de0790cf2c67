"""The HTTP server under the stand-in: it can be stopped without leaving anything behind."""

import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock, Thread
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from playground.webapi import HANG_UP

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Any], Iterable[bytes]]


class QuietHandler(WSGIRequestHandler):
    # One request per connection: no idle connection outlives the server.
    protocol_version = "HTTP/1.0"

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401
        """A page that polls would fill the terminal."""


def hanging_up(app: Wsgi) -> Wsgi:
    """Break the connection of requests that ask for it; werkzeug drops it without a word."""

    def wrapped(environ: Environ, start_response: object) -> Iterable[bytes]:
        answer = app(environ, start_response)
        if environ.get(HANG_UP):
            close = getattr(answer, "close", None)
            if close:
                close()
            raise ConnectionResetError
        return answer

    return wrapped


class Server(ThreadedWSGIServer):
    """Listens on 127.0.0.1 only. Raises OSError when the port is taken; 0 means any free one."""

    daemon_threads = False

    def __init__(self, app: Wsgi, port: int) -> None:
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        # werkzeug would end the whole process when the port is taken.
        with socket.create_server(("127.0.0.1", port), backlog=128) as listener:
            super().__init__(
                "127.0.0.1",
                port,
                hanging_up(app),
                handler=QuietHandler,
                fd=listener.fileno(),
            )
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, break what is open, and wait until every thread has ended."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A browser that closes its tab is no error worth a traceback."""
