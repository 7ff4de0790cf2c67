"""Which picture belongs to the answer of which command."""

from bot.deps import Deps
from bot.pictures.making import Kind
from bot.pictures.plan import plan_picture
from bot.pictures.target import target_picture
from bot.pictures.team import team_picture
from bot.reply import Picture
from bot.usecases.advice import get_version
from bot.usecases.history import get_history
from bot.usecases.plan import get_plan
from bot.usecases.plan_request import read_request
from storage.values import ChannelKey

KINDS = {"status": Kind.TARGET, "history": Kind.HISTORY, "plan": Kind.PLAN}


def picture_of(deps: Deps, key: ChannelKey, command: str) -> Picture | None:
    """What the answer of the command shows, such as "plan 3"; None if there is nothing to draw.

    Raises what the command itself raises.
    """
    name, _, arguments = command.partition(" ")
    match KINDS.get(name):
        case Kind.TARGET:
            return target_picture(get_version(deps, key).profile, deps.knowledge)
        case Kind.HISTORY:
            history = get_history(deps, key)
            return team_picture(history, deps.knowledge) if history.team else None
        case Kind.PLAN:
            return plan_picture(get_plan(deps, key, read_request(arguments)), deps.knowledge)
    return None
