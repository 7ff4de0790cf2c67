"""The documentation is true: nothing stale, no dead link, no name that does not exist."""

import re
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot import settings
from bot.entrypoints.cli import app
from bot.subcommands import SUBCOMMANDS
from knowledge import schema
from knowledge.checks.words import PLACEHOLDERS
from knowledge.loader import load_knowledge
from scripts.generate_docs import find_stale

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
MODELS = (
    *(schema.Source, schema.SizeBand, schema.Role, schema.NotYet, schema.Rule, schema.FollowUp),
    *(schema.RaisedSeverity, schema.Example, schema.Examples, schema.Tip, schema.NudgeWords),
    *(schema.FieldWords, schema.MoveWords),
)
"""What YAML files are made of."""


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def links_of(page: Path) -> Iterator[str]:
    without_code = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code):
        if not target.startswith(("https://", "http://")):
            yield target


def anchors_of(page: Path) -> set[str]:
    """As GitHub makes them from headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors_of(target))


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
    assert settings.Settings.from_environ(environ) == settings.Settings()


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
    explained = set(re.findall(r"[\w-]+", " ".join(rows)))
    assert {re.split(r"[<>=]", requirement)[0] for requirement in wanted} - explained == set()


def test_the_yaml_of_the_recipes_is_sound(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", read("CONTRIBUTING.md"), flags=re.DOTALL)
    role, rule, tip, _ = map(textwrap.dedent, (f"   {block.lstrip()}" for block in blocks))
    files = {
        "roles/data_steward.yml": role,
        "rules/nobody-answers-for-models.yml": rule,
        "tips/small.yml": tip,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    knowledge = load_knowledge(tmp_path)
    assert "data_steward" in knowledge.roles
    assert "nobody-answers-for-models" in knowledge.rules
