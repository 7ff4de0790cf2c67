"""Where Slack's requests come in. Each listener works first and acknowledges last."""

from slack_bolt import App

from bot.clients import Clients
from bot.deps import Deps
from bot.listeners import (
    access,
    actions,
    advice,
    assistant,
    commands,
    decisions,
    events,
    failures,
    forgetting,
    history,
    home,
    home_settings,
    kits,
    limits,
    mentions,
    pages,
    pane,
    people,
    pictures,
    schedules,
    setup,
    sharing,
    submissions,
    why,
)
from bot.listeners.sending import Sender


def register(app: App, deps: Deps, sender: Sender, clients: Clients, limit: limits.Limits) -> None:
    """The frequent ones first: Bolt tries listeners in this order."""
    known = people.People()
    limits.register(app, limit, known)
    people.register(app, known)
    pane.register(app)
    access.register(app, deps)
    commands.register(app, deps, sender)
    kits.register(app, deps)
    pages.register(app, deps, sender)
    advice.register(app, deps)
    why.register(app, deps)
    decisions.register(app, deps)
    sharing.register(app, deps)
    history.register(app, deps)
    pictures.register(app, deps, sender)
    forgetting.register(app, deps, sender)
    assistant.register(app, deps)
    home.register(app, deps, sender)
    home_settings.register(app, deps)
    schedules.register(app, deps)
    setup.register(app, deps, sender)
    actions.register(app, deps)
    submissions.register(app, deps)
    mentions.register(app, deps, sender)
    events.register(app, deps, known, sender, clients)
    failures.register(app)
