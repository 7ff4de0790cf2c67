"""Where Slack's requests come in. Each listener works first and acknowledges last."""

from slack_bolt import App

from bot.deps import Deps
from bot.listeners import (
    access,
    actions,
    commands,
    decisions,
    events,
    failures,
    forgetting,
    history,
    home,
    kits,
    mentions,
    people,
    schedules,
    sharing,
    submissions,
    why,
)
from bot.listeners.sending import Sender


def register(app: App, deps: Deps, sender: Sender) -> None:
    """The frequent ones first: Bolt tries listeners in this order."""
    people.register(app, people.People())
    access.register(app, deps)
    commands.register(app, deps, sender)
    kits.register(app, deps, sender)
    why.register(app, deps)
    decisions.register(app, deps)
    sharing.register(app, deps)
    history.register(app, deps, sender)
    forgetting.register(app, deps)
    home.register(app, deps, sender)
    schedules.register(app, deps)
    actions.register(app, deps)
    submissions.register(app, deps)
    mentions.register(app, deps, sender)
    events.register(app, deps)
    failures.register(app)
