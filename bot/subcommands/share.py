import re
from collections.abc import Mapping

from bot.deps import Deps
from bot.errors import NotShared, UnknownWord
from bot.language import current_language, say, speaking
from bot.reply import Message, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.sharing import record_share, turn_of, was_just_shared
from bot.views.sharing import said_shared_message, shared_message
from knowledge.nearest import find_nearest

DEFAULT = "advice"
_NOT_OTHERS = frozenset({"help", "share"})
_AROUND = re.compile(r"^(?:(?:the|this|our|my)\s+)+|\s+please$", re.IGNORECASE)
"""What people say around the name of an answer, as in "share the plan please"."""


class NotShareable(NotShared):
    def __init__(self, name: str) -> None:
        super().__init__(say("share-not-shareable", name=name))


class FileNotShareable(NotShared):
    def __init__(self) -> None:
        super().__init__(say("share-not-a-file"))


class NobodyHere(NotShared):
    def __init__(self) -> None:
        super().__init__(say("share-nobody-here"))


def build(others: Mapping[str, Subcommand]) -> Subcommand:
    """Shares what one of the others answers."""

    def run(arguments: str, call: Call, deps: Deps) -> Reply:
        command = _AROUND.sub("", arguments) or DEFAULT
        if call.is_direct:
            raise NobodyHere
        schedule = deps.store.find_schedule(call.key)
        # Everybody reads it, so it is in the language of the channel.
        with speaking(schedule.language if schedule else current_language()):
            answer = _answer(command, call, deps, others)
            with turn_of(call.key, call.user):
                if not was_just_shared(deps, call.key, by=call.user, command=command):
                    call.post(shared_message(answer, command, deps.clock()))
                    record_share(deps, call.key, by=call.user, command=command)
        return said_shared_message()

    return Subcommand(name="share", run=run)


def _answer(command: str, call: Call, deps: Deps, others: Mapping[str, Subcommand]) -> Message:
    name, _, arguments = command.partition(" ")
    if name.casefold() in _NOT_OTHERS:
        raise NotShareable(name.casefold())
    subcommand = others.get(name.casefold())
    if subcommand is None:
        shareable = [one.name for one in others.values() if one.is_shareable]
        near = find_nearest(name, shareable)
        suggestion = f"/mlteam share {near}" if near else None
        raise UnknownWord("command", name, suggestion, "/mlteam help")
    if not subcommand.is_shareable:
        raise NotShareable(subcommand.name)
    reply = subcommand.run(arguments.strip(), call, deps)
    if not isinstance(reply, Message):
        raise FileNotShareable
    return reply
