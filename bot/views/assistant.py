"""What the assistant pane shows: a greeting, suggested prompts, and answers about one channel."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.language import say
from bot.reply import Message
from bot.usecases.assistant import Prompt, Suggestion
from bot.usecases.home import Place
from bot.views.buttons import row, setup_button
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import channel, context, message, section, with_article
from knowledge.schema import Knowledge

MOST_BLOCKS = 50
MOST_PROMPTS = 4
"""As many as Slack shows."""
MOST_SOURCES = 3
LONGEST_TITLE = 60
"""Of a conversation, in a list of them."""
Block = Mapping[str, Any]
_OF_ADVICE = frozenset(
    {
        *(Action.SHOW_WHY, Action.SHOW_ADVICE, Action.SHOW_POINTS),
        *(Action.PLAN_PAGE, Action.PLAN_NEXT, Action.PLAN_MORE),
    }
)
"""Of buttons that stand under what is advised."""


def greeting_message(place: Place | None) -> Message:
    """Two lines: what it can answer, and for which channel."""
    what = say("assistant-greeting")
    whom = say("assistant-for", channel=channel(place.id)) if place else say("assistant-for-none")
    return message(section(f"{what}\n{whom}"))


def prompts(suggestions: Sequence[Suggestion], said: str = "") -> list[dict[str, str]]:
    """As Slack takes them: what stands on the button, and what is said when it is pressed.

    The first four without the one that was just said.
    """
    offered = [_prompt(one) for one in suggestions]
    return [one for one in offered if one["message"] != said][:MOST_PROMPTS]


def prompts_title(place: Place | None) -> str:
    return say("assistant-title", channel=place.name) if place else say("assistant-title-none")


def conversation_title(said: str) -> str:
    """What a conversation began with. Plain text."""
    words = " ".join(said.split())
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"


def no_team_message(why: str) -> Message:
    """The answer to what needs a team, with the button that sets one up."""
    return message(section(why), row(setup_button(has_profile=False)))


def refusal_message(why: str) -> Message:
    return message(section(why))


def about_channel(
    answer: Message, place: Place, sources: Sequence[str], knowledge: Knowledge
) -> Message:
    """The same answer, with a line that says for which channel it is, if there is room.

    Where it gives advice without a source, because that is one tap away, with the sources too.
    """
    lines = [say("assistant-about", channel=channel(place.id))]
    if sources and _advises(answer) and "<http" not in answer.text:
        label = say("assistant-rests")
        lines.insert(0, sources_line(sources[:MOST_SOURCES], knowledge, label=label))
    blocks = [*answer.blocks, context("\n".join(lines)).to_dict()][:MOST_BLOCKS]
    return Message("\n".join([answer.text, *lines]), blocks)


def at_channel(blocks: Sequence[Block], channel_id: str) -> list[dict[str, Any]]:
    """The same blocks for outside of the channel: whatever can be pressed names it."""
    return [_named(block, channel_id) for block in blocks]


def _advises(answer: Message) -> bool:
    """Whether it says something about the team's next steps: then it leads on to their reasons."""
    actions = set(_actions(answer.blocks))
    return bool(actions & _OF_ADVICE) and Action.HELP_ALL not in actions


def _actions(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        elements = [*block.get("elements", ()), block.get("accessory") or {}]
        yield from (str(one.get("action_id")) for one in elements)


def _prompt(suggestion: Suggestion) -> dict[str, str]:
    end, role = suggestion.prompt, suggestion.role.one if suggestion.role else ""
    values = {"role": with_article(role) if end is Prompt.WHY else role} if role else {}
    return {
        "title": say(f"assistant-prompt-{end}", **values),
        "message": say(f"assistant-says-{end}", **values),
    }


def _named(part: Block, channel_id: str) -> dict[str, Any]:
    """A block, an element of one, or an option."""
    named = {name: _inner(value, channel_id) for name, value in part.items()}
    value = named.get("value")
    if isinstance(value, str) and not value.endswith(channel_id):
        named["value"] = f"{value} {channel_id}"
    return named


def _inner(value: object, channel_id: str) -> object:
    if isinstance(value, Mapping):
        return _named(value, channel_id)
    if isinstance(value, list):
        return [_inner(one, channel_id) for one in value]
    return value
