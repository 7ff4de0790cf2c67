"""What a nudge is about: the first thing for which there is a reason, or nothing. Pure.

A decision that is due comes first, then advice that is new, then what is serious and undecided,
then a profile that nobody has confirmed for long, then the next tip.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.nudges.due import Question, find_questions, latest_by_rule, posts_since
from knowledge.advice.answer import Finding
from knowledge.schema import Knowledge, Severity, Tip
from storage.values import Decision, DecisionKind, Delivery, DeliveryState, ProfileVersion

MOST_BESIDES = 3
"""How many more of its kind a nudge names besides the one that it is about."""
UNDECIDED = "undecided-recommendation"
UNCONFIRMED = "profile-unconfirmed"
TIP = "unseen-tip"
CHANGED_WITH_PROFILE = "advice-changed-with-profile"
CHANGED_WITH_GUIDANCE = "advice-changed-with-guidance"
DUE = {
    DecisionKind.ACCEPTED: "accepted-follow-up",
    DecisionKind.DEFERRED: "deferral-over",
    DecisionKind.WAIVED: "waiver-over",
}
TRIGGERS = (
    *DUE.values(),
    CHANGED_WITH_PROFILE,
    CHANGED_WITH_GUIDANCE,
    UNDECIDED,
    UNCONFIRMED,
    TIP,
)
"""The ids of the wordings that must be there."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """All that a nudge may rest on. Sequences are in order of time, the oldest first."""

    version: ProfileVersion
    confirmed_at: datetime
    """When the profile was last saved, or confirmed as it is."""
    steps: Sequence[Finding]
    """The first three that are recommended, in order; nothing that is settled."""
    speaking: Mapping[str, Finding]
    """All rules that speak, settled or not, with what they say."""
    settled: Mapping[str, Decision]
    """By rule, the decision that stands today: on the rule, or on another one for the same step."""
    tips: Sequence[Tip]
    decisions: Sequence[Decision]
    deliveries: Sequence[Delivery]
    knowledge: Knowledge
    now: datetime
    today: date
    """The calendar day on which the channel is."""
    zone: str
    """IANA name."""


@dataclass(frozen=True, kw_only=True)
class DecisionNudge:
    """Decisions whose day has come; the first one is asked in full."""

    questions: tuple[Question, ...]
    finding: Finding
    """What the first one was decided on, as it is advised today."""
    besides: tuple[Finding, ...] = ()
    """The same of the others."""

    @property
    def trigger(self) -> str:
        return DUE[self.questions[0].decision.kind]

    @property
    def subjects(self) -> tuple[str, ...]:
        return tuple(question.decision.rule for question in self.questions)

    @property
    def is_last(self) -> bool:
        return self.questions[0].is_last


@dataclass(frozen=True, kw_only=True)
class RecommendationNudge:
    """A serious recommendation on which nobody has decided."""

    step: Finding
    besides: tuple[Finding, ...] = ()
    """Others that are new as well."""
    trigger: str = UNDECIDED
    since: datetime
    """From when on it is known to be open."""
    is_last: bool = False
    """Whether the bot will fall silent about it."""

    @property
    def subjects(self) -> tuple[str, ...]:
        return tuple(one.rule for one in (self.step, *self.besides))


@dataclass(frozen=True, kw_only=True)
class ConfirmNudge:
    """The question whether the profile is still right."""

    version: ProfileVersion
    since: datetime
    """When it was last saved or confirmed."""
    is_last: bool = False
    trigger: str = UNCONFIRMED

    @property
    def subjects(self) -> tuple[str, ...]:
        return (f"version-{self.version.version}",)


@dataclass(frozen=True, kw_only=True)
class TipNudge:
    tip: Tip
    trigger: str = TIP
    is_last: bool = False

    @property
    def subjects(self) -> tuple[str, ...]:
        return (self.tip.id,)


Nudge = DecisionNudge | RecommendationNudge | ConfirmNudge | TipNudge


def choose_nudge(situation: Situation, *, regular: bool = True) -> Nudge | None:
    """None means that there is nothing new to say, so nothing is said.

    An occurrence that is not `regular` is there only because a decision is due on that day.
    """
    choices: list[Callable[[Situation], Nudge | None]] = [_due]
    if regular:
        choices += [_changed, _undecided, _unconfirmed, _tip]
    return next((nudge for choice in choices if (nudge := choice(situation))), None)


def heard_with(situation: Situation, nudge: Nudge | None) -> tuple[tuple[str, ...], int]:
    """The rules that the channel has heard of with this nudge, and on which profile version.

    What is new, and had to wait because something else came first, is not among them.
    """
    subjects = nudge.subjects if nudge else ()
    waits = {one.rule for one in _unheard(situation) if one.rule not in subjects}
    before = _last_written(situation.deliveries)
    version = before.profile_version if before and waits else situation.version.version
    return tuple(sorted(set(situation.speaking) - waits)), version


def _due(situation: Situation) -> DecisionNudge | None:
    """Only what is still advised: a hire that was made needs no question."""
    rules = situation.knowledge.rules
    due = [
        question
        for question in find_questions(
            situation.decisions, situation.deliveries, rules, situation.zone
        )
        if question.day <= situation.today
        and question.decision.rule in situation.speaking
        and _counts(question.decision, situation.settled)
    ]
    if not due:
        return None
    asked = due[: MOST_BESIDES + 1]
    first, *others = (situation.speaking[question.decision.rule] for question in asked)
    return DecisionNudge(questions=tuple(asked), finding=first, besides=tuple(others))


def _counts(decision: Decision, settled: Mapping[str, Decision]) -> bool:
    """Not if the team has said something else since about the same step."""
    standing = settled.get(decision.rule)
    return standing == (decision if decision.kind is DecisionKind.ACCEPTED else None)


def _changed(situation: Situation) -> RecommendationNudge | None:
    before, new = _last_written(situation.deliveries), _unheard(situation)
    if before is None or not new:
        return None
    is_profile = before.profile_version != situation.version.version
    return RecommendationNudge(
        step=new[0],
        besides=tuple(new[1:]),
        trigger=CHANGED_WITH_PROFILE if is_profile else CHANGED_WITH_GUIDANCE,
        since=situation.version.saved_at if is_profile else situation.now,
    )


def _unheard(situation: Situation) -> list[Finding]:
    """What is serious and did not speak yet when something was last written."""
    before = _last_written(situation.deliveries)
    return [
        one
        for one in _serious(situation)
        if before is not None and one.rule in situation.speaking and one.rule not in before.fired
    ]


def _undecided(situation: Situation) -> RecommendationNudge | None:
    most = situation.knowledge.nudges[UNDECIDED].most
    decided = latest_by_rule(situation.decisions)
    for step in _serious(situation):
        rule = step.rule
        if decided_once(decided.get(rule)):
            continue  # it was asked about, or will be, on its day
        shown = _shown(situation, rule)
        if len(shown) < most:
            return RecommendationNudge(
                step=step,
                since=_open_since(situation, rule),
                is_last=len(shown) == most - 1,
            )
    return None


def decided_once(decision: Decision | None) -> bool:
    """Whether it comes back by itself on its own day, so that nothing else brings it up."""
    return decision is not None and decision.kind in DUE


def _unconfirmed(situation: Situation) -> ConfirmNudge | None:
    words = situation.knowledge.nudges[UNCONFIRMED]
    asked = [
        delivery.claimed_at
        for delivery in _posted(situation.deliveries)
        if delivery.trigger == UNCONFIRMED and delivery.claimed_at > situation.confirmed_at
    ]
    last = asked[-1] if asked else situation.confirmed_at
    if len(asked) >= words.most or situation.now - last < timedelta(weeks=words.weeks):
        return None
    return ConfirmNudge(
        version=situation.version,
        since=situation.confirmed_at,
        is_last=len(asked) == words.most - 1,
    )


def _tip(situation: Situation) -> TipNudge | None:
    seen = {delivery.subject for delivery in _posted(situation.deliveries)}
    said_otherwise = {*situation.settled, *situation.speaking}
    for tip in situation.tips:
        if tip.id not in seen and said_otherwise.isdisjoint(tip.repeats):
            return TipNudge(tip=tip)
    return None


def is_serious(step: Finding) -> bool:
    return step.severity.weight >= Severity.MEDIUM.weight


def _serious(situation: Situation) -> Iterator[Finding]:
    return filter(is_serious, situation.steps)


def _posted(deliveries: Sequence[Delivery]) -> list[Delivery]:
    return [delivery for delivery in deliveries if delivery.state is DeliveryState.POSTED]


def _written(deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Those of which it is known which rules spoke when they were written, or kept back."""
    surely = {DeliveryState.POSTED, DeliveryState.SILENT}
    return [one for one in deliveries if one.state in surely and one.profile_version]


def _last_written(deliveries: Sequence[Delivery]) -> Delivery | None:
    written = _written(deliveries)
    return written[-1] if written else None


def _shown(situation: Situation, rule: str) -> list[Delivery]:
    """The posts about it since the team last decided on it, or since it last began to speak."""
    decided = latest_by_rule(situation.decisions).get(rule)
    silent = [one.claimed_at for one in _written(situation.deliveries) if rule not in one.fired]
    since = [*([decided.decided_at] if decided else []), *silent[-1:]]
    return posts_since(situation.deliveries, rule, max(since, default=None))


def _open_since(situation: Situation, rule: str) -> datetime:
    """Since when it surely is, without a break: the profile, the team's word, or its first post."""
    decided = latest_by_rule(situation.decisions).get(rule)
    began = max([situation.version.saved_at, *([decided.decided_at] if decided else [])])
    silent = [one for one in _written(situation.deliveries) if rule not in one.fired]
    shown = _shown(situation, rule)
    if not shown:
        return began
    was_silent = bool(silent) and silent[-1].claimed_at > began
    return shown[0].claimed_at if was_silent else min(began, shown[0].claimed_at)
