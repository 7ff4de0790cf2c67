"""From `mlteam try` to the playground's page: the stand-in and the whole bot in one process."""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request

from benchmarks.processes import ENVIRON, ROOT


def seconds_to_page() -> float:
    """From the start of the command until the page has been read."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "try"],
        cwd=ROOT,
        env={**ENVIRON, "PORT": str(_free_port()), "LOG_LEVEL": "ERROR"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://\S+", line)
        if found is None:
            sys.exit("the playground did not start; its reason is above")
        with urllib.request.urlopen(found.group()) as page:  # noqa: S310 -- our own server
            page.read()
        seconds = time.perf_counter() - began
        process.terminate()
    return seconds


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


if __name__ == "__main__":
    seconds_to_page()  # compiles, fills caches
    print(json.dumps([{"page": [seconds_to_page()]} for _ in range(int(sys.argv[1]))]))
