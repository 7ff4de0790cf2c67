"""Conditions taken apart, so that they can be put into words. Nothing is evaluated here.

CEL has more than rules need. What is read: `&&`, `||`, `!`, parentheses, comparisons of sums and
products, and `in [...]`. Any other construct is kept whole, as `Opaque`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from knowledge.advice.facts import Scalar, is_constant

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])
    |(?P<text>'[^'\\]*'|"[^"\\]*")
    |(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)
    |(?P<sign>&&|\|\||==|!=|<=|>=|[-+*/%<>!()\[\]{},.?:]))""",
    re.VERBOSE,
)
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_INVERSE = {"==": "!=", "<": ">=", ">": "<=", "in": "not in"}
_INVERSE |= {other: one for one, other in _INVERSE.items()}
_MIRRORED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Joint(Enum):
    ALL = "all"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True)
class Token:
    kind: str
    """number, text, name or sign."""
    text: str
    start: int
    end: int

    @property
    def is_literal(self) -> bool:
        return self.kind in {"number", "text"} or self.text in _WORDS

    @property
    def literal(self) -> Scalar:
        if self.kind == "number":
            return float(self.text)
        return self.text[1:-1] if self.kind == "text" else _WORDS[self.text]


@dataclass(frozen=True)
class Term:
    """One side of a comparison: a fact, a threshold, a literal, or a sum or product of those."""

    source: str
    tokens: tuple[Token, ...]

    @property
    def only(self) -> Token | None:
        """What it consists of, if that is one thing."""
        return self.tokens[0] if len(self.tokens) == 1 else None

    @property
    def names(self) -> list[str]:
        return [t.text for t in self.tokens if t.kind == "name" and not t.is_literal]

    @property
    def reads_facts(self) -> bool:
        return any(not is_constant(name) for name in self.names)


@dataclass(frozen=True)
class Comparison:
    source: str
    left: Term
    """The side with a fact, if only one has any."""
    operator: str
    """One of == != < <= > >=, or "in" and "not in" where there are `choices`."""
    right: Term | None = None
    choices: tuple[Scalar, ...] = ()


@dataclass(frozen=True)
class Joined:
    source: str
    joint: Joint
    parts: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Opaque:
    """What has no words of its own."""

    source: str


Expression = Comparison | Joined | Opaque
Tokens = Sequence[Token]


@cache
def take_apart(source: str) -> Expression:
    """The parts of a condition that compiles."""
    tokens = _tokenise(source)
    return Opaque(source) if tokens is None else _read(source, tokens)


def split_at(source: str, sign: str) -> list[str]:
    """The pieces between such signs that stand in no bracket; all of it, if it can't be read."""
    tokens = _tokenise(source)
    parts = _split(tokens, sign) if tokens else []
    if len(parts) < 2 or not all(parts):  # noqa: PLR2004 -- nothing to split
        return [source]
    return [source[part[0].start : part[-1].end] for part in parts]


def _tokenise(source: str) -> list[Token] | None:
    tokens: list[Token] = []
    place, end = 0, len(source.rstrip())
    while place < end:
        match = _TOKEN.match(source, place)
        if match is None or match.lastgroup is None:
            return None
        kind = match.lastgroup
        tokens.append(Token(kind, match[kind], match.start(kind), match.end()))
        place = match.end()
    return tokens


def _read(source: str, tokens: Tokens) -> Expression:
    own = source[tokens[0].start : tokens[-1].end] if tokens else source
    if any(token.text == "?" for token in _outside(tokens)):
        return Opaque(own)
    for sign, joint in (("||", Joint.ANY), ("&&", Joint.ALL)):
        parts = _split(tokens, sign)
        if len(parts) > 1:
            return Joined(own, joint, tuple(_read(source, part) for part in parts))
    if _is_wrapped(tokens):
        return _read(source, tokens[1:-1])
    if tokens and tokens[0].text == "!":
        return _negated(source, own, tokens[1:])
    return _comparison(source, own, tokens)


def _negated(source: str, own: str, rest: Tokens) -> Expression:
    if len(rest) != 1 and not _is_wrapped(rest):
        return Opaque(own)
    inner = _read(source, rest)
    if isinstance(inner, Comparison):
        operator = _INVERSE[inner.operator]
        return Comparison(own, inner.left, operator, inner.right, inner.choices)
    if isinstance(inner, Joined) and inner.joint is Joint.ANY:
        return Joined(own, Joint.NONE, inner.parts)
    return Opaque(own)


def _comparison(source: str, own: str, tokens: Tokens) -> Expression:
    places = [
        i for i, token in enumerate(tokens) if token.text in _INVERSE and token.kind != "text"
    ]
    if not places and len(tokens) == 1 and tokens[0].kind == "name":
        yes = Token("name", "true", 0, 0)
        return Comparison(own, Term(own, tuple(tokens)), "==", Term("true", (yes,)))
    if len(places) != 1:
        return Opaque(own)
    place = places[0]
    left, operator = _term(source, tokens[:place]), tokens[place].text
    if operator == "in":
        choices = _choices(tokens[place + 1 :])
        return Comparison(own, left, "in", None, choices) if left and choices else Opaque(own)
    right = _term(source, tokens[place + 1 :])
    if left is None or right is None:
        return Opaque(own)
    if right.reads_facts and not left.reads_facts:
        left, operator, right = right, _MIRRORED[operator], left
    return Comparison(own, left, operator, right)


def _term(source: str, tokens: Tokens) -> Term | None:
    """Operands with a sign between each two; None for anything else, such as a call."""
    expects_operand = True
    for before, token in zip([None, *tokens], tokens, strict=False):
        is_operand = token.kind != "sign"
        opens = token.text == "(" and (before is None or before.text in {*"+-*/("})
        if token.text in {*"+-*/"} or is_operand:
            if is_operand != expects_operand:
                return None
            expects_operand = not is_operand
        elif not opens and token.text != ")":
            return None
    if expects_operand:
        return None
    return Term(source[tokens[0].start : tokens[-1].end], tuple(tokens))


def _choices(tokens: Tokens) -> tuple[Scalar, ...]:
    """The literals of a list; none for anything else."""
    if len(tokens) < 3 or (tokens[0].text, tokens[-1].text) != ("[", "]"):  # noqa: PLR2004 -- [x]
        return ()
    items = _split(tokens[1:-1], ",")
    if any(len(item) != 1 or not item[0].is_literal for item in items):
        return ()
    return tuple(item[0].literal for item in items)


def _outside(tokens: Tokens) -> Iterator[Token]:
    """Those that stand in no bracket."""
    depth = 0
    for token in tokens:
        depth += _DEPTH.get(token.text, 0)
        if depth == 0:
            yield token


def _split(tokens: Tokens, sign: str) -> list[Tokens]:
    """At each such sign that stands in no bracket."""
    ends = [tokens.index(token) for token in _outside(tokens) if token.text == sign]
    starts = [0, *(end + 1 for end in ends)]
    return [tokens[start:end] for start, end in zip(starts, [*ends, len(tokens)], strict=True)]


def _is_wrapped(tokens: Tokens) -> bool:
    """Whether its first and last token are the two ends of one pair of parentheses."""
    if len(tokens) < 3 or tokens[0].text != "(":  # noqa: PLR2004 -- (x)
        return False
    return list(_outside(tokens)) == [tokens[-1]]
