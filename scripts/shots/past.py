"""What lies behind a shot and was not done on the page: a stored team, decisions, past weeks."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.usecases import decisions
from knowledge.advice.profile import TeamProfile
from knowledge.loader import load_knowledge
from playground.trial import Trial
from storage.values import ChannelKey, DecisionKind

Json = dict[str, Any]
LONGEST = 420
"""Days; what has not been posted by then is not going to be."""


class NeverPosted(Exception):
    """A trigger of which no nudge came, and those of which some did."""


def tell(trial: Trial, key: ChannelKey, fields: Mapping[str, Any], by: str) -> None:
    """Save these fields of the profile on top of what was told before."""
    before = trial.deps.store.find_profile(key)
    told = before.profile.told() if before else {}
    profile = TeamProfile.model_validate_json(json.dumps({**_nested(told), **fields}))
    base = before.version if before else 0
    trial.deps.store.save_profile(key, profile, base=base, by=by, at=trial.deps.clock())


def _nested(told: Mapping[str, Any]) -> Json:
    """{"headcount.data_engineer": 1} as {"headcount": {"data_engineer": 1}}."""
    nested: Json = {}
    for name, value in told.items():
        outer, _, inner = name.partition(".")
        if inner:
            nested.setdefault(outer, {})[inner] = value
        else:
            nested[outer] = value
    return nested


def decide(trial: Trial, key: ChannelKey, said: Mapping[str, Any], by: str) -> None:
    """`said` names the rule, the kind and, where the kind asks for them, a day and a reason."""
    values = dict(said)
    rule, kind = values.pop("rule"), DecisionKind(values.pop("kind"))
    if days := values.pop("until_in_days", None):
        values["until"] = trial.clock().date() + timedelta(days=days)
    known = [one for one in trial.deps.store.list_decisions(key) if one.rule == rule]
    decisions.decide(trial.deps, key, rule, kind, by=by, base=len(known), **values)


def change_guidance(trial: Trial, without: str | None) -> None:
    """Give advice from now on without this rule, or (None) with all rules again."""
    whole = load_knowledge(for_service=True)
    rules = {name: rule for name, rule in whole.rules.items() if name != without}
    trial.deps.guidance.adopt(whole.model_copy(update={"rules": rules}))


def wait_for(trial: Trial, key: ChannelKey, trigger: str) -> date:
    """Let days pass until a nudge of this trigger is posted. Raises NeverPosted."""
    store, before = trial.deps.store, len(trial.deps.store.list_deliveries(key))
    for _ in range(LONGEST):
        trial.clock.advance(timedelta(days=1))
        trial.deliver()
        posted = [one for one in store.list_deliveries(key)[before:] if one.message_ts]
        if any(one.trigger == trigger for one in posted):
            return trial.clock().date()
    others = sorted({str(one.trigger) for one in store.list_deliveries(key) if one.message_ts})
    raise NeverPosted(f"no nudge came of {trigger}; there were nudges of {others}")
