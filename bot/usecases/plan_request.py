"""What a person types after `/mlteam plan`: how many hires, or a budget and what a post costs.

We name no salaries, so the cost of a post always comes from the person.
"""

import re
from dataclasses import dataclass, replace

from bot.errors import UnknownWord, UserError
from bot.language import say
from bot.mrkdwn import quoted
from bot.usecases.typed import NUMBERS
from knowledge.advice.planning import MOST_HIRES
from knowledge.nearest import find_nearest

EXPORT = "export"
DETAILS = "details"
"""What follows it is the place of a hire in the plan."""
MORE = "more"
ALIKE = 75
"""From this similarity in percent a word is taken for a slip in `export`."""
_SYMBOLS = {"€": " eur ", "$": " usd ", "£": " gbp ", "@": " at ", "/": " at "}
_GERMAN = {"zu": "at", "à": "at", "eine": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5"}
"""Of how people say it in German, what is short."""
_PAGE = re.compile(rf"(?:^| )(?:{DETAILS} (\d{{1,2}})|({MORE}))$")
_FILLERS = re.compile(
    r"\b(hires?|posts?|people|roles?|(?:per|a|each|every) (?:year|post|hire|person|head)"
    r"|each|yearly|for|the|our|next|first|please|with|an?|budget|of|costs?"
    r"|einstellung(?:en)?|stellen?|leute|personen|(?:im|pro|je) (?:jahr|stelle|person|kopf)"
    r"|jährlich|für|die|der|den|unsere?|nächsten?|ersten|bitte|mit|von|kosten)\b"
)
_MONEY = re.compile(r"\b(?:budget|costs?)\b")
_CODES = (
    "aed|ars|aud|bdt|bgn|brl|cad|chf|clp|cny|cop|czk|dkk|egp|eur|gbp|ghs|hkd|huf|idr|ils|inr|isk"
    "|jod|jpy|kes|krw|kwd|kzt|lkr|mad|mxn|myr|ngn|nok|nzd|pen|php|pkr|pln|qar|ron|rsd|sar|sek|sgd"
    "|thb|tnd|try|twd|uah|usd|uyu|vnd|zar"
)
"""Not every word of three letters beside a number is a currency."""
_NAMES = {"dollars?": "usd", "euros?": "eur", "pounds?": "gbp"}
_CURRENCY = rf"(?:{_CODES})\b"
_AMOUNT = rf"(?:({_CURRENCY}) ?)?(\d[\d.,]*) ?([km]\b)?(?: ?({_CURRENCY}))?"
_REQUEST = re.compile(rf"(?:{_AMOUNT})?(?: ?\bat {_AMOUNT})?")
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}\b)")
_BELOW_ZERO = re.compile(r"(?:^| )[-\u2012-\u2015\u2212] ?\d")
_STOPS = re.compile(r"[,;](?!\d)|[?!.]$")
_FACTORS = {"k": 1_000, "m": 1_000_000}
_MOST_DIGITS = 15
"""More than any budget has, and few enough for a float to hold exactly."""


class BadPlan(UserError):
    """What was typed is no plan; the text says what to type."""


@dataclass(frozen=True, kw_only=True)
class Amount:
    value: float
    currency: str | None = None
    """Three capital letters."""
    as_typed: str = ""

    @property
    def command(self) -> str:
        return f"{self.as_typed} {self.currency or ''}".strip()

    @property
    def is_count(self) -> bool:
        """Whether a person may mean so many hires and no money."""
        return self.currency is None and self.as_typed.isdigit() and self.value <= MOST_HIRES


