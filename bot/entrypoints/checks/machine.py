"""The knowledge, the time zones, the port, and the way from outside."""

import json
import socket
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
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
        yield warning(
            "port",
            f"{place} can't be listened on ({error.strerror or error}). If that is not mlteam"
            " itself, set PORT or HOST, or stop what listens there.",
        )


def check_public_url(settings: Settings) -> Iterator[Finding]:
    if not settings.public_url:
        return
    url = f"{settings.public_url}/healthz"
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as answer:  # noqa: S310 -- checked: http(s)
            is_ours = json.load(answer).get("status") == "ok"
    except (OSError, HTTPException, ValueError, AttributeError):
        is_ours = False
    if is_ours:
        yield fine("address", f"mlteam answers at {settings.public_url}.")
    else:
        yield warning(
            "address",
            f"mlteam does not answer at {url}. Start it, and let the proxy pass requests on.",
        )
