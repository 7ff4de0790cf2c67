"""App Home: the teams of a person's channels, and what each of them waits for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.deps import Deps
from bot.nudges.calendar import local_day
from bot.nudges.choose import UNCONFIRMED, is_serious
from bot.usecases.advice import FOR_SOMEBODY, settled_today
from bot.usecases.rollup import Rollup, TeamNeeds, find_gaps, roll_up
from bot.usecases.schedules import find_next
from bot.usecases.upkeep import last_confirmed
from bot.usecases.waiting import Waiting, list_waiting
from knowledge.advice.answer import Finding
from knowledge.advice.derive import derive_facts
from storage.schedule import Schedule
from storage.values import (
    ChannelKey,
    Decision,
    DecisionKind,
    ProfileVersion,
)

CARDS_A_PAGE = 5
"""Each has a picture about as long as half a phone's screen."""
_UNWANTED = frozenset({DecisionKind.DECLINED, DecisionKind.WAIVED})


@dataclass(frozen=True, kw_only=True)
class Place:
    """A channel that the person is in."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class TeamCard:
    """What App Home shows of one channel."""

    place: Place
    version: ProfileVersion
    schedule: Schedule | None
    today: date
    """In the channel's zone."""
    steps: Sequence[Finding]
    """All that is advised and undecided, the most important first."""
    waiting: Sequence[Waiting]
    next_nudge: datetime | None
    """None if nudges are off, or paused for good."""
    confirmed_at: datetime
    """When the profile was last saved, or confirmed as it is."""
    is_old: bool
    """Whether it was confirmed so long ago that the bot asks whether it is still right."""
    needs: TeamNeeds

    @property
    def has_ended(self) -> bool:
        """Whether nudges were switched off because Slack refused them."""
        return self.schedule is not None and not self.schedule.active and bool(self.schedule.note)

    @property
    def is_undecided(self) -> bool:
        """Whether a serious step is."""
        return any(is_serious(step) for step in self.steps)

    @property
    def is_due(self) -> bool:
        """Whether a decision waits whose day has come."""
        days = [one.asks_on or one.decision.until for one in self.waiting]
        return any(day is not None and day <= self.today for day in days)

    @property
    def needs_somebody(self) -> bool:
        return self.has_ended or self.is_undecided or self.is_due


@dataclass(frozen=True, kw_only=True)
class Home:
    cards: Sequence[TeamCard]
    """Of this page; those that need somebody first, then by name."""
    page: int
    """From 1."""
    pages: int
    rollup: Rollup | None
    """Over the cards of all pages; None for fewer than two."""
    others: Sequence[Place]
    """The person's channels without a profile, by name."""


def get_home(
    deps: Deps, workspace: str, places: Collection[Place], *, page: int = 1, about: str = ""
) -> Home:
    """Nobody sees a channel that they are not in: `places` are the person's channels.

    The page that holds the channel `about`, else `page` or the last one before it.
    """
    has_profile = {key.channel for key in deps.store.list_channels(workspace)}
    by_name = sorted(places, key=lambda place: (place.name.casefold(), place.id))
    found = [_card(deps, workspace, place) for place in by_name if place.id in has_profile]
    cards = sorted(
        (card for card in found if card is not None), key=lambda card: not card.needs_somebody
    )
    pages = max(-(-len(cards) // CARDS_A_PAGE), 1)
    page = min(max(_page_of(about, cards) or page, 1), pages)
    return Home(
        cards=cards[(page - 1) * CARDS_A_PAGE : page * CARDS_A_PAGE],
        page=page,
        pages=pages,
        rollup=roll_up([card.needs for card in cards]),
        others=[place for place in by_name if place.id not in has_profile],
    )


def _page_of(channel: str, cards: Sequence[TeamCard]) -> int | None:
    for number, card in enumerate(cards):
        if card.place.id == channel:
            return number // CARDS_A_PAGE + 1
    return None


def _card(deps: Deps, workspace: str, place: Place) -> TeamCard | None:
    """None if the channel was forgotten just now.

    Without the explanations of advice, which take most of its time.
    """
    key = ChannelKey(workspace, place.id)
    version, schedule = deps.store.find_profile(key), deps.store.find_schedule(key)
    if version is None:
        return None
    decisions, deliveries = deps.store.list_decisions(key), deps.store.list_deliveries(key)
    settled = settled_today(deps, version, schedule, decisions)
    steps = [deps.adviser.finding(one) for one in deps.adviser.ranked(version.profile, settled)]
    waiting = list_waiting(settled, schedule, decisions, deliveries, deps.knowledge.rules)
    confirmed_at = last_confirmed(deps, version)
    oldest = timedelta(weeks=deps.knowledge.nudges[UNCONFIRMED].weeks)
    return TeamCard(
        place=place,
        version=version,
        schedule=schedule,
        today=local_day(schedule, deps.clock()),
        steps=steps,
        waiting=waiting,
        next_nudge=find_next(
            deps, schedule, after=deps.clock(), decisions=decisions, deliveries=deliveries
        )
        if schedule
        else None,
        confirmed_at=confirmed_at,
        is_old=deps.clock() - confirmed_at >= oldest,
        needs=TeamNeeds(
            channel=place.id,
            gaps=_wanted_gaps(deps, version, settled.values()),
            undecided=len(steps),
            waiting=len(waiting),
        ),
    )


def _wanted_gaps(
    deps: Deps, version: ProfileVersion, standing: Collection[Decision]
) -> dict[str, float]:
    """Without the roles of which the team said that they are not for it."""
    rules = deps.knowledge.rules
    refused = [rules[one.rule] for one in standing if one.kind in _UNWANTED and one.rule in rules]
    unwanted = {rule.role for rule in refused if rule.move in FOR_SOMEBODY}
    gaps = find_gaps(derive_facts(version.profile, deps.knowledge), deps.knowledge)
    return {role: posts for role, posts in gaps.items() if role not in unwanted}
