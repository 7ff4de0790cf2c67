"""What stands in for time and for Slack where a test needs no more than that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_sdk import WebClient

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class HandClock:
    """Stands still until a test moves it."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


class AcceptingSlack(WebClient):
    """Takes every message."""

    def chat_postMessage(self, **_: object) -> Mapping[str, str]:  # type: ignore[override]  # noqa: N802
        return {"ts": "1.0"}
