"""`mlteam languages`: what each language lacks, beside the English texts."""

import re
import sys
from pathlib import Path

import typer

from bot.language.check import find_gaps
from bot.language.texts import ENGLISH, LANGUAGES
from knowledge.loader import KINDS, Kind, load_knowledge
from knowledge.schema import Knowledge
from knowledge.translation import (
    FINGERPRINT,
    TRANSLATIONS,
    fingerprint,
    list_items,
)
from knowledge.translation import find_gaps as find_knowledge_gaps


def list_gaps(knowledge: Knowledge) -> list[str]:
    """A line for each text that is missing or wrong, of all languages but English.

    Raises ValueError for a file that can't be read.
    """
    others = [language for language in LANGUAGES if language != ENGLISH]
    return [
        *(gap for language in others for gap in sorted(find_gaps(language))),
        *(
            f"knowledge in {language}: {gap}"
            for language in others
            for gap in sorted(find_knowledge_gaps(knowledge, language))
        ),
    ]


def check_languages() -> None:
    """Print what is missing; exit status 1 if anything is."""
    try:
        gaps = list_gaps(load_knowledge(for_service=True))
    except ValueError as error:
        sys.exit(str(error))
    for gap in gaps:
        typer.echo(gap)
    names = ", ".join(LANGUAGES)
    if gaps:
        typer.echo(f"{len(gaps)} texts are missing or wrong.", err=True)
        raise typer.Exit(1)
    typer.echo(f"All texts are there: {names}.")


def stamp_languages() -> None:
    """Note in each translated item of the knowledge which English text it translates."""
    knowledge = load_knowledge(for_service=True)
    for language in LANGUAGES:
        for kind in KINDS:
            marks = {id_: fingerprint(item) for id_, item in list_items(kind, knowledge)}
            for path in sorted((TRANSLATIONS / language).glob(kind.where)):
                _stamp(path, kind, marks)


def _stamp(path: Path, kind: Kind, marks: dict[str, str]) -> None:
    text = re.sub(rf"^\s*{FINGERPRINT}: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    if kind.shape == "one":
        text = f"{FINGERPRINT}: '{marks[path.stem]}'\n{text}" if path.stem in marks else text
    else:
        for id_, mark in marks.items():
            stamped = rf"\g<0>\n  {FINGERPRINT}: '{mark}'"
            text = re.sub(rf"^{re.escape(id_)}:$", stamped, text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
