"""What several teams lack, in a few lines."""

from collections.abc import Iterator, Mapping

from slack_sdk.models.blocks import Block

from bot.usecases.rollup import Rollup, SharedGap
from bot.views.facts import fact_text, number_text
from bot.views.plan_words import ORIENTATION
from bot.views.text import bullets, channel, context, header, section, upper_first, with_article
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge

MOST_NAMED = 5


def rollup_blocks(rollup: Rollup, knowledge: Knowledge) -> Iterator[Block]:
    yield header(f"Your {rollup.teams} teams")
    yield section("\n".join([_counts_text(rollup), *_shared_lines(rollup, knowledge)]))
    if rollup.shared:
        yield context(
            f"Compared with the target team for each one's size and stage: {ORIENTATION}."
        )


def shared_text(one: SharedGap, knowledge: Knowledge) -> str:
    """Such as "2 teams each lack half an ML engineer: #a, #b. One shared person could do."."""
    return f"{_lack_text(one, knowledge)}: {_named(one.gaps)}.{_sharing_text(one)}"


def _counts_text(rollup: Rollup) -> str:
    undecided = _counted(rollup.undecided, "step is undecided", "steps are undecided")
    waiting = _counted(rollup.waiting, "decision is waiting", "decisions are waiting")
    return upper_first(f"{undecided}, {waiting}.")


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count or 'no'} {many}"


def _shared_lines(rollup: Rollup, knowledge: Knowledge) -> Iterator[str]:
    if rollup.shared:
        yield bullets(shared_text(one, knowledge) for one in rollup.shared)


def _lack_text(one: SharedGap, knowledge: Knowledge) -> str:
    teams = f"{len(one.gaps)} teams"
    if one.each == 1:
        return f"{teams} each lack {with_article(knowledge.roles[one.role].one)}"
    if one.each is not None:
        words = fact_text(f"headcount.{one.role}", plain_number(one.each), knowledge)
        return f"{teams} each lack {words}"
    posts = number_text(plain_number(one.posts))
    return f"{teams} lack {knowledge.roles[one.role].many} ({posts} posts in all)"


def _named(gaps: Mapping[str, float]) -> str:
    names = [channel(one) for one in gaps]
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
    return ", ".join(names)


def _sharing_text(one: SharedGap) -> str:
    match one.people_if_shared:
        case None:
            return ""
        case 1:
            return " One shared person could do."
        case people:
            return f" {people} shared people could do."
