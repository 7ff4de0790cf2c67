"""Write the generated parts of the documentation, or with --check name those that are stale.

Whole pages are docs/roles.md, docs/rules.md, docs/tips.md and docs/command-line.md. In README.md
and docs/knowledge.md it is what stands between `<!-- generated: NAME -->` and `<!-- end: NAME -->`.
"""

import argparse
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from bot.entrypoints.cli import app
from bot.subcommands import SUBCOMMANDS
from knowledge.advice.answer import plain_number
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import (
    DERIVED_KINDS,
    FIELD_KINDS,
    GROUPS,
    Facts,
    Kind,
    values_of,
)
from knowledge.advice.profile import TeamProfile
from knowledge.loader import load_knowledge
from knowledge.schema import Concern, Knowledge, Reading, Role, Rule, Source, Strength

ROOT = Path(__file__).parent.parent
NOTE = "<!-- Written by `make docs`. Don't edit it here. -->"
COLUMNS = 80
"""Width of the help texts, whatever the terminal of whoever runs this."""

CONCERNS: Mapping[Concern, str] = {
    Concern.HARM: "What does harm",
    Concern.PURPOSE: "Purpose",
    Concern.DATA: "Data",
    Concern.PRODUCTION: "Getting to production",
    Concern.RUNNING: "Running models",
    Concern.HABITS: "Habits",
    Concern.SCALE: "Scale",
}
ROLES_INTRO = """
# Roles

Who does what on an ML team, as `/mlteam roles` tells it. The setup form asks for the roles marked
with *core*. Each role is one file in [knowledge/data/roles](../knowledge/data/roles)."""

RULES_INTRO = """
# Rules

Every piece of advice that mlteam can give: when it gives it, why, and who says so. Of two rules
that fire with the same severity, the one with the lower place comes first. How to read the
conditions is said in [knowledge.md](knowledge.md#conditions). Each rule is one file in
[knowledge/data/rules](../knowledge/data/rules), with examples that run as tests."""

TIPS_INTRO = """
# Tips

Advice that needs no more than the size of the company, as `/mlteam tips` gives it. Each size is
one file in [knowledge/data/tips](../knowledge/data/tips)."""

COMMAND_LINE_INTRO = """
# Command line

`make` installs `mlteam` into `.venv/bin`; `python -m bot` is the same. It exits with 0, with 1 if
the work failed (one sentence on stderr says why), or with 2 if it was called wrongly."""

FALLBACK = "no hire and nothing of medium severity or above fired; then it comes first"

