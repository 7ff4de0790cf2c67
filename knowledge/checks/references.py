"""References: every role, source, fact and threshold that an item names exists."""

from collections.abc import Collection, Iterator

from knowledge.advice.conditions import Condition, find_fault
from knowledge.advice.facts import Kind, condition_kinds
from knowledge.advice.profile import Workload
from knowledge.catalogue import list_items, names_in
from knowledge.checks.located import Items, Located
from knowledge.nearest import did_you_mean
from knowledge.schema import (
    Benchmark,
    Duty,
    HiringTip,
    Knowledge,
    Requirement,
    Role,
    Rule,
    TargetTeam,
    Tip,
)
from knowledge.yamlfile import Fault, KeyPath

Named = Iterator[tuple[KeyPath, str]]


def find_reference_faults(knowledge: Knowledge, items: Items) -> Iterator[Fault]:
    kinds = condition_kinds(knowledge)
    for located in (located for kind in items.values() for located in kind.values()):
        yield from _unknown_names(located, knowledge)
        for path, conditions in _conditions(located.item):
            yield from _condition_faults(located, path, conditions, kinds)
        if isinstance(located.item, Benchmark):
            yield from _benchmark_faults(located, located.item, kinds)
    yield from _shared_aliases(items["roles"].values())
    yield from _unread_thresholds(items["thresholds"].values(), knowledge)


def _unknown_names(located: Located, knowledge: Knowledge) -> Iterator[Fault]:
    for path, source in _sources(located):
        if source not in knowledge.sources:
            yield located.unknown(path, "source", source, knowledge.sources, file="sources.yml")
    for path, role in _roles(located.item):
        if role not in knowledge.roles:
            yield located.unknown(path, "role", role, knowledge.roles)
    for path, rule in _rules(located.item):
        if rule not in knowledge.rules:
            yield located.unknown(path, "rule", rule, knowledge.rules)


def _sources(located: Located) -> Named:
    for key in ("sources", "against"):
        for index, source in enumerate(getattr(located.item, key, ())):
            yield (key, index), source
    if isinstance(located.item, Benchmark):
        yield ("source",), located.item.source


def _rules(item: object) -> Named:
    if isinstance(item, Tip):
        yield from ((("repeats", index), rule) for index, rule in enumerate(item.repeats))


def _roles(item: object) -> Named:
    lists: dict[str, Collection[str]] = {}
    match item:
        case Role():
            lists = {
                "grow_from": item.grow_from,
                "interviewed_by": item.interviewed_by,
                "mentored_by": item.mentored_by,
            }
            yield from ((("hands_to", role), role) for role in item.hands_to)
            yield from ((("shares_with", role), role) for role in item.shares_with)
        case Rule():
            yield from ((("grow_from",), role) for role in item.grow_from)
            yield from ((("role",), role) for role in [item.role] if role)
        case Duty() | HiringTip():
            lists = {"roles": item.roles}
        case TargetTeam():
            lists = {"hired_first": item.hired_first}
            yield from ((("headcount", role), role) for role in item.headcount)
    for key, roles in lists.items():
        yield from (((key, index), role) for index, role in enumerate(roles))
    for index, requirement in enumerate(_requires(item)):
        if requirement.role:
            yield ("requires", index, "role"), requirement.role


def _requires(item: object) -> tuple[Requirement, ...]:
    return item.requires if isinstance(item, Role | Rule) else ()


def _conditions(item: object) -> Iterator[tuple[KeyPath, Collection[str]]]:
    for index, requirement in enumerate(_requires(item)):
        yield ("requires", index, "when"), requirement.when
    if isinstance(item, Role):
        for index, not_yet in enumerate(item.not_yet):
            yield ("not_yet", index, "when"), not_yet.when
    if isinstance(item, Rule):
        yield ("when",), item.when
        for index, raised in enumerate(item.raised):
            yield ("raised", index, "when"), raised.when


def _condition_faults(
    located: Located, path: KeyPath, conditions: Collection[str], kinds: dict[str, Kind]
) -> Iterator[Fault]:
    for index, source in enumerate(conditions):
        fault = find_fault(Condition(source), kinds)
        if fault is not None:
            yield located.fault((*path, index), fault.problem, fault.mend)


def _benchmark_faults(
    located: Located, benchmark: Benchmark, kinds: dict[str, Kind]
) -> Iterator[Fault]:
    if benchmark.compares not in {None, *kinds}:
        yield located.unknown(("compares",), "fact", str(benchmark.compares), kinds)
    for index, workload in enumerate(benchmark.workloads):
        if workload not in list(Workload):
            yield located.unknown(("workloads", index), "kind of ML", workload, list(Workload))


def _unread_thresholds(thresholds: Collection[Located], knowledge: Knowledge) -> Iterator[Fault]:
    """New ones of an overlay that turn nothing, most likely for a slip in their name."""
    new = [located for located in thresholds if not located.is_built_in and not located.replaces]
    items = list_items(knowledge) if new else []
    read = {name for listed in items for name in names_in(listed.item)}
    for located in new:
        if f"threshold.{located.id}" not in read:
            others = [name for name in knowledge.thresholds if name != located.id]
            yield located.fault(
                (),
                f"no condition reads the threshold {located.id}",
                did_you_mean(located.id, others) or f"read it as threshold.{located.id} in a rule",
            )


def _shared_aliases(roles: Collection[Located]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for located in roles:
        role: Role = located.item
        for index, alias in enumerate(role.aliases):
            owner = owners.setdefault(alias.casefold(), role.id)
            if owner != role.id:
                problem = f"the alias {alias} also belongs to {owner}"
                yield located.fault(("aliases", index), problem, "keep it at one of the two")
