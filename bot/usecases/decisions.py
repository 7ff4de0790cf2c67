"""What a team says to a recommendation: what can be decided, and deciding it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.deps import Deps
from bot.errors import BadFields, StaleButton, UserError
from bot.language import say
from bot.nudges.calendar import asking_day, local_day
from bot.usecases.advice import ChannelAdvice, get_advice, settled_today
from bot.usecases.schedules import find_wake, refresh_wake
from knowledge.advice.answer import Finding, Recommendation
from knowledge.schema import Move, Rule
from storage.protocol import StaleDecisionError
from storage.schedule import Schedule
from storage.values import ChannelKey, Decision, DecisionKind

LONGEST_REASON = 500
LATEST = {
    DecisionKind.ACCEPTED: timedelta(days=366),
    DecisionKind.DEFERRED: timedelta(days=366),
    DecisionKind.WAIVED: timedelta(days=731),
}
"""How far ahead the day of a decision may be; the other kinds have none."""
NEEDS_REASON = frozenset({DecisionKind.DECLINED, DecisionKind.WAIVED})
_NEEDS_DAY = frozenset({DecisionKind.DEFERRED, DecisionKind.WAIVED})


class NothingToDecide(UserError):
    def __init__(self) -> None:
        super().__init__(say("decide-nothing"))


@dataclass(frozen=True, kw_only=True)
class Step:
    """A rule on which the team may decide, in the words that it has today."""

    rule: Rule
    advice: str
    move: Move
    decision: Decision | None = None
    """What stands today; that of another rule if both ask for the same."""
    known: int = 0
    """How many decisions on the rule there are."""

    @property
    def role(self) -> str | None:
        return self.rule.role


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What a channel can decide on."""

    key: ChannelKey
    open: Sequence[Step]
    """In the order of the advice."""
    decided: Sequence[Step]
    """What stands, the latest decision first."""
    today: date
    """In the channel's zone."""
    schedule: Schedule | None

    @property
    def nudged(self) -> bool:
        """Whether the bot asks about decisions by itself: neither off nor paused for good."""
        return self.asking_day(self.today) is not None

    def asking_day(self, day: date) -> date | None:
        """When a decision is asked about that is due on this day; None if it is not."""
        return asking_day(self.schedule, day) if self.schedule else None

    def find(self, rule_id: str) -> Step | None:
        return next((one for one in (*self.open, *self.decided) if one.rule.id == rule_id), None)


def get_rule(deps: Deps, rule_id: str) -> Rule:
    """Raises StaleButton for a rule that the knowledge no longer has."""
    try:
        return deps.knowledge.rules[rule_id]
    except KeyError:
        raise StaleButton from None


def list_steps(deps: Deps, key: ChannelKey) -> Steps:
    """Raises NoProfile."""
    found = get_advice(deps, key)
    open_ones: list[Recommendation | Finding] = [
        *found.advice.recommendations,
        *found.advice.later,
    ]
    speaking = {one.rule: one for one in found.advice.settled}
    latest_first = sorted(found.standing, key=lambda one: one.decided_at, reverse=True)
    decided = [
        _step(deps, found, said.rule, speaking.get(said.rule))
        for said in latest_first
        if said.rule in deps.knowledge.rules
    ]
    return Steps(
        key=key,
        open=[_step(deps, found, one.rule, one) for one in open_ones],
        decided=decided,
        today=local_day(found.schedule, deps.clock()),
        schedule=found.schedule,
    )


def get_first_step(steps: Steps) -> Step:
    """What comes first; where all is decided, what was decided last. Raises NothingToDecide."""
    first = next(iter([*steps.open, *steps.decided]), None)
    if first is None:
        raise NothingToDecide
    return first


def find_other_step(deps: Deps, steps: Steps, message_ts: str, since: datetime) -> Step | None:
    """Of the steps besides the first that this nudge asked about, the next one without an answer.

    `since` is when it was posted. None for another message.
    """
    asked = [one for one in deps.store.list_deliveries(steps.key) if one.message_ts == message_ts]
    for rule in asked[0].subjects[1:] if asked else ():
        known = rule in deps.knowledge.rules
        if known and find_standing_decision(deps, steps.key, rule, since=since) is None:
            return get_step(deps, steps, rule)
    return None


def get_step(deps: Deps, steps: Steps, rule_id: str) -> Step:
    """The step of any rule, also of one that does not speak today.

    Raises StaleButton for a rule that the knowledge no longer has.
    """
    rule = get_rule(deps, rule_id)
    found = steps.find(rule.id)
    return found or _step(deps, get_advice(deps, steps.key), rule.id, None)