Lines = Iterator[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if stale")
    check: bool = parser.parse_args().check
    stale = find_stale(ROOT)
    for name, text in stale.items():
        if check:
            print(f"{name} is stale; run make docs")
        else:
            (ROOT / name).write_text(text, "utf-8")
            print(f"wrote {name}")
    return 1 if check and stale else 0


def find_stale(root: Path) -> dict[str, str]:
    """The files that differ from what they should be, with the text that they should have."""
    wanted = _build(root, load_knowledge())
    return {name: text for name, text in wanted.items() if _read(root / name) != text}


def _build(root: Path, knowledge: Knowledge) -> dict[str, str]:
    built = {name: _page(page(knowledge)) for name, page in PAGES.items()}
    for (name, part), lines in PARTS.items():
        built[name] = _with_part(_read(root / name), name, part, "\n".join(lines(knowledge)))
    return built


def _page(lines: Iterable[str]) -> str:
    text = "\n".join((NOTE, *lines))
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _with_part(text: str, name: str, part: str, content: str) -> str:
    start, end = f"<!-- generated: {part} -->", f"<!-- end: {part} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"{name} needs {start} and {end}, once each")
    before, _, rest = text.partition(start)
    return f"{before}{start}\n{content}\n{end}{rest.partition(end)[2]}"


# Pages


def roles_page(knowledge: Knowledge) -> Lines:
    yield ROLES_INTRO
    for role in knowledge.roles.values():
        yield from _role(role, knowledge)


def _role(role: Role, knowledge: Knowledge) -> Lines:
    titles = {id_: other.title for id_, other in knowledge.roles.items()}
    core = ", *core*" if role.core else ""
    yield f"\n## {role.title}\n\n`{role.id}`{core}\n\n{role.mission}\n"
    if role.aliases:
        yield f"Also understood: {', '.join(role.aliases)}.\n"
    yield from _bullets("Does", role.responsibilities)
    yield from _bullets("Needs", role.skills)
    handed = (f"{titles[other]}: {what}" for other, what in role.hands_to.items())
    yield from _bullets("Hands over to", handed)
    yield f"**Hire when.** {role.hire_when}\n"
    yield from _bullets("Not yet when", (f"{n.because} {_code(n.when)}" for n in role.not_yet))
    yield from _bullets("Common mistakes", role.mistakes)
    yield f"**Until then.** {role.cover}\n"
    if role.grow_from:
        yield f"**Grows from.** {', '.join(titles[other] for other in role.grow_from)}\n"
    yield from _sources("Sources", role.sources, knowledge)


def rules_page(knowledge: Knowledge) -> Lines:
    yield RULES_INTRO
    ordered = sorted(knowledge.rules.values(), key=lambda rule: (rule.position, rule.id))
    for concern in Concern:
        rules = [rule for rule in ordered if rule.concern is concern]
        if rules:
            yield f"\n## {CONCERNS[concern]}"
        for rule in rules:
            yield from _rule(rule, knowledge)


def _rule(rule: Rule, knowledge: Knowledge) -> Lines:
    role = f": {knowledge.roles[rule.role].title}" if rule.role else ""
    raised = "".join(f", {raised.to} when {_code(raised.when)}" for raised in rule.raised)
    yield f"\n### {rule.title}\n\n> {rule.advice}\n"
    yield f"- **Rule:** `{rule.id}`"
    yield f"- **Move:** {knowledge.moves[rule.move].title}{role}"
    yield f"- **When:** {_code(rule.when)}"
    if rule.fallback:
        yield f"- **Only if** {FALLBACK}"
    yield f"- **Severity:** {rule.severity}{raised}"
    yield f"- **Confidence:** {rule.confidence}\n"
    yield f"**Why.** {rule.why}\n"
    if rule.unless:
        yield f"**Unless.** {rule.unless}\n"
    yield from _sources("Sources", rule.sources, knowledge)
    yield from _sources("Against", rule.against, knowledge)


def tips_page(knowledge: Knowledge) -> Lines:
    yield TIPS_INTRO
    for band, tips in knowledge.tips.items():
        size = knowledge.sizes[band]
        to = f"{size.from_employees} to {size.to_employees}"
        employees = to if size.to_employees else f"{size.from_employees} or more"
        yield f"\n## {size.title}: {employees} employees"
        for number, tip in enumerate(tips, start=1):
            yield f"\n{number}. {tip.text} (`{tip.id}`)\n"
            yield from _sources("Sources", tip.sources, knowledge, indent="   ")
            yield from _sources("Against", tip.against, knowledge, indent="   ")


def command_line_page(_: Knowledge) -> Lines:
    yield COMMAND_LINE_INTRO
    command = typer.main.get_command(app)
    assert isinstance(command, TyperGroup)  # noqa: S101 -- for mypy: an app with several commands
    yield from _help("mlteam", command)


def _help(path: str, command: TyperGroup | TyperCommand) -> Lines:
    context = typer.Context(command, info_name=path, terminal_width=COLUMNS)
    yield f"\n## {path}\n\n```text\n{command.get_help(context).rstrip()}\n```"
    for name, below in getattr(command, "commands", {}).items():
        yield from _help(f"{path} {name}", below)


# Parts


def subcommand_rows(_: Knowledge) -> Lines:
    yield "| type | and you get |\n|---|---|"
    for subcommand in SUBCOMMANDS:
        for usage, what in subcommand.usages:
            yield f"| `/mlteam {_cell(usage)}` | {_cell(what)} |"


def fact_rows(knowledge: Knowledge) -> Lines:
    untold = derive_facts(TeamProfile(), knowledge)
    yield "| fact | values | if nobody told | meaning |\n|---|---|---|---|"
    for name, kind in FIELD_KINDS.items():
        yield _fact_row(name, kind, untold, knowledge.fields[name].question)
    headcount = f"{knowledge.fields['headcount'].question} One fact for each role."
    yield f"| `headcount.ROLE` | number | `0` | {_cell(headcount)} |"
    for name, roles in GROUPS.items():
        parts = " + ".join(f"`headcount.{role}`" for role in roles)
        yield _fact_row(name, "number", untold, parts)
    for name, kind in DERIVED_KINDS.items():
        yield _fact_row(name, kind, untold, knowledge.fields[name].hint)


def _fact_row(name: str, kind: Kind, untold: Facts, meaning: str) -> str:
    words = {"number": "number", "yes_no": "`true`, `false`"}
    values = words.get(str(kind)) or ", ".join(f"`{value}`" for value in values_of(kind))
    value = plain_number(untold[name].value)
    default = "unknown" if value is None else f"`{str(value).lower()}`"
    return f"| `{name}` | {values} | {default} | {_cell(meaning)} |"


PAGES: Mapping[str, Callable[[Knowledge], Lines]] = {
    "docs/roles.md": roles_page,
    "docs/rules.md": rules_page,
    "docs/tips.md": tips_page,
    "docs/command-line.md": command_line_page,
}
PARTS: Mapping[tuple[str, str], Callable[[Knowledge], Lines]] = {
    ("README.md", "subcommands"): subcommand_rows,
    ("docs/knowledge.md", "facts"): fact_rows,
}


# Markdown


def _bullets(title: str, entries: Iterable[str], *, indent: str = "") -> Lines:
    lines = [f"{indent}- {entry}" for entry in entries]
    if lines:
        yield f"{indent}**{title}**\n"
        yield from lines
        yield ""


def _sources(title: str, ids: Collection[str], knowledge: Knowledge, *, indent: str = "") -> Lines:
    sources = (_source(knowledge.sources[id_]) for id_ in ids)
    yield from _bullets(title, sources, indent=indent)


def _source(source: Source) -> str:
    """Linked, and marked where it is weak."""
    marks = [
        *(["opinion"] if source.strength is Strength.OPINION else []),
        *(["second-hand"] if source.reading is Reading.SECOND_HAND else []),
    ]
    title = re.sub(r"([\[\]])", r"\\\1", source.title)
    marked = f" *({', '.join(marks)})*" if marks else ""
    return f"[{title}]({source.address}), {source.publisher}, {source.year or 'no year'}{marked}"


def _code(conditions: Iterable[str]) -> str:
    return " and ".join(f"`{condition}`" for condition in conditions)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    raise SystemExit(main())
