"""Clients that ask a server all at once, each again as soon as it is answered, over a connection
that it keeps. `serving.py` starts several such processes.

For each line of JSON on stdin, which says whom to ask, one line on stdout says how that went.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from benchmarks.contenders import signed_command

Order = dict[str, Any]
_GOOD = b" 200 "


async def main() -> None:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(await ask_all(json.loads(line))), flush=True)


async def ask_all(order: Order) -> dict[str, Any]:
    """Milliseconds of each request, and what share of a core that took here."""
    requests = iter([*_requests(order)])  # signed before the time is taken
    times: list[float] = []
    began, busy = time.perf_counter(), time.process_time()
    end = began + order["seconds"]
    await asyncio.gather(
        *(ask_on(order, requests, end, times) for _ in range(order["connections"]))
    )
    elapsed = time.perf_counter() - began
    return {"ms": times, "seconds": elapsed, "busy": (time.process_time() - busy) / elapsed}


async def ask_on(order: Order, requests: Iterator[bytes], end: float, times: list[float]) -> None:
    """Raises RuntimeError for a wrong answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", order["port"])
    for request in requests:
        began = time.perf_counter()
        if began > end:
            break
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        body = await reader.readexactly(int(length))
        times.append((time.perf_counter() - began) * 1000)
        if _GOOD not in head.partition(b"\r\n")[0] or order["holds"].encode() not in body:
            raise RuntimeError(f"answered {head.decode()}{body.decode()}")
    writer.close()


def _requests(order: Order) -> Iterator[bytes]:
    people = cycle(order["people"])
    for number in range(order["most"]):
        workspace, user = next(people)
        trigger = f"{order['name']}-{number}"
        body, headers = signed_command("roles", trigger, workspace=workspace, user=user)
        told = {"Host": "127.0.0.1", **headers, "Content-Length": str(len(body))}
        lines = "\r\n".join(f"{name}: {value}" for name, value in told.items())
        yield f"POST /slack/events HTTP/1.1\r\n{lines}\r\n\r\n{body}".encode()


if __name__ == "__main__":
    asyncio.run(main())