def _step(
    deps: Deps, found: ChannelAdvice, rule_id: str, spoken: Finding | Recommendation | None
) -> Step:
    rule = deps.knowledge.rules[rule_id]
    return Step(
        rule=rule,
        advice=spoken.advice if spoken else rule.advice,
        move=spoken.move if spoken else rule.move,
        decision=found.settled.get(rule_id),
        known=_count(found.decisions, rule_id),
    )


def find_standing_decision(
    deps: Deps, key: ChannelKey, rule_id: str, *, since: datetime | None = None
) -> Decision | None:
    """What the team has decided, if it still stands; with `since` only if it decided after that.

    Raises StaleButton if the profile is gone.
    """
    version = deps.store.find_profile(key)
    if version is None:
        raise StaleButton
    schedule, decisions = deps.store.find_schedule(key), deps.store.list_decisions(key)
    said = settled_today(deps, version, schedule, decisions).get(rule_id)
    # Slack counts the messages of one second in its fractions, so these say nothing about time.
    is_newer = said and (since is None or said.decided_at >= since.replace(microsecond=0))
    return said if is_newer else None


def decide(  # noqa: PLR0913 -- what a decision is made of
    deps: Deps,
    key: ChannelKey,
    rule_id: str,
    kind: DecisionKind,
    *,
    by: str,
    base: int,
    until: date | None = None,
    reason: str = "",
) -> Decision:
    """Store what the team says to a recommendation.

    `base` is how many decisions on the rule the person knew of. Deciding the same once more, as
    when a form is sent twice, returns what is stored.
    Raises StaleButton if the profile or the rule is gone, BadFields for "until", "reason" and
    "kind", and StaleDecisionError if somebody decided otherwise meanwhile.
    """
    version = deps.store.find_profile(key)
    if version is None or rule_id not in deps.knowledge.rules:
        raise StaleButton
    schedule, reason = deps.store.find_schedule(key), reason.strip()
    _check(kind, until, reason, local_day(schedule, deps.clock()))
    if kind is DecisionKind.REOPENED and not find_standing_decision(deps, key, rule_id):
        raise BadFields({"kind": say("decide-is-open")})
    decision = Decision(
        key=key,
        rule=rule_id,
        kind=kind,
        decided_by=by,
        decided_at=deps.clock(),
        profile_version=version.version,
        until=until if kind in LATEST else None,
        reason=reason,
    )
    try:
        _store(deps, decision, schedule, base)
    except StaleDecisionError as error:
        if not _is_same(error.newest, decision):
            raise
        return error.newest
    return decision


def mark_done(
    deps: Deps, key: ChannelKey, rule_id: str, *, by: str, since: datetime | None
) -> Decision:
    """Done with one tap on a message of this time; what was decided since then counts instead.

    Raises StaleButton if the profile or the rule is gone.
    """
    said = find_standing_decision(deps, key, rule_id, since=since)
    if said is not None:
        return said
    base = _count(deps.store.list_decisions(key), rule_id)
    try:
        return decide(deps, key, rule_id, DecisionKind.DONE, by=by, base=base)
    except StaleDecisionError as error:
        return error.newest


def _store(deps: Deps, decision: Decision, schedule: Schedule | None, base: int) -> None:
    wake_at = None
    if schedule is not None and schedule.active:
        decisions = [*deps.store.list_decisions(decision.key), decision]
        wake_at = find_wake(deps, schedule, decisions)
    deps.store.add_decision(decision, base=base, wake_at=wake_at)
    refresh_wake(deps, decision.key)


def _is_same(stored: Decision, decision: Decision) -> bool:
    def content(one: Decision) -> tuple[object, ...]:
        return (one.kind, one.decided_by, one.profile_version, one.until, one.reason)

    return content(stored) == content(decision)


def _count(decisions: Sequence[Decision], rule_id: str) -> int:
    return sum(one.rule == rule_id for one in decisions)


def _check(kind: DecisionKind, until: date | None, reason: str, today: date) -> None:
    """Raises BadFields with all that is wrong."""
    day = _day_problem(kind, until, today)
    words = _reason_problem(kind, reason)
    problems = {"until": day, "reason": words}
    if any(problems.values()):
        raise BadFields({name: problem for name, problem in problems.items() if problem})


def _day_problem(kind: DecisionKind, until: date | None, today: date) -> str:
    if kind not in LATEST:
        return ""
    if until is None:
        return say(f"decide-choose-day-{kind}") if kind in _NEEDS_DAY else ""
    if today < until <= today + LATEST[kind]:
        return ""
    is_long = kind is DecisionKind.WAIVED
    return say("decide-within-two-years" if is_long else "decide-within-year")


def _reason_problem(kind: DecisionKind, reason: str) -> str:
    if len(reason) > LONGEST_REASON:
        return say("decide-shorten", most=LONGEST_REASON)
    if kind in NEEDS_REASON and not reason:
        return say("decide-say-why")
    return ""
