"""Post one occurrence that was claimed: write it, note that it is being posted, post, record."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from slack_sdk import WebClient
from structlog import get_logger

from bot.clients import Clients
from bot.deps import Deps
from bot.errors import NoProfile
from bot.language import speaking
from bot.nudges.calendar import is_regular
from bot.nudges.outcomes import Refusal, Verdict, read_refusal
from bot.reply import Message
from bot.slack_errors import NO_TOKEN, NOT_INSTALLED, SLACK_FAILURES
from bot.usecases.nudges import NextNudge, end_nudges, find_next_nudge
from bot.views.nudge import ended_message, nudge_message
from storage.schedule import Schedule
from storage.values import Delivery, DeliveryState

log = get_logger(__name__)

LEASE = timedelta(minutes=5)
"""After which a process that has not finished is taken for dead; a call to Slack takes 30 seconds
at most."""
FIRST_WAIT = timedelta(minutes=1)
MOST_DOUBLINGS = 6
LONGEST_WAIT = timedelta(hours=1)
GIVE_UP = timedelta(days=1)
"""After the claim; the next occurrence carries what it would have said."""
LONGEST_PLAIN = 3000
HEARD = frozenset({DeliveryState.POSTED, DeliveryState.SILENT})
"""After these there is nothing left that a later occurrence would have to carry."""


class Poster:
    """Posts in one round of the worker, and remembers for it where to wait."""

    def __init__(self, deps: Deps, clients: Clients) -> None:
        self._deps = deps
        self._clients = clients
        self._quiet: dict[str, datetime] = {}

    def quiet_until(self, workspace: str) -> datetime | None:
        """When Slack may be asked again for this workspace; None if at once."""
        until = self._quiet.get(workspace)
        return until if until is not None and until > self._deps.clock() else None

    def post(self, schedule: Schedule, claimed: Delivery) -> Delivery | None:
        """What became of it; None if another process has taken it meanwhile.

        The message is in the language of the channel.
        """
        with speaking(schedule.language):
            return self._post(schedule, claimed)

    def _post(self, schedule: Schedule, claimed: Delivery) -> Delivery | None:
        try:
            regular = self._is_regular(schedule, claimed)
            found = find_next_nudge(self._deps, schedule.key, regular=regular)
        except NoProfile:
            return self._record(claimed, replace(claimed, state=DeliveryState.SILENT))
        heard, version = found.heard
        written = replace(claimed, fired=heard, profile_version=version)
        if found.nudge is None:
            return self._record(claimed, replace(written, state=DeliveryState.SILENT))
        client = self._clients.client_for(schedule.key.workspace)
        if client is None:
            end_nudges(self._deps, schedule, NOT_INSTALLED)
            nowhere = replace(written, state=DeliveryState.FAILED, error=NOT_INSTALLED)
            return self._record(claimed, nowhere)
        posting = replace(
            written,
            state=DeliveryState.POSTING,
            trigger=found.nudge.trigger,
            subjects=found.nudge.subjects,
            attempts=claimed.attempts + 1,
            look_again_at=self._deps.clock() + LEASE,
            error="",
        )
        if not self._deps.store.advance_delivery(claimed, posting):
            return None
        return self._record(posting, self._ask_slack(client, schedule, found, posting))

    def _is_regular(self, schedule: Schedule, claimed: Delivery) -> bool:
        """Whether it is of the rhythm, or carries one that is and of which nobody surely heard."""
        if is_regular(schedule, claimed.due):
            return True
        before = [
            one for one in self._deps.store.list_deliveries(schedule.key) if one.due <= claimed.due
        ]
        carried = takewhile(lambda one: one.state not in HEARD, reversed(before))
        return any(is_regular(schedule, one.due) for one in carried)

    def _record(self, before: Delivery, after: Delivery) -> Delivery | None:
        if after.state is not DeliveryState.WAITING:
            after = replace(after, look_again_at=None)
        if not self._deps.store.advance_delivery(before, after):
            return None
        lag = self._deps.clock() - after.due if after.state is DeliveryState.POSTED else None
        self._deps.metrics.count_nudge(after.state, lag)
        log.info(
            "nudge",
            due=after.due.isoformat(),
            state=str(after.state),
            subject=after.subject,
            error=after.error,
        )
        return after

    def _ask_slack(
        self, client: WebClient, schedule: Schedule, found: NextNudge, posting: Delivery
    ) -> Delivery:
        message = nudge_message(found, self._deps.knowledge)
        try:
            ts = _call(client, schedule, message)
        except SLACK_FAILURES as error:
            refusal = read_refusal(error)
            if refusal.verdict is Verdict.PLAINER:
                return self._ask_plainly(client, schedule, message, posting, refusal)
            return self._refused(client, schedule, posting, refusal)
        return replace(posting, state=DeliveryState.POSTED, message_ts=ts)

    def _ask_plainly(
        self,
        client: WebClient,
        schedule: Schedule,
        message: Message,
        posting: Delivery,
        refusal: Refusal,
    ) -> Delivery:
        """A fault of ours in how it looks must not keep back what it says."""
        log.error("nudge refused for its form", channel=schedule.key.channel, error=refusal.error)
        try:
            ts = _call(client, schedule, Message(message.text[:LONGEST_PLAIN], ()))
        except SLACK_FAILURES as error:
            return self._refused(client, schedule, posting, read_refusal(error))
        return replace(posting, state=DeliveryState.POSTED, message_ts=ts, error=refusal.error)

    def _refused(
        self, client: WebClient, schedule: Schedule, posting: Delivery, refusal: Refusal
    ) -> Delivery:
        failed = replace(posting, state=DeliveryState.FAILED, error=refusal.error)
        match refusal.verdict:
            case Verdict.MAYBE:
                # Each channel of the workspace could take as long, while others are due.
                self._quiet[posting.key.workspace] = self._deps.clock() + FIRST_WAIT
                return replace(failed, state=DeliveryState.UNKNOWN)
            case Verdict.LATER:
                return self._postpone(posting, refusal)
            case Verdict.ENDED:
                self._end(client, schedule, refusal.error)
        return failed

    def _postpone(self, posting: Delivery, refusal: Refusal) -> Delivery:
        doubled = FIRST_WAIT * 2 ** min(posting.attempts - 1, MOST_DOUBLINGS)
        wait = refusal.wait or min(doubled, LONGEST_WAIT)
        again = self._deps.clock() + wait
        if refusal.wait:
            self._quiet[posting.key.workspace] = again
        if again - posting.claimed_at > GIVE_UP:
            return replace(posting, state=DeliveryState.FAILED, error=refusal.error)
        return replace(
            posting, state=DeliveryState.WAITING, look_again_at=again, error=refusal.error
        )

    def _end(self, client: WebClient, schedule: Schedule, code: str) -> None:
        """Switch the schedule off, and tell whoever set it, once."""
        if not end_nudges(self._deps, schedule, code) or code in NO_TOKEN:
            return
        told = ended_message(schedule, code)
        try:
            client.chat_postMessage(channel=schedule.set_by, text=told.text, blocks=told.blocks)
        except SLACK_FAILURES as error:
            log.warning("could not tell the person", user=schedule.set_by, error=str(error))


def _call(client: WebClient, schedule: Schedule, message: Message) -> str:
    posted = client.chat_postMessage(
        channel=schedule.key.channel,
        text=message.text,
        blocks=message.blocks or None,
        unfurl_links=False,
        unfurl_media=False,
    )
    return str(posted["ts"])
