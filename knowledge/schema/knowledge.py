"""The whole knowledge base."""

from collections.abc import Mapping

from knowledge.schema.base import Value
from knowledge.schema.guidance import Benchmark, Duty, HiringTip, TargetTeam, Threshold, Tip
from knowledge.schema.kinds import Band, Move
from knowledge.schema.roles import Role
from knowledge.schema.rules import Rule
from knowledge.schema.sources import SizeBand, Source
from knowledge.schema.words import FieldWords, MoveWords, NudgeWords, Phrase, SearchWords

ENGLISH = "en"


class Knowledge(Value):
    """Everything that was loaded, checked as a whole. Mappings keep the order of the screen."""

    roles: Mapping[str, Role]
    rules: Mapping[str, Rule]
    tips: Mapping[Band, tuple[Tip, ...]]
    sources: Mapping[str, Source]
    sizes: Mapping[Band, SizeBand]
    fields: Mapping[str, FieldWords]
    moves: Mapping[Move, MoveWords]
    nudges: Mapping[str, NudgeWords]
    thresholds: Mapping[str, Threshold] = {}
    duties: Mapping[str, Duty] = {}
    teams: Mapping[str, TargetTeam] = {}
    benchmarks: Mapping[str, Benchmark] = {}
    hiring: Mapping[str, HiringTip] = {}
    search: Mapping[str, SearchWords] = {}
    phrases: Mapping[str, Phrase] = {}
    language: str = ENGLISH
    """In which its texts are."""

    # One is loaded at the start and shared by all, so it is itself and no other: that makes it fit
    # to be the key of a cache.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def band_of(self, employees: int) -> Band:
        """The size band of a company with this many employees, at least 1."""
        fits = [band.id for band in self.sizes.values() if employees >= band.from_employees]
        return fits[-1]

    @property
    def is_english(self) -> bool:
        return self.language == ENGLISH

    def core_roles(self) -> list[Role]:
        return [role for role in self.roles.values() if role.core]
