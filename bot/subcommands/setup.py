from bot.deps import Deps
from bot.reply import OpenModal, Reply
from bot.subcommands.call import Call, Subcommand
from bot.views.forms import setup_form


def run(_arguments: str, call: Call, deps: Deps) -> Reply:
    version = deps.store.find_profile(call.key)
    schedule = deps.store.find_schedule(call.key)
    return OpenModal(setup_form(call.key.channel, version, schedule, deps.knowledge))


SUBCOMMAND = Subcommand(
    name="setup", usages=(("setup", "Tell me about your company and team."),), run=run
)
