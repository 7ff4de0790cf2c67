"""A worker process that may be killed at any instant: delivers what is due, over and over."""

import os
import time
from ctypes import c_double
from datetime import UTC, datetime
from functools import cache

from bot.clients import OneWorkspace, build_client
from bot.deps import Deps, Guidance
from bot.logs import configure_logging
from bot.nudges.deliver import deliver_due
from bot.settings import Settings
from knowledge.loader import load_knowledge
from storage.opening import open_store

PAUSE = 0.01


@cache
def guidance() -> Guidance:
    """Once in the process from which the workers are forked, so that one starts in no time."""
    return Guidance(load_knowledge(for_service=True))


def work(url: str, api_url: str, token: str, clock: c_double) -> None:
    """Until it is killed. `clock` holds the present time, in seconds since 1970."""
    configure_logging("ERROR", "json")
    client = build_client(Settings(api_url=api_url), token)
    deps = Deps(
        guidance=guidance(),
        store=open_store(url),
        clock=lambda: datetime.fromtimestamp(clock.value, UTC),
    )
    clients = OneWorkspace(client, deps)
    while os.getppid() != 1:
        if not deliver_due(deps, clients):
            time.sleep(PAUSE)


guidance()
