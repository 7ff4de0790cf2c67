import re

from bot.deps import Deps
from bot.language import say
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.lookup import get_band
from bot.views.tips import tips_message
from knowledge.advice.bands import bands_for_tips
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import DEFAULT_BAND

_PAGE = re.compile(r"(?:\bpage\s+)?\b([1-9]\d{0,5})$", re.IGNORECASE)


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    size, page = _read(arguments)
    if size:
        return tips_message((get_band(size),), deps.knowledge, page)
    version = deps.store.find_profile(call.key)
    if version is None:
        because = say("tips-size-unknown")
        return tips_message((DEFAULT_BAND,), deps.knowledge, page, because=because)
    bands = bands_for_tips(derive_facts(version.profile, deps.knowledge), deps.knowledge)
    because = say("tips-between" if len(bands) > 1 else "tips-your-size")
    return tips_message(bands, deps.knowledge, page, because=because)


def _read(arguments: str) -> tuple[str, int]:
    """The size, empty if none is named, and the page."""
    found = _PAGE.search(arguments)
    return (arguments[: found.start()].strip(), int(found[1])) if found else (arguments, 1)


SUBCOMMAND = Subcommand(
    name="tips",
    run=run,
    is_shareable=True,
)
