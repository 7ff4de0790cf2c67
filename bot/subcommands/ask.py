import re

from bot.deps import Deps
from bot.language import say
from bot.reply import Reply
from bot.subcommands import compare, status, whatif
from bot.subcommands.call import Call, Subcommand
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.ask import SMALL_TALK, Asked, Topic, ask
from bot.views.advice import advice_message
from bot.views.ask import answer_message, how_to_ask_message
from bot.views.help import small_talk_message
from knowledge.advice.profile import Hiring

_APPLAUSE = re.compile(
    "[\U0001f44d\U0001f44f\U0001f64f\U0001f64c\U0001f389\u2764\u2705]|:(?:\\+1|thumbsup|pray|clap|tada|raised_hands|heart|white_check_mark|ok_hand):"
)
"""Thumbs up and the like, as Slack writes them and as they are typed."""


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    if not arguments:
        return how_to_ask_message()
    return _reply(ask(deps, call.key, arguments), call, deps)


def find_answer(question: str, call: Call, deps: Deps) -> Reply | None:
    """The same, but None where there is no answer to the question."""
    asked = ask(deps, call.key, question)
    return _reply(asked, call, deps) if asked.is_answered else None


def converse(said: str, call: Call, deps: Deps) -> Reply:
    """The same for what may be no question at all, as a greeting."""
    asked = ask(deps, call.key, said)
    if asked.is_empty and asked.topic is None:
        line = say("ask-thanks" if _APPLAUSE.search(said) else "ask-what-i-do")
        return _small_talk(line, asked, call)
    return _reply(asked, call, deps)


def _reply(asked: Asked, call: Call, deps: Deps) -> Reply:
    if asked.asks_nothing_else:
        return advice_message(get_advice(deps, call.key), deps.knowledge)
    if asked.weighs:
        return compare.SUBCOMMAND.run(_names(asked, deps), call, deps)
    if asked.topic is Topic.STANDING and asked.has_profile:
        return status.SUBCOMMAND.run("", call, deps)
    if asked.topic is Topic.FREEZE and asked.today and not asked.passages:
        return _frozen(asked.today, call, deps)
    if asked.topic in SMALL_TALK:
        return _small_talk(say(f"ask-{asked.topic}"), asked, call)
    return answer_message(asked, deps.knowledge, is_direct=call.is_direct)


def _frozen(today: ChannelAdvice, call: Call, deps: Deps) -> Reply:
    if today.version.profile.hiring is Hiring.FROZEN:
        return advice_message(today, deps.knowledge)
    return whatif.SUBCOMMAND.run("hiring=frozen", call, deps)


def _names(asked: Asked, deps: Deps) -> str:
    return ", ".join(deps.knowledge.roles[role].title for role in asked.weighs)


def _small_talk(line: str, asked: Asked, call: Call) -> Reply:
    return small_talk_message(line, has_profile=asked.has_profile, is_direct=call.is_direct)


SUBCOMMAND = Subcommand(
    name="ask",
    run=run,
    is_shareable=True,
)
