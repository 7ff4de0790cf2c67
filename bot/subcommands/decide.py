import re

from bot.deps import Deps
from bot.reply import OpenModal, Reply
from bot.subcommands.call import Call, Subcommand
from bot.subcommands.why import AROUND
from bot.usecases.decisions import Step, Steps, list_steps
from bot.usecases.step_words import get_step_meant
from bot.usecases.why import UnknownSubject
from bot.views.decide import DecideContext, decide_form

_BEFORE = re.compile(r"^(?:on|about|for|zu|zum|zur|für|über)\b\s*", re.IGNORECASE)


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    steps = list_steps(deps, call.key)
    step = _meant(_BEFORE.sub("", arguments.strip().rstrip("?!.… ")), steps, deps)
    about = DecideContext.on(call.key.channel, step)
    return OpenModal(decide_form(about, step, steps, deps.knowledge))


def _meant(subject: str, steps: Steps, deps: Deps) -> Step:
    try:
        return get_step_meant(deps, steps, subject)
    except UnknownSubject:
        name = AROUND.sub("", subject)
        if name == subject:
            raise
        return get_step_meant(deps, steps, name)


SUBCOMMAND = Subcommand(
    name="decide",
    run=run,
)
