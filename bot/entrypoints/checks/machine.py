"""The knowledge, the time zones, the port, and the way from outside."""

import socket
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.entrypoints.checks.finding import Finding, fine, problem, warning
from bot.settings import Settings
from knowledge.loader import KnowledgeError, load_knowledge

SOME_ZONES = ("Europe/Madrid", "America/New_York", "Asia/Kolkata")
TIMEOUT = 10


def check_knowledge(settings: Settings) -> Iterator[Finding]:
    where = f"with the overlay {settings.knowledge}" if settings.knowledge else "as built in"
    try:
        knowledge = load_knowledge(settings.knowledge)
    except KnowledgeError as error:
        yield problem("knowledge", " ".join(str(error).split()))
    else:
        yield fine("knowledge", f"{len(knowledge.rules)} rules, {where}.")


def check_zones() -> Iterator[Finding]:
    try:
        for zone in SOME_ZONES:
            ZoneInfo(zone)
    except ZoneInfoNotFoundError as error:
        yield problem("zones", f"No data of time zones ({error}). Run pip install tzdata.")
    else:
        yield fine("zones", "The data of time zones is there.")


def check_port(settings: Settings) -> Iterator[Finding]:
    place = f"{settings.host}:{settings.port}"
    try:
        with socket.create_server((settings.host, settings.port)):
            yield fine("port", f"{place} is free.")
    except OSError as error:
        if _is_mlteam(settings):
            yield fine("port", f"mlteam itself listens on {place}.")
            return
        yield warning(
            "port",
            f"{place} can't be listened on ({_reason(error)}). Set PORT or HOST, or stop"
            " what listens there.",
        )


def _is_mlteam(settings: Settings) -> bool:
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104 -- no bind
    place = f"[{host}]" if ":" in host else host
    return _takes_posts_only(f"http://{place}:{settings.port}/slack/events")


def _reason(error: OSError) -> str:
    """Without the address, which Python adds in its own form."""
    return (error.strerror or str(error)).partition(" (while")[0]


def check_public_url(settings: Settings) -> Iterator[Finding]:
    if not settings.public_url:
        return
    url = f"{settings.public_url}/slack/events"
    if _takes_posts_only(url):
        yield fine("address", f"mlteam answers at {settings.public_url}.")
    else:
        yield warning(
            "address",
            f"mlteam does not answer at {url}. Start it, and let the proxy pass requests on.",
        )


def _takes_posts_only(url: str) -> bool:
    """As where Slack's requests go, which is all that a proxy has to let through."""
    try:
        urllib.request.urlopen(url, timeout=TIMEOUT).close()  # noqa: S310 -- checked: http(s)
    except HTTPError as error:
        is_refused = error.code == HTTPStatus.METHOD_NOT_ALLOWED
        return is_refused and "POST" in error.headers.get("Allow", "")
    except (OSError, HTTPException, ValueError):
        return False
    return False
