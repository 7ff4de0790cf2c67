"""Before anything else is done about a request: has it the shape that listeners rely on, and is it
new?
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from structlog import get_logger

from bot.listeners.asked import MALFORMED, REPEATED, UNMATCHED, Middleware
from bot.listeners.repeats import Come, Repeats
from bot.listeners.shapes import UNHEARD, problem_of
from bot.observing import note_outcome

NO_RETRY: dict[str, str | Sequence[str]] = {"X-Slack-No-Retry": "1"}
"""Slack need not send it again: it would be the same."""
RATE_LIMITED = "app_rate_limited"
"""Sent in place of events, of which Slack delivers 30,000 an hour and workspace at most."""

log = get_logger(__name__)


def sifting(repeats: Repeats, then: Middleware) -> Middleware:
    """For Bolt to run right after it has checked the signature; then `then`."""

    def sift(
        req: BoltRequest, context: BoltContext, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        come = repeats.begin(req)
        if come is Come.NEW:
            return then(req, context, next_)
        note_outcome(REPEATED)
        log.info("came again", finished=come is Come.AGAIN)
        # While it is unfinished, Slack shall ask once more: if it fails, that is the next try.
        again = come is Come.AGAIN
        return BoltResponse(status=HTTPStatus.OK if again else HTTPStatus.SERVICE_UNAVAILABLE)

    return sift


def refusal_of_shape(req: BoltRequest, api_url: str) -> BoltResponse | None:
    """None if listeners can rely on it.

    Before Bolt does anything: it reads bodies by itself, to hand parts of them to a listener.
    """
    if isinstance(req.body, dict) and req.body.get("type") == RATE_LIMITED:
        log.warning("Slack holds back events: there were too many", workspace=req.context.team_id)
        return BoltResponse(status=HTTPStatus.OK)
    problem = problem_of(req.body, req.context, api_url)
    return refuse(problem) if problem else None


def refuse(problem: str) -> BoltResponse:
    """What can't be understood; `problem` is for the log, and holds nothing of it."""
    log.warning("malformed request", problem=problem)
    if problem == UNHEARD:
        note_outcome(UNMATCHED)
        return BoltResponse(status=HTTPStatus.NOT_FOUND, headers=NO_RETRY)
    note_outcome(MALFORMED)
    return BoltResponse(status=HTTPStatus.BAD_REQUEST, headers=NO_RETRY)
