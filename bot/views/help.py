"""Help, the greeting, and what is said when something went wrong."""

from functools import lru_cache

from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.ask import EXAMPLES
from bot.views.buttons import advice_button, row, setup_button
from bot.views.ids import Callback
from bot.views.text import bullets, context, header, message, plain, section

_ASK = f"`/mlteam ask {EXAMPLES[0]}`"


Usages = tuple[tuple[str, str], ...]
"""Pairs of what to type and what it does."""


@lru_cache
def help_message(groups: tuple[tuple[str, Usages], ...], *, has_profile: bool) -> Message:
    """`groups` have a title each."""
    buttons = [setup_button(has_profile=has_profile), *([advice_button()] if has_profile else [])]
    return message(
        header("Whom to hire next for your ML team"),
        section(
            "Many companies use machine learning and still wonder how to build the team."
            " Tell me about yours: I say whom to hire next, why, and why not someone else."
        ),
        *(section(f"*{escape(title)}*\n{_lines(usages)}") for title, usages in groups),
        context(
            "Only you see my answers, until you share them. Nudges go to the whole channel.\n"
            "You can also write to me: `@mlteam when do we need an MLOps engineer`, in a channel or"
            " as a direct message."
        ),
        row(*buttons),
    )


def _lines(usages: Usages) -> str:
    return "\n".join(f"`/mlteam {escape(usage)}`  {escape(what)}" for usage, what in usages)


def greeting_message(*, has_profile: bool) -> Message:
    """Three lines and one button, when the bot is invited to a channel."""
    step = (
        "This channel has a team profile already: `/mlteam advice` says what comes next."
        if has_profile
        else "Set up this channel in a minute, and I follow up until each step is decided."
    )
    return message(
        section(
            "Hello! I help you build your machine-learning team: whom to hire next, and why.\n"
            f"{step}\nType `/mlteam help` to see what else I can do."
        ),
        row(setup_button(has_profile=has_profile)),
    )


def small_talk_message(line: str, *, has_profile: bool, is_direct: bool) -> Message:
    """One line, and three things to type that have an answer here."""
    if is_direct:
        examples = [f"`/mlteam ask {question}`" for question in EXAMPLES]
    elif has_profile:
        examples = ["`/mlteam advice`", "`/mlteam whatif +1 data engineer`", _ASK]
    else:
        examples = ["`/mlteam setup`", "`/mlteam roles`", _ASK]
    return message(section(f"{line} Try for example:\n{bullets(examples)}"))


def text_view(text: str, *, title: str = "Your ML team") -> View:
    """A modal that only says something: that a form was saved, or why it can't be."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(title),
        close=plain("Close"),
        blocks=[section(text)],
    )
