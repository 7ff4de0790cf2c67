"""Why a rule or a role is recommended in a channel today, or why it is not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.deps import Deps
from bot.errors import StaleButton, UserError
from bot.language import say
from bot.mrkdwn import literal, quoted
from bot.usecases.advice import get_version, settled_today
from bot.usecases.lookup import ALIKE, find_named_role, find_near_role, find_role
from knowledge.advice.facts import Facts
from knowledge.advice.reasons import Reasons, RoleReasons, RuleReasons
from knowledge.nearest import find_nearest
from knowledge.schema import Knowledge, Role, Rule
from storage.values import ChannelKey, Decision

_SEPARATORS = re.compile(r"[^\w]+|_+")
_COMMON = frozenset(
    {"a", "an", "and", "for", "in", "is", "it", "of", "on", "or", "the", "to"}
    | {"auf", "das", "der", "die", "ein", "eine", "für", "ist", "oder", "und", "zu"}
)
"""Words that say nothing about what a rule is about."""


class UnknownSubject(UserError):
    def __init__(self, text: str, nearest: str | None, command: str) -> None:
        if nearest is None:
            super().__init__(say("why-unknown", typed=quoted(text), command=command))
            return
        suggestion = literal(f"/mlteam {command} {nearest}")
        super().__init__(
            say("why-unknown-near", typed=quoted(text), command=command, suggestion=suggestion)
        )


class NothingOpen(UserError):
    def __init__(self, number: int) -> None:
        super().__init__(say("why-no-number", number=str(number)))


@dataclass(frozen=True)
class Why:
    reasons: RuleReasons | RoleReasons
    facts: Facts
    settled: Mapping[str, Decision]
    """By rule, the decisions that stand today."""


def get_why(deps: Deps, key: ChannelKey, text: str) -> Why:
    """The reasons of a rule or role, of a number of today's advice, or, without words, of its
    first. Raises NoProfile, UnknownSubject, and NothingOpen if there is no such advice.
    """
    reasons, settled = _weigh(deps, key)
    if not names_subject(text):
        number = int(text or 1)
        if not 0 < number <= len(reasons.ranked):
            raise NothingOpen(number)
        return Why(reasons.of_rule(reasons.ranked[number - 1].rule.id), reasons.facts, settled)
    return _why_of(get_subject(deps.knowledge, text), reasons, settled)


def get_why_item(deps: Deps, key: ChannelKey, item: str) -> Why:
    """The same for a button, by the id of a rule or role. Raises NoProfile, and StaleButton if it
    is gone.
    """
    subject = deps.knowledge.rules.get(item) or deps.knowledge.roles.get(item)
    if subject is None:
        raise StaleButton
    return _why_of(subject, *_weigh(deps, key))


def names_subject(text: str) -> bool:
    """Whether it names a rule or role, and not a number of today's advice."""
    return bool(text) and not re.fullmatch("[0-9]{1,3}", text)


def _weigh(deps: Deps, key: ChannelKey) -> tuple[Reasons, Mapping[str, Decision]]:
    """Raises NoProfile."""
    version, schedule = get_version(deps, key), deps.store.find_schedule(key)
    settled = settled_today(deps, version, schedule, deps.store.list_decisions(key))
    return Reasons(deps.adviser, deps.knowledge, version.profile, settled), settled


def _why_of(subject: Rule | Role, reasons: Reasons, settled: Mapping[str, Decision]) -> Why:
    found = reasons.of_role if isinstance(subject, Role) else reasons.of_rule
    return Why(found(subject.id), reasons.facts, settled)


def get_subject(knowledge: Knowledge, text: str, command: str = "why") -> Rule | Role:
    """A rule by its id or title, a role as people type it, each with a slip of the keyboard.

    Raises UnknownSubject with what is nearest, as an argument of `command`.
    """
    rules = _rules_by_words(knowledge)
    wanted = _normal(text)
    found = rules.get(wanted) or find_named_role(knowledge, text)
    if found is not None:
        return found
    found = _closest(
        wanted, find_nearest(wanted, rules, cutoff=ALIKE), rules, find_role(knowledge, text)
    )
    if found is None:
        raise UnknownSubject(text, _nearest(knowledge, text), command)
    return found


def _closest(
    wanted: str, words: str | None, rules: Mapping[str, Rule], role: Role | None
) -> Rule | Role | None:
    """The rule of these words or the role, whichever is more like what is wanted."""
    known: dict[str, Rule | Role] = {words: rules[words]} if words is not None else {}
    names = (role.id, role.title, role.plural, *role.aliases) if role else ()
    known |= {_normal(name): role for name in names if role}
    near = find_nearest(wanted, known)
    return known[near] if near is not None else role


def _nearest(knowledge: Knowledge, text: str) -> str | None:
    """What to type instead: by likeness, else the rule that shares most words."""
    rules, wanted = _rules_by_words(knowledge), _normal(text)
    near = _closest(wanted, find_nearest(wanted, rules), rules, find_near_role(knowledge, text))
    if near is not None:
        return near.one if isinstance(near, Role) else near.id
    words = {*wanted.split()} - _COMMON
    shared = {rule_words: len(words & set(rule_words.split())) for rule_words in rules}
    best = max(shared, key=lambda rule_words: shared[rule_words], default="")
    return rules[best].id if shared.get(best) else None


def _rules_by_words(knowledge: Knowledge) -> dict[str, Rule]:
    rules = knowledge.rules.values()
    titles = {_normal(rule.title): rule for rule in rules}
    return titles | {_normal(rule.id): rule for rule in rules}


def _normal(text: str) -> str:
    return _SEPARATORS.sub(" ", text).strip().casefold()
