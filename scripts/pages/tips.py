"""docs/tips.md: advice that needs no profile."""

from collections.abc import Mapping

from knowledge.schema import HiringStep, Knowledge, SizeBand, Tip
from scripts.pages.markdown import Lines, heading, link, role_links, sources

INTRO = """
# Tips

Advice that needs no more than the size of the company, as `/mlteam tips` gives it, each size one
file in [knowledge/data/tips](../knowledge/data/tips); and tips for whoever hires, from
[knowledge/data/hiring.yml](../knowledge/data/hiring.yml). Reminders go through the tips of a size
in this order, and leave one out while a rule that says the same is advised or decided."""

STEPS: Mapping[HiringStep, str] = {
    HiringStep.ADVERT: "The advert",
    HiringStep.INTERVIEW: "The interviews",
    HiringStep.START: "The first months",
}


def tips_page(knowledge: Knowledge) -> Lines:
    yield f"{INTRO}\n"
    for size in knowledge.sizes.values():
        count = len(knowledge.tips[size.id])
        yield f"- {link(size.title, f'#{size.id}')}: {_employees(size)}, {count} tips"
    for step, title in STEPS.items():
        count = sum(tip.step is step for tip in knowledge.hiring.values())
        yield f"- {link(title, f'#{step}')}: {count} tips"
    for size in knowledge.sizes.values():
        yield from _of_size(size, knowledge)
    for step, title in STEPS.items():
        yield from _of_step(step, title, knowledge)


def _of_size(size: SizeBand, knowledge: Knowledge) -> Lines:
    yield heading(2, f"{size.title}: {_employees(size)}", size.id)
    yield from sources(size, knowledge)
    for number, tip in enumerate(knowledge.tips[size.id], start=1):
        same = f" Says the same as {_rules(tip)}." if tip.repeats else ""
        yield f'\n{number}. <a id="{tip.id}"></a>{tip.text} (`{tip.id}`){same}\n'
        yield from sources(tip, knowledge, indent="   ")


def _rules(tip: Tip) -> str:
    return ", ".join(link(f"`{rule}`", f"rules.md#{rule}") for rule in tip.repeats)


def _of_step(step: HiringStep, title: str, knowledge: Knowledge) -> Lines:
    yield heading(2, title, step)
    tips = [tip for tip in knowledge.hiring.values() if tip.step is step]
    for number, tip in enumerate(tips, start=1):
        only = f" For: {role_links(tip.roles, knowledge)}." if tip.roles else ""
        yield f'\n{number}. <a id="{tip.id}"></a>{tip.text}{only} (`{tip.id}`)\n'
        yield from sources(tip, knowledge, indent="   ")


def _employees(size: SizeBand) -> str:
    if size.to_employees is None:
        return f"{size.from_employees} employees or more"
    return f"{size.from_employees} to {size.to_employees} employees"
