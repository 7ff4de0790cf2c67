"""How people call commands, and what they put around them, in the languages that are understood.

All of it is understood whatever the person's own language: it is typed, and never shown.
"""

import re

OTHER_NAMES = {
    "hilfe": "help",
    "rollen": "roles",
    "rolle": "roles",
    "vergleich": "compare",
    "vergleiche": "compare",
    "vergleichen": "compare",
    "einrichten": "setup",
    "einrichtung": "setup",
    "empfehlung": "advice",
    "empfehlungen": "advice",
    "rat": "advice",
    "warum": "why",
    "wieso": "why",
    "wennwir": "whatif",
    "stand": "status",
    "tipps": "tips",
    "frage": "ask",
    "fragen": "ask",
    "entscheiden": "decide",
    "entscheidung": "decide",
    "erinnerungen": "nudges",
    "erinnerung": "nudges",
    "verlauf": "history",
    "teilen": "share",
    "exportieren": "export",
    "vergessen": "forget",
    "zugriff": "access",
    "rechte": "access",
}
"""Commands by their names in other languages."""

_BEFORE_ENGLISH = (
    r"please|hi|hello|hey|ok|okay|so|and|now|then|(?:can|could|would|will) you|(?:can|could|may)"
    r" (?:i|we)|(?:i|we)(?: would|['\u2019]d)? (?:want|need|like)|let (?:me|us)|let['\u2019]s|to"
    r"|show|give|tell|send|get|see|have|run|open|make|me|us|the|our|my|your|a|an"
)
_BEFORE_GERMAN = (
    r"bitte|hallo|moin|servus|und|jetzt|dann|mal|doch|kannst du|k\u00f6nntest du|w\u00fcrdest du"
    r"|k\u00f6nnen wir|kann ich|(?:ich|wir) (?:m\u00f6chten?|wollen|will|brauchen?|h\u00e4tten?"
    r" gern)|zeige?|gib|nenne?|schicke?|\u00f6ffne|mache?|mir|uns|den|die|das|der|dem|unsere?[nrs]?"
    r"|meine?[nr]?|deine?[nr]?|eine?[nrm]?|aktuelle[nrs]?"
)
BEFORE = re.compile(rf"^(?:(?:{_BEFORE_ENGLISH}|{_BEFORE_GERMAN})\b[\s,:!]*)+", re.IGNORECASE)
"""What people put before the name of a command."""
AFTER = (
    *("please", "pls", "thanks", "thank you", "for us", "for me", "us", "me", "again", "then"),
    *("bitte", "danke", "f\u00fcr uns", "f\u00fcr mich", "uns", "mir", "nochmal", "noch mal"),
)
"""What people put after it."""
WHAT_IF = re.compile(
    r"^(?:and )?(?:what if|what (?:happens|would happen|changes|would change) if|suppose(?: that)?)"
    r"\s+(?:we |i )?"
    r"|^(?:und )?(?:was (?:ist|w\u00e4re|passiert|passierte|\u00e4ndert sich"
    r"|w\u00fcrde (?:passieren|sich \u00e4ndern)),? wenn|angenommen,?)\s+(?:wir |ich )?(?:noch )?",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\d|=|[+\u2212]|(?<!the )\bone\b|\b(?:two|three|four|five|half|einen?|zwei|drei|vier|f\u00fcnf"
    r"|halben?)\b",
    re.IGNORECASE,
)
"""Without any of these, a "what if" is more likely a question."""
_GERMAN_END = re.compile(
    r"[\s,]+(?:(?P<more>(?:dazu |neu )?(?:einstellen|einstellten|einstellen w\u00fcrden|dazuholen"
    r"|holen|h\u00e4tten|haben|bek\u00e4men|bekommen))|(?P<less>verlieren|verl\u00f6ren|entlassen"
    r"|abgeben|weniger (?:h\u00e4tten|haben)))$",
    re.IGNORECASE,
)


def in_english_order(change: str) -> str:
    """A change whose verb stands at the end, as in German, with its sign before it."""
    end = _GERMAN_END.search(change)
    if end is None:
        return change
    return f"{'minus' if end['less'] else 'plus'} {change[: end.start()]}"
