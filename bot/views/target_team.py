"""The team beside the target team, what rests on one person, and what others report."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.views.facts import fact_text, origin_mark
from bot.views.plan_words import ORIENTATION, compared_text
from bot.views.sources import source_link, sources_line
from bot.views.text import bullets, context, section, upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.derive import lone_duties
from knowledge.advice.facts import Facts
from knowledge.advice.teams import Comparison, comparable, compare, find_team
from knowledge.schema import Benchmark, Duty, Knowledge

MOST_BENCHMARKS = 2
_CAVEAT = f"{upper_first(ORIENTATION)}, in full-time posts."


def target_blocks(facts: Facts, knowledge: Knowledge) -> Iterator[Block]:
    """Where the team differs from the target team, and who would build another one."""
    team = find_team(facts, knowledge)
    if team is None:
        return
    comparison = compare(team, facts, knowledge)
    lines = [
        "*Against the target for your size and stage*",
        f"{_CAVEAT} It is for: {_meant_for(comparison, facts, knowledge)}.",
        *_differences(comparison, knowledge),
    ]
    yield section("\n".join(lines))
    against = sources_line(team.against, knowledge, label="Against") if team.against else ""
    yield context(f"Another view: {escape(team.contrary)} {against}".strip())


def lone_duty_blocks(facts: Facts, knowledge: Knowledge) -> Iterator[Block]:
    heads = {role: float(facts[f"headcount.{role}"].value or 0) for role in knowledge.roles}
    duties = [_lone_duty(duty, facts, knowledge) for duty in lone_duties(heads, knowledge)]
    if duties:
        yield section(f"*Rests on one person*\n{bullets(duties)}")


def benchmark_blocks(facts: Facts, knowledge: Knowledge) -> Iterator[Block]:
    """What others have, beside a fact of this team."""
    shown = comparable(facts, knowledge)[:MOST_BENCHMARKS]
    if not shown:
        return
    yield section("*Beside others: a check of plausibility, never a target*")
    for one in shown:
        yield context(_benchmark(one, facts, knowledge))


def _meant_for(comparison: Comparison, facts: Facts, knowledge: Knowledge) -> str:
    """Such as "a medium company (assumed), a first model is in use"."""
    team = comparison.team
    names = ["stage"] if team.size_band is None else ["size_band", "stage"]
    told = [
        f"{fact_text(name, facts[name].value, knowledge)}{origin_mark(facts[name].origin)}"
        for name in names
    ]
    kind = ["work on hosted language models"] if team.language_models else []
    return ", ".join([*kind, *told])


def _differences(comparison: Comparison, knowledge: Knowledge) -> Iterator[str]:
    differing = [one for one in comparison.roles if not one.fits]
    fitting = [one for one in comparison.roles if one.fits and one.today]
    if differing:
        yield bullets(escape(compared_text(one, knowledge)) for one in differing)
    else:
        yield "Your team is within it."
    if fitting:
        names = [_posts(one.role, one.today, knowledge) for one in fitting]
        yield f"As in the target: {', '.join(names)}."
    if comparison.others:
        names = [_posts(role, posts, knowledge) for role, posts in comparison.others.items()]
        yield f"Not in the target: {', '.join(names)}."


def _posts(role: str, posts: float, knowledge: Knowledge) -> str:
    return fact_text(f"headcount.{role}", plain_number(posts), knowledge)


def _lone_duty(duty: Duty, facts: Facts, knowledge: Knowledge) -> str:
    roles = " and ".join(knowledge.roles[role].one for role in facts.present(duty.roles))
    return escape(f"{upper_first(duty.title)}: {roles}")


def _benchmark(one: Benchmark, facts: Facts, knowledge: Knowledge) -> str:
    fact = facts[one.compares or ""]
    yours = fact_text(fact.name, plain_number(fact.value), knowledge)
    source = source_link(knowledge.sources[one.source])
    lines = (
        f"*{escape(one.title)}:* you {yours}; others {escape(one.figure)} ({escape(one.spread)}).",
        f"{escape(one.sample)}; n = {one.n:,}, {one.year}. {escape(one.limits)}",
        f"Source: {source}",
    )
    return "\n".join(lines)
