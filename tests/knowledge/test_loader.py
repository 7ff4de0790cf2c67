"""Overlays: what replaces, what is added, and how a whole folder or file can be wrong."""

from pathlib import Path

import pytest

from knowledge.advice.engine import Adviser
from knowledge.advice.profile import parse_profile
from knowledge.loader import BUILT_IN, KnowledgeError, load_knowledge
from knowledge.schema import Band, Knowledge
from knowledge.yamlfile import Fault
from tests.knowledge.samples import ROLE, RULE, TIP, WriteOverlay, changed


def faults_in(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    return caught.value.faults


def test_an_empty_overlay_changes_nothing(tmp_path: Path, knowledge: Knowledge) -> None:
    assert load_knowledge(tmp_path).model_dump() == knowledge.model_dump()


def test_an_overlay_replaces_a_rule_of_the_same_id(write_overlay: WriteOverlay) -> None:
    built_in = (BUILT_IN / "rules/own-stack.yml").read_text("utf-8")
    ours = changed(built_in, "title: Home-made ML stack", "title: Our own words")

    rules = load_knowledge(write_overlay({"rules/own-stack.yml": ours})).rules

    assert rules["own-stack"].title == "Our own words"


def test_an_overlay_adds_a_rule(write_overlay: WriteOverlay, knowledge: Knowledge) -> None:
    rules = load_knowledge(write_overlay({"rules/old-models.yml": RULE})).rules

    assert list(rules) == [*knowledge.rules, "old-models"]


def test_an_overlay_adds_a_role_at_its_position(write_overlay: WriteOverlay) -> None:
    role = changed(ROLE, "position: 17", "position: 1")

    roles = load_knowledge(write_overlay({"roles/prompt_engineer.yml": role})).roles

    assert "prompt_engineer" in list(roles)[:2]


def test_rules_of_an_overlay_may_read_its_roles(write_overlay: WriteOverlay) -> None:
    rule = changed(RULE, "monitored == false", "headcount.prompt_engineer == 1")
    rule = changed(rule, "monitored: false", "headcount: {prompt_engineer: 1}")
    folder = write_overlay({"roles/prompt_engineer.yml": ROLE, "rules/old-models.yml": rule})

    assert "old-models" in load_knowledge(folder).rules


def test_an_overlay_adds_a_tip(write_overlay: WriteOverlay, knowledge: Knowledge) -> None:
    tips = load_knowledge(write_overlay({"tips/medium.yml": TIP})).tips

    assert tips[Band.MEDIUM][:-1] == knowledge.tips[Band.MEDIUM]
    assert tips[Band.MEDIUM][-1].id == "medium-99"


def test_an_overlay_replaces_the_words_of_one_move(write_overlay: WriteOverlay) -> None:
    moves = load_knowledge(write_overlay({"moves.yml": "stop: {title: Drop it}\n"})).moves

    assert [words.title for words in moves.values()].count("Drop it") == 1


def test_yes_and_no_need_no_quotes(write_overlay: WriteOverlay) -> None:
    words = (
        "regulated:\n  label: law\n  question: Is it?\n  values: {true: It is, false: It is not}\n"
        "  says: {true: it is, false: it is not}\n"
    )

    fields = load_knowledge(write_overlay({"fields.yml": words})).fields

    assert fields["regulated"].values == {"true": "It is", "false": "It is not"}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    fault = Fault(
        file=str(tmp_path / "none"),
        line=1,
        key="",
        problem="there is no such folder",
        mend="name a folder that exists",
    )

    assert faults_in(tmp_path / "none") == (fault,)


@pytest.mark.parametrize("name", ["rule/x.yml", "rules/sub/x.yml", "rules/x.yaml", "x.yml"])
def test_a_file_where_nothing_is_read_is_named(write_overlay: WriteOverlay, name: str) -> None:
    folder = write_overlay({name: "a: 1\n"})
    (fault,) = faults_in(folder)

    assert (fault.file, fault.problem) == (f"{folder}/{name}", "no file is read at this place")
    assert fault.mend.startswith("use sources.yml, sizes.yml, fields.yml, moves.yml, roles/*.yml, ")


def test_other_files_may_lie_beside_the_knowledge(write_overlay: WriteOverlay) -> None:
    assert load_knowledge(write_overlay({"README.md": "# Ours\n", "rules/notes.txt": "Hm\n"}))


@pytest.mark.parametrize(
    ("content", "line", "problem", "mend"),
    [
        ("", 1, "the file is empty", "write an item in it or delete it"),
        ("# later\n", 1, "the file is empty", "write an item in it or delete it"),
        ("- a\n", 1, "the file has the wrong shape", "write keys and values"),
        ("hello\n", 1, "the file has the wrong shape", "write keys and values"),
        (b"id: \xff\n", 1, "the file can't be read ('utf-8' codec", "make it readable UTF-8"),
        ("id: x\nwhy: a: b\n", 2, "this is not YAML (mapping values", "check the indentation"),
        ("id: x\nwhy: 'a\n", 3, "this is not YAML (found unexpected", "check the indentation"),
        ("id: x\n\twhy: a\n", 2, "this is not YAML (found", "check the indentation"),
        ("id: x\n---\nid: y\n", 2, "this is not YAML (but found another", "check the ind"),
        ("id: x\nwhy: !py y\n", 2, "this is not YAML (could not determine", "check the ind"),
        ("id: x\x07\n", 1, "this is not YAML (unacceptable character #x0007", "remove what an"),
        ("[" * 3000 + "]" * 3000, 1, "the lists are nested too deeply", "write fewer brackets"),
        ("id: x\nwhy: a\nid: y\n", 3, "the key id is there twice", "keep one of the two"),
        ("id: &a x\nwhy: *a\n", 1, "YAML aliases (*name) are not allowed", "write the value out"),
        ("id: x\n? [a, b]\n: c\n", 2, "a key is not a word", "put the key in quotes"),
        ("id: x\n2026-01-01: c\n", 2, "a key is not a word", "put the key in quotes"),
        ("id: x\nwhy: 2026-13-45\n", 2, "2026-13-45 can't be read (month", "put it in quotes"),
    ],
)
def test_what_is_not_our_yaml_is_refused_at_its_line(
    write_overlay: WriteOverlay, content: str | bytes, line: int, problem: str, mend: str
) -> None:
    folder = write_overlay({"rules/x.yml": content})
    (fault,) = faults_in(folder)

    assert (fault.file, fault.line, fault.key) == (f"{folder}/rules/x.yml", line, "")
    assert (problem in fault.problem, mend in fault.mend) == (True, True), fault


def test_a_list_file_wants_a_list(write_overlay: WriteOverlay) -> None:
    (fault,) = faults_in(write_overlay({"tips/medium.yml": "id: medium-99\n"}))

    assert fault.mend == "write a list of items, each starting with '- '"


def test_all_faults_of_all_files_are_reported_at_once(write_overlay: WriteOverlay) -> None:
    folder = write_overlay(
        {
            "rules/old-models.yml": changed(RULE, "move: develop", "moev: develop"),
            "rules/empty.yml": "",
            "roles/prompt_engineer.yml": changed(ROLE, "position: 17", "position: first"),
            "tips/medium.yml": changed(TIP, "  text:", "  txt:"),
            "stray.yml": "a: 1\n",
        }
    )

    assert [(fault.file.removeprefix(f"{folder}/"), fault.key) for fault in faults_in(folder)] == [
        ("roles/prompt_engineer.yml", "position"),
        ("rules/empty.yml", ""),
        ("rules/old-models.yml", "move"),
        ("rules/old-models.yml", "moev"),
        ("tips/medium.yml", "0.text"),
        ("tips/medium.yml", "0.txt"),
        ("stray.yml", ""),
    ]


def test_all_faults_between_items_are_reported_at_once(write_overlay: WriteOverlay) -> None:
    folder = write_overlay(
        {
            "rules/old-models.yml": changed(RULE, "monitored == false", "monitord == false"),
            "roles/prompt_engineer.yml": changed(ROLE, "software_engineer", "programmer"),
            "tips/medium.yml": changed(TIP, "dezzain-roles", "dezzain"),
        }
    )

    assert {(fault.file.removeprefix(f"{folder}/"), fault.key) for fault in faults_in(folder)} == {
        ("rules/old-models.yml", "when.1"),
        ("roles/prompt_engineer.yml", "grow_from.0"),
        ("tips/medium.yml", "0.sources.0"),
    }


def test_the_error_has_one_line_for_each_fault(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"rules/a.yml": "", "moves.yml": "stop: {titel: Drop}\n"})

    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)

    assert str(caught.value).splitlines() == [
        f"{folder}/moves.yml:1: stop.title: the key is missing; add it",
        f"{folder}/moves.yml:1: stop.titel: there is no key of this name; did you mean title?",
        f"{folder}/rules/a.yml:1: the file is empty; write an item in it or delete it",
    ]


