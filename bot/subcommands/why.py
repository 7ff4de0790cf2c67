import re

from bot.deps import Deps
from bot.errors import NoProfile
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.why import UnknownSubject, get_subject, get_why, names_subject
from bot.views.general_reasons import general_message
from bot.views.reasons import why_message

AROUND = re.compile(
    r"^(?:(?:should|shall|do|does|did|would|must|can|is|are|not|i|we|you|us|our|my|they|hire|hiring"
    r"|need|want|get|have|add|recommend(?:ing|ed)?|suggest(?:ing|ed)?|advis(?:e|ing|ed)|bring in"
    r"|look for|say|said|that|this|it|advice|to|a|an|the|another|more|number|first|next"
    r"|now|soll(?:en|ten)?|brauchen|brauche|warum|nicht|wir|ich|uns|unser(?:e|en)?|einen?|eine|der"
    r"|die|das|den|als|noch|mehr|stellen|nummer|rat)\b[\s,#]*)+"
    r"|(?:\s+(?:first|next|now|today|then|here|again|please|needed|recommended|zuerst|jetzt|heute"
    r"|einstellen|ein|bitte|noch|empfohlen))+$",
    re.IGNORECASE,
)
"""What stands around the name of a rule or role in a sentence, as in "should I hire a"."""


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    typed = arguments.strip().rstrip("?!.… ")
    try:
        return _explain(typed, call, deps)
    except UnknownSubject:
        name = AROUND.sub("", typed)
        if name == typed:
            raise
        return _explain(name, call, deps)


def _explain(text: str, call: Call, deps: Deps) -> Reply:
    """Without a profile in general. Raises as `get_why` and `get_subject` do."""
    try:
        return why_message(get_why(deps, call.key, text), deps.knowledge)
    except NoProfile:
        if not names_subject(text):
            raise
        subject = get_subject(deps.knowledge, text)
        return general_message(subject, deps.knowledge, may_set_up=not call.is_direct)


SUBCOMMAND = Subcommand(
    name="why",
    run=run,
    is_shareable=True,
)
