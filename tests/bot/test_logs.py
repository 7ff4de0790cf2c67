"""No secret leaves through the logs, ours or the libraries'."""

import logging

import pytest
import structlog

from bot.logs import configure_logging


@pytest.mark.parametrize("log_format", ["json", "console"])
@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-1234-hunter2",
        "xoxe.xoxb-1-hunter2",
        "xapp-1-A1-hunter2",
        "https://hooks.slack.com/commands/T1/1/hunter2",
        "https://hooks.slack-gov.com/commands/T1/1/hunter2",
        "wss://wss-primary.slack.com/link/?ticket=hunter2&app_id=1",
    ],
)
def test_tokens_and_response_urls_are_cut_out_of_every_line(
    capsys: pytest.CaptureFixture[str], log_format: str, secret: str
) -> None:
    configure_logging("DEBUG", log_format)

    logging.getLogger("slack_sdk").info("sending %s", secret)
    structlog.get_logger("bot").info("nudge", about=f"token {secret} in use")
    structlog.get_logger("bot").error("failed", exc_info=RuntimeError(secret))

    logged = capsys.readouterr().err
    assert logged.count("\n") >= 3
    assert "hunter2" not in logged


def test_the_body_of_a_request_with_a_bad_signature_is_not_logged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure_logging("INFO", "json")

    logger = logging.getLogger("slack_bolt.RequestVerification")
    logger.setLevel(logging.INFO)  # Bolt sets it for good, by the first app in the process
    logger.info("Invalid request signature detected (signature: s, timestamp: 1, body: evil=1)")

    logged = capsys.readouterr().err
    assert "Invalid request signature detected" in logged
    assert "evil" not in logged
