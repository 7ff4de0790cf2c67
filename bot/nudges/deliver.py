"""Post what is due: claim the occurrence, post it, record what happened.

The claim is stored before anything is posted and is never taken back. So a nudge is posted at most
once, whatever is killed when; if nobody knows whether Slack took it, it is not posted again, and
the next occurrence carries the content, because only what was surely posted counts as seen.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from structlog import get_logger

from bot.deps import Deps
from bot.errors import NoProfile
from bot.nudges.calendar import find_last_due
from bot.reply import Message
from bot.settings import Settings
from bot.slack_errors import MAYBE_DONE, NO_CONNECTION, error_code
from bot.usecases.nudges import NOT_A_MEMBER, find_next_nudge
from bot.views.nudge import nudge_message
from storage.protocol import StorageError
from storage.values import Delivery, DeliveryState, Schedule

log = get_logger(__name__)

ENDS = NOT_A_MEMBER | {
    "is_archived",
    "channel_is_archived",
    "restricted_action",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "invalid_auth",
    "team_access_not_granted",
}
"""Slack's errors after which a schedule is switched off; the error becomes its note."""


def build_client(settings: Settings) -> WebClient:
    """A client that repeats a call only if Slack surely refused it.

    slack_sdk's default also repeats after a broken connection, when Slack may have posted already.
    """
    return WebClient(
        token=settings.require_bot_token(),
        base_url=settings.api_url,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=2)],
    )


def deliver_due(
    deps: Deps, client: WebClient, stopping: Callable[[], bool] = lambda: False
) -> list[Delivery]:
    """Post the nudges that are due now; returns what became of the occurrences claimed here.

    What goes wrong with one channel is logged and does not hold up the others. `stopping` is asked
    before each channel, so that a server that is told to stop need not post to all of them first.
    Raises StorageError, because no channel can be posted to without the database.
    """
    now = deps.clock()
    delivered = []
    for schedule in deps.store.list_active_schedules():
        if stopping():
            break
        try:
            delivery = _deliver_if_due(deps, client, schedule, now)
        except StorageError:
            raise  # no other channel can be posted to either
        except Exception:  # part of the worker's outer edge: the next channel may work
            log.exception(
                "nudge failed", workspace=schedule.key.workspace, channel=schedule.key.channel
            )
        else:
            delivered += [delivery] if delivery else []
    return delivered


def _deliver_if_due(
    deps: Deps, client: WebClient, schedule: Schedule, now: datetime
) -> Delivery | None:
    due = find_last_due(schedule, now)
    if due is None or not _claim(deps, schedule, due, now):
        return None
    claimed = Delivery(key=schedule.key, due=due, state=DeliveryState.CLAIMED, claimed_at=now)
    delivery = _deliver(deps, client, schedule, claimed)
    deps.store.record_delivery(delivery)
    _log(delivery)
    return delivery


def _claim(deps: Deps, schedule: Schedule, due: datetime, now: datetime) -> bool:
    taken = any(delivery.due == due for delivery in deps.store.list_deliveries(schedule.key))
    if taken or _was_changed(deps, schedule):
        return False
    return deps.store.claim(schedule.key, due, at=now)


def _was_changed(deps: Deps, schedule: Schedule) -> bool:
    """Posting to many channels takes time, in which people switch off, change and remove."""
    return deps.store.find_schedule(schedule.key) != schedule


def _deliver(deps: Deps, client: WebClient, schedule: Schedule, claimed: Delivery) -> Delivery:
    try:
        found = find_next_nudge(deps, schedule.key)
    except NoProfile:
        return replace(claimed, state=DeliveryState.SILENT)
    if found.nudge is None:
        return replace(claimed, state=DeliveryState.SILENT)
    message = nudge_message(found.nudge, schedule, found.since, deps.knowledge, found.size_band)
    about = replace(claimed, trigger=found.nudge.trigger, subject=found.nudge.subject)
    return _post(deps, client, schedule, message, about)


def _post(
    deps: Deps, client: WebClient, schedule: Schedule, message: Message, about: Delivery
) -> Delivery:
    try:
        posted = client.chat_postMessage(
            channel=schedule.key.channel,
            text=message.text,
            blocks=message.blocks,
            unfurl_links=False,
            unfurl_media=False,
        )
    except SlackApiError as error:
        code = error_code(error)
        _end_schedule(deps, schedule, code)
        state = DeliveryState.UNKNOWN if code in MAYBE_DONE else DeliveryState.FAILED
        return replace(about, state=state, error=code)
    except NO_CONNECTION as error:
        # A broken connection: Slack may have posted it or not.
        return replace(about, state=DeliveryState.UNKNOWN, error=str(error))
    return replace(about, state=DeliveryState.POSTED, message_ts=str(posted["ts"]))


def _log(delivery: Delivery) -> None:
    log.info(
        "nudge",
        workspace=delivery.key.workspace,
        channel=delivery.key.channel,
        due=delivery.due.isoformat(),
        state=str(delivery.state),
        subject=delivery.subject,
        error=delivery.error,
    )


def _end_schedule(deps: Deps, schedule: Schedule, code: str) -> None:
    if code in ENDS and not _was_changed(deps, schedule):
        deps.store.save_schedule(replace(schedule, active=False, note=code))
