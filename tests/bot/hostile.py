"""A workspace that is as hard on Slack's limits as it can be: the most roles, all texts as long as
they may be, from right to left and with emoji, hundreds of decisions, dozens of channels.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count, cycle
from typing import Any

from bot.usecases.decisions import LATEST, LONGEST_REASON, NEEDS_REASON
from knowledge.advice.facts import FIELD_KINDS, values_of
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge, Rule, Value
from playground.trial import Trial
from storage.values import Change, ChangeKind, ChannelKey, Decision, DecisionKind

Json = dict[str, Any]
MOST_ROLES = 40
CHANNELS = 50
DECISIONS = 300
UNIT = (
    "مهندس بيانات <!channel> *שלום* 👩‍💻👨‍👩‍👧 & `x` _y_ ~z~ <@U0ANA000001> Äußerst_schwer"
    "wiegend | "
)
WITH_PAST = 2
BARE = f"C0HOSTILE{WITH_PAST - 1:02}"
"""The first channel in which nothing was decided yet."""
BIG = {"company_size": 4_999_999, "stage": "several_models", "models_in_production": 99_999}


def nasty(length: int, start: str = "") -> str:
    """So many characters, without a space at either end."""
    text = (start + UNIT * (length // len(UNIT) + 1))[:length]
    return text.strip().ljust(length, "x")


STEPS: tuple[str | Json, ...] = (
    *({"type": "status"}, {"press": "status_more"}, {"type": "status"}, {"press": "show_picture"}),
    *({"type": "advice"}, {"press": "show_more"}, "close", {"type": "why data engineer"}),
    *({"type": "why unwatched-models"}, {"press": "show_points"}, "close"),
    *({"type": "roles"}, {"press": "roles_page"}, {"type": "roles data engineer"}),
    *({"type": "compare DE, DS"}, {"type": "kit ml_engineer"}, {"press": "kit_advert"}),
    *({"type": "kit ml_engineer interview"}, {"type": "kit ml_engineer start"}),
    *({"type": "kit ml_engineer file"}, {"type": "tips large"}),
    *({"type": "ask data engineer interview"}, {"type": "ask when do we need an ML lead"}),
    *({"type": f"ask {UNIT * 30}"}, {"type": f"roles {UNIT}"}, {"type": f"whatif {UNIT}"}),
    *({"type": "plan 10"}, {"press": "plan_page"}, {"type": "plan 10 more"}),
    *({"type": "plan 10"}, {"press": "show_picture"}, {"press": "plan_file"}),
    *({"type": "whatif +20 data-engineer"}, {"type": "whatif -1 data-engineer -1 ml-lead"}),
    *({"type": "history"}, {"type": "history 2"}, {"type": "history"}, {"press": "show_picture"}),
    *({"type": "share status"}, {"type": "share plan 5"}, {"type": "share advice"}),
    *({"type": "export markdown"}, {"type": "export"}, {"type": "export csv"}),
    *({"type": "nudges every week on tuesday at 10"}, {"type": "nudges"}),
    *({"press": "nudge_schedule"}, "close", {"type": "nudges preview"}),
    *({"wait": "undecided-recommendation"}, {"press": "nudge_decline"}),
    *({"submit": {"reason": nasty(LONGEST_REASON)}}, "close", {"type": "nudges log"}),
    *({"type": "setup"}, {"submit": {}}, {"submit": {}}, {"press": "setup_more"}, {"submit": {}}),
    *(
        "close",
        {"type": "decide"},
        {"choose": {"kind": "deferred"}},
        {"choose": {"kind": "waived"}},
    ),
    *(
        {"choose": {"kind": "accepted"}},
        {"submit": {}},
        "close",
        {"type": "decide unwatched-models"},
    ),
    *("close", {"type": "access"}, "close", {"type": "forget"}, "close", {"type": "help"}),
    *({"mention": "advice"}, {"type": "history"}, {"type": "status"}),
)


def stretched(item: Value, **fixed: object) -> Any:  # noqa: ANN401  the same kind as the item
    """The item with every text as long as its schema allows, apart from what is fixed."""
    kind = type(item)
    schema = kind.model_json_schema()
    known = item.model_dump(mode="json", by_alias=True)
    longest = {
        name: value
        if name in {"aliases", "examples", "when"}
        else _stretch(value, schema["properties"][name], schema.get("$defs", {}))
        for name, value in known.items()
    }
    return kind.model_validate({**longest, **fixed})


def _stretch(value: object, schema: Json, defs: Mapping[str, Json]) -> object:
    schema = _resolved(schema, defs)
    if isinstance(value, str):
        return nasty(schema["maxLength"]) if "maxLength" in schema else value
    if isinstance(value, list):
        inner = schema.get("items", {})
        entries = [_stretch(one, inner, defs) for one in value]
        room = schema.get("maxItems", len(entries)) - len(entries)
        return [*entries, *entries[:1] * room]
    if isinstance(value, dict):
        parts = schema.get("properties", {})
        every: Json = next(iter(schema.get("patternProperties", {}).values()), {})
        return {
            name: one if name == "when" else _stretch(one, parts.get(name, every), defs)
            for name, one in value.items()
        }
    return value


def _resolved(schema: Json, defs: Mapping[str, Json]) -> Json:
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            return _resolved(option, defs)
    named = schema.get("$ref", "").rpartition("/")[2]
    return defs[named] if named else schema


def hostile_knowledge(knowledge: Knowledge) -> Knowledge:
    roles = {
        role.id: stretched(role, title=nasty(60, f"{number} "), plural=nasty(60, f"{number}s "))
        for number, role in enumerate(knowledge.roles.values())
    }
    models = cycle(list(roles.values()))
    for number in range(len(roles), MOST_ROLES):
        title = nasty(60, f"{number} ")
        name = f"role_{number}"
        more = {"id": name, "title": title, "plural": title, "position": number + 1}
        roles[name] = next(models).model_copy(update={**more, "core": True, "aliases": ()})
    rules = {name: stretched(rule, unless=nasty(600)) for name, rule in knowledge.rules.items()}
    tips = {band: tuple(stretched(one) for one in tips) for band, tips in knowledge.tips.items()}
    return knowledge.model_copy(update={"roles": roles, "rules": rules, "tips": tips})


def make_hostile(trial: Trial) -> None:
    """Before anything is done in it."""
    knowledge = hostile_knowledge(trial.deps.knowledge)
    trial.deps.guidance.adopt(knowledge)
    slack = trial.slack.workspace
    home = slack.channel("#ml-team")
    keys = [ChannelKey(slack.app.team_id, home.id)]
    for number in range(CHANNELS - 1):
        place = replace(home, id=f"C0HOSTILE{number:02}", name=nasty(80, str(number)))
        slack.channels[place.id] = replace(place, members=set(home.members))
        keys.append(ChannelKey(slack.app.team_id, place.id))
    for number, key in enumerate(keys):
        _save(trial, key, full_team(knowledge, number), days_ago=400)
    for key in keys[: WITH_PAST + 1]:
        for month in range(12):
            _save(trial, key, full_team(knowledge, month), days_ago=360 - 30 * month)
    for key in keys[:WITH_PAST]:
        _decide(trial, key, list(knowledge.rules.values()))


def _save(trial: Trial, key: ChannelKey, team: TeamProfile, days_ago: int) -> None:
    store, at = trial.deps.store, trial.clock() - timedelta(days=days_ago)
    newest = store.find_profile(key)
    base = newest.version if newest else 0
    store.save_profile(key, team, base=base, by="U0BEN000001", at=at)


def full_team(knowledge: Knowledge, seed: int) -> TeamProfile:
    """Of every role some, and everything told."""
    told: Json = {}
    for name, kind in FIELD_KINDS.items():
        if name in {"size_band", "people", *BIG} or kind == "number":
            continue
        choices: list[object] = [True, False] if kind == "yes_no" else list(values_of(kind))
        told[name] = choices[seed % len(choices)]
    return TeamProfile.model_validate_json(
        json.dumps({**told, **BIG, "headcount": everybody(knowledge, seed)})
    )


def everybody(knowledge: Knowledge, seed: int) -> dict[str, float]:
    """Of every role some posts, in tenths."""
    return {role: (10 * n + seed % 7 + 3) / 10 for n, role in enumerate(knowledge.roles)}


def _decide(trial: Trial, key: ChannelKey, rules: list[Rule]) -> None:
    kinds = cycle(DecisionKind)
    bases: dict[str, count[int]] = {}
    for number in range(DECISIONS):
        rule, kind = rules[number % len(rules)], next(kinds)
        at = trial.clock() - timedelta(days=DECISIONS - number)
        decision = Decision(
            key=key,
            rule=rule.id,
            kind=kind,
            decided_by="U0JONAS0001",
            decided_at=at,
            profile_version=1,
            until=(at + timedelta(days=900)).date() if kind in LATEST else None,
            reason=nasty(LONGEST_REASON) if kind in NEEDS_REASON else "",
        )
        detail = {"command": f"ask {nasty(400)}"}
        base = next(bases.setdefault(rule.id, count()))
        trial.deps.store.add_decision(decision, base=base)
        change = Change(key=key, kind=ChangeKind.SHARED, by="U0BEN000001", at=at, detail=detail)
        trial.deps.store.add_change(change)
