from collections.abc import Sequence

from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.views.help import help_message


def build(others: Sequence[Subcommand]) -> Subcommand:
    """The one subcommand that knows of the others."""
    own = (("help", "This list."),)
    usages = (*(usage for other in others for usage in other.usages), *own)

    def run(_arguments: str, call: Call, deps: Deps) -> Reply:
        return help_message(usages, has_profile=deps.store.find_profile(call.key) is not None)

    return Subcommand(name="help", usages=own, run=run)
