"""Help, the greeting, and what is said when something went wrong."""

from collections.abc import Iterable, Mapping, Sequence

from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.ids import Action, Callback
from bot.views.text import bullets, context, header, link, message, plain, section

Usages = Sequence[tuple[str, str]]
"""Pairs of what to type and what it does."""
Groups = Mapping[str, Sequence[str]]
"""The names of commands, by the word of their group."""
_EXAMPLES = 3


def help_message(groups: Groups, start: Usages, *, has_profile: bool, support: str = "") -> Message:
    """The overview: how to start, the other commands by name, and who helps if anybody does."""
    buttons = [setup_button(has_profile=has_profile), *([advice_button()] if has_profile else [])]
    names = "\n".join(
        say(f"help-group-{group}", commands=_names(commands)) for group, commands in groups.items()
    )
    return message(
        header(say("help-title")),
        section(say("help-intro")),
        section(f"{say('help-start')}\n{_lines(start)}"),
        section(names),
        context("\n".join([say("help-more"), say("help-private"), *_support_lines(support)])),
        row(*buttons, button(say("help-all"), Action.HELP_ALL)),
    )


def support_url(support: str) -> str:
    """Of a web or mail address."""
    return f"mailto:{support}" if "://" not in support else support


def all_commands_message(groups: Mapping[str, Usages]) -> Message:
    """Each way to type each command."""
    return message(
        header(say("help-all-title")),
        *(
            section(say(f"help-group-{group}", commands=f"\n{_lines(usages)}"))
            for group, usages in groups.items()
        ),
        context(say("help-private")),
    )


def command_help_message(name: str, usages: Usages, others: Sequence[str]) -> Message:
    """All about one command, and the names of those of its group."""
    return message(
        header(say("help-of-command", command=name)),
        section(_lines(usages)),
        context(say("help-back", commands=_names(others))),
    )


def _support_lines(support: str) -> Iterable[str]:
    return [say("help-support", address=link(support_url(support), support))] if support else []


def _names(commands: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in commands)


def _lines(usages: Usages) -> str:
    return "\n".join(f"`/mlteam {escape(usage)}`  {escape(what)}" for usage, what in usages)


def greeting_message(*, has_profile: bool) -> Message:
    """Three lines and one button, when the bot is invited to a channel."""
    text = say("help-greeting-again" if has_profile else "help-greeting")
    return message(section(text), row(setup_button(has_profile=has_profile)))


def welcome_message(user: str) -> Message:
    """What is stored and who can see it, for whoever brought the bot into the workspace."""
    return message(
        header(say("help-welcome-title")),
        section(say("help-welcome", user=user)),
        context(say("help-welcome-next")),
    )


def small_talk_message(line: str, *, has_profile: bool, is_direct: bool) -> Message:
    """One line, and three things to type that have an answer here."""
    questions = [say(f"help-example-{number}") for number in range(1, _EXAMPLES + 1)]
    if is_direct:
        asked = bullets(f"`{question}`" for question in questions)
        return message(section(f"{say('help-just-ask', line=line)}\n{asked}"))
    first = ["advice", "whatif +1 data engineer"] if has_profile else ["setup", "roles"]
    typed = bullets(f"`/mlteam {one}`" for one in [*first, f"ask {questions[0]}"])
    return message(section(f"{say('help-try', line=line)}\n{typed}"))


def text_view(text: str, *, title: str = "") -> View:
    """A modal that only says something: that a form was saved, or why it can't be."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(title or say("help-view-title")),
        close=plain(say("text-close")),
        blocks=[section(text)],
    )
