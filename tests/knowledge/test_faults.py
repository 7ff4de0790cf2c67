"""Mistakes inside an item: each is reported with its file, line and key, and how to mend it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.loader import KnowledgeError, load_knowledge
from knowledge.yamlfile import Fault
from tests.knowledge.samples import ROLE, RULE, TIP, WriteOverlay, changed

TEXTS = {"rules/old-models.yml": RULE, "roles/prompt_engineer.yml": ROLE, "tips/medium.yml": TIP}


@dataclass(frozen=True)
class Broken:
    """One passage of a sound item replaced, and the fault that must come of it."""

    old: str
    new: str
    line: int
    key: str
    problem: str
    mend: str
    file: str = "rules/old-models.yml"


ROLE_FILE = "roles/prompt_engineer.yml"
TIP_FILE = "tips/medium.yml"
FIRST_EXAMPLE = "profile: {models_in_production: 1, monitored: false}"

BROKEN = {
    "misspelt key below": Broken(
        old="{weeks: 3, question:",
        new="{weeks: 3, quest: x, question:",
        line=18,
        key="follow_up.quest",
        problem="there is no key of this name",
        mend="did you mean question?",
    ),
    "key of no meaning": Broken(
        old="role: ml_engineer\n",
        new="role: ml_engineer\nzzzz: 1\n",
        line=14,
        key="zzzz",
        problem="there is no key of this name",
        mend="remove the key",
    ),
    "missing key": Broken("why: Models grow old.\n", "", 1, "why", "the key is missing", "add it"),
    "missing key below": Broken(
        old="follow_up: {weeks: 3, question: What did the watching find?}",
        new="follow_up:\n\n  weeks: 3",
        line=18,
        key="follow_up.question",
        problem="the key is missing",
        mend="add it",
    ),
    "unknown enum word": Broken(
        old="severity: medium",
        new="severity: meduim",
        line=7,
        key="severity",
        problem="'meduim' is no value of this key",
        mend="use 'low', 'medium', 'high' or 'critical'",
    ),
    "number for a word": Broken(
        old="severity: medium",
        new="severity: 3",
        line=7,
        key="severity",
        problem="3 is no value of this key",
        mend="use 'low', 'medium', 'high' or 'critical'",
    ),
    "text for a number": Broken(
        old="weeks: 3",
        new="weeks: three",
        line=18,
        key="follow_up.weeks",
        problem="'three' does not fit",
        mend="input should be a valid integer",
    ),
    "number out of range": Broken(
        old="weeks: 3",
        new="weeks: 60",
        line=18,
        key="follow_up.weeks",
        problem="60 does not fit",
        mend="input should be less than or equal to 52",
    ),
    "text for a list": Broken(
        old="sources: [dezzain-roles]",
        new="sources: dezzain-roles",
        line=17,
        key="sources",
        problem="'dezzain-roles' does not fit",
        mend="write a list",
    ),
    "list without entries": Broken(
        old="sources: [dezzain-roles]",
        new="sources: []",
        line=17,
        key="sources",
        problem="[] does not fit",
        mend="write at least one entry",
    ),
    "list with too few entries": Broken(
        old="[Writing, Patience]",
        new="[Writing]",
        line=8,
        key="skills",
        problem="['Writing'] does not fit",
        mend="write at least two entries",
        file=ROLE_FILE,
    ),
    "text without words": Broken(
        old="why: Models grow old.",
        new="why: ''",
        line=16,
        key="why",
        problem="'' does not fit",
        mend="write a sentence",
    ),
    "yes/no for a condition": Broken(
        old="- monitored == false",
        new="- true",
        line=5,
        key="when.1",
        problem="True does not fit",
        mend="input should be a valid string",
    ),
    "hire without role": Broken(
        old="move: develop\nrole: ml_engineer\ngrow_from: data_engineer\n",
        new="move: hire\n",
        line=1,
        key="",
        problem="a hire move needs a role",
        mend="add the key 'role'",
    ),
    "develop without somebody to grow": Broken(
        old="grow_from: data_engineer\n",
        new="",
        line=1,
        key="",
        problem="a develop move needs somebody to grow",
        mend="add the key 'grow_from'",
    ),
    "confidence without a primary source": Broken(
        old="confidence: low",
        new="confidence: medium",
        line=11,
        key="confidence",
        problem="confidence medium rests on no primary source",
        mend="name a source of strength primary, or write low",
    ),
    "unknown threshold": Broken(
        old="models_in_production >= 1\n",
        new="models_in_production >= threshold.many_model\n",
        line=4,
        key="when.0",
        problem="there is no fact called threshold.many_model",
        mend="did you mean threshold.many_models?",
    ),
    "endless condition": Broken(
        old="models_in_production >= 1\n",
        new=f"models_in_production >= 1{' || monitored == true' * 20}\n",
        line=4,
        key="when.0",
        problem=f"'models_in_production >= 1{' || monitored == true' * 20}"[:60] + " does not fit",
        mend="string should have at most 300 characters",
    ),
    "loop in CEL": Broken(
        old="models_in_production >= 1\n",
        new='"[1, 2].all(x, [3, 4].all(y, x > y))"\n',
        line=4,
        key="when.0",
        problem="there is no fact called all",
        mend="see docs/knowledge.md for the facts",
    ),
    "nested brackets in CEL": Broken(
        old="models_in_production >= 1\n",
        new=f"{'(' * 140}people >= 1{')' * 140}\n",
        line=4,
        key="when.0",
        problem="it is not CEL: Failed to parse expression",
        mend="see docs/knowledge.md for the grammar",
    ),
    "no silent example": Broken(
        old=RULE[RULE.index("  silent:") :],
        new="",
        line=1,
        key="",
        problem="the examples have no profile under 'silent'",
        mend="add one that shows where the rule stays silent",
    ),
    "id not the file name": Broken(
        old="id: old-models",
        new="id: older-models",
        line=1,
        key="id",
        problem="the id older-models is not the name of its file",
        mend="call the file older-models.yml or the id old-models",
    ),
    "unknown role": Broken(
        old="role: ml_engineer",
        new="role: ml_enginer",
        line=13,
        key="role",
        problem="there is no role called ml_enginer",
        mend="did you mean ml_engineer?",
    ),
    "unknown role to grow from": Broken(
        old="grow_from: data_engineer",
        new="grow_from: data_enginer",
        line=14,
        key="grow_from",
        problem="there is no role called data_enginer",
        mend="did you mean data_engineer?",
    ),
    "unknown source": Broken(
        old="[dezzain-roles]",
        new="[rand-2024, dezain-roles]",
        line=17,
        key="sources.1",
        problem="there is no source called dezain-roles",
        mend="did you mean dezzain-roles? or add it to sources.yml",
    ),
    "source of our own": Broken(
        old="[dezzain-roles]",
        new="[rand-2024, zzzz]",
        line=17,
        key="sources.1",
        problem="there is no source called zzzz",
        mend=" more), or add it to sources.yml",
    ),
    "misspelt key in an example": Broken(
        old="because: One model",
        new="because: It is so.\n      becuse: One model",
        line=23,
        key="examples.fires.0.becuse",
        problem="there is no key of this name",
        mend="did you mean because?",
    ),
    "unknown fact": Broken(
        old="monitored == false",
        new="monitord == false",
        line=5,
        key="when.1",
        problem="there is no fact called monitord",
        mend="did you mean monitored?",
    ),
    "bad CEL": Broken(
        old="monitored == false",
        new="monitored = false",
        line=5,
        key="when.1",
        problem="it is not CEL: ",
        mend="see docs/knowledge.md for the grammar",
    ),
    "type error in CEL": Broken(
        old="monitored == false",
        new="people + 1 > 2",
        line=5,
        key="when.1",
        problem="it does not compute: ",
        mend="write decimals, as in 2.0 * x",
    ),
    "unknown word in CEL": Broken(
        old="regulated == true",
        new="stage == 'platfrom'",
        line=10,
        key="raised.0.when.0",
        problem="'platfrom' is no value of the facts in it",
        mend="use one of: exploring, prototype, first_model, several_models, platform",
    ),
    "example that does not fire": Broken(
        old=FIRST_EXAMPLE,
        new="profile: {monitored: false}",
        line=21,
        key="examples.fires.0",
        problem="the rule stays silent here",
        mend="mend the example or the rule's conditions",
    ),
    "example that should be silent": Broken(
        old="profile: {models_in_production: 1}",
        new=FIRST_EXAMPLE,
        line=24,
        key="examples.silent.0",
        problem="the rule fires here",
        mend="mend the example or the rule's conditions",
    ),
    "example with an unknown role": Broken(
        old=FIRST_EXAMPLE,
        new="profile: {headcount: {data_scientst: 1}}",
        line=21,
        key="examples.fires.0.profile",
        problem="no team profile: headcount.data_scientst: there is no role of this name;"
        " did you mean data_scientist?",
        mend="mend the profile",
    ),
    "alias of two roles": Broken(
        old="prompter]",
        new="ANALYST]",
        line=5,
        key="aliases.1",
        problem="the alias ANALYST also belongs to data_analyst",
        mend="keep it at one of the two",
        file=ROLE_FILE,
    ),
    "hand-over to an unknown role": Broken(
        old="{ai_engineer: prompts",
        new="{ai_enginer: prompts",
        line=9,
        key="hands_to.ai_enginer",
        problem="there is no role called ai_enginer",
        mend="did you mean ai_engineer?",
        file=ROLE_FILE,
    ),
    "unknown fact in a role": Broken(
        old="language_models != true",
        new="language_model != true",
        line=12,
        key="not_yet.0.when.0",
        problem="there is no fact called language_model",
        mend="did you mean language_models?",
        file=ROLE_FILE,
    ),
    "misspelt key in a list": Broken(
        old="  sources:",
        new="  agains: [rand-2024]\n  sources:",
        line=3,
        key="0.agains",
        problem="there is no key of this name",
        mend="did you mean against?",
        file=TIP_FILE,
    ),
}


def only_fault(folder: Path) -> Fault:
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_is_reported_with_its_place_and_mend(
    write_overlay: WriteOverlay, broken: Broken
) -> None:
    text = changed(TEXTS[broken.file], broken.old, broken.new)
    folder = write_overlay({broken.file: text})
    fault = only_fault(folder)

    assert (fault.file, fault.line, fault.key) == (
        f"{folder}/{broken.file}",
        broken.line,
        broken.key,
    )
    assert (broken.problem in fault.problem, broken.mend in fault.mend) == (True, True), fault


CIRCLE = """\
cover: An AI engineer can stand in.
requires:
  - when: [headcount.ai_engineer > 0]
    first: Hire an AI engineer.
    role: ai_engineer
