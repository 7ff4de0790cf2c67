from bot.deps import Deps
from bot.errors import UnknownWord
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.nudges import find_next_nudge, switch_off, switch_on
from bot.views.nudge import preview_message
from bot.views.status import nudges_message
from knowledge.nearest import find_nearest
from storage.values import Schedule


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    match arguments.casefold():
        case "on":
            return _shown(switch_on(deps, call.key, call.find_person()), call, deps)
        case "off":
            switch_off(deps, call.key)
            return _shown(None, call, deps)
        case "preview":
            return preview_message(find_next_nudge(deps, call.key), deps.knowledge, deps.clock())
        case "":
            return _shown(deps.store.find_schedule(call.key), call, deps)
        case other:
            near = find_nearest(other, ["on", "off", "preview"])
            command = f"/mlteam nudges {near}" if near else None
            raise UnknownWord("choice for nudges", arguments, command, "/mlteam help")


def _shown(schedule: Schedule | None, call: Call, deps: Deps) -> Reply:
    active = schedule is not None and schedule.active
    return nudges_message(schedule, deps.clock(), invite=active and not call.can_post())


SUBCOMMAND = Subcommand(
    name="nudges",
    usages=(
        ("nudges", "When this channel is reminded."),
        ("nudges on|off", "Start or stop the reminders."),
        ("nudges preview", "What the next one would say; only you see it."),
    ),
    run=run,
)
