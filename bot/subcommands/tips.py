from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.lookup import get_band
from bot.views.tips import tips_message
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import DEFAULT_BAND
from knowledge.schema import Band


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    if arguments:
        return tips_message(get_band(arguments), deps.knowledge)
    version = deps.store.find_profile(call.key)
    if version is None:
        because = "I don't know your size yet: /mlteam setup tells me."
        return tips_message(DEFAULT_BAND, deps.knowledge, because=because)
    band = Band(str(derive_facts(version.profile, deps.knowledge)["size_band"].value))
    return tips_message(band, deps.knowledge, because="The size of your company.")


SUBCOMMAND = Subcommand(
    name="tips",
    usages=(("tips [micro|small|medium|large]", "Tips for your size of company."),),
    run=run,
)
