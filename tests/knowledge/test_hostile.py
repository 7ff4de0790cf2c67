"""A folder of knowledge that was made to do harm, or named by mistake: one sentence, at once."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from knowledge.folder import MOST_BYTES, MOST_ENTRIES, MOST_FILES, find_files
from knowledge.loader import MOST_FAULTS, KnowledgeError, load_knowledge
from knowledge.schema import Knowledge
from knowledge.translation import fingerprint, translate
from knowledge.yamlfile import DEEPEST, LARGEST
from tests.knowledge.samples import RULE, WriteOverlay

MOST_CPU_SECONDS = 1.0
MOST_MEGABYTES = 100
"""More than a process that has loaded the built-in knowledge needs."""
FACT = "slow_months:\n  value: {}\n  meaning: Many months.\n"
LOAD = """
import json, resource, sys, time
from pathlib import Path
from knowledge.loader import KnowledgeError, load_knowledge
load_knowledge(for_service=True)
def megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, begun, problem = megabytes(), time.process_time(), ""
try:
    load_knowledge(Path(sys.argv[1]))
except KnowledgeError as error:
    problem = str(error)
print(json.dumps([time.process_time() - begun, megabytes() - before, problem]))
"""


def bomb() -> str:
    """Nine times nine times nine …: gigabytes, if anybody wrote it out."""
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for old, new in zip("abcdefghijk", "bcdefghijkl", strict=True):
        rows.append(f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]")
    return "\n".join(rows)


def sparse(path: Path, size: int) -> None:
    """It takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)


TEXTS: Mapping[str, tuple[str | bytes, str]] = {
    "a bomb of aliases": (bomb(), "YAML aliases (*name) are not allowed"),
    "many anchors": ("\n".join(f"- &a{i} x" for i in range(9000)), "the file has the wrong shape"),
    "open brackets": ("[" * 100_000, "the lists are nested too deeply"),
    "open braces": ("{a: " * 40_000, "the lists are nested too deeply"),
    "dashes": ("- " * 90_000, "the lists are nested too deeply"),
    "steps": ("\n".join(" " * n + "a:" for n in range(500)), "the lists are nested too deeply"),
    "binary": (os.urandom(100_000), "the file can't be read ("),
    "zeros": (b"- a\0b\n", "this is not YAML (unacceptable character #x0000"),
    "UTF-16": ("id: x\n".encode("utf-16"), "the file can't be read ("),
    "an object of Python": ("a: !!python/object/apply:os.system [ls]\n", "this is not YAML ("),
    "one long line": ("x" * 150_000, "the file has the wrong shape"),
    "a long key": ("k" * 1000 + ": 1\n", f"{'k' * 60}: 1 does not fit"),
    "a number of ten thousand digits": (FACT.format("0x" + "f" * 9000), "is too large a number"),
    "a number of hours and minutes": (FACT.format("1:" + "00:" * 30_000 + "1"), "is too large a"),
    "no number": (FACT.format(".nan"), "nan does not fit"),
    "yes or no that is neither": (FACT.format("!!bool x"), "'x' is not what its tag says"),
    "a day that is none": (FACT.format("!!timestamp x"), "'x' is not what its tag says"),
    "an empty number": (FACT.format('!!int ""'), "'' is not what its tag says"),
    "an empty fraction": (FACT.format('!!float ""'), "'' is not what its tag says"),
    "half a character": (FACT.format('"\\ud800"'), "this is not YAML ("),
}


