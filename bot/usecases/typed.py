"""Lists as people type them, taken apart: "+1 data-engineer -1 ds", "0.5 DE, 0.5 MLE". Pure.

A list has amounts (a number of something, maybe with a sign) and settings (`hiring=frozen`). What
the words mean is for others to find out.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.errors import UserError
from bot.language import number_text, say
from bot.mrkdwn import quoted
from knowledge.advice.profile import MAX_PEOPLE

LONGEST_TEXT = 500
MOST_ITEMS = 10
_MOST_DIGITS = 12
_TOKEN = re.compile(r"=|;|(?:[^\s=,;]|(?<=\d),(?=\d))+|,")
_AMOUNT = re.compile(r"([+-]?)([0-9][0-9.,]*|\.[0-9]+)((?:[^\W\d_][^\d]*)?)")
_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
_DASHES = re.compile(r"(?<!\S)[\u2010-\u2015\u2212]")
"""Phones make long dashes of minus signs."""
_SEPARATORS = frozenset({",", ";", "and", "&", "und"})
_VERBS = {
    **dict.fromkeys(("add", "added", "hire", "hired", "recruit", "get", "got", "plus"), "+"),
    **dict.fromkeys(("remove", "removed", "lose", "lost", "fire", "fired", "minus"), "-"),
    **dict.fromkeys(("einstellen", "zus\u00e4tzlich"), "+"),
    **dict.fromkeys(("ohne", "entlassen", "verlieren"), "-"),
}
_COMPARED = {
    **dict.fromkeys(("more", "extra", "additional", "mehr", "weitere", "weiterer"), "+"),
    **dict.fromkeys(("weiteren", "zus\u00e4tzliche", "zus\u00e4tzlichen"), "+"),
    **dict.fromkeys(("fewer", "less", "weniger"), "-"),
}
_UP_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_UP_TO_TEN_GERMAN = (
    *("eins", "zwei", "drei", "vier", "f\u00fcnf", "sechs", "sieben", "acht", "neun", "zehn"),
)
NUMBERS = {
    word: str(number)
    for words in (_UP_TO_TEN, _UP_TO_TEN_GERMAN)
    for number, word in enumerate(words, start=1)
}
"""Number words and their digits, in the languages that are understood."""
_PARTS = {"half": "0.5", "third": "1/3", "quarter": "1/4", "fifth": "0.2", "tenth": "0.1"} | (
    dict.fromkeys(("halbe", "halben", "halber", "halbes"), "0.5")
)
_PART_IN_WORDS = re.compile(
    r"\b(?:(?:an?|one)\s+(third|quarter|fifth|tenth)"
    r"|(?:(?:an?|one|eine?[nmr]?)\s+)?(half|halbe[nrs]?))\b(?:\s+of\b)?(?:\s+an?\b)?",
    re.IGNORECASE,
)
_PART = re.compile(r"[+-]?([0-9]{1,3})(?:/([1-9][0-9]{0,2})|%)")
_ARTICLES = dict.fromkeys(("a", "an", "ein", "eine", "einen", "einem", "einer"), "1")


class BadChange(UserError):
    """What was typed can't be used; nothing was changed."""


@dataclass(frozen=True)
class Amount:
    sign: str
    """+ or -, or nothing where none was typed."""
    number: float | None
    """In tenths; None for words without a number."""
    what: str
    typed: str


@dataclass(frozen=True)
class Setting:
    name: str
    value: str


Item = Amount | Setting


@dataclass(frozen=True)
class _Token:
    kind: str
    """word, amount, verb, separator or equals."""
    text: str
    sign: str = ""
    digits: str = ""
    glued: str = ""
    """What follows the digits without a space, as in "2DE"."""


def take_apart(text: str, is_name: Callable[[str], bool] = lambda _: False) -> list[Item]:
    """The items in order; `is_name` says whether words name something that can be set.

    Raises BadChange for a text or list that is too long, and for what looks like a number and is
    none that counts people.
    """
    if len(text) > LONGEST_TEXT:
        raise BadChange(say("typed-too-long", most=LONGEST_TEXT))
    in_digits = _PART_IN_WORDS.sub(lambda part: _PARTS[(part[1] or part[2]).casefold()], text)
    items = list(_items(_lex(in_digits), is_name))
    if len(items) > MOST_ITEMS:
        raise BadChange(say("typed-too-many", count=len(items), most=MOST_ITEMS))
    return items


def is_number(text: str) -> bool:
    """Whether it is meant as a number, good or bad."""
    return text[:1] in set("-0123456789") or text.casefold() in NUMBERS


def read_number(text: str) -> float:
    """A number as people write it: up to ten in words, or with a point or a comma.

    Raises BadChange.
    """
    text = NUMBERS.get(text.casefold(), text)
    plain = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
    if sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        raise _too_large(text)
    try:
        number = float(plain) if plain.isascii() and "_" not in plain else float("nan")
    except ValueError:
        number = float("nan")
    if not math.isfinite(number):
        raise _no_number(text)
    return number


