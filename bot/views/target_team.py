"""The team beside the target team, what rests on one person, and what others report."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.language import list_text, say
from bot.mrkdwn import escape
from bot.views.facts import fact_text, number_text, origin_mark, range_text
from bot.views.sources import against_line, source_link
from bot.views.text import bullets, context, section, upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.derive import lone_duties
from knowledge.advice.facts import Facts
from knowledge.advice.teams import Compared, Comparison, comparable, compare, find_team
from knowledge.schema import Benchmark, Duty, Knowledge

MOST_BENCHMARKS = 2


def target_blocks(facts: Facts, knowledge: Knowledge) -> Iterator[Block]:
    """Where the team differs from the target team, and who would build another one."""
    team = find_team(facts, knowledge)
    if team is None:
        return
    comparison = compare(team, facts, knowledge)
    lines = [
        f"*{say('team-target')}*",
        say("team-orientation", kinds=meant_for(comparison, facts, knowledge)),
        *_differences(comparison, knowledge),
    ]
    yield section("\n".join(lines))
    against = f" {against_line(team.against, knowledge)}" if team.against else ""
    yield context(f"{say('team-another-view', view=escape(team.contrary))}{against}")


def lone_duty_blocks(facts: Facts, knowledge: Knowledge) -> Iterator[Block]:
    heads = {role: float(facts[f"headcount.{role}"].value or 0) for role in knowledge.roles}
    duties = [_lone_duty(duty, facts, knowledge) for duty in lone_duties(heads, knowledge)]
    if duties:
        yield section(f"*{say('team-rests-on-one')}*\n{bullets(duties)}")


def benchmark_blocks(facts: Facts, knowledge: Knowledge) -> Iterator[Block]:
    """What others have, beside a fact of this team."""
    shown = comparable(facts, knowledge)[:MOST_BENCHMARKS]
    if not shown:
        return
    yield section(f"*{say('team-others')}*")
    for one in shown:
        yield context(_benchmark(one, facts, knowledge))


def meant_for(comparison: Comparison, facts: Facts, knowledge: Knowledge) -> str:
    """Such as "a medium company (assumed), a first model is in use"."""
    team = comparison.team
    names = ["stage"] if team.size_band is None else ["size_band", "stage"]
    told = [
        f"{fact_text(name, facts[name].value, knowledge)}{origin_mark(facts[name].origin)}"
        for name in names
    ]
    kind = [say("team-language-models")] if team.language_models else []
    return ", ".join([*kind, *told])


def compared_text(one: Compared, knowledge: Knowledge) -> str:
    """Such as "Data engineers: none, target 2 to 3". Plain text, not escaped."""
    return say(
        "team-compared",
        roles=knowledge.roles[one.role].plural,
        today=number_text(plain_number(one.today)) if one.today else say("team-none"),
        target=range_text(one.target),
    )


def _differences(comparison: Comparison, knowledge: Knowledge) -> Iterator[str]:
    differing = [one for one in comparison.roles if not one.fits]
    fitting = [one for one in comparison.roles if one.fits and one.today]
    if differing:
        yield bullets(escape(compared_text(one, knowledge)) for one in differing)
    else:
        yield say("team-within")
    if fitting:
        names = [_posts(one.role, one.today, knowledge) for one in fitting]
        yield say("team-as-target", posts=", ".join(names))
    if comparison.others:
        names = [_posts(role, posts, knowledge) for role, posts in comparison.others.items()]
        yield say("team-beside-target", posts=", ".join(names))


def _posts(role: str, posts: float, knowledge: Knowledge) -> str:
    return fact_text(f"headcount.{role}", plain_number(posts), knowledge)


def _lone_duty(duty: Duty, facts: Facts, knowledge: Knowledge) -> str:
    roles = list_text([knowledge.roles[role].one for role in facts.present(duty.roles)])
    return escape(f"{upper_first(duty.title)}: {roles}")


def _benchmark(one: Benchmark, facts: Facts, knowledge: Knowledge) -> str:
    fact = facts[one.compares or ""]
    lines = (
        say(
            "team-benchmark",
            title=escape(one.title),
            yours=fact_text(fact.name, plain_number(fact.value), knowledge),
            figure=escape(one.figure),
            spread=escape(one.spread),
        ),
        say(
            "team-benchmark-sample",
            sample=escape(one.sample),
            n=one.n,
            year=str(one.year),
            limits=escape(one.limits),
        ),
        say("team-benchmark-source", source=source_link(knowledge.sources[one.source])),
    )
    return "\n".join(lines)
