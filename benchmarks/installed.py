"""Databases in which the app is installed in many workspaces, their tokens encrypted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_sdk.oauth.installation_store.models.installation import Installation

from benchmarks.contenders import NO_LIMIT, SIGNING_SECRET, WORKSPACE

KEY = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="
"""Of nobody."""
ENDS_IN = timedelta(hours=12)
"""Slack's tokens."""
DEAD = "T0DEAD"
"""How the ids of workspaces begin for which Slack never answers."""


def workspaces(number: int) -> list[str]:
    """One alone is that of the other benchmarks."""
    return [WORKSPACE] if number == 1 else [f"T0BENCH{each:04}" for each in range(number)]


def token_of(workspace: str) -> str:
    return f"xoxb-1-{workspace}"


def environ_for(api_url: str, path: Path) -> dict[str, str]:
    return {
        "SLACK_CLIENT_ID": "1.1",
        "SLACK_CLIENT_SECRET": "of-nobody",
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": api_url,
        "MLTEAM_ENCRYPTION_KEYS": KEY,
        "MLTEAM_DATABASE_URL": f"sqlite:///{path}",
        "LOG_FORMAT": "json",
        **NO_LIMIT,
    }


def install(path: Path, names: list[str], *, ends_at: datetime | None = None) -> None:
    """As the end of Slack's OAuth stores it."""
    from bot.deps import Deps  # noqa: PLC0415 -- the load generator needs none of it
    from bot.installation.installations import Installations  # noqa: PLC0415
    from bot.installation.keys import Keys  # noqa: PLC0415
    from knowledge.loader import load_knowledge  # noqa: PLC0415
    from storage.sqlite import SQLiteStore  # noqa: PLC0415

    store = SQLiteStore(path)
    installations = Installations(Deps.build(load_knowledge(), store), Keys([KEY]))
    ends = ends_at or datetime.now(UTC) + ENDS_IN
    for name in names:
        installations.save(
            Installation(
                app_id="A0MLTEAM001",
                team_id=name,
                bot_token=token_of(name),
                bot_id="B0MLTEAM001",
                bot_user_id="U0MLTEAM001",
                bot_scopes=["commands", "chat:write", "users:read"],
                bot_refresh_token=f"xoxe-1-{name}",
                bot_token_expires_at=int(ends.timestamp()),
                user_id="U0ANA000001",
            )
        )
    store.close()
