"""Teams of all kinds, and the advice for them, without Slack."""

import json
import random
from datetime import time

from bot.usecases.advice import ChannelAdvice
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import FIELD_KINDS, values_of
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.values import ChannelKey, ProfileVersion
from tests.bot.simple import MONDAY

KEY = ChannelKey("T1", "C1")
SCHEDULE = Schedule(
    key=KEY,
    recurrence="FREQ=MONTHLY;BYDAY=1WE",
    at=time(23),
    zone="America/Argentina/ComodRivadavia",
    set_by="U1",
    starts_at=MONDAY,
)


def a_version(profile: TeamProfile, version: int = 1) -> ProfileVersion:
    return ProfileVersion(key=KEY, version=version, profile=profile, saved_by="U1", saved_at=MONDAY)


def advised(profile: TeamProfile, knowledge: Knowledge) -> ChannelAdvice:
    return ChannelAdvice(a_version(profile), Adviser(knowledge).advise(profile), SCHEDULE)


def random_profile(draw: random.Random, knowledge: Knowledge) -> TeamProfile:
    told: dict[str, object] = {
        "headcount": {
            role: draw.choice([0, 0.5, 1, 3, 12]) for role in knowledge.roles if draw.random() < 0.4
        }
    }
    for name, kind in FIELD_KINDS.items():
        if name in {"size_band", "people"} or draw.random() < 0.5:
            continue
        if kind == "number":
            told[name] = draw.choice([1, 2, 12])
        else:
            told[name] = draw.choice([True, False] if kind == "yes_no" else values_of(kind))
    told["company_size"] = draw.choice([200, 600, 40_000])
    return TeamProfile.model_validate_json(json.dumps(told))