def _items(tokens: Sequence[_Token], is_name: Callable[[str], bool]) -> Iterator[Item]:
    equals = [i for i, token in enumerate(tokens) if token.kind == "equals"]
    earliest = [0, *(place + 2 for place in equals)]
    names = [_name_start(tokens, *ends, is_name) for ends in zip(earliest, equals, strict=False)]
    yield from _amounts(tokens[: names[0] if names else len(tokens)])
    ends = [*names, len(tokens)][1:]
    for start, place, end in zip(names, equals, ends, strict=True):
        rest = tokens[place + 1 : end]
        length = _value_length(rest)
        name, value = _text(tokens[start:place]), _text(_without_end(rest[:length]))
        if not name or not value:
            raise BadChange(say("typed-no-setting", typed=quoted(f"{name}={value}")))
        yield Setting(name, value)
        yield from _amounts(rest[length:])


def _name_start(
    tokens: Sequence[_Token], earliest: int, equals: int, is_name: Callable[[str], bool]
) -> int:
    """Where the name before an equals sign begins: the longest that is known, else one word."""
    words = equals
    while words > earliest and tokens[words - 1].kind == "word":
        words -= 1
    for start in range(words, equals):
        if is_name(_text(tokens[start:equals])):
            return start
    follows_value = earliest > 0 and words == earliest
    return max(equals - 1, words) if follows_value else words


def _value_length(tokens: Sequence[_Token]) -> int:
    """Values shown on screen hold commas and numbers too; a sign or a new item ends one."""
    for place, token in enumerate(tokens[1:], start=1):
        after_separator = tokens[place - 1].kind == "separator"
        if token.kind == "verb" or (token.kind == "amount" and (token.sign or after_separator)):
            return place
    return len(tokens)


def _without_end(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Without the separators between a value and what comes next."""
    while tokens and tokens[-1].kind == "separator":
        tokens = tokens[:-1]
    return tokens


def _amounts(tokens: Sequence[_Token]) -> Iterator[Amount]:
    verb = ""
    found: list[tuple[str, str, list[str]]] = []
    is_open = False
    for token in tokens:
        match token.kind:
            case "amount":
                found.append((token.sign or verb, token.digits, [token.glued][: bool(token.glued)]))
                is_open = True
            case "word":
                if not is_open:
                    found.append((verb, "", []))
                    is_open = True
                found[-1][2].append(token.text)
            case _:
                verb = token.sign or verb
                is_open = False
    yield from (_amount(*one) for one in found)


def _amount(sign: str, digits: str, words: Sequence[str]) -> Amount:
    if digits and words and words[0].casefold() in _COMPARED:
        sign, words = sign or _COMPARED[words[0].casefold()], words[1:]
    what = " ".join(words)
    number = _tenths(digits) if digits else None
    return Amount(sign, number, what, f"{sign}{digits} {what}".strip())


def _tenths(digits: str) -> float:
    number = read_number(digits)
    if number > MAX_PEOPLE:
        raise _too_large(digits)
    if abs(number * 10 - round(number * 10)) > 1e-6:  # noqa: PLR2004 -- float noise
        rounded = number_text(round(number, 1))
        raise BadChange(say("typed-too-fine", typed=quoted(digits), rounded=rounded))
    return round(number, 1)


def _lex(text: str) -> list[_Token]:
    raw = _TOKEN.findall(_DASHES.sub("-", text))
    tokens: list[_Token] = []
    skip = False
    for place, word in enumerate(raw):
        after = raw[place + 1] if place + 1 < len(raw) else ""
        if skip:
            skip = False
            continue
        is_start = not tokens or tokens[-1].kind in {"separator", "verb"}
        skip = word in {"+", "-"}
        tokens.append(_signed(word, after) if skip else _token(word, after, is_start=is_start))
    return tokens


def _token(word: str, after: str, *, is_start: bool) -> _Token:
    lower = word.casefold()
    if word == "=":
        return _Token("equals", word)
    if lower in _SEPARATORS:
        return _Token("separator", word)
    if lower in _VERBS and _starts_amount(after):
        return _Token("verb", word, _VERBS[lower])
    if is_start and (lower in NUMBERS or (lower in _ARTICLES and after)):
        return _Token("amount", word, digits=(NUMBERS | _ARTICLES)[lower])
    if word[0] in "+-" or word[0].isdigit() or _AMOUNT.fullmatch(word):
        return _digits(word, is_start=is_start)
    return _Token("word", word)


def _digits(word: str, *, is_start: bool) -> _Token:
    match = _AMOUNT.fullmatch(word)
    if match is not None:
        return _Token("amount", word, *match.groups())
    if word[0] in "+-" or is_start:
        raise _no_number(word)
    return _Token("word", word)


def _signed(sign: str, after: str) -> _Token:
    """A sign that stands alone, with what follows it."""
    if after.casefold() in NUMBERS | _ARTICLES:
        return _Token("amount", f"{sign}{after}", sign, (NUMBERS | _ARTICLES)[after.casefold()])
    token = _digits(f"{sign}{after}", is_start=True)
    return replace(token, sign=sign)


def _starts_amount(word: str) -> bool:
    return bool(word) and (word[0].isdigit() or word.casefold() in NUMBERS | _ARTICLES)


def _text(tokens: Sequence[_Token]) -> str:
    return " ".join(token.text for token in tokens if token.text != ",")


def _no_number(text: str) -> BadChange:
    part = _PART.fullmatch(text)
    if part is not None:
        tenths = max(round(int(part[1]) / int(part[2] or 100), 1), 0.1)
        return BadChange(say("typed-part", typed=quoted(text), tenths=tenths))
    return BadChange(say("typed-no-number", typed=quoted(text)))


def _too_large(text: str) -> BadChange:
    return BadChange(say("typed-too-large", typed=quoted(text)))
