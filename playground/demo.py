"""`make demo`: half a year of a company in a minute, on the page and in the terminal."""

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.entrypoints.stopping import wait_until_stopped
from bot.errors import UserError
from knowledge.loader import KnowledgeError
from playground.errors import NotPossible
from playground.story import STORIES, Story, load_story
from playground.storyteller import FAST, Pace, StoryBroke, Storyteller
from playground.trial import Trial
from storage.protocol import StorageError

USUAL = STORIES / "wrong_hire.yml"
PATIENCE = 20.0
"""Seconds for somebody to open the page before the story begins without them."""


def main(arguments: Sequence[str] | None = None) -> None:
    wanted = _parser().parse_args(arguments)
    try:
        run(os.environ, load_story(wanted.story), fast=wanted.fast)
    except (UserError, StorageError, KnowledgeError, NotPossible, StoryBroke, OSError) as error:
        sys.exit(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m playground.demo", description="Play a story on a local Slack page."
    )
    parser.add_argument("--fast", action="store_true", help="without pauses, and end by itself")
    parser.add_argument("--story", type=Path, default=USUAL, help="a YAML file with another story")
    return parser


def run(environ: Mapping[str, str], story: Story, *, fast: bool = False) -> None:
    """Play it, and leave the page open until Ctrl+C, unless it is fast or in CI.

    Raises StoryBroke, and OSError if the port is taken.
    """
    # Each line of the log would stand between two of the story.
    quiet = {"LOG_LEVEL": "ERROR", **environ}
    alone = fast or bool(environ.get("CI"))
    with Trial(quiet, by_itself=False) as trial:
        _say(f"{story.title}: open {trial.slack.page_url}")
        if not alone:
            trial.slack.workspace.watched.wait(PATIENCE)
        began = time.monotonic()
        teller = Storyteller(trial, FAST if fast else Pace(), _say)
        tally = teller.play(story)
        took = time.monotonic() - began
        _say(
            f"\n{teller.week} weeks in {took:.0f} seconds: {tally.commands} commands,"
            f" {tally.forms} forms, {tally.presses} buttons, {len(tally.posts)} messages that"
            " mlteam sent by itself."
        )
        if not alone:
            trial.go_on_by_itself()
            trial.slack.workspace.announce("The story is over. Go on from here as you like.")
            _say(f"The page stays open at {trial.slack.page_url} (Ctrl+C ends it)")
            wait_until_stopped()


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 -- a command line


if __name__ == "__main__":
    main()
