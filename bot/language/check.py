"""What a language lacks: its texts against the English ones, and all of them against the code."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from jinja2 import Environment, nodes

from bot.language.texts import ENGLISH, FOLDER

_ASKED = frozenset({"say"})
Variables = frozenset[str]


@dataclass(frozen=True)
class Text:
    """One text in a file."""

    file: str
    id: str
    variables: Variables
    """The names of the values that it needs."""


def find_gaps(language: str, folder: Path = FOLDER) -> Iterator[str]:
    """What is missing or wrong in a language, a line each; nothing for English."""
    english, ours = read_texts(ENGLISH, folder), read_texts(language, folder)
    for id_ in english.keys() - ours.keys():
        yield f"{language}/{english[id_].file}: {id_} is missing"
    for id_ in ours.keys() - english.keys():
        yield f"{language}/{ours[id_].file}: {id_} is in no English file; remove it"
    for id_ in english.keys() & ours.keys():
        if unknown := ours[id_].variables - english[id_].variables:
            names = ", ".join(sorted(unknown))
            yield f"{language}/{ours[id_].file}: {id_} names {names}, which nobody fills in"
        if lost := english[id_].variables - ours[id_].variables:
            names = ", ".join(sorted(lost))
            yield f"{language}/{ours[id_].file}: {id_} leaves out {names}"


def read_texts(language: str, folder: Path = FOLDER) -> dict[str, Text]:
    """All texts of a language by id. Raises ValueError for what is not Fluent, or twice there."""
    found: dict[str, Text] = {}
    for path in sorted((folder / language).glob("*.ftl")):
        for text in _texts(path):
            if text.id in found:
                raise ValueError(f"{language}/{path.name}: {text.id} is there twice")
            if text.id.partition("-")[0] != path.stem:
                raise ValueError(f"{language}/{path.name}: {text.id} does not begin with its file")
            found[text.id] = text
    return found


@dataclass(frozen=True)
class Use:
    """A place in the code where a text is said."""

    where: str
    id: str
    """Its beginning, if the rest is only known when it is said."""
    is_whole: bool
    variables: Variables | None
    """None where they are passed on as they come."""


def find_uses(folder: Path) -> list[Use]:
    """Every `say(...)` in the Python files and the web pages below the folder. Raises ValueError
    for an id that can't be read from the code."""
    return [
        *(use for path in sorted(folder.rglob("*.py")) for use in _uses(path)),
        *(use for path in sorted(folder.rglob("*.html")) for use in _uses_in_page(path)),
    ]


def fits(use: Use, texts: Mapping[str, Text]) -> bool:
    """Whether the text that it says exists, and gets all of its values."""
    if not use.is_whole:
        return any(id_.startswith(use.id) for id_ in texts)
    text = texts.get(use.id)
    return text is not None and (use.variables is None or text.variables <= use.variables)


def _texts(path: Path) -> Iterator[Text]:
    resource = FluentParser().parse(path.read_text("utf-8"))
    for entry in resource.body:
        if isinstance(entry, ftl.Junk):  # what the parser could not read
            line = path.read_text("utf-8")[: entry.span.start if entry.span else 0].count("\n") + 1
            raise ValueError(f"{path.parent.name}/{path.name}:{line}: this is not Fluent")  # noqa: TRY004 -- a fault in a file
        if isinstance(entry, ftl.Message):
            names = _Variables()
            names.visit(entry)
            yield Text(path.name, entry.id.name, frozenset(names.found))


class _Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 -- Fluent's
        self.found.add(node.id.name)


def _uses(path: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id in _ASKED and node.args:
            yield from _uses_in(node, path)


def _uses_in(node: ast.Call, path: Path) -> Iterator[Use]:
    where = f"{path.name}:{node.lineno}"
    passed_on = any(keyword.arg is None for keyword in node.keywords)
    named = None if passed_on else frozenset(one.arg for one in node.keywords if one.arg)
    for id_, is_whole in _ids(node.args[0], where):
        yield Use(where, id_, is_whole, named)


def _uses_in_page(path: Path) -> Iterator[Use]:
    page = Environment(autoescape=True).parse(path.read_text("utf-8"))
    for call in page.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _ASKED:
            where = f"{path.name}:{call.lineno}"
            if not isinstance(call.args[0], nodes.Const):
                raise ValueError(f"{where}: this text can't be found without running the page")
            named = frozenset(keyword.key for keyword in call.kwargs)
            yield Use(where, call.args[0].value, is_whole=True, variables=named)


def _ids(node: ast.expr, where: str) -> Iterator[tuple[str, bool]]:
    """The ids that an argument may be: a text, a choice of two, or a text with an end filled in."""
    match node:
        case ast.Constant(value=str(id_)):
            yield id_, True
        case ast.IfExp(body=body, orelse=other):
            yield from _ids(body, where)
            yield from _ids(other, where)
        case ast.JoinedStr(values=[ast.Constant(value=str(beginning)), *_]):
            yield beginning, False
        case _:
            raise ValueError(f"{where}: write the id of the text where it is said")
