from collections.abc import Mapping, Sequence

from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.views.help import help_message


def build(groups: Mapping[str, Sequence[Subcommand]]) -> Subcommand:
    """The one subcommand that knows of the others; they come in groups, by their titles."""
    own = (("help", "This list."),)
    usages = {
        title: tuple(usage for one in group for usage in one.usages)
        for title, group in groups.items()
    }
    last = list(groups)[-1]
    listed = tuple({**usages, last: usages[last] + own}.items())

    def run(_arguments: str, call: Call, deps: Deps) -> Reply:
        return help_message(listed, has_profile=deps.store.find_profile(call.key) is not None)

    return Subcommand(name="help", usages=own, run=run)
