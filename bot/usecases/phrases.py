"""Changes in a sentence, as in "what if we freeze hiring?", put as `typed` reads them. Pure."""

import re

from bot.language import say
from bot.usecases.typed import LONGEST_TEXT, NUMBERS, BadChange

_FILLERS = re.compile(
    r"\b(?:what|happens|how about|if|suppose|we(?:['\u2019](?:d|ll))?|i(?:['\u2019](?:d|ll))?"
    r"|(?:were|decided?|want(?:ed)?) to|had|have|would|could|can|will|should|please|our|my"
    r"|also|then|just|now|instead)\b",
    re.IGNORECASE,
)
"""Words without which a change says the same. None stands in the name of a field."""
_ONLY_ONE = re.compile(r"\b(?:our|my|the) (?:only|last)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\banother\b", re.IGNORECASE)
_BE = r"(?: is| was| were| gets| stays)?"
_FROZEN = re.compile(
    rf"\b(?:(?:freeze|froze|stop|stopped|pause|paused) (?:all )?hiring|frozen hiring"
    rf"|(?:an? |the )?hiring{_BE} (?:frozen|stopped|freeze)|einstellungsstopp)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"\b(?:(?:re)?open(?:ed)? hiring|unfreeze hiring|resume hiring|lift the hiring freeze"
    rf"|the hiring freeze (?:ends|ended)|hiring{_BE} (?:open|opens|opened|reopens))\b",
    re.IGNORECASE,
)
_COUNT = rf"(?:[0-9][0-9.,/]*|\.[0-9]+|an?|half|{'|'.join(NUMBERS)})"
_REPLACED = re.compile(
    r"\b(?P<verb>replace|swap|exchange|promote|turn|retrain)\s+"
    rf"(?:(?P<count>{_COUNT})\s+)?(?P<role>[^,;]+?)\s+(?:by|with|for|to|into)\s+"
    rf"(?:be\s+|become\s+)?(?:(?P<new>{_COUNT})\s+)?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"(?P<before>^|[,;]|\band\b)\s*(?P<count>{_COUNT}\s+)?(?P<role>(?:(?!\band\b)[^,;])+?)\s+"
    r"(?:(?P<one>leaves|quits|resigns)|leave|left|quit|resign(?:ed)?)\b",
    re.IGNORECASE,
)


def in_short(text: str) -> str:
    """The text with sentences turned into signs and settings; what is no sentence stays.

    "Replace 2 ds by 2 mle" becomes "- 2 ds, + 2 mle". Raises BadChange where nobody said how many.
    """
    if len(text) > LONGEST_TEXT:
        return text
    # What follows an equals sign is a value, and may be a sentence of ours.
    said, equals, rest = text.strip().rstrip("?!. ").partition("=")
    said = _ANOTHER.sub("1 more", _ONLY_ONE.sub("1", said))
    said = " ".join(_FILLERS.sub(" ", said).split())
    said = _FROZEN.sub(", hiring=frozen,", _OPEN.sub(", hiring=open,", said))
    said = _LEFT.sub(_left, _REPLACED.sub(_replaced, said))
    return f"{said.strip(' ,')}{equals}{rest}"


def _replaced(match: re.Match[str]) -> str:
    count = match["count"]
    if count is None:
        raise BadChange(say("whatif-how-many"))
    return f", - {count} {match['role']}, + {match['new'] or count} "


def _left(match: re.Match[str]) -> str:
    count = match["count"] or ("1 " if match["one"] else "")
    return f"{match['before']} {'- ' if count else ''}{count}{match['role']}, "