@dataclass(frozen=True, kw_only=True)
class PlanRequest:
    hires: int | None = None
    budget: Amount | None = None
    cost: Amount | None = None
    export: bool = False
    details: int | None = None
    """The place of the hire to tell all about, first is 1."""
    more: bool = False
    """Whether to tell what has to wait, and what was left out."""

    @property
    def command(self) -> str:
        """What to type for the same plan, without saying which part of it."""
        count = "" if self.hires is None else str(self.hires)
        amounts = [one.command for one in (self.budget, self.cost) if one]
        cost = f"at {amounts.pop()}" if self.cost else ""
        return " ".join(part for part in ("plan", count, *amounts, cost) if part)


def read_request(text: str) -> PlanRequest:
    """Raises BadPlan, or UnknownWord for a word that is nearly `export`."""
    words = text.casefold().split()
    export = EXPORT in {*words[:1], *words[-1:]}
    rest = " ".join(word for word in words if word != EXPORT) if export else " ".join(words)
    page = _PAGE.search(rest)
    details = int(page[1]) if page and page[1] else None
    cap = _read_cap(_PAGE.sub("", rest), text, words)
    return replace(cap, export=export, details=details, more=bool(page and page[2]))


def _read_cap(rest: str, text: str, words: list[str]) -> PlanRequest:
    """How far the plan reaches."""
    if _BELOW_ZERO.search(rest):
        raise BadPlan(_one_to_ten())
    plain = _plain(rest)
    match = _REQUEST.fullmatch(plain)
    if match is None or (not plain and _MONEY.search(rest)):
        raise _not_understood(text, words)
    first, cost = _amount(match.groups()[:4]), _amount(match.groups()[4:])
    if cost is not None and not cost.value:
        raise BadPlan(say("plan-bad-free"))
    if first is None:
        return PlanRequest(cost=cost)
    if first.is_count:
        return PlanRequest(hires=_hires(first), cost=cost)
    return PlanRequest(budget=_budget(first, cost), cost=cost)


def _plain(text: str) -> str:
    text = _STOPS.sub(" ", text)
    for symbol, word in _SYMBOLS.items():
        text = text.replace(symbol, word)
    for name, word in [*_NAMES.items(), *NUMBERS.items(), *_GERMAN.items()]:
        text = re.sub(rf"\b{name}\b", word, text)
    return " ".join(_SPACED.sub("", " ".join(_FILLERS.sub(" ", text).split())).split())


def _amount(groups: tuple[str | None, ...]) -> Amount | None:
    before, digits, factor, after = groups
    if digits is None:
        return None
    number = digits.rstrip(".,")
    plain = re.sub(r"[.,]", "", number) if _THOUSANDS.fullmatch(number) else number
    plain = plain.replace(",", ".")
    if plain.count(".") > 1 or len(plain) > _MOST_DIGITS or (before and after and before != after):
        raise BadPlan(say("plan-bad-amount", typed=quoted(digits)))
    currency = (before or after or "").upper() or None
    value = round(float(plain) * _FACTORS.get(factor or "", 1), 2)
    return Amount(value=value, currency=currency, as_typed=f"{digits}{factor or ''}")


def _hires(count: Amount) -> int:
    if not count.value:
        raise BadPlan(_one_to_ten())
    return int(count.value)


def _budget(amount: Amount, cost: Amount | None) -> Amount:
    if cost is None and amount.currency is None and amount.value <= MOST_HIRES:
        raise BadPlan(say("plan-bad-part", most=MOST_HIRES))
    if cost is None:
        raise BadPlan(say("plan-bad-budget", most=MOST_HIRES, typed=amount.command))
    if amount.currency and cost.currency and amount.currency != cost.currency:
        raise BadPlan(say("plan-bad-currencies", budget=amount.currency, cost=cost.currency))
    return amount


def _one_to_ten() -> str:
    return say("plan-bad-count", most=MOST_HIRES)


def _not_understood(text: str, words: list[str]) -> UserError:
    if words and find_nearest(words[0], [EXPORT], cutoff=ALIKE):
        return UnknownWord("choice for plan", text, f"/mlteam plan {EXPORT}", "/mlteam help")
    return BadPlan(say("plan-bad-words", typed=quoted(text)))
