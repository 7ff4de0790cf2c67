"""A bare Bolt app on gunicorn, with those settings of `mlteam serve` that count for its speed.

`run.py` starts it, with a port and whether Bolt runs listeners in place; it serves until its stdin
is closed.
"""

import os
import signal
import sys
import threading
from typing import Any

from flask import Flask, request
from flask.typing import ResponseReturnValue
from gunicorn.app.base import BaseApplication
from slack_bolt import Ack, App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult

from benchmarks.contenders import SIGNING_SECRET

THREADS = 8
"""As in bot/entrypoints/http.py."""


def build(*, in_place: bool) -> Flask:
    def authorize(**_: Any) -> AuthorizeResult:  # noqa: ANN401 -- Bolt's
        """One token for all, without a call to Slack."""
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1")  # noqa: S106

    app = App(signing_secret=SIGNING_SECRET, authorize=authorize, process_before_response=in_place)

    @app.command("/mlteam")
    def on_slash(ack: Ack) -> None:
        ack("hi")

    flask, handler = Flask("bare"), SlackRequestHandler(app)

    @flask.post("/slack/events")
    def events() -> ResponseReturnValue:
        return handler.handle(request)

    return flask


class Server(BaseApplication):
    def __init__(self, port: int, *, in_place: bool) -> None:
        self._port, self._in_place = port, in_place
        super().__init__()

    def load_config(self) -> None:
        values = {
            "bind": f"127.0.0.1:{self._port}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "control_socket_disable": True,
            "loglevel": "warning",
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:  # type: ignore[override]  # gunicorn wants a wider type of environ
        return build(in_place=self._in_place)


def end_with_stdin() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=end_with_stdin, daemon=True).start()
    Server(int(sys.argv[1]), in_place=sys.argv[2] == "in-place").run()
