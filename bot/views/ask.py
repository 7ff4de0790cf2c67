"""Answers to questions: passages of the knowledge with their sources, or that there is none."""

from collections.abc import Iterable, Iterator

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, DividerBlock

from bot.language import say
from bot.mrkdwn import escape, quoted
from bot.reply import Message
from bot.usecases.ask import Asked, Topic
from bot.usecases.role_fit import RoleFit
from bot.usecases.team_size import teams_by_size
from bot.views.advice import headline, next_step
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.ids import Action
from bot.views.sources import against_line, sources_line
from bot.views.team_size import size_blocks, team_blocks
from bot.views.text import bullets, context, first_sentence, header, message, section, upper_first
from bot.views.words import no_gap
from knowledge.passages import Passage
from knowledge.schema import Knowledge

MOST_SOURCES = 4
LONGEST_GLIMPSE = 120
"""Of a passage that is not the best; the rest of it is one tap away."""
LONGEST_HEADER = 150
_FIGURE = "benchmark"
LONGEST_BUTTON = 75


def answer_message(asked: Asked, knowledge: Knowledge, *, is_direct: bool) -> Message:
    """`is_direct` says whether it was asked in a direct message: no team profile can be made there,
    and a question needs no command.
    """
    buttons = _buttons(asked, knowledge, may_set_up=not is_direct)
    blocks = list(_own_blocks(asked, knowledge))
    if not blocks and not asked.passages:
        return _nothing(asked, buttons, is_direct=is_direct)
    others = asked.passages
    if not blocks:
        first, *others = asked.passages
        blocks = _whole(first, knowledge)
    blocks += _today(asked, knowledge)
    for passage in others:
        blocks += [DividerBlock(), *_glimpse(passage, knowledge)]
    return message(*blocks, _about(asked), *buttons)


def passage_message(passage: Passage, knowledge: Knowledge) -> Message:
    """One of which an answer gave but a glimpse."""
    role = [_role_button(passage, knowledge)] if passage.is_of_role else []
    return message(*_whole(passage, knowledge), *([row(*role)] if role else []))


def how_to_ask_message() -> Message:
    return message(section(say("ask-how")), section(_examples(is_direct=False)))


def examples() -> list[str]:
    """Questions that have an answer."""
    return [say("ask-example-need"), say("ask-example-interview"), say("ask-example-platform")]


def _own_blocks(asked: Asked, knowledge: Knowledge) -> Iterator[Block]:
    """What stands in no passage; nothing for most questions."""
    match asked.topic:
        case Topic.TEAM_SIZE if asked.team is not None:
            yield from team_blocks(asked.team, knowledge)
        case Topic.TEAM_SIZE:
            yield from size_blocks(teams_by_size(knowledge, asked.band), knowledge)
        case Topic.OUR_SOURCES:
            yield header(say("ask-sources"))
            rules, sources = len(knowledge.rules), len(knowledge.sources)
            what = say("ask-sources-what", rules=rules, sources=sources)
            yield section(f"{what}\n{say('ask-sources-how')}")
        case Topic.FREEZE:
            yield header(say("ask-freeze"))
            yield section(say("ask-freeze-what"))
        case Topic.BUSINESS_CASE:
            yield header(say("ask-case"))
            yield section(say("ask-case-what"))


def _nothing(asked: Asked, buttons: Iterable[ActionsBlock], *, is_direct: bool) -> Message:
    could = say("ask-you-could-just" if is_direct else "ask-you-could")
    return message(
        header(say("ask-nothing")),
        section(escape(asked.refusal) or say("ask-nothing-why")),
        section(f"{could}\n{_examples(is_direct=is_direct)}"),
        _about(asked),
        *buttons,
    )


def _examples(*, is_direct: bool) -> str:
    before = "" if is_direct else "/mlteam ask "
    return bullets(f"`{before}{example}`" for example in examples())


