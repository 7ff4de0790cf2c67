"""The words for reasons: conditions with today's values, requirements, what would change."""

import json
import re

import pytest

from bot.usecases.why import Why
from bot.views.conditions import condition_lines
from bot.views.outcomes import change_lines, would_change_text
from bot.views.points import condition_blocks
from bot.views.reasons import why_message
from bot.views.text import message
from knowledge.advice.answer import Change, Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import FIELD_KINDS
from knowledge.advice.profile import TeamProfile
from knowledge.advice.readings import read_condition
from knowledge.advice.reasons import Reasons
from knowledge.schema import Knowledge
from tests.bot.rig import Rig

ENGINE_WORDS = re.compile(
    r"no longer recommended|[Rr]anks \d|[Bb]ecomes (?:hire|develop|cover|practice|stop|hold)"
    "|leaves the first|needed: |at least 0"
)


def words(source: str, knowledge: Knowledge, **fields: object) -> str:
    """A condition as it is shown for such a team."""
    adviser = Adviser(knowledge)
    facts = adviser.judge(TeamProfile.model_validate_json(json.dumps(fields))).facts
    reading = read_condition(source, adviser.rules.values(facts), facts)
    return "\n".join(condition_lines([reading], knowledge))


# Conditions


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "headcount.ml_engineer >= 2",
            "✗ ML engineers: 1 today; has to be at least 2. Does not hold.",
        ),
        (
            "models_in_production < threshold.many_models",
            "✓ Models in production: 1 today (assumed); has to be fewer than 10. Holds.",
        ),
        (
            "stage in ['exploring', 'prototype']",
            (
                "✗ Stage of the ML work: first model today; has to be exploring or prototype."
                " Does not hold."
            ),
        ),
        (
            "stage != 'platform'",
            "✓ Stage of the ML work: first model today; must not be platform. Holds.",
        ),
        (
            "months_to_production > 3",
            "? Months to production: nobody told me; has to be more than 3. Not known.",
        ),
        ("own_stack == true", "✓ You build your own ML stack. Holds."),
        (
            "own_stack != true",
            (
                "✗ You build your own ML stack; it counts only if you build on existing tools, or"
                " if nobody tells. Does not hold."
            ),
        ),
        (
            "2.0 * data_engineers >= scientists - builders",
            (
                "✗ 2 \u00d7 data engineers: 0 today; has to be at least as many as the scientists"
                " \u2212 ML and AI engineers (3 today). Does not hold."
            ),
        ),
        ("own_stack ? true : false", "✓ `own_stack ? true : false`: Holds."),
        (
            "workload in ['nlp', 'llm_api']",
            (
                "? Kind of ML: nobody told me; has to be text or ready-made language models."
                " Not known."
            ),
        ),
        (
            "data_engineers * threshold.scientists_per_data_engineer < scientists",
            (
                "✓ Scientists: 4 today; has to be more than 2 for each of the data engineers"
                " (0 today). Holds."
            ),
        ),
        (
            "headcount.ml_engineer >= 0.5 * scientists",
            (
                "✗ Scientists: 4 today; has to be at most 2 for each of the ML engineers (1 today)."
                " Does not hold."
            ),
        ),
        (
            "models_in_production > 3 * (builders + data_engineers)",
            (
                "✗ Models in production: 1 today (assumed); has to be more than 3 for each of the"
                " ML and AI engineers plus data engineers (1 today). Does not hold."
            ),
        ),
        (
            "scientists - builders >= 2",
            (
                "✓ Scientists: 4 today; has to be at least 2 more than the ML and AI engineers"
                " (1 today). Holds."
            ),
        ),
        (
            "months_to_production > 3 * models_in_production",
            (
                "? Months to production: nobody told me; has to be more than 3 for each of the"
                " models in production (1 today). Not known."
            ),
        ),
        (
            "workload in ['vision', 'nlp']",
            "? Kind of ML: nobody told me; has to be images or video, or text. Not known.",
        ),
        (
            "proven_expert == false",
            (
                "? Nobody told me whether someone on the team has shipped ML before; it counts only"
                " if the answer is no. Not known."
            ),
        ),
        ("people >= 0", ""),
        ("scientists + builders >= 0", ""),
        ("company_size == null", "✗ Employees: 180 today; has to be left open. Does not hold."),
    ],
)
def test_conditions_are_plain_words(source: str, shown: str, knowledge: Knowledge) -> None:
    team = {
        "company_size": 180,
        "stage": "first_model",
        "own_stack": True,
        "headcount": {"data_scientist": 4, "ml_engineer": 1},
    }

    assert words(source, knowledge, **team) == shown


def test_no_condition_of_the_knowledge_base_is_shown_as_code(knowledge: Knowledge) -> None:
    rules = knowledge.rules.values()
    sources = [
        *(source for rule in rules for source in rule.when),
        *(source for rule in rules for one in rule.raised for source in one.when),
        *(source for rule in rules for one in rule.requires for source in one.when),
    ]
    shown = [words(source, knowledge) for source in sources]

    raw = [*FIELD_KINDS, "headcount.", "threshold.", "==", "&&", "||"]
    codes = [name for name in raw if not name.isalpha()]
    assert [text for text in shown if any(code in text for code in codes) or "`" in text] == []


