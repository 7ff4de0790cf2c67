from collections.abc import Mapping, Sequence

from bot.deps import Deps
from bot.errors import UnknownWord
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.views.help import all_commands_message, command_help_message, help_message
from knowledge.nearest import find_nearest

ALL = "all"
"""What to type for each way to type each command; there is a button for it."""
_FIRST = ("setup", "roles", "ask")
_FIRST_WITH_PROFILE = ("advice", "whatif", "ask")
Groups = Mapping[str, Sequence[Subcommand]]


def build(groups: Groups) -> Subcommand:
    """The one subcommand that knows of the others; they come in groups, by the group's word."""

    def run(arguments: str, call: Call, deps: Deps) -> Reply:
        if arguments.casefold() == ALL:
            every = {word: [u for one in group for u in one.usages] for word, group in told.items()}
            return all_commands_message(every)
        if arguments:
            return _one(arguments, told)
        has_profile = deps.store.find_profile(call.key) is not None
        start = [_by_name(told)[one] for one in (_FIRST_WITH_PROFILE if has_profile else _FIRST)]
        names = {word: [one.name for one in group] for word, group in told.items()}
        usages = [one.usages[0] for one in start]
        return help_message(names, usages, has_profile=has_profile, support=deps.support)

    own = Subcommand(name="help", run=run)
    last = list(groups)[-1]
    told = {**groups, last: (*groups[last], own)}
    return own


def _one(typed: str, groups: Groups) -> Reply:
    by_name = _by_name(groups)
    name = typed.removeprefix("/mlteam").strip().casefold()
    if name not in by_name:
        nearest = find_nearest(name, by_name)
        raise UnknownWord("command", typed, f"/mlteam help {nearest}" if nearest else None)
    group = next(group for group in groups.values() if by_name[name] in group)
    others = [one.name for one in group if one.name != name]
    return command_help_message(name, by_name[name].usages, others)


def _by_name(groups: Groups) -> dict[str, Subcommand]:
    return {one.name: one for group in groups.values() for one in group}
