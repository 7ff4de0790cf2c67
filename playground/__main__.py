"""`mlteam try`: a local Slack with the bot in it, until Ctrl+C."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import bot.logs  # noqa: F401 -- first, see there
from bot.entrypoints.stopping import wait_until_stopped
from bot.errors import UserError
from knowledge.loader import KnowledgeError
from playground.errors import NotPossible
from playground.scenario import BadScenario
from playground.trial import Trial
from storage.protocol import StorageError


def main(arguments: Sequence[str] | None = None) -> None:
    wanted = _parser().parse_args(arguments)
    try:
        run(os.environ, wanted.scenario)
    except (UserError, StorageError, KnowledgeError, NotPossible, OSError) as error:
        sys.exit(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m playground", description="Try the bot on a local Slack page."
    )
    parser.add_argument(
        "--scenario", type=Path, metavar="FILE", help="go on from what was saved on the page"
    )
    return parser


def run(environ: Mapping[str, str], scenario: Path | None = None) -> None:
    """Serve the page until SIGINT or SIGTERM; forget everything at the end.

    Raises OSError if the port is taken, and BadScenario.
    """
    saved = _read(scenario) if scenario else None
    with Trial(environ) as trial:
        if saved is not None:
            trial.slack.scenarios.load(saved)
        print(f"Try mlteam at {trial.slack.page_url} (Ctrl+C ends it)", flush=True)  # noqa: T201
        wait_until_stopped()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadScenario(f"{path} can't be read ({error.strerror})") from None


if __name__ == "__main__":
    main()
