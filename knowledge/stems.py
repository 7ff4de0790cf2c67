"""Words made alike: in each language those that mean the same in different forms. Pure."""

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

Stem = Callable[[str], str]

_UMLAUTS = str.maketrans("äöü", "aou")
_TYPED_UMLAUT = re.compile("(?<![aeqz])([aou])e")
"""Not in "bauen", "neue", "Quelle" and "zuerst"."""
_DOUBLE_ENDING = re.compile("(?:e[mr]|nd)$")
_LONGER = 5
_SHORTEST = 3
SHORTEST_PART = 4
"""Letters of a stem that may be part of a compound; shorter ones are in too many words."""


@lru_cache(maxsize=2**14)
def stem_german(word: str) -> str:
    """Without the endings of declension and the marks of umlauts, as by the algorithm CISTEM
    (Weißweiler and Fraser 2017): "Modellen" and "Modells" become "modell".

    Umlauts may be typed as "ae", "oe" and "ue"; what is no umlaut loses its "e" as well, in
    questions and texts alike.
    """
    stem = _TYPED_UMLAUT.sub(r"\1", word.translate(_UMLAUTS).replace("ß", "ss"))
    while len(stem) > _SHORTEST:
        if len(stem) > _LONGER and _DOUBLE_ENDING.search(stem):
            stem = stem[:-2]
        elif stem[-1] in "tesn" and stem[-1] != stem[-2]:
            stem = stem[:-1]
        else:
            break
    return stem


def as_it_is(word: str) -> str:
    """For English: its stems are found by the index itself."""
    return word


STEMS: Mapping[str, Stem] = {"de": stem_german}
"""Languages with stems of our own. In them words are put together into compounds, too."""


def split_compound(stem: str, known: AbstractSet[str]) -> tuple[str, str] | None:
    """The two known stems that a compound is made of, the first as long as possible, as in
    "modellqualita"; letters that join the two may stand between them. None if there are none.
    """
    for cut in range(len(stem) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first, second = stem[:cut], stem[cut:]
        if second in known:
            forms = (first, first.removesuffix("s"), stem_german(first))
            found = next((one for one in forms if one in known and len(one) >= SHORTEST_PART), None)
            if found:
                return found, second
    return None
