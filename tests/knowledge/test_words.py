"""Mistakes in the words for fields and moves, in the size bands, and in ids that exist twice."""

from pathlib import Path

import pytest

from knowledge.loader import KnowledgeError, load_knowledge
from knowledge.schema import Knowledge
from tests.knowledge.samples import RULE, TIP, WriteOverlay, changed

HIRING = "hiring:\n  label: a\n  question: b\n"
"""The words of a field without those of its values."""


def faults_in(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    return [str(fault).removeprefix(f"{folder}/") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        (
            "moves.yml",
            "stop: {title: Drop}\nhier: {title: Hire}\n",
            "moves.yml:2: hier: there is no move called hier; did you mean hire?",
        ),
        (
            "moves.yml",
            "cover:\n  title: Borrow\n  when_frozen: Cover {rolle} now.\n",
            (
                "moves.yml:3: cover.when_frozen: there is no placeholder {rolle};"
                " use one of: cover, first, grow_from, role, title"
            ),
        ),
        (
            "moves.yml",
            "cover:\n  title: Borrow\n  when_frozen: Cover {role!x} now.\n",
            (
                "moves.yml:3: cover.when_frozen: there is no placeholder {role!x};"
                " use one of: cover, first, grow_from, role, title"
            ),
        ),
        (
            "moves.yml",
            "cover:\n  title: Borrow\n  when_frozen: Cover {role now.\n",
            (
                "moves.yml:3: cover.when_frozen: a brace is alone (expected '}' before end of"
                " string); write {{ or }} where you mean a brace"
            ),
        ),
        (
            "nudges/unseen-tip.yml",
            "id: unseen-tip\nheadline: A tip\nreason: For {band} companies.\n",
            (
                "nudges/unseen-tip.yml:3: reason: there is no placeholder {band};"
                " use one of: rhythm, since, size_band, until, weeks, when, who"
            ),
        ),
        (
            "fields.yml",
            "stge: {label: a, question: b}\n",
            "fields.yml:1: stge: there is no field called stge; did you mean stage?",
        ),
        (
            "fields.yml",
            HIRING + "  values: {open: a}\n  says: {open: a, frozen: b}\n",
            "fields.yml:4: hiring.values: the value frozen has no words; add frozen: …",
        ),
        (
            "fields.yml",
            HIRING + "  values: {open: a, frozen: b, closed: c}\n  says: {open: a, frozen: b}\n",
            (
                "fields.yml:4: hiring.values.closed: there is no value called closed;"
                " use one of: open, frozen"
            ),
        ),
        (
            "fields.yml",
            HIRING + "  values: {open: a, frozen: b}\n  says: {open: a}\n",
            "fields.yml:5: hiring.says: the value frozen has no words; add frozen: …",
        ),
        (
            "fields.yml",
            HIRING + "  values: {open: a, frozen: b}\n  says: {open: a, frozen: b, closed: c}\n",
            (
                "fields.yml:5: hiring.says.closed: there is no value called closed;"
                " use one of: open, frozen"
            ),
        ),
        (
            "sizes.yml",
            "- {id: micro, title: M, from_employees: 1, to_employees: 8, sources: [oecd-size]}\n",
            (
                "knowledge/data/sizes.yml:9: 1.from_employees: the bands before it leave a gap or"
                " overlap at 10; let each band begin where the one before ends, the first at 1"
            ),
        ),
        (
            "tips/huge.yml",
            changed(TIP, "medium-99", "huge-1"),
            (
                "tips/huge.yml:1: there is no size band called huge;"
                " call the file micro.yml or small.yml or medium.yml or large.yml"
            ),
        ),
        (
            "tips/large.yml",
            TIP + TIP,
            (
                "tips/large.yml:4: 1.id: the id medium-99 is also in {folder}/tips/large.yml;"
                " give one of the two another id"
            ),
        ),
    ],
)
def test_a_mistake_in_the_words_is_reported_with_its_mend(
    write_overlay: WriteOverlay, file: str, text: str, fault: str
) -> None:
    folder = write_overlay({file: text})

    assert faults_in(folder) == [fault.replace("{folder}", str(folder))]


def test_an_id_that_exists_twice_is_reported_at_both_files(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"rules/a-copy.yml": RULE, "rules/old-models.yml": RULE})

    assert faults_in(folder) == [
        (
            "rules/a-copy.yml:1: id: the id old-models is not the name of its file;"
            " call the file old-models.yml or the id a-copy"
        ),
        (
            f"rules/old-models.yml:1: id: the id old-models is also in {folder}/rules/a-copy.yml;"
            " give one of the two another id"
        ),
    ]


def test_what_a_value_says_is_short_and_fits_inside_a_sentence(knowledge: Knowledge) -> None:
    said = [text for words in knowledge.fields.values() for text in words.says.values()]

    assert said
    assert [text for text in said if len(text) > 60 or text[0].isupper() or text[-1] == "."] == []
