"""Write the generated parts of the documentation, or with --check name those that are stale.

Whole pages stand in docs/, one module of scripts/pages each. In README.md and docs/knowledge.md it
is what stands between `<!-- generated: NAME -->` and `<!-- end: NAME -->`.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge
from scripts.pages.command_line import command_line_page
from scripts.pages.commands import commands_page, subcommand_rows
from scripts.pages.facts import facts_page
from scripts.pages.knowledge import explained, held_back
from scripts.pages.licenses import licenses_page
from scripts.pages.markdown import Page, page_of
from scripts.pages.roles import roles_page
from scripts.pages.rules import rules_page
from scripts.pages.sources import sources_page
from scripts.pages.teams import teams_page
from scripts.pages.tips import tips_page

ROOT = Path(__file__).parent.parent
PAGES: Mapping[str, Page] = {
    "docs/commands.md": commands_page,
    "docs/command-line.md": command_line_page,
    "docs/roles.md": roles_page,
    "docs/rules.md": rules_page,
    "docs/tips.md": tips_page,
    "docs/teams.md": teams_page,
    "docs/facts.md": facts_page,
    "docs/sources.md": sources_page,
    "docs/licenses.md": licenses_page,
}
PARTS: Mapping[tuple[str, str], Page] = {
    ("README.md", "subcommands"): subcommand_rows,
    ("docs/knowledge.md", "held"): held_back,
    ("docs/knowledge.md", "explained"): explained,
}


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
    built = {name: page_of(page(knowledge)) for name, page in PAGES.items()}
    for (name, part), lines in PARTS.items():
        text = built.get(name) or _read(root / name)
        built[name] = _with_part(text, name, part, "\n".join(lines(knowledge)))
    return built


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _with_part(text: str, name: str, part: str, content: str) -> str:
    start, end = f"<!-- generated: {part} -->", f"<!-- end: {part} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"{name} needs {start} and {end}, once each")
    before, _, rest = text.partition(start)
    return f"{before}{start}\n{content}\n{end}{rest.partition(end)[2]}"


if __name__ == "__main__":
    raise SystemExit(main())
