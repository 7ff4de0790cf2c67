"""What a plan says: the next hires in order, what each does to the team, and what has to wait."""

from dataclasses import dataclass

from knowledge.advice.answer import Finding
from knowledge.advice.profile import TeamProfile
from knowledge.advice.teams import Compared
from knowledge.schema import Confidence, Range, TargetTeam


@dataclass(frozen=True)
class Later:
    role: str
    because: str
    """What has to be done or be true before."""
    rule: str | None
    """Which rule says so; None if it follows from the role itself."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One hire, and what it does to the team as it stands then."""

    role: str
    rule: str | None
    """None if it rests on the target team only."""
    target: Compared | None
    """For a step that rests on the target team."""
    confidence: Confidence
    is_first: bool
    """Whether nobody is in the role yet."""
    before: TeamProfile
    settles: tuple[str, ...]
    """Rules that fall silent."""
    opens: tuple[str, ...]
    """Roles for which nothing is missing any more."""
    interviewers: tuple[str, ...]
    """Roles on the team by then that can judge a candidate."""
    mentors: tuple[str, ...]
    beyond: Range | None
    """What the target team has, where the hire makes it more than that."""

    @property
    def posts(self) -> float:
        return min(self.target.gap, 1.0) if self.target else 1.0


@dataclass(frozen=True, kw_only=True)
class Plan:
    cap: int
    can_hire: bool
    """False under a freeze or without an open post; the steps are for when hiring opens."""
    stops: tuple[Finding, ...]
    """What does harm and has to end before anybody is hired."""
    first: tuple[Finding, ...]
    """What else is no hire and comes before the hires."""
    instead: tuple[Finding, ...]
    """Whom to grow or borrow while nobody can be hired."""
    steps: tuple[Step, ...]
    end: TeamProfile
    """The team after the steps."""
    hold: Finding | None
    """Why nobody is to be hired after the steps; without steps: why nobody is to be hired now."""
    orientation: tuple[Compared, ...]
    """Under such a hold: what the target team has and this one has not, in the order of hiring."""
    later: tuple[Later, ...]
    next_role: str | None
    """Who would come after the last step, if there were more posts."""
    team: TargetTeam | None
    engineers_must_grow: bool
    """Whether the advice for medium companies agrees with itself only if data engineers grow:
    put data engineers around one expert, and have more ML engineers than data scientists."""
