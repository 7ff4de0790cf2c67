from bot.deps import Deps
from bot.errors import UnknownWord
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.nudges import find_next_nudge, switch_off, switch_on
from bot.views.nudge import preview_message
from bot.views.status import nudges_message
from knowledge.nearest import find_nearest


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    match arguments.casefold():
        case "on":
            return nudges_message(switch_on(deps, call.key, call.find_person()), deps.clock())
        case "off":
            switch_off(deps, call.key)
            return nudges_message(None, deps.clock())
        case "preview":
            return preview_message(find_next_nudge(deps, call.key), deps.knowledge, deps.clock())
        case "":
            return nudges_message(deps.store.find_schedule(call.key), deps.clock())
        case other:
            near = find_nearest(other, ["on", "off", "preview"])
            command = f"/mlteam nudges {near}" if near else None
            raise UnknownWord("choice for nudges", arguments, command, "/mlteam help")


SUBCOMMAND = Subcommand(
    name="nudges",
    usages=(
        ("nudges", "When this channel is reminded."),
        ("nudges on|off", "Start or stop the reminders."),
        ("nudges preview", "What the next one would say; only you see it."),
    ),
    run=run,
)
