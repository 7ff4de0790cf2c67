"""The apps that are compared, and the signed requests that each of them answers.

Imports of one app must not weigh on the other, so each builder has its own.
"""

import time
from collections.abc import Callable, Sequence
from itertools import count
from urllib.parse import urlencode

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

TOKEN = "xoxb-playground"  # noqa: S105 -- the stand-in's, a secret of nobody
SIGNING_SECRET = "playground-signing-secret"  # noqa: S105
WORKSPACE, CHANNEL, USER = "T0ACME00001", "C0MLTEAM001", "U0ANA000001"
OK = 200
NO_LIMIT = {"MLTEAM_PERSON_LIMIT": "1000000", "MLTEAM_WORKSPACE_LIMIT": "1000000"}
"""One that is reached by nobody, so that requests are still counted."""
_numbers = count(1)


def build_bare(api_url: str, *, in_place: bool = False) -> App:
    """Bolt as it comes, but for the address of Slack; `in_place` switches its polling off."""
    app = App(
        client=WebClient(token=TOKEN, base_url=api_url),
        signing_secret=SIGNING_SECRET,
        process_before_response=in_place,
    )

    @app.command("/mlteam")
    def on_slash(ack: Ack) -> None:
        ack()

    return app


def build_mlteam(api_url: str, database_url: str) -> App:
    """As `mlteam serve` builds it."""
    from bot.app import build_app  # noqa: PLC0415
    from bot.deps import Deps  # noqa: PLC0415
    from bot.logs import configure_logging  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from knowledge.loader import load_knowledge  # noqa: PLC0415
    from storage.opening import open_store  # noqa: PLC0415

    environ = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": api_url,
        "MLTEAM_DATABASE_URL": database_url,
        "LOG_FORMAT": "json",
        **NO_LIMIT,
    }
    settings = Settings.from_environ(environ)
    configure_logging(settings.log_level, settings.log_format)
    deps = Deps.build(
        load_knowledge(settings.knowledge, for_service=True), open_store(settings.database_url)
    )
    return build_app(settings, deps)


BUILDERS: dict[str, Callable[[str, str], App]] = {
    "bare": lambda api_url, _database_url: build_bare(api_url),
    "mlteam": build_mlteam,
}


def slash_command(
    text: str, trigger_id: str = "", *, workspace: str = WORKSPACE, user: str = USER
) -> BoltRequest:
    """What Slack sends for `/mlteam` and this text, signed now."""
    body, headers = signed_command(text, trigger_id, workspace=workspace, user=user)
    told: dict[str, str | Sequence[str]] = {**headers}
    return BoltRequest(body=body, headers=told)


def signed_command(
    text: str, trigger_id: str = "", *, workspace: str = WORKSPACE, user: str = USER
) -> tuple[str, dict[str, str]]:
    """Its body and its headers. No two are the same: the second would be taken for a repetition."""
    fields = {
        "token": "legacy",
        "team_id": workspace,
        "team_domain": "acme",
        "channel_id": CHANNEL,
        "channel_name": "ml-team",
        "user_id": user,
        "user_name": "ana",
        "command": "/mlteam",
        "text": text,
        "api_app_id": "A0MLTEAM001",
        "is_enterprise_install": "false",
        "trigger_id": trigger_id or f"trigger-{next(_numbers)}",
    }
    body, timestamp = urlencode(fields), str(int(time.time()))
    signature = SignatureVerifier(SIGNING_SECRET).generate_signature(timestamp=timestamp, body=body)
    return body, {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature or "",
    }
