from bot.deps import Deps
from bot.reply import Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.advice import get_advice
from bot.usecases.ask import ask
from bot.views.advice import advice_message
from bot.views.ask import answer_message, how_to_ask_message


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    if not arguments:
        return how_to_ask_message()
    asked = ask(deps, call.key, arguments)
    if asked.asks_nothing_else:
        return advice_message(get_advice(deps, call.key), deps.knowledge)
    return answer_message(asked, deps.knowledge, may_set_up=not call.is_direct)


def find_answer(question: str, call: Call, deps: Deps) -> Reply | None:
    """The same, but None where there is no answer to the question."""
    asked = ask(deps, call.key, question)
    return run(question, call, deps) if asked.passages or asked.asks_nothing_else else None


SUBCOMMAND = Subcommand(
    name="ask", usages=(("ask QUESTION", "An answer in plain words, with sources."),), run=run
)
