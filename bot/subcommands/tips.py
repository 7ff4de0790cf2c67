from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.lookup import get_band
from bot.views.tips import tips_message
from knowledge.advice.bands import bands_for_tips
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import DEFAULT_BAND

BETWEEN = (
    "You are between the sizes: your company is large, your ML team is not. So the tips for medium"
    " companies fit you too."
)


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    if arguments:
        return tips_message((get_band(arguments),), deps.knowledge)
    version = deps.store.find_profile(call.key)
    if version is None:
        because = "I don't know your size yet: /mlteam setup tells me."
        return tips_message((DEFAULT_BAND,), deps.knowledge, because=because)
    bands = bands_for_tips(derive_facts(version.profile, deps.knowledge), deps.knowledge)
    because = BETWEEN if len(bands) > 1 else "The size of your company."
    return tips_message(bands, deps.knowledge, because=because)


SUBCOMMAND = Subcommand(
    name="tips",
    usages=(("tips [micro|small|medium|large]", "Tips for your size of company."),),
    run=run,
    is_shareable=True,
)