"""
WAITS_FOR_IT = """\
requires:
  - when: [headcount.prompt_engineer > 0]
    first: Hire a prompt engineer.
    role: prompt_engineer
"""


def test_roles_that_wait_for_each_other_are_refused(write_overlay: WriteOverlay) -> None:
    role = changed(ROLE, "cover: An AI engineer can stand in.\n", CIRCLE)
    rule = changed(
        changed(RULE, "concern: running\n", f"concern: running\n{WAITS_FOR_IT}"),
        "role: ml_engineer\ngrow_from: data_engineer\n",
        "role: ai_engineer\ngrow_from: data_engineer\n",
    )
    folder = write_overlay({ROLE_FILE: role, "rules/old-models.yml": rule})

    fault = only_fault(folder)

    assert (fault.file, fault.key) == (f"{folder}/{ROLE_FILE}", "requires.0.role")
    assert fault.problem == (
        "the requirements go in a circle: prompt_engineer waits for ai_engineer,"
        " ai_engineer waits for prompt_engineer"
    )
    assert fault.mend == "take one of them out"


def test_a_role_that_waits_for_itself_is_refused(write_overlay: WriteOverlay) -> None:
    itself = CIRCLE.replace("ai_engineer", "prompt_engineer")
    role = changed(ROLE, "cover: An AI engineer can stand in.\n", itself)

    fault = only_fault(write_overlay({ROLE_FILE: role}))

    assert "prompt_engineer waits for prompt_engineer" in fault.problem


TEAM = """\
- id: small-first
  stage: first_model
  size_band: small
  headcount: {ml_engineer: {least: 2, most: 1}}
  summary: Two ML engineers.
  reasoning: It is so.
  contrary: It is not so.
  sources: [dezzain-roles]
