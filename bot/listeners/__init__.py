"""Where Slack's requests come in. Each listener works first and acknowledges last."""

from slack_bolt import App

from bot.deps import Deps
from bot.listeners import actions, commands, events, failures, submissions


def register(app: App, deps: Deps) -> None:
    """The frequent ones first: Bolt tries listeners in this order."""
    commands.register(app, deps)
    actions.register(app, deps)
    submissions.register(app, deps)
    events.register(app, deps)
    failures.register(app)
