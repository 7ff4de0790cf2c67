"""What several teams lack, in a few lines."""

from collections.abc import Iterator, Mapping

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape
from bot.usecases.rollup import Rollup, SharedGap
from bot.views.facts import fact_text, number_text
from bot.views.text import bullets, channel, context, header, section, with_article
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge

MOST_NAMED = 5


def rollup_blocks(rollup: Rollup, knowledge: Knowledge) -> Iterator[Block]:
    yield header(say("rollup-title", teams=rollup.teams))
    yield section("\n".join([_counts_text(rollup), *_shared_lines(rollup, knowledge)]))
    if rollup.shared:
        yield context(say("rollup-compared"))


def shared_text(one: SharedGap, knowledge: Knowledge) -> str:
    """Such as "2 teams each lack half an ML engineer: #a, #b. One shared person could do."."""
    lack, people = _lack_text(one, knowledge), one.people_if_shared
    return lack if people is None else f"{lack} {say('rollup-shared', people=people)}"


def _counts_text(rollup: Rollup) -> str:
    undecided = say("rollup-undecided", count=rollup.undecided)
    waiting = say("rollup-waiting", count=rollup.waiting)
    return say("rollup-counts", undecided=undecided, waiting=waiting)


def _shared_lines(rollup: Rollup, knowledge: Knowledge) -> Iterator[str]:
    if rollup.shared:
        yield bullets(shared_text(one, knowledge) for one in rollup.shared)


def _lack_text(one: SharedGap, knowledge: Knowledge) -> str:
    teams, names, role = len(one.gaps), _named(one.gaps), knowledge.roles[one.role]
    if one.each is None:
        posts = number_text(plain_number(one.posts))
        return say("rollup-lack", teams=teams, roles=escape(role.many), posts=posts, names=names)
    words = fact_text(f"headcount.{one.role}", plain_number(one.each), knowledge)
    posts = escape(with_article(role.one)) if one.each == 1 else words
    return say("rollup-each-lack", teams=teams, posts=posts, names=names)


def _named(gaps: Mapping[str, float]) -> str:
    names = [channel(one) for one in gaps]
    if len(names) > MOST_NAMED:
        shown = ", ".join(names[:MOST_NAMED])
        return say("rollup-and-more", names=shown, count=len(names) - MOST_NAMED)
    return ", ".join(names)
