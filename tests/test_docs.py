"""The documentation is true: nothing stale, no dead link, no name that does not exist."""

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot import settings
from bot.entrypoints.cli import app
from bot.subcommands import SUBCOMMANDS
from bot.subcommands.call import Subcommand
from knowledge import schema
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import condition_kinds
from knowledge.advice.profile import parse_profile
from knowledge.catalogue import list_items
from knowledge.checks.words import PLACEHOLDERS
from knowledge.loader import load_knowledge
from scripts.generate_docs import find_stale
from scripts.pages.commands import EXAMPLES, example_answer
from scripts.pages.markdown import HOMES
from scripts.pages.sources import READINGS

ROOT = Path(__file__).parent.parent
OUTSIDE = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = [*(ROOT / name for name in OUTSIDE), *sorted((ROOT / "docs").glob("*.md"))]
ANSWERS = {"Value", "Knowledge"}
MODELS = [
    model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, schema.Value) and model.__name__ not in ANSWERS
]
"""What YAML files are made of."""
KNOWLEDGE = load_knowledge()
WORDS = {
    **{str(reading): words for reading, words in READINGS.items()},
    **{stage: title.split(":")[0] for stage, title in KNOWLEDGE.fields["stage"].values.items()},
}
"""What stands on the pages in place of a value."""


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def links_of(page: Path) -> Iterator[str]:
    without_code = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code):
        if not target.startswith(("https://", "http://")):
            yield target


@cache
def anchors_of(page: Path) -> list[str]:
    """As GitHub makes them from headings, and those that we have set ourselves."""
    without_code = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", without_code, flags=re.MULTILINE)
    slugs = (re.sub(r"[^\w\- ]", "", title).strip().lower() for title in headings)
    own = re.findall(r'<a id="([^"]+)"></a>', without_code)
    return [*(slug.replace(" ", "-") for slug in slugs), *own]


def one_line(text: str) -> str:
    return " ".join(text.split())


def as_on_pages(text: str) -> str:
    return one_line(WORDS.get(text, text))


