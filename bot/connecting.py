"""Whose token Slack is called with: that of the environment, or those of installations."""

from bot.clients import Clients, OneWorkspace, build_client
from bot.deps import Deps
from bot.settings import Settings


def connect(settings: Settings, deps: Deps) -> Clients:
    """Raises BadSetting if one is missing. Does not call Slack."""
    settings.require_way_in()
    if settings.many_workspaces:
        # Here, because who serves one workspace needs no encryption.
        from bot.installation.workspaces import Workspaces  # noqa: PLC0415

        return Workspaces(settings, deps)
    return OneWorkspace(build_client(settings, settings.bot_token), deps)