def test_a_fallback_has_no_condition_to_show(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_engineer": 3}, stage="platform")

    text = rig.answer("why steady").text

    assert "No gap seen" in text
    assert "*Conditions*" not in text
    assert "People on the team: " not in text


ASK_OPERATIONS = "Ask whoever runs your servers"
ONE_MEASURE = "Agree on one business measure"


@pytest.mark.parametrize(
    ("rule", "fields", "shown"),
    [
        (
            "on-premises-operations",
            {"size_band": "medium"},
            f"✓ Does not apply here: {ASK_OPERATIONS}",
        ),
        (
            "on-premises-operations",
            {"size_band": "micro", "models_in_production": 0},
            f"✗ Not met: {ASK_OPERATIONS}",
        ),
        (
            "scientists-outnumber-ml-engineers",
            {"stage": "prototype"},
            f"? Nobody told me, so it holds nothing back: {ONE_MEASURE}",
        ),
        (
            "scientists-outnumber-ml-engineers",
            {"models_in_production": 2, "goal_measured": False},
            f"✓ Met, or does not apply here: {ONE_MEASURE}",
        ),
        (
            "scientists-outnumber-ml-engineers",
            {"models_in_production": 2, "goal_measured": True},
            f"✓ Met: {ONE_MEASURE}",
        ),
        (
            "many-models-no-platform",
            {"models_in_production": 2},
            "✓ Met: Bring one model to users",
        ),
    ],
)
def test_a_requirement_is_called_met_only_if_it_is(
    rule: str, fields: dict[str, object], shown: str, knowledge: Knowledge
) -> None:
    team = TeamProfile.model_validate_json(json.dumps(fields))
    reasons = Reasons(Adviser(knowledge), knowledge, team)
    blocks = condition_blocks(reasons.of_rule(rule), knowledge)

    assert shown in message(*blocks).text


@pytest.mark.parametrize(
    ("then", "patch", "shown"),
    [
        (
            "no longer recommended",
            {"monitored": True},
            "It would no longer be needed if somebody watches the models in production.",
        ),
        (
            "ranks 2",
            {"models_in_production": 1},
            "It would come second if there was 1 model in production.",
        ),
        (
            "leaves the first three",
            {"months_to_production": 2},
            "Other things would be more urgent if it took 2 months to production.",
        ),
        (
            "becomes hold",
            {"headcount": {"ml_engineer": 3}},
            "It would become “do not hire yet” if you had two more ML engineers.",
        ),
    ],
)
def test_what_would_change_an_advice_is_said_in_plain_words(
    then: str, patch: dict[str, object], shown: str, knowledge: Knowledge
) -> None:
    name = next(iter(patch))
    says = {"monitored": "somebody watches the models in production"}
    change = says.get(name, "two more ML engineers" if name == "headcount" else f"{name}: 1")
    advised = a_recommendation(knowledge, Change(change=change, patch=patch, then=then))

    assert would_change_text(advised, knowledge) == shown


def test_one_outcome_with_two_causes_is_one_sentence(knowledge: Knowledge) -> None:
    gone = "no longer recommended"
    advised = a_recommendation(
        knowledge,
        Change(change="four more ML engineers", patch={"headcount": {"ml_engineer": 5}}, then=gone),
        Change(
            change="the ML informs decisions", patch={"purpose": "decisions"}, then="becomes hire"
        ),
        Change(change="hiring is frozen", patch={"hiring": "frozen"}, then=gone),
    )

    assert would_change_text(advised, knowledge) == (
        "It would no longer be needed if you had four more ML engineers, or if hiring is frozen."
        " It would become “hire” if the ML informs decisions."
    )
    assert list(change_lines(advised, knowledge))[1] == (
        "If the ML informs decisions: it would become “hire”."
    )


def a_recommendation(knowledge: Knowledge, *changes: Change) -> Recommendation:
    team = TeamProfile.model_validate_json('{"headcount": {"data_scientist": 4}}')
    first = Adviser(knowledge).advise(team).recommendations[0]
    return first.model_copy(update={"would_change": changes})


@pytest.mark.parametrize(
    "fields",
    [
        {"headcount": {"data_scientist": 4, "ml_engineer": 1}},
        {"hiring": "frozen", "headcount": {"data_scientist": 9}},
        {"company_size": 20, "months_to_production": 9, "models_in_production": 4},
        {"workload": "llm_api", "open_positions": 5, "headcount": {"software_engineer": 1}},
        {},
    ],
)
def test_no_word_of_the_engine_is_shown(fields: dict[str, object], knowledge: Knowledge) -> None:
    team = TeamProfile.model_validate_json(json.dumps(fields))
    reasons = Reasons(Adviser(knowledge), knowledge, team)

    for rule in knowledge.rules:
        shown = why_message(Why(reasons.of_rule(rule), reasons.facts, {}), knowledge)
        assert ENGINE_WORDS.findall(shown.text) == []
