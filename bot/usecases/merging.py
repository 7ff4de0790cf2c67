"""Two people edited one profile at once: what each changed, and the two put together. Pure.

Fields are named as in the forms: `headcount.<role>` stands for a role. None is an untold value.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from bot.errors import BadFields
from bot.language import say
from bot.usecases.setup_form import HEADCOUNT, fault_text
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from storage.values import ProfileVersion

Values = Mapping[str, Scalar]
"""By field, what it becomes."""


@dataclass(frozen=True, kw_only=True)
class Merge:
    """What somebody saved while a person was editing, beside what that person changed."""

    base: TeamProfile
    """On which the person began."""
    newest: ProfileVersion
    mine: Values
    """What the person changed; where somebody else has made the same of it, it is left out."""
    theirs: Values
    """What was changed meanwhile."""

    @property
    def conflicts(self) -> list[str]:
        """Fields that both have changed, in different ways."""
        return [name for name in self.mine if name in self.theirs]


def merge(base: TeamProfile | None, newest: ProfileVersion, mine: TeamProfile) -> Merge:
    """`base` is None if there was no profile when the person began."""
    began, saved = base or TeamProfile(), values_of(newest.profile)
    changed = changes(began, mine)
    return Merge(
        base=began,
        newest=newest,
        mine={name: value for name, value in changed.items() if saved.get(name) != value},
        theirs=changes(began, newest.profile),
    )


def changes(before: TeamProfile, after: TeamProfile) -> dict[str, Scalar]:
    """By field, what has become of it."""
    old, new = values_of(before), values_of(after)
    return {
        name: new.get(name)
        for name in dict.fromkeys([*new, *old])
        if old.get(name) != new.get(name)
    }


def values_of(profile: TeamProfile) -> dict[str, Scalar]:
    """What is told, by the names of the forms' fields."""
    told = profile.told()
    heads: Mapping[str, float] = told.pop("headcount", {})
    return {**told, **{f"{HEADCOUNT}{role}": count for role, count in heads.items()}}


def apply(
    profile: TeamProfile, mine: Values, knowledge: Knowledge, *, without: Collection[str] = ()
) -> TeamProfile:
    """The profile with the changes of the person, without those that were given up for others'.

    Raises BadFields, at the first change, if the two do not go together.
    """
    kept = {name: value for name, value in mine.items() if name not in without}
    values = {**values_of(profile), **kept}
    told: dict[str, object] = {n: v for n, v in values.items() if not n.startswith(HEADCOUNT)}
    told["headcount"] = {
        name.removeprefix(HEADCOUNT): value
        for name, value in values.items()
        if name.startswith(HEADCOUNT) and value is not None
    }
    try:
        # Through JSON, because only there strict mode lets a word become an enum member.
        merged = TeamProfile.model_validate_json(json.dumps(told))
    except ValidationError as error:
        together = say("setup-merge-together", problem=fault_text(error))
        raise BadFields({next(iter(mine), ""): together}) from None
    return _with_one_size(merged, knowledge)


def _with_one_size(profile: TeamProfile, knowledge: Knowledge) -> TeamProfile:
    """The number of employees counts, if one wrote that and the other chose another size."""
    size, band = profile.company_size, profile.size_band
    if size is None or band is None or knowledge.band_of(size) == band:
        return profile
    return profile.model_copy(update={"size_band": None})