def load_elsewhere(folder: Path) -> tuple[float, float, str]:
    """In a process of its own, which may die of it: CPU seconds, megabytes, and what it said."""
    done = subprocess.run(  # noqa: S603 -- our own script
        [sys.executable, "-c", LOAD, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, (done.returncode, done.stderr)
    seconds, megabytes, problem = json.loads(done.stdout)
    return seconds, megabytes, problem


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_file_is_refused_at_once_and_in_little_room(
    write_overlay: WriteOverlay, name: str
) -> None:
    text, sentence = TEXTS[name]

    seconds, megabytes, problem = load_elsewhere(write_overlay({"thresholds.yml": text}))

    assert sentence in problem
    assert seconds < MOST_CPU_SECONDS
    assert megabytes < MOST_MEGABYTES


def large(folder: Path) -> None:
    sparse(folder / "sources.yml", 100_000_000)


def large_together(folder: Path) -> None:
    for number in range(MOST_BYTES // 100_000 + 1):
        sparse(folder / f"rules/x{number}.yml", 100_000)


def many(folder: Path) -> None:
    for number in range(MOST_FILES + 1):
        (folder / f"rules/x{number}.yml").touch()


def far_too_many(folder: Path) -> None:
    for number in range(MOST_ENTRIES + 1):
        (folder / f"note{number}.txt").touch()


def outside(folder: Path) -> None:
    (folder / "sources.yml").symlink_to("/etc/passwd")


def outside_by_a_folder(folder: Path) -> None:
    (folder / "rules").rmdir()
    (folder / "rules").symlink_to("/etc")


def endless(folder: Path) -> None:
    (folder / "sources.yml").symlink_to("/dev/zero")


def waiting(folder: Path) -> None:
    os.mkfifo(folder / "sources.yml")


FOLDERS: Mapping[Callable[[Path], None], str] = {
    large: f"sources.yml:1: the file has more than {LARGEST} bytes; split it",
    large_together: f"the files have more than {MOST_BYTES} bytes together; name the folder",
    many: f"there are more than {MOST_FILES} files; name the folder",
    far_too_many: f"there is far more here than knowledge, over {MOST_ENTRIES} files; name the",
    outside: "sources.yml:1: this links to a place outside the folder; copy it here",
    outside_by_a_folder: "rules:1: this links to a place outside the folder; copy it here",
    endless: "sources.yml:1: this links to a place outside the folder; copy it here",
    waiting: "sources.yml:1: this is no file; remove it, or what it links to",
}


@pytest.mark.parametrize("make", FOLDERS)
def test_a_hostile_folder_is_refused_at_once_and_in_little_room(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    (tmp_path / "rules").mkdir()
    make(tmp_path)

    seconds, megabytes, problem = load_elsewhere(tmp_path)

    assert FOLDERS[make] in problem
    assert problem.count("\n") == 0, "one sentence"
    assert str(tmp_path) in problem
    assert seconds < MOST_CPU_SECONDS
    assert megabytes < MOST_MEGABYTES


def test_a_folder_that_links_to_itself_is_read_once(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"rules/old-models.yml": RULE})
    (folder / "rules" / "again").symlink_to(folder)

    assert [str(one.place) for one in find_files(folder)] == ["rules/old-models.yml"]
    assert "old-models" in load_knowledge(folder).rules


def test_a_mount_of_kubernetes_is_read_through_its_links(tmp_path: Path) -> None:
    """Each file is a link to `..data/…`, and that is one to the folder of a version."""
    version = tmp_path / "..2026_11_24"
    (version / "rules").mkdir(parents=True)
    (version / "rules" / "old-models.yml").write_text(RULE)
    (version / "thresholds.yml").write_text(FACT.format(9))
    (tmp_path / "..data").symlink_to("..2026_11_24")
    (tmp_path / "rules").symlink_to("..data/rules")
    (tmp_path / "thresholds.yml").symlink_to("..data/thresholds.yml")

    knowledge = load_knowledge(tmp_path)

    assert "old-models" in knowledge.rules
    assert knowledge.thresholds["slow_months"].value == 9


def test_what_an_editor_hides_is_not_read(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"rules/.#old-models.yml": "{", ".git/x.yml": "{"})

    assert find_files(folder) == []
    assert load_knowledge(folder)


def test_as_deep_and_as_large_as_allowed_is_read(write_overlay: WriteOverlay) -> None:
    room = LARGEST - len(FACT.format(9))
    deep = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    folder = write_overlay(
        {
            "thresholds.yml": FACT.format(9) + "#" * room,
            "sources.yml": f"- {deep}\n",
        }
    )

    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)

    (fault,) = caught.value.faults
    assert "does not fit" in fault.problem
    assert fault.file.endswith("sources.yml")


def test_of_very_many_faults_the_first_are_named(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"sources.yml": "- x\n" * (MOST_FAULTS + 7)})

    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)

    assert len(caught.value.faults) == MOST_FAULTS
    assert str(caught.value).splitlines()[-1] == "… and 7 more"


GERMAN = "languages/de/rules/no-owner.yml"


def test_an_overlay_may_bring_translations(
    write_overlay: WriteOverlay, knowledge: Knowledge
) -> None:
    rule = next(iter(knowledge.rules.values()))
    text = f"title: Eigene Worte\nenglish: {fingerprint(rule)}\n"
    folder = write_overlay({f"languages/de/rules/{rule.id}.yml": text})

    translated = translate(load_knowledge(folder), "de", folder)

    assert translated.rules[rule.id].title == "Eigene Worte"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, "the lists are nested too deeply"),
        ("title: [", "this is not YAML"),
        ("- a\n", "the file has the wrong shape"),
    ],
)
def test_a_broken_translation_of_an_overlay_is_refused_with_it(
    write_overlay: WriteOverlay, text: str, problem: str
) -> None:
    folder = write_overlay({GERMAN: text})

    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)

    (fault,) = caught.value.faults
    assert fault.file == f"{folder}/{GERMAN}"
    assert problem in fault.problem


@pytest.mark.parametrize("text", ["[" * 100_000, "title: [", "- a\n", "x: 1\n", "title: {a: 1}\n"])
def test_one_that_breaks_later_leaves_the_built_in_words(
    write_overlay: WriteOverlay, knowledge: Knowledge, text: str
) -> None:
    """It is read only when somebody reads German, long after the overlay was loaded."""
    for name in ("rules/no-owner.yml", "sources.yml", "thresholds.yml"):
        folder = write_overlay({f"languages/de/{name}": text})

    assert translate(knowledge, "de", folder).rules.keys() == knowledge.rules.keys()