"""
BENCHMARK = """\
- id: our-share
  title: Share of data people
  figure: 4 % of staff
  spread: 2 to 6 %
  sample: 12 companies
  n: 12
  year: 2025
  limits: Only our own branch.
  source: dezzain-roles
  compares: data_shar
"""


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("teams.yml", TEAM, ":4: 0.headcount.ml_engineer: 2 is more than 1; swap the two"),
        (
            "teams.yml",
            TEAM.replace("most: 1", "most: 3").replace("ml_engineer", "ml_enginer"),
            ":4: 0.headcount.ml_enginer: there is no role called ml_enginer;",
        ),
        (
            "benchmarks.yml",
            BENCHMARK,
            ":10: 0.compares: there is no fact called data_shar; did you mean data_share?",
        ),
        (
            "benchmarks.yml",
            BENCHMARK.replace("data_shar", "data_share") + "  workloads: [visoin]\n",
            ":11: 0.workloads.0: there is no kind of ML called visoin; did you mean vision?",
        ),
        (
            "teams.yml",
            TEAM.replace("most: 1", "most: 3") + "  hired_first: [nurse]\n",
            ":9: 0.hired_first.0: there is no role called nurse",
        ),
        (
            "duties.yml",
            "care:\n  title: caring\n  roles: [nurse]\n",
            ":3: care.roles.0: there is no role called nurse",
        ),
        (
            "thresholds.yml",
            "slow_months:\n  value: many\n  meaning: It is late.\n",
            ":2: slow_months.value: 'many' does not fit; write a number in digits, such as 3 or",
        ),
        (
            "thresholds.yml",
            "slow_months:\n  value: 1e308\n  meaning: It is late.\n",
            ":2: slow_months.value: '1e308' does not fit; write a number in digits, such as 3 or",
        ),
        (
            "thresholds.yml",
            "slow_months:\n  value: -3\n  meaning: It is late.\n",
            ":2: slow_months.value: -3 does not fit; input should be greater than 0",
        ),
        (
            "thresholds.yml",
            "scientists_per_data_engineer:\n  value: 0\n  meaning: It is many.\n",
            ":2: scientists_per_data_engineer.value: 0 does not fit; input should be greater than",
        ),
        (
            "thresholds.yml",
            "slow_months:\n  value: .inf\n  meaning: It is late.\n",
            ":2: slow_months.value: inf does not fit; input should be a finite number",
        ),
        (
            "thresholds.yml",
            "slow_month:\n  value: 3\n  meaning: It is late.\n",
            ":1: slow_month: no condition reads the threshold slow_month; did you mean slow_months",
        ),
        (
            "thresholds.yml",
            "x_y:\n  value: 3\n  meaning: It is late.\n",
            ":1: x_y: no condition reads the threshold x_y; read it as threshold.x_y in a rule",
        ),
    ],
)
def test_a_mistake_beside_roles_and_rules_is_reported_with_its_place_and_mend(
    write_overlay: WriteOverlay, file: str, text: str, told: str
) -> None:
    folder = write_overlay({file: text})

    assert str(only_fault(folder)).startswith(f"{folder}/{file}{told}")


def test_a_threshold_of_our_own_may_be_read_by_a_rule_of_our_own(
    write_overlay: WriteOverlay,
) -> None:
    rule = changed(
        RULE, "models_in_production >= 1\n", "models_in_production >= threshold.old_models\n"
    )
    old_models = "old_models:\n  value: 1\n  meaning: So many models grow old.\n"
    folder = write_overlay({"rules/old-models.yml": rule, "thresholds.yml": old_models})

    assert load_knowledge(folder).thresholds["old_models"].value == 1


def test_a_built_in_threshold_that_no_condition_reads_may_be_set(
    write_overlay: WriteOverlay,
) -> None:
    midsize = "midsize_employees:\n  value: 700\n  meaning: So many are midsize.\n"
    folder = write_overlay({"thresholds.yml": midsize})

    assert load_knowledge(folder).thresholds["midsize_employees"].value == 700
