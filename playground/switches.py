"""The faults that people turn on and off by hand, on the page."""

from dataclasses import dataclass

from playground.faults import Fault

RETRY_AFTER = 5
"""Seconds. Slack says up to 30; nobody who tries it wants to wait that long."""


@dataclass(frozen=True, kw_only=True)
class Switch:
    title: str
    meaning: str
    fault: Fault


SWITCHES = {
    "rate_limit": Switch(
        title="Rate limit",
        meaning=f"429 with Retry-After: {RETRY_AFTER}, and nothing is done",
        fault=Fault(status=429, headers={"Retry-After": str(RETRY_AFTER)}),
    ),
    "server_error": Switch(
        title="Server error",
        meaning="500, and nothing is done",
        fault=Fault(status=500),
    ),
    "slow": Switch(
        title="Slow answer",
        meaning="the answer takes 2.5 seconds",
        fault=Fault(delay=2.5),
    ),
    "very_slow": Switch(
        title="Very slow answer",
        meaning="the answer takes 5 seconds",
        fault=Fault(delay=5.0),
    ),
    "lost": Switch(
        title="Lost connection",
        meaning="Slack does it, and the answer never arrives",
        fault=Fault(cut="after"),
    ),
}
