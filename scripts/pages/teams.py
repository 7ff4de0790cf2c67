"""docs/teams.md: target teams, duties and benchmarks."""

from collections.abc import Collection, Iterable, Sequence

from knowledge.schema import Band, Benchmark, Knowledge, Range, Stage, TargetTeam
from scripts.pages.markdown import (
    Lines,
    heading,
    link,
    role_link,
    role_links,
    source_line,
    sources,
    table,
)

INTRO = """
# Teams

What a team could look like, what every team has to do, and what others have.

- [Target teams](#target-teams): one for each size and stage, with its reasons and who would build
  another one
- [Duties](#duties): what should not rest on one person
- [Benchmarks](#benchmarks): what others report; no targets

They lie in [teams.yml](../knowledge/data/teams.yml), [duties.yml](../knowledge/data/duties.yml) and
[benchmarks.yml](../knowledge/data/benchmarks.yml)."""

TARGETS = """
A target team is an orientation to argue with, not a rule: [rules](rules.md) judge a team, a target
only shows where to look. Numbers are full-time posts, from the least to the most; half a post may
be half of a colleague's week. The table shows the posts of all roles together; choose one to read
why."""

DUTIES = """
Each team has to do these every week. A duty on which nobody works does not count; one that rests on
at most one full post counts as *lone*, and the fact [`lone_duties`](facts.md#lone_duties) says how
many there are."""

BENCHMARKS = """
What others have is a check of plausibility and no target: a team may be right to differ, and the
limits say how far each figure carries."""

HOSTED = "Hosted language models"

Column = tuple[str, list[TargetTeam]]


def teams_page(knowledge: Knowledge) -> Lines:
    yield INTRO
    columns = list(_columns(knowledge))
    yield f"{heading(2, 'Target teams')}{TARGETS}\n"
    yield from _overview(columns, knowledge)
    for title, teams in columns:
        yield heading(3, title)
        yield from _posts(teams, knowledge)
        for team in teams:
            yield from _team(team, title, knowledge)
    yield f"{heading(2, 'Duties')}{DUTIES}\n"
    yield from _duties(knowledge)
    yield f"{heading(2, 'Benchmarks')}{BENCHMARKS}\n"
    yield from _benchmarks(knowledge.benchmarks.values(), knowledge)


def _columns(knowledge: Knowledge) -> Iterable[Column]:
    """The teams of each size, then those for any size, each in the order of the stages."""
    teams = sorted(knowledge.teams.values(), key=lambda team: list(Stage).index(team.stage))
    for band in Band:
        of_band = [t for t in teams if t.size_band is band and not t.language_models]
        yield f"{knowledge.sizes[band].title} companies", of_band
    yield "Any size", [t for t in teams if t.size_band is None and not t.language_models]
    yield HOSTED, [t for t in teams if t.language_models]


def _overview(columns: Collection[Column], knowledge: Knowledge) -> Lines:
    filled = [(title, teams) for title, teams in columns if teams]
    rows = (
        [_stage(stage, knowledge), *(_cell(stage, teams) for _, teams in filled)] for stage in Stage
    )
    yield from table(["stage", *(title for title, _ in filled)], rows)


def _cell(stage: Stage, teams: Iterable[TargetTeam]) -> str:
    return ", ".join(link(_total(team), f"#{team.id}") for team in teams if team.stage is stage)


def _total(team: TargetTeam) -> str:
    spans = team.headcount.values()
    least, most = (
        round(sum(ends), 1) for ends in ([s.least for s in spans], [s.most for s in spans])
    )
    return _span(Range(least=least, most=most))


def _posts(teams: Sequence[TargetTeam], knowledge: Knowledge) -> Lines:
    """Who is on the team, side by side for the stages."""
    roles = [
        role for role in knowledge.roles.values() if any(role.id in t.headcount for t in teams)
    ]
    rows = ([role_link(role), *(_span(t.headcount.get(role.id)) for t in teams)] for role in roles)
    if teams:
        titles = (link(_stage(team.stage, knowledge), f"#{team.id}") for team in teams)
        yield from table(["role", *titles], rows)


def _team(team: TargetTeam, title: str, knowledge: Knowledge) -> Lines:
    yield heading(4, f"{title}: {_stage(team.stage, knowledge).lower()}", team.id)
    size = f", {team.size_band} companies" if team.language_models and team.size_band else ""
    yield f"`{team.id}`{size}\n\n{team.summary}\n"
    posts = (
        f"{role_link(knowledge.roles[role])} {_span(span)}" for role, span in team.headcount.items()
    )
    yield f"**Posts.** {', '.join(posts)}\n"
    yield f"**Why.** {team.reasoning}\n\n**Others would say.** {team.contrary}\n"
    yield from sources(team, knowledge)


def _stage(stage: Stage, knowledge: Knowledge) -> str:
    return knowledge.fields["stage"].values[stage].partition(":")[0]


def _span(span: Range | None) -> str:
    if span is None:
        return ""
    if span.least == span.most:
        return f"{span.least:g}"
    return f"{span.least:g} to {span.most:g}"


def _duties(knowledge: Knowledge) -> Lines:
    rows = (
        (f'<a id="{id_}"></a>{duty.title} (`{id_}`)', role_links(duty.roles, knowledge))
        for id_, duty in knowledge.duties.items()
    )
    yield from table(["duty", "roles that can do it"], rows)


def _benchmarks(benchmarks: Collection[Benchmark], knowledge: Knowledge) -> Lines:
    yield from table(
        ["what", "figure", "range", "n", "year"],
        ((link(b.title, f"#{b.id}"), b.figure, b.spread, f"{b.n:,}", b.year) for b in benchmarks),
    )
    for benchmark in benchmarks:
        yield heading(3, benchmark.title, benchmark.id)
        yield f"{benchmark.figure}. Range: {benchmark.spread}.\n"
        yield f"- **Id:** `{benchmark.id}`"
        yield f"- **Sample:** {benchmark.sample} (n = {benchmark.n:,}, {benchmark.year})"
        yield f"- **Limits:** {benchmark.limits}"
        if benchmark.compares:
            fact = benchmark.compares
            yield f"- **Compare with:** the fact [`{fact}`](facts.md#{fact})"
        if benchmark.workloads:
            words = knowledge.fields["workload"].values
            kinds = "; ".join(f"{words[one]} (`{one}`)" for one in benchmark.workloads)
            yield f"- **Holds for:** {kinds}"
        yield f"- **Source:** {source_line(knowledge.sources[benchmark.source])}\n"
