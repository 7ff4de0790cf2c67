"""Whatever people decide and save in whatever order: nothing too early, and nothing forgotten."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clients import OneWorkspace
from bot.deps import Deps, Guidance
from bot.errors import BadFields
from bot.nudges.calendar import local_day
from bot.nudges.choose import DUE, UNDECIDED
from bot.nudges.deliver import deliver_due
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.decisions import decide
from bot.usecases.people import Person
from bot.usecases.schedules import switch_on
from knowledge.advice.profile import TeamProfile
from knowledge.loader import load_knowledge
from knowledge.schema import Severity
from storage.memory import MemoryStore
from storage.protocol import StaleProfileError
from storage.values import ChannelKey, Decision, DecisionKind, Delivery, DeliveryState
from tests.bot.simple import AcceptingSlack, HandClock

KEY = ChannelKey("T1", "C1")
ANA = Person(user="U1", zone="Europe/Madrid")
TEAMS = (
    TeamProfile(company_size=180, headcount={"data_scientist": 4}),
    TeamProfile(company_size=180, headcount={"data_scientist": 4, "data_engineer": 1}),
    TeamProfile(company_size=30, headcount={"ml_engineer": 1}, models_in_production=2),
    TeamProfile(company_size=2000, headcount={"data_scientist": 9, "ml_engineer": 1}),
    TeamProfile(company_size=9),
)


@cache
def guidance() -> Guidance:
    """Not a fixture: what is given to a test is printed when it fails, and this is long."""
    return Guidance(load_knowledge(for_service=True))


@dataclass
class Channel:
    """A channel with a weekly nudge, in which time passes day by day."""

    deps: Deps
    clock: HandClock
    client: AcceptingSlack = field(default_factory=AcceptingSlack)

    def save(self, team: TeamProfile) -> None:
        version = self.deps.store.find_profile(KEY)
        base = version.version if version else 0
        try:
            self.deps.store.save_profile(KEY, team, base=base, by="U1", at=self.clock())
        except StaleProfileError as error:  # it was read a moment ago
            raise AssertionError from error

    def decide(self, place: int, kind: DecisionKind, days: int) -> None:
        """On one of the steps that are open, or on one that was decided before."""
        steps = self._steps()
        if not steps:
            return
        rule = steps[place % len(steps)]
        until = local_day(self.deps.store.find_schedule(KEY), self.clock()) + timedelta(days=days)
        decided = self.deps.store.list_decisions(KEY)
        has_day = kind in {DecisionKind.DEFERRED, DecisionKind.WAIVED}
        with suppress(BadFields):  # what is open can't be opened again
            decide(
                self.deps,
                KEY,
                rule,
                kind,
                by="U1",
                base=sum(one.rule == rule for one in decided),
                until=until if has_day else None,
                reason="because",
            )

    def _steps(self) -> list[str]:
        found = get_advice(self.deps, KEY)
        return [*(one.rule for one in found.open), *(one.rule for one in found.advice.settled)]

    def pass_days(self, days: int) -> None:
        for _ in range(days):
            self.clock.now += timedelta(days=1)
            for delivery in deliver_due(self.deps, OneWorkspace(self.client, self.deps)):
                if delivery.state is DeliveryState.POSTED:
                    self._check(delivery)

    def _check(self, delivery: Delivery) -> None:
        before = get_advice(self.deps, KEY)
        today = local_day(before.schedule, self.clock())
        decisions = {one.rule: one for one in before.decisions}
        for subject in delivery.subjects:
            decision = decisions.get(subject)
            if decision is not None:
                assert may_be_posted(decision, delivery, today, before), (decision, delivery)


def may_be_posted(
    decision: Decision, delivery: Delivery, today: date, before: ChannelAdvice
) -> bool:
    match decision.kind:
        case DecisionKind.DECLINED:
            return False
        case DecisionKind.DEFERRED | DecisionKind.WAIVED:
            assert decision.until is not None
            return decision.until <= today
        case DecisionKind.ACCEPTED:
            return delivery.trigger in DUE.values()
        case DecisionKind.DONE:
            return before.version.version > decision.profile_version
        case DecisionKind.REOPENED:
            return True


STEPS = st.one_of(
    st.tuples(
        st.just("decide"),
        st.integers(0, 4),
        st.sampled_from(list(DecisionKind)),
        st.integers(1, 90),
    ),
    st.tuples(st.just("save"), st.sampled_from(TEAMS)),
    st.tuples(st.just("wait"), st.integers(1, 30)),
)


@given(team=st.sampled_from(TEAMS), steps=st.lists(STEPS, max_size=12))
@settings(max_examples=20, deadline=None)
def test_nothing_is_posted_before_its_time_and_nothing_is_forgotten(
    team: TeamProfile, steps: list[tuple[Any, ...]]
) -> None:
    clock = HandClock()
    channel = Channel(Deps(guidance=guidance(), store=MemoryStore(), clock=clock), clock)
    channel.save(team)
    switch_on(channel.deps, KEY, ANA)
    for name, *arguments in steps:
        match name:
            case "decide":
                channel.decide(*arguments)
            case "save":
                channel.save(*arguments)
            case "wait":
                channel.pass_days(*arguments)
        clock.now += timedelta(minutes=1)

    channel.pass_days(7 * 30)
    assert_nothing_is_forgotten(channel)


def assert_nothing_is_forgotten(channel: Channel) -> None:
    """Long after: what is open was posted since it was last decided, and so was what came back."""
    found = get_advice(channel.deps, KEY)
    posted = [
        one for one in channel.deps.store.list_deliveries(KEY) if one.state is DeliveryState.POSTED
    ]
    decided = {one.rule: one for one in found.decisions}
    for one in found.open:
        if one.severity.weight < Severity.MEDIUM.weight:
            continue
        decision = decided.get(one.rule)
        since = [p for p in posted if decision is None or p.claimed_at > decision.decided_at]
        assert any(one.rule in p.subjects for p in since), (one.rule, decision)
    for decision in found.standing:
        if decision.kind is DecisionKind.ACCEPTED and decision.rule in {
            one.rule for one in found.advice.settled
        }:
            asked = [
                p
                for p in posted
                if decision.rule in p.subjects and p.claimed_at > decision.decided_at
            ]
            assert len(asked) == 2, decision


@given(kinds=st.lists(st.sampled_from(list(DecisionKind)), min_size=1, max_size=3))
@settings(max_examples=8, deadline=None)
def test_an_undecided_step_is_brought_up_three_times_at_most(kinds: list[DecisionKind]) -> None:
    clock = HandClock()
    channel = Channel(Deps(guidance=guidance(), store=MemoryStore(), clock=clock), clock)
    channel.save(TEAMS[0])
    switch_on(channel.deps, KEY, ANA)
    for place, kind in enumerate(kinds):
        channel.decide(place, kind, 30)
    channel.pass_days(7 * 30)

    posted = channel.deps.store.list_deliveries(KEY)
    shown = [one.subject for one in posted if one.trigger == UNDECIDED and one.message_ts]
    assert all(shown.count(rule) <= 3 for rule in shown)
