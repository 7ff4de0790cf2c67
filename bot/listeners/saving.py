"""What is shown after a form of the profile was saved, or could not be."""

from collections.abc import Callable, Mapping, Sequence

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.deps import Deps
from bot.errors import BadFields
from bot.listeners.membership import is_member
from bot.usecases.advice import ChannelAdvice
from bot.views.advice import advice_modal
from storage.protocol import StaleProfileError


def save_and_show(  # noqa: PLR0913 -- what to save, and what to show in each case
    ack: Ack,
    save: Callable[[], ChannelAdvice],
    on_stale: Callable[[StaleProfileError], View],
    deps: Deps,
    client: WebClient,
    *,
    fields: Sequence[str] = (),
) -> bool:
    """Show the advice, or the faults, or what somebody else saved.

    `fields` are those of the form: what is wrong elsewhere is said at the first one.
    Returns whether it was saved.
    """
    try:
        found = save()
    except BadFields as error:
        ack(response_action="errors", errors=at_fields(fields, error.problems))
    except StaleProfileError as error:
        ack(response_action="update", view=on_stale(error))
    else:
        ack(response_action="update", view=saved_view(found, deps, client))
        return True
    return False


def saved_view(found: ChannelAdvice, deps: Deps, client: WebClient) -> View:
    """The advice; it asks for an invitation where nudges could not be posted."""
    nudged = found.schedule is not None and found.schedule.active
    unheard = nudged and not is_member(client, found.version.key.channel)
    return advice_modal(found, deps.knowledge, saved=True, invite=unheard)


def at_fields(fields: Sequence[str], problems: Mapping[str, str]) -> dict[str, str]:
    if not fields:
        return dict(problems)
    return {name if name in fields else fields[0]: problem for name, problem in problems.items()}
