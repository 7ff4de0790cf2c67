"""How big a team should be: the target team for a size and stage, with an orientation's caveats."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape
from bot.usecases.team_size import TeamOfChannel, TeamsOfSize
from bot.views.facts import number_text, range_text
from bot.views.sources import against_line, sources_line
from bot.views.target_team import compared_text, meant_for
from bot.views.text import bullets, context, header, section
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge, Range


def team_blocks(found: TeamOfChannel, knowledge: Knowledge) -> Iterator[Block]:
    """The target team for the channel, role by role, and who would build another one."""
    team = found.comparison.team
    today = number_text(plain_number(found.today)) if found.today else say("team-none")
    roles = bullets(escape(compared_text(one, knowledge)) for one in found.comparison.roles)
    kinds = meant_for(found.comparison, found.facts, knowledge)
    ones, posts = _ones(found.posts), range_text(found.posts)
    yield header(say("team-size-about", ones=ones, posts=posts, today=today))
    yield section(f"*{say('team-size-title')}*\n{say('team-size-for', kinds=kinds)}\n{roles}")
    notes = (
        say("team-another-view", view=escape(team.contrary)),
        sources_line(team.sources, knowledge),
        *([against_line(team.against, knowledge)] if team.against else []),
    )
    yield context("\n".join(notes))


def size_blocks(sizes: list[TeamsOfSize], knowledge: Knowledge) -> Iterator[Block]:
    """The range of each size; of a single one, stage by stage."""
    yield header(say("team-size-depends"))
    if len(sizes) == 1:
        title = say("team-size-of-one", size=_size(sizes[0], knowledge))
        lines = _stages(sizes[0], knowledge)
    else:
        title = say("team-size-of-all")
        lines = [
            say("team-size-line", what=_size(one, knowledge), posts=_posts(one.posts))
            for one in sizes
        ]
    yield section(f"*{escape(title)}*\n{bullets(map(escape, lines))}")
    yield context(say("team-size-own-estimate"))


def _stages(size: TeamsOfSize, knowledge: Knowledge) -> list[str]:
    names = knowledge.fields["stage"].values
    return [
        say("team-size-stage", stage=names[team.stage], posts=_posts(posts))
        for team, posts in size.by_stage
    ]


def _size(one: TeamsOfSize, knowledge: Knowledge) -> str:
    size = knowledge.sizes[one.band]
    least, most = size.from_employees, size.to_employees
    if most is None:
        return say("team-size-company-open", size=size.title, least=least)
    return say("team-size-company", size=size.title, least=least, most=most)


def _posts(span: Range) -> str:
    return say("team-size-posts", ones=_ones(span), posts=range_text(span))


def _ones(span: Range) -> int:
    """The number by which "post" is in the singular or plural."""
    return 1 if span.least == span.most == 1 else 2
