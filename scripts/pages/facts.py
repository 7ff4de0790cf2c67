"""docs/facts.md: the vocabulary of conditions."""

from collections.abc import Iterator

from knowledge.advice.answer import plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import (
    DERIVED_KINDS,
    FIELD_KINDS,
    FIELDS_BEHIND,
    GROUPS,
    Facts,
    Kind,
    keys_of,
    values_of,
)
from knowledge.advice.profile import TeamProfile
from knowledge.catalogue import find_readers
from knowledge.schema import Knowledge
from scripts.pages.markdown import Lines, heading, item_link, link, role_link, table

INTRO = """
# Facts

What conditions may read: the vocabulary of whoever writes rules. How to write conditions is said in
[knowledge.md](knowledge.md#conditions).

- [Told](#told): the fields of the team profile
- [Headcounts](#headcounts): one for each role, in full-time posts
- [Derived](#derived): what follows from others
- [Words](#words): how the values are put
- [Where a fact comes from](#where-a-fact-comes-from)
- [Thresholds](#thresholds): the numbers on which rules turn"""

TOLD = """
Each is a field of the profile that `mlteam advise` reads, too. A fact that nobody told is *unknown*
unless it has a value in the third column; see
[what nobody told](knowledge.md#what-nobody-told).

The profile has two more fields that no condition may read: `budget` and `currency`."""

HEADCOUNTS = """
A role that is not named counts as 0. In the JSON of a profile they are the entries of `headcount`.
"""

ORIGINS = """
A fact knows its origin, and answers name it.

| origin | meaning |
|---|---|
| *told* | somebody said it, or it follows from what was said |
| *assumed* | it follows from something else that was said, by a guess |
| *default* | nobody said anything; it is unknown, or has the value above |

- `size_band` follows from `company_size`.
- `stage` is assumed from the number of models, and without models from whether there are people who
  build them.
- `models_in_production` is assumed from the stage.
- `people` is the sum of the headcount if nobody told it.
- A role that is not named counts as told if any role was named.

If a recommendation rests on a fact that is not told, its confidence is one step lower."""

THRESHOLDS = """
Numbers that rules share, from [knowledge/data/thresholds.yml](../knowledge/data/thresholds.yml).
A condition names one as `threshold.slow_months`; an [overlay](knowledge.md#overlays) may change it.
"""

COLUMNS = ["fact", "values", "if nobody told", "meaning"]


def facts_page(knowledge: Knowledge) -> Lines:
    untold = derive_facts(TeamProfile(), knowledge)
    yield f"{INTRO}\n{heading(2, 'Told')}{TOLD}\n"
    told = ((n, kind, knowledge.fields[n].question) for n, kind in FIELD_KINDS.items())
    yield from table(COLUMNS, (_row(*one, untold) for one in told))
    yield f"{heading(2, 'Headcounts')}{HEADCOUNTS}"
    names = ((f"`headcount.{r.id}`", role_link(r)) for r in knowledge.roles.values())
    yield from table(["fact", "role"], names)
    yield heading(2, "Derived")
    yield from table(COLUMNS, (_row(*one, untold) for one in _derived(knowledge)))
    yield heading(2, "Words")
    yield from table(["fact", "value", "on screen", "in a sentence"], _words(knowledge))
    yield f"{heading(2, 'Where a fact comes from')}{ORIGINS}\n"
    yield f"{heading(2, 'Thresholds')}{THRESHOLDS}"
    yield from _thresholds(knowledge)


def _row(name: str, kind: Kind, meaning: str, untold: Facts) -> tuple[str, ...]:
    words = {"number": "number", "yes_no": "`true`, `false`"}
    values = words.get(str(kind)) or ", ".join(f"`{value}`" for value in values_of(kind))
    value = plain_number(untold[name].value)
    default = "unknown" if value is None else f"`{str(value).lower()}`"
    return f'<a id="{name}"></a>`{name}`', values, default, meaning


def _derived(knowledge: Knowledge) -> Iterator[tuple[str, Kind, str]]:
    for name, roles in GROUPS.items():
        yield name, "number", " + ".join(f"`headcount.{role}`" for role in roles)
    for name, kind in DERIVED_KINDS.items():
        fields = ", ".join(f"`{field}`" for field in FIELDS_BEHIND.get(name, ("headcount",)))
        yield name, kind, f"{knowledge.fields[name].hint} From {fields}."


def _words(knowledge: Knowledge) -> Iterator[tuple[str, str, str, str]]:
    for name, kind in {**FIELD_KINDS, **DERIVED_KINDS}.items():
        words = knowledge.fields[name]
        for key in keys_of(kind):
            yield f"`{name}`", f"`{key}`", words.values.get(key, ""), words.says.get(key, "")


def _thresholds(knowledge: Knowledge) -> Lines:
    rows = []
    for name, threshold in knowledge.thresholds.items():
        sources = (
            link(knowledge.sources[id_].cite, f"sources.md#{id_}") for id_ in threshold.sources
        )
        readers = map(item_link, find_readers(f"threshold.{name}", knowledge))
        rows.append(
            (
                f'<a id="{name}"></a>`threshold.{name}`',
                f"{threshold.value:g}",
                threshold.meaning,
                ", ".join(sources) or "our own estimate",
                ", ".join(readers) or "the bot itself",
            )
        )
    yield from table(["threshold", "value", "meaning", "sources", "read by"], rows)
