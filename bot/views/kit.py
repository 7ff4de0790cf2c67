"""A hiring kit as a message: first whether and whom, with a page each for the rest."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.kit import Kit, Page
from bot.views import kit_words
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, message, opening, section, upper_first
from knowledge.schema import HiringStep, Knowledge

MOST_SOURCES = 1
LONGEST_LEVEL = 120
LONGEST_HEADER = 150


def kit_message(kit: Kit, knowledge: Knowledge) -> Message:
    """What one has to know before the advert is written."""
    return message(
        header(say("kit-head", role=kit.role.one)[:LONGEST_HEADER]),
        *_before(kit, knowledge),
        section(f"*{say('kit-level')}*\n{escape(opening(kit_words.level(kit), LONGEST_LEVEL))}"),
        section(f"*{say('kit-first-tasks')}*\n{_numbered(kit.tasks)}"),
        context(_closing(kit, knowledge)),
        row(*_page_buttons(kit), *_last_buttons(kit)),
    )


def page_message(kit: Kit, page: Page, knowledge: Knowledge) -> Message:
    """One page of the kit."""
    match page:
        case Page.ADVERT:
            title, blocks = say("kit-page-advert", role=kit.role.one), _advert(kit, knowledge)
        case Page.INTERVIEW:
            title, blocks = say("kit-page-interview", role=kit.role.one), _interview(kit, knowledge)
        case Page.START:
            title, blocks = say("kit-page-start", role=kit.role.one), _start(kit, knowledge)
    shown = list(blocks) or [section(say("kit-nothing-known"))]
    return message(
        header(title[:LONGEST_HEADER]),
        *shown,
        *_of_step(kit, page, knowledge),
        _pages_row(kit, page),
    )


def kit_sent_message(kit: Kit) -> Message:
    """What is said while the file is on its way."""
    return message(section(say("kit-sent", role=escape(kit.role.one))))


def _before(kit: Kit, knowledge: Knowledge) -> Iterator[Block]:
    """Whether to hire at all comes before how."""
    why = kit_words.find_why(kit, knowledge)
    if why:
        yield section(f"*{escape(why.title)}*\n{escape(why.text)}")
    if first := kit_words.before_advertising(kit):
        yield _list(say("kit-before"), first)


def _advert(kit: Kit, knowledge: Knowledge) -> Iterator[Block]:
    about = " ".join(kit_words.about_us(kit, knowledge))
    yield section(f"*{say('kit-about-us')}*\n{escape(about)}")
    yield section(f"*{say('kit-first-tasks')}*\n{_numbered(kit.tasks)}")
    yield _list(say("kit-must-have"), kit.must_have)
    if kit.nice_to_have:
        yield _list(say("kit-nice-to-have"), kit.nice_to_have)


def _interview(kit: Kit, knowledge: Knowledge) -> Iterator[Block]:
    if not kit.interviews:
        return
    by = escape(kit_words.craft_by(kit, knowledge))
    yield section(f"*{say('kit-ask')}*\n{by}\n{_bullets(kit.best_questions)}")
    if together := kit.interviews.together:
        by = escape(kit_words.together_by(kit))
        yield section(f"*{say('kit-ask-together')}*\n{by}\n{_bullets(together)}")
    yield context(say("kit-how-to-mark"))


def _start(kit: Kit, knowledge: Knowledge) -> Iterator[Block]:
    days = kit_words.first_days(kit.role)
    if not days:
        return
    yield section("\n".join(f"*{when}:* {escape(what)}" for when, what in days))
    yield section(escape(kit_words.mentor(kit, knowledge)))


_STEPS = {
    Page.ADVERT: HiringStep.ADVERT,
    Page.INTERVIEW: HiringStep.INTERVIEW,
    Page.START: HiringStep.START,
}


def _of_step(kit: Kit, page: Page, knowledge: Knowledge) -> Iterator[Block]:
    """On what the page rests: the role's sources, and those on this step of hiring."""
    hiring = (id_ for tip in kit.tips if tip.step is _STEPS[page] for id_ in tip.sources)
    sources = dict.fromkeys([*kit.role.sources[:MOST_SOURCES], *list(hiring)[:MOST_SOURCES]])
    yield context(sources_line(sources, knowledge))


def _page_buttons(kit: Kit, shown: Page | None = None) -> Sequence[ButtonElement]:
    labels = {
        Page.ADVERT: (say("kit-button-advert"), Action.KIT_ADVERT),
        Page.INTERVIEW: (say("kit-button-interview"), Action.KIT_INTERVIEW),
        Page.START: (say("kit-button-start"), Action.KIT_START),
    }
    return [
        button(label, action, value=f"kit {kit.role.id} {page}")
        for page, (label, action) in labels.items()
        if page is not shown
    ]


def _last_buttons(kit: Kit) -> Sequence[ButtonElement]:
    return (
        button(
            say("kit-button-file"),
            Action.KIT_FILE,
            value=f"kit {kit.role.id} file",
            style="primary",
        ),
        button(say("kit-button-role"), Action.SHOW_ROLE, value=kit.role.id),
    )


def _pages_row(kit: Kit, page: Page) -> ActionsBlock:
    back = button(say("kit-button-back"), Action.KIT_PAGE, value=f"kit {kit.role.id}")
    document = button(say("kit-button-file"), Action.KIT_FILE, value=f"kit {kit.role.id} file")
    return row(back, *_page_buttons(kit, page), document)


def _closing(kit: Kit, knowledge: Knowledge) -> str:
    """The first source on the role, and on hiring; the file has them all."""
    hiring = (source for tip in kit.tips for source in tip.sources)
    sources = [*kit.role.sources[:MOST_SOURCES], *list(hiring)[:MOST_SOURCES]]
    tailor = [] if kit.fit else [say("kit-tailor")]
    lines = (*tailor, say("kit-in-the-file"), sources_line(dict.fromkeys(sources), knowledge))
    return "\n".join(lines)


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{n}. {escape(text)}" for n, text in enumerate(texts, start=1))


def _list(title: str, texts: Iterable[str]) -> Block:
    return section(f"*{title}*\n{_bullets(texts)}")


def _bullets(texts: Iterable[str]) -> str:
    return bullets(escape(upper_first(text)) for text in texts)
