"""A hiring kit as a message: a summary that fits a phone; the file has everything."""

from collections.abc import Iterable

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.kit import Kit
from bot.views import kit_words
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, message, opening, section, upper_first
from knowledge.schema import Knowledge

MOST_SOURCES = 1
LONGEST_LEVEL = 120
IN_THE_FILE = (
    "The file has all of it: the whole advert, who asks what in which talk, how weak and strong"
    " answers sound, the first 90 days, mistakes to avoid, and the sources."
)


def kit_message(kit: Kit, knowledge: Knowledge) -> Message:
    """What one has to know before the file is opened."""
    role = kit.role
    return message(
        header(f"Hiring kit: {role.one}"),
        *_before(kit, knowledge),
        section(f"*First tasks*\n{_numbered(kit.tasks)}"),
        _list("Must have", kit.must_have),
        *_questions(kit, knowledge),
        section(f"*Level*\n{escape(opening(kit_words.level(kit), LONGEST_LEVEL))}"),
        context(_closing(kit, knowledge)),
        row(
            button("The whole kit as a file", Action.KIT_FILE, value=role.id, style="primary"),
            button("About the role", Action.SHOW_ROLE, value=role.id),
        ),
    )


def kit_sent_message(kit: Kit) -> Message:
    """What is said while the file is on its way."""
    return message(
        section(
            f"The hiring kit for the role of {escape(kit.role.one)} is on its way to you, as a"
            " Markdown file in a direct message."
        )
    )


def _before(kit: Kit, knowledge: Knowledge) -> list[Block]:
    """Whether to hire at all comes before how."""
    first = kit_words.before_advertising(kit)
    why = kit_words.find_why(kit, knowledge)
    return [
        *([section(f"*{escape(why.title)}*\n{escape(why.text)}")] if why else []),
        *([_list("Before you advertise", first)] if first else []),
    ]


def _questions(kit: Kit, knowledge: Knowledge) -> list[Block]:
    if not kit.best_questions:
        return []
    by = escape(kit_words.craft_by(kit, knowledge))
    return [section(f"*Ask in the interview*\n{by}\n{_bullets(kit.best_questions)}")]


def _closing(kit: Kit, knowledge: Knowledge) -> str:
    """The first source on the role, and on hiring; the file has them all."""
    hiring = (source for tip in kit.tips for source in tip.sources)
    sources = [*kit.role.sources[:MOST_SOURCES], *list(hiring)[:MOST_SOURCES]]
    tailor = [] if kit.fit else [kit_words.TAILOR]
    return "\n".join([*tailor, IN_THE_FILE, sources_line(dict.fromkeys(sources), knowledge)])


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{n}. {escape(text)}" for n, text in enumerate(texts, start=1))


def _list(title: str, texts: Iterable[str]) -> Block:
    return section(f"*{title}*\n{_bullets(texts)}")


def _bullets(texts: Iterable[str]) -> str:
    return bullets(escape(upper_first(text)) for text in texts)
