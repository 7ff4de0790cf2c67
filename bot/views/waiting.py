"""The waiting decisions of a channel, as the status lists them."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.language import day_text, say
from bot.mrkdwn import escape
from bot.usecases.waiting import Waiting
from bot.views.decisions import decision_text
from bot.views.text import as_typed, bullets, section
from knowledge.schema import Knowledge, Rule
from storage.values import DecisionKind

MOST_SHOWN = 5


def waiting_blocks(waiting: Sequence[Waiting], knowledge: Knowledge) -> Iterator[Block]:
    """A risk that was accepted stands with its reason, as it was typed."""
    risks = [one for one in waiting if one.decision.kind is DecisionKind.WAIVED]
    others = [one for one in waiting if one.decision.kind is not DecisionKind.WAIVED]
    if others:
        lines = [_line(one, knowledge) for one in others[:MOST_SHOWN]]
        yield section(f"{say('waiting-title')}\n{bullets([*lines, *_rest(others)])}")
    if risks:
        yield section(say("waiting-risks"))
    for one in risks[:MOST_SHOWN]:
        yield section(bullets([_line(one, knowledge)]))
        if one.decision.reason:
            yield as_typed(one.decision.reason)
    yield from (section(text) for text in _rest(risks))


def _line(one: Waiting, knowledge: Knowledge) -> str:
    step, said = escape(title_text(one.rule, knowledge)), decision_text(one.decision)
    if one.asks_on is None or one.asks_on == one.decision.until:
        return say("waiting-line", step=step, said=said)
    return say("waiting-line-asked", step=step, said=said, day=day_text(one.asks_on))


def title_text(rule: Rule, knowledge: Knowledge) -> str:
    """Such as "Hire: data engineer". Plain text, not escaped."""
    words = knowledge.roles[rule.role].one if rule.role else rule.title
    return say("advice-headline", move=knowledge.moves[rule.move].title, what=words)


def _rest(some: Sequence[Waiting]) -> Iterable[str]:
    if len(some) > MOST_SHOWN:
        yield say("waiting-more", count=len(some) - MOST_SHOWN)