def _whole(passage: Passage, knowledge: Knowledge) -> list[Block]:
    """What is said; smaller, how far it carries and who says so."""
    entries = bullets(escape(upper_first(entry)) for entry in passage.entries)
    parts = (escape(_text(passage)), escape(passage.why), entries)
    return [
        header(passage.title[:LONGEST_HEADER]),
        section("\n".join(part for part in parts if part)),
        _carries(passage, knowledge),
    ]


def _carries(passage: Passage, knowledge: Knowledge) -> Block:
    return context("\n".join([*map(escape, _notes(passage)), *_sources(passage, knowledge)]))


def _figure(passage: Passage, knowledge: Knowledge) -> list[Block]:
    """Never without what it is worth."""
    title, text = escape(passage.title), escape(passage.text)
    return [section(f"*{title}*\n{text}"), _carries(passage, knowledge)]


def _glimpse(passage: Passage, knowledge: Knowledge) -> list[Block]:
    if passage.part == _FIGURE:
        return _figure(passage, knowledge)
    entry = upper_first(passage.entries[0]) if passage.entries else ""
    first = first_sentence(_text(passage) or entry, LONGEST_GLIMPSE)
    read_on = button(
        say("ask-button-passage"), Action.SHOW_PASSAGE, value=f"{passage.item}/{passage.part}"
    )
    return [
        section(f"*{escape(passage.title)}*", accessory=read_on),
        context(f"{escape(first)}\n{sources_line(passage.sources[:1], knowledge)}"),
    ]


def _text(passage: Passage) -> str:
    if passage.level is None:
        return passage.text
    level = say(f"terms-level-{passage.level}")
    return say("ask-level", level=level, because=passage.text)


def _notes(passage: Passage) -> Iterator[str]:
    if passage.part == "advice":
        yield say("ask-situation")
    if passage.unless:
        yield say("ask-unless", unless=passage.unless)
    if passage.contrary:
        yield say("ask-contrary", view=passage.contrary)
    if passage.note:
        yield passage.note


def _sources(passage: Passage, knowledge: Knowledge) -> Iterator[str]:
    line = sources_line(passage.sources[:MOST_SOURCES], knowledge)
    more = len(passage.sources) - MOST_SOURCES
    yield say("ask-more-sources", sources=line, more=more) if more > 0 else line
    if passage.against:
        yield against_line(passage.against, knowledge)


def _today(asked: Asked, knowledge: Knowledge) -> list[Block]:
    if asked.today is None:
        return []
    lines = [_standing(fit, knowledge) for fit in asked.fits]
    if asked.asks_for_advice or not lines:
        lines.insert(0, say("ask-next-step", step=next_step(asked.today, knowledge)))
    return [section(f"*{say('ask-team-today')}*\n{bullets(escape(line) for line in lines)}")]


def _standing(fit: RoleFit, knowledge: Knowledge) -> str:
    """How the role stands in the channel's advice, in one line."""
    if fit.advised is not None:
        return say("ask-in-advice", step=headline(fit.advised, knowledge), rank=fit.rank or 0)
    because = fit.against[0] if fit.against else no_gap(fit.role)
    return say("ask-role-because", role=fit.role.title, because=because)


def _about(asked: Asked) -> Block:
    lines = [say("ask-you-asked", question=quoted(asked.text))]
    if asked.is_cut:
        lines.append(say("ask-cut"))
    return context("\n".join(lines))


def _buttons(asked: Asked, knowledge: Knowledge, *, may_set_up: bool) -> list[ActionsBlock]:
    first = asked.passages[0] if asked.passages else None
    buttons: list[ButtonElement] = []
    if first is not None and first.is_of_role:
        buttons.append(_role_button(first, knowledge))
    if asked.today is not None:
        buttons.append(advice_button())
    elif may_set_up and not asked.has_profile:
        buttons.append(setup_button(has_profile=False))
    return [row(*buttons)] if buttons else []


def _role_button(passage: Passage, knowledge: Knowledge) -> ButtonElement:
    label = say("ask-button-role", role=knowledge.roles[passage.item].one)
    return button(label[:LONGEST_BUTTON], Action.SHOW_ROLE, value=passage.item)
