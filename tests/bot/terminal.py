"""A real terminal around `mlteam`: a pseudo-terminal of so many columns, typed into and read."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
SECONDS = 30
"""Long, for a busy machine."""
END_OF_INPUT = "\x04"
"""What Ctrl+D sends."""
_STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
_OURS = ("SLACK_", "MLTEAM_", "LOG_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_")


class Terminal:
    def __init__(
        self,
        *arguments: str,
        cwd: Path,
        columns: int = 80,
        command: Sequence[str] = (sys.executable, "-m", "bot"),
        **environ: str,
    ) -> None:
        self.screen = ""
        """All that was written, with its styles."""
        self._read_to = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._fd, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        clean = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        self._process = subprocess.Popen(  # noqa: S603
            [*command, *arguments],
            cwd=cwd,
            env={**clean, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environ},
            stdin=inner,
            stdout=inner,
            stderr=inner,
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What a person reads: without styles."""
        return _STYLES.sub("", self.screen).replace("\r\n", "\n")

    def expect(self, words: str) -> None:
        """Wait for words that were not expected before."""
        deadline = time.monotonic() + SECONDS
        while (place := self.text.find(words, self._read_to)) < 0:
            assert time.monotonic() < deadline, f"no {words!r} in {self.text[self._read_to :]!r}"
            assert self._read(), f"ended without {words!r}: {self.text[self._read_to :]!r}"
        self._read_to = place + len(words)

    def answer(self, question: str, typed: str) -> None:
        """Wait for the question, and for the prompt after it; then type a line."""
        self.expect(question)
        self.expect(": ")
        self.type(f"{typed}\n")

    def type(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def interrupt(self) -> None:
        """As Ctrl+C does."""
        self._process.send_signal(signal.SIGINT)

    def end(self) -> int:
        """The exit status, after all that is still written."""
        while self._read():
            pass
        return self._process.wait(timeout=SECONDS)

    def _read(self) -> bool:
        """False at the end."""
        ready, _, _ = select.select([self._fd], [], [], SECONDS)
        try:
            piece = os.read(self._fd, 65536) if ready else b""
        except OSError:  # what Linux answers once the other side is closed
            return False
        self.screen += self._decoder.decode(piece)
        return bool(piece)
