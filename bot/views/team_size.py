"""How big a team should be: the target team for a size and stage, with an orientation's caveats."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.usecases.team_size import TeamOfChannel, TeamsOfSize
from bot.views.facts import fact_text, number_text, origin_mark
from bot.views.plan_words import ORIENTATION, compared_text
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, section
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge, Range


def team_blocks(found: TeamOfChannel, knowledge: Knowledge) -> Iterator[Block]:
    """The target team for the channel, role by role, and who would build another one."""
    team, today = found.comparison.team, number_text(plain_number(found.today))
    roles = bullets(escape(compared_text(one, knowledge)) for one in found.comparison.roles)
    yield header(f"About {_posts(found.posts)}; you have {today if found.today else 'none'}")
    yield section(
        f"*The target team for your size and stage*\n{_meant_for(found, knowledge)}:"
        f" {ORIENTATION}, in full-time posts.\n{roles}"
    )
    against = [sources_line(team.against, knowledge, label="Against")] if team.against else []
    notes = (
        f"Another view: {escape(team.contrary)}",
        sources_line(team.sources, knowledge),
        *against,
    )
    yield context("\n".join(notes))


def size_blocks(sizes: list[TeamsOfSize], knowledge: Knowledge) -> Iterator[Block]:
    """The range of each size; of a single one, stage by stage."""
    yield header("It depends on your size and stage")
    caveat = f"{ORIENTATION}, in full-time posts"
    if len(sizes) == 1:
        title, lines = f"{_size(sizes[0], knowledge)}: {caveat}", _stages(sizes[0], knowledge)
    else:
        title = f"From the first idea to many models: {caveat}"
        lines = [f"{_size(one, knowledge)}: {_posts(one.posts)}" for one in sizes]
    yield section(f"*{escape(title)}*\n{bullets(map(escape, lines))}")
    yield context("Our own estimate. With a team profile I show yours role by role, with sources.")


def _stages(size: TeamsOfSize, knowledge: Knowledge) -> list[str]:
    names = knowledge.fields["stage"].values
    return [f"{names[team.stage]}. {_posts(posts)}" for team, posts in size.by_stage]


def _size(one: TeamsOfSize, knowledge: Knowledge) -> str:
    size = knowledge.sizes[one.band]
    end = f" to {size.to_employees}" if size.to_employees else " or more"
    return f"{size.title} company ({size.from_employees}{end} employees)"


def _posts(span: Range) -> str:
    return f"{span} {'post' if span.least == span.most == 1 else 'posts'}"


def _meant_for(found: TeamOfChannel, knowledge: Knowledge) -> str:
    team, facts = found.comparison.team, found.facts
    names = ["stage"] if team.size_band is None else ["size_band", "stage"]
    told = (
        f"{fact_text(name, facts[name].value, knowledge)}{origin_mark(facts[name].origin)}"
        for name in names
    )
    kind = ["work on hosted language models"] if team.language_models else []
    return f"For {', '.join([*kind, *told])}"