def texts_in(data: object) -> Iterator[str]:
    """All sentences and words in an item; a profile of an example stands there as JSON."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "profile":
                yield json.dumps(value, ensure_ascii=False)
            else:
                yield from texts_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value)
    elif isinstance(data, str) and data:
        yield data


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    # GitHub gives a second heading of the same words another anchor.
    return target.exists() and (not anchor or anchors_of(target).count(anchor) == 1)


def table_names(text: str) -> set[str]:
    """Names of environment variables in the first column of a table."""
    return set(re.findall(r"^\| `([A-Z][A-Z_]+)`", text, flags=re.MULTILINE))


def variables_read() -> set[str]:
    source = Path(settings.__file__).read_text("utf-8")
    return set(re.findall(r'values(?:\.get\(|, )"([A-Z][A-Z_]+)"', source))


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", read("Makefile"), flags=re.MULTILINE))


def commands_of(group: TyperGroup, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands_of(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def test_generated_docs_are_fresh() -> None:
    assert list(find_stale(ROOT)) == [], "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    assert [link for link in links_of(page) if not leads_somewhere(page, link)] == []


LISTED = [listed for listed in list_items(KNOWLEDGE) if listed.kind in HOMES]


@pytest.mark.parametrize("kind", HOMES)
def test_every_item_has_its_place_on_its_page_with_all_that_it_says(kind: str) -> None:
    page = ROOT / "docs" / HOMES[kind]
    anchors, text = anchors_of(page), one_line(read(f"docs/{HOMES[kind]}"))
    for listed in (listed for listed in LISTED if listed.kind == kind):
        assert listed.id in anchors
        texts = map(as_on_pages, texts_in(listed.item.model_dump(mode="json")))
        assert [one for one in texts if one not in text] == [], listed.id


@pytest.mark.parametrize("name", condition_kinds(KNOWLEDGE))
def test_every_fact_and_threshold_is_explained(name: str) -> None:
    assert f"`{name}`" in read("docs/facts.md")


def test_a_source_links_to_every_rule_that_cites_it() -> None:
    for source in KNOWLEDGE.sources.values():
        own = read("docs/sources.md").partition(f'<a id="{source.id}"></a>')[2]
        section = own.partition("<a id=")[0]
        citing = [r for r in KNOWLEDGE.rules.values() if source.id in (*r.sources, *r.against)]
        assert [r.id for r in citing if f"(rules.md#{r.id})" not in section] == [], source.id


def test_benchmarks_are_said_to_be_no_targets() -> None:
    assert "a check of plausibility and no target" in one_line(read("docs/teams.md"))


@pytest.mark.parametrize("subcommand", SUBCOMMANDS, ids=lambda one: one.name)
def test_every_usage_of_a_subcommand_is_listed_with_an_example(subcommand: Subcommand) -> None:
    text = read("docs/commands.md").partition(f"## /mlteam {subcommand.name}\n")[2]
    section = text.partition("\n## ")[0]
    usages = [usage.replace("|", "\\|") for usage, _ in subcommand.usages]
    assert [usage for usage in usages if f"| `/mlteam {usage}` |" not in section] == []
    assert re.search(r"is answered with\n\n```text\n\S", section)


def test_examples_are_of_subcommands_that_exist() -> None:
    assert set(EXAMPLES) - {subcommand.name for subcommand in SUBCOMMANDS} == set()


def test_a_subcommand_without_a_good_example_stops_the_generator() -> None:
    with pytest.raises(SystemExit, match="give /mlteam roles qqqqq an example"):
        list(example_answer("roles qqqqq", KNOWLEDGE))


def test_readme_names_every_page_of_the_docs() -> None:
    named = set(re.findall(r"\]\(docs/([a-z-]+\.md)\)", read("README.md")))
    assert named == {page.name for page in (ROOT / "docs").glob("*.md")}


def test_readme_names_the_subcommands_and_no_others() -> None:
    named = set(re.findall(r"`/mlteam ([a-z]+)", read("README.md")))
    assert named == {subcommand.name for subcommand in SUBCOMMANDS}


def test_readme_explains_every_environment_variable() -> None:
    assert table_names(read("README.md")) == variables_read()


def test_the_example_environment_names_every_variable() -> None:
    lines = read(".env.example").splitlines()
    assert {line.partition("=")[0] for line in lines if "=" in line and line[0] != "#"} == (
        variables_read()
    )


def test_the_example_environment_can_be_used_once_tokens_are_filled_in() -> None:
    lines = [line for line in read(".env.example").splitlines() if line and line[0] != "#"]
    environ = dict(line.split("=", 1) for line in lines)
    assert settings.Settings.from_environ(environ) == settings.Settings.from_environ({})


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_that_are_named_exist(name: str) -> None:
    named = set(re.findall(r"(?:^|`)(?:PORT=\d+ )?make ([a-z]+)", read(name), flags=re.MULTILINE))
    assert named
    assert named <= make_targets()


def test_contributing_lists_every_make_target() -> None:
    listed = re.findall(r"^\| `make ([a-z]+)`", read("CONTRIBUTING.md"), flags=re.MULTILINE)
    assert set(listed) == make_targets()


def test_readme_lists_every_command_of_the_command_line() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    listed = re.findall(r"^\| `(mlteam [^`]+)`", read("README.md"), flags=re.MULTILINE)
    for command in commands_of(group, "mlteam"):
        assert any(line.startswith(command) for line in listed), command
    known = tuple(commands_of(group, "mlteam"))
    assert all(line.startswith(known) for line in listed)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_the_yaml_files_is_explained(model: type[schema.Value]) -> None:
    text = read("docs/knowledge.md")
    assert [key for key in model.model_fields if f"`{key}`" not in text] == []


def test_every_placeholder_is_explained() -> None:
    text = read("docs/knowledge.md")
    names = set().union(*PLACEHOLDERS.values())
    assert {name for name in names if f"`{{{name}}}`" not in text} == set()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["playground"]]
    rows = re.findall(r"^\| (.+?) \|", read("docs/decisions.md"), flags=re.MULTILINE)
    explained = set(re.findall(r"[\w.-]+", " ".join(rows)))
    assert {re.split(r"[<>=]", requirement)[0] for requirement in wanted} - explained == set()


def test_the_overlay_of_the_example_adds_to_what_is_built_in() -> None:
    """A rule with two examples and a tip."""
    rules = KNOWLEDGE.rules.values()
    examples = sum(len(rule.examples.fires) + len(rule.examples.silent) for rule in rules)
    tips = sum(map(len, KNOWLEDGE.tips.values()))
    assert (
        f"Sound: {len(KNOWLEDGE.roles)} roles, {len(rules) + 1} rules with {examples + 2} examples,"
        f" {tips + 1} tips, {len(KNOWLEDGE.sources)} sources."
    ) in read("docs/knowledge.md")


def test_the_yaml_of_the_recipes_is_sound(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", read("CONTRIBUTING.md"), flags=re.DOTALL)
    role, rule, tip, team, _ = map(textwrap.dedent, (f"   {block.lstrip()}" for block in blocks))
    files = {
        "roles/data_steward.yml": role,
        "rules/nobody-answers-for-models.yml": rule,
        "tips/small.yml": tip,
        "teams.yml": team,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    knowledge = load_knowledge(tmp_path)
    assert "data_steward" in knowledge.roles
    assert "nobody-answers-for-models" in knowledge.rules
    assert "any-research" in knowledge.teams


def test_the_rule_of_the_recipe_is_heard_as_the_recipe_says(tmp_path: Path) -> None:
    text = read("CONTRIBUTING.md")
    block = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)[1]
    profile = re.findall(r"echo '(.*?)' \| mlteam advise", text)[0]
    (tmp_path / "rules").mkdir()
    rule = textwrap.dedent(f"   {block.lstrip()}")
    (tmp_path / "rules/nobody-answers-for-models.yml").write_text(rule, "utf-8")
    knowledge = load_knowledge(tmp_path)
    advice = Adviser(knowledge).advise(parse_profile(profile, knowledge.roles))
    assert "nobody-answers-for-models" in [one.rule for one in advice.recommendations]
