"""Slack's Web API, played by the stand-in in a process of its own until stdin is closed.

`run.py` starts it: one line of JSON on stdout says where the API is and holds trigger ids.
"""

import json
import sys

from benchmarks.contenders import USER
from playground.grants import Grants
from playground.standin import StandIn
from playground.team import Channel


def channel_ids() -> list[str]:
    """The channels beside the usual ones, with the bot in each."""
    return [f"C0BENCH{number:04}" for number in range(100)]


def main(triggers: int) -> None:
    with StandIn() as slack:
        # Triggers expire after three seconds, and these are for the whole run: stop their clock.
        slack.workspace.grants = Grants(lambda: 0.0)
        for channel in channel_ids():
            members = {USER, slack.workspace.app.bot_user_id}
            slack.workspace.channels[channel] = Channel(id=channel, name=channel, members=members)
        issued = [slack.workspace.grants.new_trigger(USER) for _ in range(triggers)]
        print(json.dumps({"api_url": slack.api_url, "triggers": issued}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]))
