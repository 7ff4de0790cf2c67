"""What `mlteam advise` shows at a terminal: the answers first, and each source once, at the end."""

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.entrypoints.advice_words import move_text, opening, reasons, source_text, untold
from bot.entrypoints.terminal import (
    INDENT,
    STACKED_BELOW,
    bullets,
    card,
    heading,
    labelled,
    numbered,
    paragraph,
)
from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.facts import Facts
from knowledge.schema import Knowledge


def advice_page(
    advice: Advice, facts: Facts, knowledge: Knowledge, console: Console
) -> Iterator[RenderableType]:
    yield paragraph(opening(advice, facts))
    cited = _cited(advice, knowledge)
    for one in advice.recommendations:
        yield ""
        yield card(f"{one.rank}. {move_text(one, knowledge)}", Text(one.advice, style="bold"))
        yield labelled(_reasons(one, cited, knowledge), console)
    yield heading("Why not someone else")
    yield _others(advice, knowledge, console)
    yield heading(f"Tips for {advice.band} companies")
    yield Padding(bullets(map(paragraph, advice.tips)), (0, 0, 0, INDENT), expand=False)
    if missing := untold(advice, facts, knowledge):
        yield heading("What I don't know")
        yield Padding(paragraph(missing), (0, 0, 0, INDENT), expand=False)
    yield heading("Sources")
    yield numbered((_source(id_, knowledge) for id_ in cited), "[{}]")
    if advice.recommendations:
        yield heading("In short")  # what is printed last is what the window shows
        yield numbered((Text(move_text(one, knowledge)) for one in advice.recommendations), "{}.")
        rule = advice.recommendations[0].rule
        yield Text(f"More on the first: mlteam knowledge explain {rule}", style="dim")


def _cited(advice: Advice, knowledge: Knowledge) -> list[str]:
    """The ids of all sources, in the order in which they are named."""
    return list(
        dict.fromkeys(
            source
            for one in advice.recommendations
            for source in (*one.sources, *knowledge.rules[one.rule].against)
        )
    )


def _reasons(
    one: Recommendation, cited: list[str], knowledge: Knowledge
) -> Iterator[tuple[str, RenderableType]]:
    for label, text in reasons(one, knowledge):
        yield label, paragraph(text)
    sources = _references(one.sources, cited, knowledge)
    if against := knowledge.rules[one.rule].against:
        sources += Text(", against ") + _references(against, cited, knowledge)
    yield "Sources", sources


def _references(ids: Iterable[str], cited: list[str], knowledge: Knowledge) -> Text:
    """Such as "[1] [3]", each a link."""
    return Text(" ").join(
        Text(f"[{cited.index(id_) + 1}]", Style(link=knowledge.sources[id_].address)) for id_ in ids
    )


def _source(source_id: str, knowledge: Knowledge) -> Text:
    source = knowledge.sources[source_id]
    return Text(f"{source_text(source)}\n") + paragraph(source.address)


def _others(advice: Advice, knowledge: Knowledge, console: Console) -> RenderableType:
    rows = [
        (knowledge.roles[other.role].title, paragraph(" ".join(other.because)))
        for other in advice.not_recommended
    ]
    if console.width < STACKED_BELOW:
        return labelled(rows, console)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Role", style="bold", max_width=24)
    table.add_column("Why not")
    for title, because in rows:
        table.add_row(title, because)
    return Padding(table, (0, 0, 0, INDENT), expand=False)
