"""docs/roles.md: every role in full."""

from knowledge.schema import Interview, Knowledge, Move, Role
from scripts.pages.markdown import (
    Lines,
    bullets,
    code,
    heading,
    link,
    requirement,
    role_link,
    role_links,
    sources,
    table,
)

INTRO = """
# Roles

Who does what on an ML team, as `/mlteam roles` tells it: what a role does and is not, when to hire
for it and when not yet, how to interview, and the first 90 days. Conditions are over the
[facts](facts.md). Each role is one file in [knowledge/data/roles](../knowledge/data/roles).

*In the form* means that the setup form asks for the headcount of the role."""


def roles_page(knowledge: Knowledge) -> Lines:
    yield f"{INTRO}\n"
    yield from table(
        ["role", "in the form", "what it does"],
        (
            (link(r.title, f"#{r.id}"), "yes" if r.core else "", r.mission)
            for r in _roles(knowledge)
        ),
    )
    for role in _roles(knowledge):
        yield from _work(role, knowledge)
        yield from _timing(role, knowledge)
        yield from _hiring(role, knowledge)
        yield from bullets("Advice about this role", _advice(role, knowledge))
        yield from sources(role, knowledge)


def _roles(knowledge: Knowledge) -> list[Role]:
    return list(knowledge.roles.values())


def _work(role: Role, knowledge: Knowledge) -> Lines:
    yield heading(2, role.title, role.id)
    yield f"`{role.id}`{', in the form' if role.core else ''}\n\n{role.mission}\n"
    yield f"Also understood: {', '.join([role.plural, *role.aliases])}.\n"
    yield from bullets("Does", role.responsibilities)
    yield from bullets("Needs", role.skills)
    yield from bullets("Is not", role.is_not)
    yield from bullets("Signs of success", role.success)
    for title, named in (
        ("Hands over to", role.hands_to),
        ("Shares with", role.shares_with),
    ):
        entries = (f"{role_link(knowledge.roles[id_])}: {what}" for id_, what in named.items())
        yield from bullets(title, entries)


def _timing(role: Role, knowledge: Knowledge) -> Lines:
    yield f"**Hire when.** {role.hire_when}\n"
    yield from bullets("First", (requirement(one, knowledge) for one in role.requires))
    yield from bullets("Not yet when", (f"{n.because} {code(n.when)}" for n in role.not_yet))
    yield from bullets("Common mistakes", role.mistakes)
    yield f"**Until then.** {role.cover}\n"
    if role.grow_from:
        yield f"**Grows from.** {role_links(role.grow_from, knowledge)}\n"


def _hiring(role: Role, knowledge: Knowledge) -> Lines:
    if role.first_hire:
        yield f"**Level of the first hire.** {role.first_hire.level}. {role.first_hire.because}\n"
    if role.interview:
        yield from _interview(role.interview)
    if role.interviewed_by:
        yield f"**Interviewed by.** {role_links(role.interviewed_by, knowledge)}\n"
    if role.mentored_by:
        yield f"**Mentored by.** {role_links(role.mentored_by, knowledge)}\n"
    if days := role.first_days:
        yield "**First 30, 60 and 90 days**\n"
        yield from table(
            ["after", "the new person"],
            [("30 days", days.day_30), ("60 days", days.day_60), ("90 days", days.day_90)],
        )


def _interview(interview: Interview) -> Lines:
    yield from bullets("Interview", interview.focus)
    yield from table(
        ["skill", "weak", "solid", "strong"],
        ((row.skill, row.weak, row.solid, row.strong) for row in interview.rubric),
    )


def _advice(role: Role, knowledge: Knowledge) -> list[str]:
    """The rules that ask for it, or speak against hiring for it."""
    rules = [rule for rule in knowledge.rules.values() if rule.role == role.id]
    return [
        f"{knowledge.moves[rule.move].title}: {link(rule.title, f'rules.md#{rule.id}')}"
        for move in Move
        for rule in sorted(rules, key=lambda rule: rule.position)
        if rule.move is move
    ]
