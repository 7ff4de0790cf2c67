"""The knowledge in another language: texts laid over the items, which stay the same otherwise."""

from pathlib import Path

import pytest

from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge, Role
from knowledge.schema.texts import TEXTS
from knowledge.translation import find_gaps, fingerprint, translate

RULE = "analyst-first"


@pytest.fixture(scope="module")
def english() -> Knowledge:
    return load_knowledge(for_service=True)


@pytest.fixture(scope="module")
def german(english: Knowledge) -> Knowledge:
    return translate(english, "de")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "languages" / "xx" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder


def test_german_lacks_nothing(english: Knowledge) -> None:
    assert sorted(find_gaps(english, "de")) == []


def test_texts_are_german_and_all_else_is_as_before(english: Knowledge, german: Knowledge) -> None:
    ours, theirs = german.rules[RULE], english.rules[RULE]

    assert ours.advice != theirs.advice
    assert ours.follow_up.weeks == theirs.follow_up.weeks
    assert ours.model_dump(exclude={*TEXTS[type(ours)]}) == theirs.model_dump(
        exclude={*TEXTS[type(theirs)]}
    )


def test_english_names_of_a_role_stay_known(english: Knowledge, german: Knowledge) -> None:
    for role in german.roles.values():
        assert set(english.roles[role.id].aliases) <= set(role.aliases)


def test_a_translation_of_an_older_text_is_not_shown(english: Knowledge, tmp_path: Path) -> None:
    folder = write(tmp_path, f"rules/{RULE}.yml", "english: '00000000'\nadvice: Alt.\n")

    assert translate(english, "xx", folder).rules[RULE].advice == english.rules[RULE].advice
    assert any("is outdated" in gap for gap in find_gaps(english, "xx", folder))


def test_a_company_s_own_translation_counts(english: Knowledge, tmp_path: Path) -> None:
    mark = fingerprint(english.rules[RULE])
    folder = write(tmp_path, f"rules/{RULE}.yml", f"english: '{mark}'\nadvice: Neu.\n")

    translated = translate(english, "xx", folder)
    assert translated.rules[RULE].advice == "Neu."
    assert translated.rules[RULE].why == english.rules[RULE].why


def test_gaps_name_the_item_and_the_key(english: Knowledge, tmp_path: Path) -> None:
    mark = fingerprint(english.rules[RULE])
    text = f"english: '{mark}'\nadvice: Neu {{wer}}.\ncolor: rot\n"
    gaps = list(find_gaps(english, "xx", write(tmp_path, f"rules/{RULE}.yml", text)))

    assert f"rules/{RULE}: why is missing" in gaps
    assert f"rules/{RULE}: color is not in the English text" in gaps
    assert f"rules/{RULE}: advice has other {{placeholders}} than the English text" in gaps


def test_a_text_for_an_item_that_does_not_exist_is_a_gap(
    english: Knowledge, tmp_path: Path
) -> None:
    folder = write(tmp_path, "tips/micro.yml", "micro-99:\n  text: Neu.\n")

    assert "tips/micro-99: there is no such item" in list(find_gaps(english, "xx", folder))


def test_a_fingerprint_changes_with_the_text_alone(english: Knowledge) -> None:
    role = english.roles["ml_engineer"]
    assert isinstance(role, Role)

    assert fingerprint(role.model_copy(update={"position": 99})) == fingerprint(role)
    assert fingerprint(role.model_copy(update={"cover": "Nobody."})) != fingerprint(role)
