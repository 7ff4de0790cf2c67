"""Answers to questions: passages of the knowledge with their sources, or that there is none."""

from collections.abc import Iterable, Iterator, Mapping

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, DividerBlock

from bot.mrkdwn import escape, quoted
from bot.reply import Message
from bot.usecases.ask import Asked, Topic
from bot.usecases.role_fit import RoleFit
from bot.usecases.team_size import teams_by_size
from bot.views.advice import headline, next_step
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.team_size import size_blocks, team_blocks
from bot.views.text import bullets, context, header, message, section, upper_first
from bot.views.words import no_gap
from knowledge.passages import Passage
from knowledge.schema import Knowledge

MOST_SOURCES = 4
EXAMPLES = (
    "when do we need an MLOps engineer",
    "interview questions for a data scientist",
    "should we build our own ML platform",
)
_NOTHING = (
    "What I know is about building ML teams: roles, hiring, and how people work together."
    " I answer only from that, and never guess."
)


_LEADS: Mapping[Topic, tuple[str, str]] = {
    Topic.FREEZE: (
        "While nobody may be hired",
        (
            "People can still grow into a role, be borrowed, or be stood in for by a partner."
            " `/mlteam whatif hiring=frozen` shows the advice for your team in that case."
        ),
    ),
    Topic.BUSINESS_CASE: (
        "A business case to take along",
        (
            "`/mlteam plan export` writes one from your team profile: whom to hire next, why, what"
            " happens otherwise, and the sources. `/mlteam why` shows the reasons point by point."
        ),
    ),
}
"""What another command answers better."""


def answer_message(asked: Asked, knowledge: Knowledge, *, may_set_up: bool) -> Message:
    """`may_set_up` says whether a team profile can be made where the question was asked."""
    buttons = _buttons(asked, knowledge, may_set_up=may_set_up)
    first = list(_own_blocks(asked, knowledge))
    if not first and not asked.passages:
        return _nothing(asked, buttons)
    blocks: list[Block] = first or [header(asked.passages[0].title)]
    for number, passage in enumerate(asked.passages):
        if number or first:
            title = f"*{escape(passage.title)}*\n"
            blocks += [DividerBlock(), *_passage_blocks(passage, knowledge, title=title)]
        else:
            blocks += _passage_blocks(passage, knowledge)
    return message(*blocks, *_today(asked, knowledge), _about(asked), *buttons)


def how_to_ask_message() -> Message:
    return message(
        section("*Ask me about building your ML team.* For example:"),
        section(_examples()),
    )


def _own_blocks(asked: Asked, knowledge: Knowledge) -> Iterator[Block]:
    """What stands in no passage; nothing for most questions."""
    match asked.topic:
        case Topic.TEAM_SIZE if asked.team is not None:
            yield from team_blocks(asked.team, knowledge)
        case Topic.TEAM_SIZE:
            yield from size_blocks(teams_by_size(knowledge, asked.band), knowledge)
        case Topic.OUR_SOURCES:
            yield header("Where my advice comes from")
            yield section(_our_sources(knowledge))
        case Topic.FREEZE | Topic.BUSINESS_CASE as topic:
            title, text = _LEADS[topic]
            yield header(title)
            yield section(text)


def _our_sources(knowledge: Knowledge) -> str:
    return (
        f"From {len(knowledge.rules)} fixed rules, based on {len(knowledge.sources)} sources:"
        " studies, guides, and reports from practice. I make up nothing: the same team gets the"
        " same advice.\nEach answer links to its sources and says what speaks against it. Weak ones"
        " are marked as opinion or second-hand. `/mlteam why` shows the reasons point by point."
    )


def _nothing(asked: Asked, buttons: Iterable[ActionsBlock]) -> Message:
    return message(
        header("I have nothing on that"),
        section(escape(asked.refusal) or _NOTHING),
        section(f"You could ask:\n{_examples()}"),
        _about(asked),
        *buttons,
    )


def _examples() -> str:
    return bullets(f"`/mlteam ask {example}`" for example in EXAMPLES)


def _passage_blocks(passage: Passage, knowledge: Knowledge, *, title: str = "") -> list[Block]:
    """What is said; smaller, how far it carries and who says so."""
    entries = bullets(escape(upper_first(entry)) for entry in passage.entries)
    said = "\n".join(part for part in (escape(passage.text), escape(passage.why), entries) if part)
    lines = [
        *([escape(passage.note)] if passage.note else []),
        _sources(passage, knowledge),
        *([sources_line(passage.against, knowledge, label="Against")] if passage.against else []),
    ]
    return [section(f"{title}{said}"), context("\n".join(lines))]


def _sources(passage: Passage, knowledge: Knowledge) -> str:
    line = sources_line(passage.sources[:MOST_SOURCES], knowledge)
    more = len(passage.sources) - MOST_SOURCES
    return f"{line} and {more} more" if more > 0 else line


def _today(asked: Asked, knowledge: Knowledge) -> list[Block]:
    if asked.today is None:
        return []
    lines = [_standing(fit, knowledge) for fit in asked.fits]
    if asked.asks_for_advice or not lines:
        lines.insert(0, f"Next step: {next_step(asked.today, knowledge)}")
    return [section(f"*Your team today*\n{bullets(escape(line) for line in lines)}")]


def _standing(fit: RoleFit, knowledge: Knowledge) -> str:
    """How the role stands in the channel's advice, in one line."""
    if fit.advised is not None:
        return f"{headline(fit.advised, knowledge)} (number {fit.rank} of today's advice)"
    return f"{fit.role.title}: {fit.against[0] if fit.against else no_gap(fit.role)}"


def _about(asked: Asked) -> Block:
    lines = [f"You asked: {quoted(asked.text)}"]
    if asked.is_cut:
        lines.append("That is long, so I read its beginning only.")
    return context("\n".join(lines))


def _buttons(asked: Asked, knowledge: Knowledge, *, may_set_up: bool) -> list[ActionsBlock]:
    first = asked.passages[0] if asked.passages else None
    buttons: list[ButtonElement] = []
    if first is not None and first.is_of_role:
        role = knowledge.roles[first.item]
        buttons.append(button(f"More on the {role.one}", Action.SHOW_ROLE, value=role.id))
    if asked.today is not None:
        buttons.append(advice_button())
    elif may_set_up and not asked.has_profile:
        buttons.append(setup_button(has_profile=False))
    return [row(*buttons)] if buttons else []
