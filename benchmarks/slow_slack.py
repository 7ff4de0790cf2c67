"""Slack's Web API for any number of workspaces, as slow as it is told to be, until stdin is closed.

The playground's stand-in knows one workspace, and checks far more than is of use here. `run.py`
starts it, with the milliseconds an answer takes: one line of JSON says where it is. The address
`calls` tells how often each method was called.
"""

import asyncio
import json
import sys
from collections import Counter
from urllib.parse import parse_qs

from benchmarks.installed import DEAD, ENDS_IN, token_of

Json = dict[str, object]
NEVER = 3600
"""Seconds; whoever calls gives up before."""
_calls: Counter[str] = Counter()


async def main(milliseconds: int) -> None:
    server = await asyncio.start_server(
        lambda reader, writer: answer(reader, writer, milliseconds / 1000),
        "127.0.0.1",
        0,
        backlog=512,
    )
    port = server.sockets[0].getsockname()[1]
    print(json.dumps({"api_url": f"http://127.0.0.1:{port}/api/"}), flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float
) -> None:
    """One request, as slack_sdk makes one a connection."""
    try:
        method, token, form = await read(reader)
        if method == "calls":
            told: Json = dict(_calls)
        else:
            _calls[method] += 1
            is_dead = DEAD in (token + form.get("refresh_token", ""))
            await asyncio.sleep(NEVER if is_dead else seconds)
            told = say(method, token, form)
        body = json.dumps(told).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        writer.write(f"{head}\r\nConnection: close\r\n\r\n".encode() + body)
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass  # whoever called did not wait for it
    finally:
        writer.close()


async def read(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.split("\r\n")
    headers = {
        name.casefold(): value for name, _, value in (each.partition(": ") for each in lines)
    }
    body = (await reader.readexactly(int(headers.get("content-length", 0)))).decode()
    form = {name: values[0] for name, values in parse_qs(body).items()}
    method = first.split(" ")[1].partition("?")[0].rpartition("/")[2]
    return method, headers.get("authorization", "").removeprefix("Bearer "), form


def say(method: str, token: str, form: dict[str, str]) -> Json:
    match method:
        case "oauth.v2.access":
            workspace = form["refresh_token"].rpartition("-")[2]
            fresh = {"access_token": token_of(workspace), "refresh_token": f"xoxe-1-{workspace}"}
            return {"ok": True, **fresh, "expires_in": int(ENDS_IN.total_seconds())}
        case _ if not token.startswith("xoxb-"):
            return {"ok": False, "error": "not_authed"}
        case "users.info":
            user = {"id": form.get("user", ""), "tz": "Europe/Berlin", "locale": "en-US"}
            return {"ok": True, "user": user}
        case "chat.postMessage":
            return {"ok": True, "ts": f"{1_700_000_000 + _calls[method]}.000100"}
        case _:
            return {"ok": True, "team_id": token.rpartition("-")[2]}


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
