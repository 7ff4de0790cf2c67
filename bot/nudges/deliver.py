"""Find what is due, and take each occurrence so that only one process has it.

Each step is stored before the next one begins. So a nudge is posted at most once, whatever is
killed when. What a dead process had only claimed is taken over; where nobody knows whether Slack
took the message it is not posted again, and the next occurrence carries the content, because only
what was surely posted counts as seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from structlog import get_logger

from bot.clients import Clients
from bot.deps import Deps
from bot.lanes import in_lanes
from bot.nudges.calendar import local_day, next_working_time, passed, upcoming
from bot.nudges.due import find_days
from bot.nudges.post import LEASE, Poster
from bot.nudges.working_time import NEVER
from bot.observing import delivering
from bot.usecases.schedules import refresh_wake
from storage.protocol import StorageError
from storage.schedule import Schedule
from storage.values import Delivery, DeliveryState

log = get_logger(__name__)

BATCH = 200
AFTER_FAULT = timedelta(hours=1)
"""When a channel is looked at again for which our own code failed."""
Taken = TypeVar("Taken", Schedule, Delivery)


def deliver_due(
    deps: Deps, clients: Clients, stopping: Callable[[], bool] = lambda: False
) -> list[Delivery]:
    """Post the nudges that are due now; returns what became of the occurrences taken here.

    What goes wrong with one channel is logged and does not hold up the others, and several
    workspaces are posted to at once. `stopping` is asked before each channel, so that a server that
    is told to stop need not post to all of them first.
    Raises StorageError, because no channel can be posted to without the database.
    """
    return _Round(deps, clients, stopping).run()


class _Round:
    """One look at everything that is due."""

    def __init__(self, deps: Deps, clients: Clients, stopping: Callable[[], bool]) -> None:
        self._deps = deps
        self._store = deps.store
        self._stopping = stopping
        self._poster = Poster(deps, clients)
        self._done: list[Delivery] = []

    @property
    def _now(self) -> datetime:
        """Anew each time: a round may take longer than a lease."""
        return self._deps.clock()

    def run(self) -> list[Delivery]:
        self._each(self._store.list_unfinished, self._take_over, self._shelve_delivery)
        self._each(self._store.list_due_schedules, self._take, self._shelve_schedule)
        return self._done

    def _each(
        self,
        find: Callable[[datetime, int], Sequence[Taken]],
        act: Callable[[Taken], Delivery | None],
        shelve: Callable[[Taken], object],
    ) -> None:
        """Act on all that is found, batch by batch, and on each once."""
        seen: set[Taken] = set()
        left: list[Taken] = []

        def act_on(one: Taken) -> None:
            if left or self._stopping():
                left.append(one)
            else:
                self._guarded(one, act, shelve)

        while not left and (found := [one for one in find(self._now, BATCH) if one not in seen]):
            seen.update(found)
            in_lanes(act_on, found, by=lambda one: one.key.workspace)

    def _guarded(
        self,
        one: Taken,
        act: Callable[[Taken], Delivery | None],
        shelve: Callable[[Taken], object],
    ) -> None:
        with delivering(one.key.workspace, one.key.channel):
            try:
                delivery = act(one)
            except StorageError:
                raise  # no other channel can be posted to either
            except Exception:  # part of the worker's outer edge: the next channel may work
                log.exception("nudge failed")
                shelve(one)
            else:
                self._done += [delivery] if delivery else []

    def _shelve_schedule(self, schedule: Schedule) -> None:
        """Not to be found first, again and again, ahead of all others."""
        self._store.move_wake(schedule, self._now + AFTER_FAULT)

    def _shelve_delivery(self, delivery: Delivery) -> None:
        later = replace(delivery, look_again_at=self._now + AFTER_FAULT)
        self._store.advance_delivery(delivery, later)

    # What is due

    def _take(self, schedule: Schedule) -> Delivery | None:
        now = self._now
        deliveries = self._store.list_deliveries(schedule.key)
        decisions = self._store.list_decisions(schedule.key)
        days = find_days(decisions, deliveries, self._deps.knowledge.rules, schedule.zone)
        taken = {delivery.due for delivery in deliveries}
        due = [one for one in passed(schedule, days, now) if one not in taken]
        following = next(upcoming(schedule, days, after=now), None)
        if not due:
            self._store.move_wake(schedule, following)
            return None
        wait = self._find_wait(schedule, now, following)
        if wait is not None:
            log.info("nudge waits", until=wait.isoformat())
            self._store.move_wake(schedule, wait)
            return None
        claimed = Delivery(
            key=schedule.key,
            due=due[-1],
            state=DeliveryState.CLAIMED,
            claimed_at=now,
            look_again_at=now + LEASE,
        )
        if not self._claim(schedule, claimed, following, due[:-1]):
            return None
        return self._post(schedule, claimed)

    def _claim(
        self,
        schedule: Schedule,
        claimed: Delivery,
        following: datetime | None,
        missed: Sequence[datetime],
    ) -> bool:
        has_it = self._store.claim(
            schedule,
            claimed.due,
            at=claimed.claimed_at,
            look_again_at=claimed.claimed_at + LEASE,
            wake_at=following,
            missed=missed,
        )
        for _ in missed if has_it else ():
            self._deps.metrics.count_nudge(DeliveryState.MISSED)
        return has_it

    def _find_wait(
        self, schedule: Schedule, now: datetime, following: datetime | None
    ) -> datetime | None:
        """Until when nothing may be posted; None if it may be now.

        What comes late waits for the following occurrence if that is on the same day, for two
        posts on one day would be one too many.
        """
        at = next_working_time(schedule, now)
        quiet = self._poster.quiet_until(schedule.key.workspace)
        at = max(at, quiet) if quiet else at
        if following and at != NEVER and local_day(schedule, following) == local_day(schedule, at):
            at = max(at, following)
        return at if at > now else None

    def _post(self, schedule: Schedule, claimed: Delivery) -> Delivery | None:
        delivery = self._poster.post(schedule, claimed)
        # A question that was asked may have to be asked once more, on a day of its own.
        refresh_wake(self._deps, schedule.key)
        return delivery

    # What was not finished

    def _take_over(self, delivery: Delivery) -> Delivery | None:
        if delivery.state is DeliveryState.POSTING:
            return self._finish(delivery, DeliveryState.UNKNOWN, "interrupted")
        schedule = self._store.find_schedule(delivery.key)
        if schedule is None or not schedule.active:
            return self._finish(delivery, DeliveryState.FAILED, delivery.error or "switched off")
        now = self._now
        wait = self._find_wait(schedule, now, schedule.wake_at)
        if wait == NEVER or self._is_superseded(delivery, schedule, now):
            return self._finish(delivery, DeliveryState.MISSED, delivery.error)
        retaken = replace(delivery, look_again_at=wait or now + LEASE)
        if not self._store.advance_delivery(delivery, retaken) or wait is not None:
            return None
        return self._post(schedule, retaken)

    def _is_superseded(self, delivery: Delivery, schedule: Schedule, now: datetime) -> bool:
        """Whether a later occurrence was taken, or is due as well and will be taken next."""
        if schedule.wake_at is not None and schedule.wake_at <= now:
            return True
        newest = self._store.list_deliveries(delivery.key)[-1:]
        return any(one.due > delivery.due for one in newest)

    def _finish(self, delivery: Delivery, state: DeliveryState, error: str) -> Delivery | None:
        finished = replace(delivery, state=state, error=error, look_again_at=None)
        if not self._store.advance_delivery(delivery, finished):
            return None
        self._deps.metrics.count_nudge(state)
        return finished
