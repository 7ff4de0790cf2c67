"""What if: a channel's team with some changes, and what the advice would be. Stores nothing."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.deps import Deps
from bot.language import number_text, say
from bot.mrkdwn import escape, quoted
from bot.usecases.advice import get_version, settled_today
from bot.usecases.contradictions import find_contradictions
from bot.usecases.field_words import FieldValue, find_field, is_field, read_value, unknown_field
from bot.usecases.lookup import find_named_role, find_role
from bot.usecases.phrases import in_short
from bot.usecases.posts import number_of, role_of
from bot.usecases.typed import Amount, BadChange, Setting, is_number, read_number, take_apart
from knowledge.advice.answer import Advice, Finding, Recommendation
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import FIELD_KINDS, Scalar
from knowledge.advice.profile import BadProfile, ProfileFault, TeamProfile, parse_profile
from knowledge.schema import Knowledge, Role
from storage.values import ChannelKey

Told = Recommendation | Finding


@dataclass(frozen=True)
class Changed:
    """A field or headcount (`headcount.<role>`), before and after; None is not told."""

    name: str
    before: Scalar
    after: Scalar


@dataclass(frozen=True)
class WhatIf:
    changed: Sequence[Changed]
    """Empty if the team is as the change would have it."""
    before: Advice
    after: Advice

    @property
    def on(self) -> list[Told]:
        """What would be recommended and is not today, not even for another reason."""
        today = {_step(one) for one in _all(self.before)} | {o.rule for o in _all(self.before)}
        return [o for o in _all(self.after) if o.rule not in today and _step(o) not in today]

    @property
    def off(self) -> list[Told]:
        """What is recommended today and would not be, not even for another reason."""
        then = {_step(one) for one in _all(self.after)} | {o.rule for o in _all(self.after)}
        return [o for o in _all(self.before) if o.rule not in then and _step(o) not in then]

    @property
    def other_reason(self) -> list[Told]:
        """What would be recommended by another rule than today."""
        today = {_step(one): one.rule for one in _all(self.before)}
        return [one for one in _all(self.after) if today.get(_step(one), one.rule) != one.rule]

    @property
    def turned(self) -> list[tuple[Told, Told]]:
        """What would become another move, such as a hire under a freeze."""
        then = {one.rule: one for one in _all(self.after)}
        pairs = [(one, then[one.rule]) for one in _all(self.before) if one.rule in then]
        return [(today, later) for today, later in pairs if today.move is not later.move]


@dataclass
class _Patch:
    headcount: dict[str, float] = field(default_factory=dict)
    fields: dict[str, FieldValue] = field(default_factory=dict)

    def add(self, name: str, label: str) -> None:
        """Raises BadChange if it is named already."""
        if name in self.headcount or name in self.fields:
            raise BadChange(say("whatif-twice", what=escape(label)))


def what_if(deps: Deps, key: ChannelKey, text: str) -> WhatIf:
    """Raises NoProfile, BadChange, and UnknownWord for a role that does not exist."""
    version = get_version(deps, key)
    before = version.profile
    after = changed_profile(before, text, deps.knowledge)
    schedule, decisions = deps.store.find_schedule(key), deps.store.list_decisions(key)
    settled = settled_today(deps, version, schedule, decisions)
    return WhatIf(
        changed=_find_changed(before, after, deps.knowledge),
        before=deps.adviser.advise(before, settled),
        after=deps.adviser.advise(after, settled),
    )


def changed_profile(profile: TeamProfile, text: str, knowledge: Knowledge) -> TeamProfile:
    """The profile with the changes that the text asks for.

    Where the people were told, posts that are added or removed change them too: by the sum of the
    posts, rounded, a half away from zero. A size band that is set replaces the number of employees.
    Raises BadChange, also where the changes contradict the profile, and UnknownWord for a role that
    does not exist.
    """
    patch = _read(profile, text, knowledge)
    told = profile.told()
    heads: dict[str, float] = told["headcount"]
    fields: dict[str, Any] = dict(patch.fields)
    if profile.people is not None and "people" not in fields:
        more = sum(new - heads.get(role, 0) for role, new in patch.headcount.items())
        fields["people"] = max(profile.people + _rounded(more), 0)
    if "size_band" in fields and "company_size" not in fields:
        told.pop("company_size", None)
    merged = {**told, **fields, "headcount": {**heads, **patch.headcount}}
    after = _checked(merged, knowledge, known={*knowledge.roles, *heads})
    old = find_contradictions(profile, knowledge).keys() - patch.fields.keys()
    for name, problem in find_contradictions(after, knowledge).items():
        if name not in old:
            raise BadChange(escape(problem))
    return after


def _read(profile: TeamProfile, text: str, knowledge: Knowledge) -> _Patch:
    def is_name(words: str) -> bool:
        return is_field(knowledge, words) or find_named_role(knowledge, words) is not None

    patch = _Patch()
    for item in take_apart(in_short(text), is_name):
        if isinstance(item, Amount):
            role = role_of(item, knowledge, "whatif")
            patch.add(role.id, role.many)
            patch.headcount[role.id] = _after(item, role, profile)
        else:
            _set(item, patch, knowledge)
    if not patch.headcount and not patch.fields:
        raise BadChange(say("whatif-say-what"))
    return patch


def _after(amount: Amount, role: Role, profile: TeamProfile) -> float:
    number, have = number_of(amount), profile.headcount.get(role.id, 0)
    shown = number_text(number)
    if not amount.sign:
        typed = quoted(amount.typed)
        raise BadChange(say("whatif-write-sign", typed=typed, role=role.one, number=shown))
    if amount.sign == "-" and number > have:
        if not have:
            raise BadChange(say("whatif-none-there", role=role.many, number=shown))
        there = role.one if have == 1 else role.many
        have_text = number_text(have)
        raise BadChange(say("whatif-only-there", have=have_text, role=there, number=shown))
    return round(have + number if amount.sign == "+" else have - number, 1)


def _set(setting: Setting, patch: _Patch, knowledge: Knowledge) -> None:
    """A name is a field, or a role where a number follows: `data engineer=2`."""
    is_count = is_number(setting.value) and not is_field(knowledge, setting.name)
    role = find_role(knowledge, setting.name) if is_count else None
    if role is not None:
        patch.add(role.id, role.many)
        patch.headcount[role.id] = read_number(setting.value)
        return
    name = find_field(knowledge, setting.name)
    if name is None:
        raise unknown_field(knowledge, setting.name, setting.value)
    if name in {"company_size", "size_band"}:  # people say "company size" of both
        name = "company_size" if is_number(setting.value) else "size_band"
    patch.add(name, knowledge.fields[name].label)
    patch.fields[name] = read_value(knowledge, name, setting.value)


def _checked(told: dict[str, Any], knowledge: Knowledge, known: set[str]) -> TeamProfile:
    try:
        profile = parse_profile(json.dumps(told), known)
    except BadProfile as error:
        raise _bad_outcome(error.faults[0], knowledge) from None
    band = knowledge.sizes[profile.size_band] if profile.size_band else None
    total = round(sum(profile.headcount.values()), 1)
    if profile.company_size is None and band and total > (band.to_employees or total):
        size, total_text = escape(band.title), number_text(total)
        raise BadChange(say("whatif-larger-than-size", total=total_text, size=size))
    return profile


def _bad_outcome(fault: ProfileFault, knowledge: Knowledge) -> BadChange:
    field, values = escape(_label(fault.field, knowledge)), fault.values
    match fault.kind:
        case "headcount_too_large":
            text = say("whatif-fault-headcount", total=values["posts"], size=values["employees"])
        case "people_too_many":
            text = say("whatif-fault-people", people=values["heads"], size=values["employees"])
        case "greater_than_equal":
            text = say("whatif-fault-least", field=field, least=values["ge"])
        case "less_than_equal":
            text = say("whatif-fault-most", field=field, most=values["le"])
        case "int_type" | "int_from_float":
            text = say("whatif-fault-whole", field=field)
        case "float_type" | "finite_number":
            text = say("whatif-fault-number", field=field)
        case "tenths":
            text = say("whatif-fault-tenths")
        case _:
            text = say("whatif-fault-value", field=field)
    return BadChange(text)


def _label(field: str, knowledge: Knowledge) -> str:
    words = knowledge.fields.get(field.partition(".")[0])
    return _capital(words.label) if words else field


def _find_changed(before: TeamProfile, after: TeamProfile, knowledge: Knowledge) -> list[Changed]:
    """Headcounts first. What only follows from others is left out."""
    facts = derive_facts(before, knowledge), derive_facts(after, knowledge)
    heads = [f"headcount.{role}" for role in knowledge.roles]
    found = [Changed(name, *(one[name].value for one in facts)) for name in heads]
    for name in FIELD_KINDS:
        told = getattr(before, name), getattr(after, name)
        found.append(Changed(name, *told))
    return [one for one in found if one.before != one.after]


def _rounded(posts: float) -> int:
    return int(math.copysign(math.floor(abs(round(posts, 1)) + 0.5), posts))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _step(told: Told) -> tuple[str, str]:
    """What people are asked to do: two rules may ask for the same."""
    return (told.move, told.role or told.rule)


def _all(advice: Advice) -> list[Told]:
    return [*advice.recommendations, *advice.later]