def test_a_rule_that_speaks_in_the_examples_of_the_built_in_fallback_is_welcome(
    write_overlay: WriteOverlay,
) -> None:
    steady = load_knowledge().rules["steady"]
    everywhere = changed(
        RULE, "  - models_in_production >= 1\n  - monitored == false", "  - people >= 0"
    )
    silent = changed(everywhere, "profile: {models_in_production: 1}", "profile: {people: 1}")
    silent = changed(silent, "  - people >= 0", "  - people >= 2")
    fires = changed(silent, "{models_in_production: 1, monitored: false}", "{people: 2}")

    rules = load_knowledge(write_overlay({"rules/old-models.yml": fires})).rules

    assert rules["old-models"].when == ("people >= 2",)
    assert rules["steady"] == steady


def test_an_overlay_sets_a_threshold_of_its_own(write_overlay: WriteOverlay) -> None:
    folder = write_overlay(
        {"thresholds.yml": "slow_months:\n  value: 6\n  meaning: Six months are fine here.\n"}
    )
    profile = parse_profile('{"stage": "prototype", "months_to_production": 5}', [])
    ours, theirs = load_knowledge(), load_knowledge(folder)

    assert Adviser(ours).fires("slow-to-production", profile)
    assert not Adviser(theirs).fires("slow-to-production", profile)
    assert theirs.thresholds.keys() == ours.thresholds.keys()


def test_a_start_takes_the_built_in_knowledge_as_it_was_released() -> None:
    assert load_knowledge(for_service=True).model_dump() == load_knowledge().model_dump()


def test_an_overlay_is_checked_at_the_start_too(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"rules/old-models.yml": changed(RULE, "monitored ==", "monitord ==")})

    with pytest.raises(KnowledgeError):
        load_knowledge(folder, for_service=True)
