"""The advice on a phone: short, with its sources at hand and the rest one tap away."""

import json
import random
from dataclasses import replace

import pytest

from bot.language import LANGUAGES, speaking
from bot.listeners.slack import open_modal
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.advice import get_advice
from bot.usecases.decisions import decide
from bot.usecases.why import Why
from bot.views.advice import advice_again, advice_message, recommendation_blocks
from bot.views.advice_more import more_modal
from bot.views.facts import evidence_text, fact_text
from bot.views.ids import Action
from bot.views.outcomes import change_lines
from bot.views.plan_words import helpers_text
from bot.views.reasons import why_message
from bot.views.sharing import with_share_button
from bot.views.text import first_sentence, opening, with_article
from knowledge.advice.engine import Adviser
from knowledge.advice.planning import make_plan
from knowledge.advice.profile import TeamProfile
from knowledge.advice.reasons import Reasons
from knowledge.schema import Knowledge, Move
from knowledge.translation import translate
from storage.values import DecisionKind
from tests.bot.deciding import behind_more, modal
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig
from tests.bot.teams import advised, random_profile

MOST_LINES = 36
"""About one screen and a half, with the buttons."""


def test_each_advice_is_a_bold_line_and_its_reason_with_the_confidence(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    first, why, second, *_ = rig.answer("advice").blocks[1:]

    assert first["text"]["text"] == "*1. Hire a data engineer before the next data scientist.*"
    assert why["elements"][0]["text"] == "Every ML project lives on its data. Confidence: high."
    assert second["text"]["text"].startswith("*2. Hire an ML engineer")


def test_sources_and_evidence_are_one_tap_away(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    shown = rig.answer("advice")
    [rule, other] = [one["accessory"]["value"] for one in shown.blocks if "accessory" in one]
    assert "<https://" not in shown.text

    rig.slack.click("ana", shown, Action.SHOW_WHY, rule)
    why = rig.slack.messages("#ml-team", "ana")[-1].text
    known = rig.deps.knowledge.rules[rule]
    for source in (*known.sources, *known.against):
        assert rig.deps.knowledge.sources[source].address in why
    assert "*What it rests on*\n•  4 data scientists\n•  no data engineers" in why
    assert other == "scientists-outnumber-ml-engineers"


@pytest.mark.parametrize("seed", range(10))
def test_every_advice_names_its_facts_sources_confidence_and_what_would_change_it(
    seed: int, knowledge: Knowledge
) -> None:
    team = random_profile(random.Random(seed), knowledge)
    reasons = Reasons(Adviser(knowledge), knowledge, team)
    for one in Adviser(knowledge).advise(team).recommendations:
        shown = why_message(Why(reasons.of_rule(one.rule), reasons.facts, {}), knowledge)
        said = "\n".join(texts_of(shown))
        assert all(evidence_text(fact, knowledge) in said for fact in one.evidence)
        assert all(escape(knowledge.sources[id_].address) in said for id_ in one.sources)
        assert f"Confidence: {one.confidence}." in said
        assert all(line in said for line in change_lines(one, knowledge))


def texts_of(shown: Message) -> list[str]:
    """Also those that do not fit into the message's own text."""
    parts = [part for b in shown.blocks for part in (b.get("text"), *b.get("elements", ())) if part]
    return [str(part["text"]) for part in parts]


def test_a_long_advice_is_shortened_but_never_without_what_comes_first(
    knowledge: Knowledge,
) -> None:
    team = TeamProfile.model_validate_json('{"headcount": {"data_scientist": 4}}')
    one = Adviser(knowledge).advise(team).recommendations[0]
    advice = "Do not hire yet. First: collect the data. " + "Then wait. " * 20
    hire, hold = (
        recommendation_blocks(one.model_copy(update={"advice": advice, "move": move}))[0].to_dict()
        for move in (Move.HIRE, Move.HOLD)
    )

    assert len(hire["text"]["text"]) <= 122
    assert hold["text"]["text"] == f"*{advice}*"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short. Second.", "Short."),
        ("Thirty characters, and then some more words.", "Thirty characters, and then…"),
        ("Nach dem Punkt. Übrig.", "Nach dem Punkt."),
    ],
)
def test_the_first_sentence_is_cut_between_words(text: str, shown: str) -> None:
    assert first_sentence(text, 30) == shown


# Behind "More"


def test_what_is_less_urgent_decided_or_not_advised_is_behind_more(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    rule = "scientists-without-data-engineers"
    decide(rig.deps, rig.key(), rule, DecisionKind.DECLINED, by="U0BEN000001", base=0, reason="no")
    assert "says: not for us" not in rig.answer("advice").text

    said = behind_more(rig)
    assert "*Decided*" in said
    assert ":no_entry_sign: <@U0BEN000001> says: not for us." in said
    assert "*Why not someone else*\n•  *" in said


def test_what_does_not_fit_into_three_has_its_reasons_behind_more(knowledge: Knowledge) -> None:
    team = a_team_with_much_to_do()
    advice = Adviser(knowledge).advise(team)
    view = more_modal(advised(team, knowledge), knowledge)

    assert advice.later
    rules = [b["accessory"]["value"] for b in view.to_dict()["blocks"] if "accessory" in b]
    assert rules == [one.rule for one in advice.later[:5]]


def a_team_with_much_to_do() -> TeamProfile:
    told = {
        "company_size": 400,
        "stage": "several_models",
        "models_in_production": 12,
        "monitored": False,
        "goal_measured": False,
        "own_stack": True,
        "regulated": True,
        "headcount": {"data_scientist": 8},
    }
    return TeamProfile.model_validate_json(json.dumps(told))


def test_closing_what_was_opened_from_a_modal_leads_back_to_the_advice(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    first = rig.slack.modal("ana")
    assert first is not None
    rig.slack.click("ana", first, Action.SHOW_MORE)
    more = rig.slack.modal("ana")
    assert more is not None
    assert more.body["title"]["text"] == "More on the advice"
    rig.slack.close_view("ana")

    back = rig.slack.modal("ana")
    assert back is not None
    assert back.id == first.id


def test_what_is_opened_from_the_third_modal_takes_its_place(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    rule = "scientists-without-data-engineers"
    rig.slack.click("ana", modal(rig), Action.SHOW_WHY, rule)
    second = modal(rig).id
    rig.slack.click("ana", modal(rig), Action.SHOW_POINTS, rule)
    third = modal(rig).id
    assert len({second, third}) == 2
    assert modal(rig).body["title"]["text"] == "Why, point by point"

    body = {"view": rig.slack.workspace.view_to_slack(modal(rig)), "trigger_id": "unused"}
    open_modal(
        rig.client,
        body,
        more_modal(get_advice(rig.deps, rig.key()), rig.deps.knowledge),
        on_top=True,
    )
    assert modal(rig).id == third
    assert modal(rig).body["title"]["text"] == "More on the advice"


# After a decision


def test_after_a_decision_the_advice_says_who_decided_and_what_is_open_now(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    rule = "scientists-without-data-engineers"
    said = decide(
        rig.deps, rig.key(), rule, DecisionKind.DECLINED, by="U0BEN000001", base=0, reason="no"
    )
    shown = advice_again(get_advice(rig.deps, rig.key()), rig.deps.knowledge, said)

    headline, who, *_ = shown.text.split("\n")
    assert headline == "Hire: ML engineer"
    assert who == (
        ":no_entry_sign: <@U0BEN000001> says: not for us."
        " It was about: Data scientists without a data engineer."
    )
    assert shown.blocks[-1]["elements"][-1]["action_id"] == Action.SHARE


# On a phone


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_advice_fits_a_screen_and_a_half(language: str, knowledge: Knowledge) -> None:
    spoken = translate(knowledge, language)
    with speaking(language):
        for seed in range(20):
            found = advised(random_profile(random.Random(seed), spoken), spoken)
            shown = with_share_button(advice_message(found, spoken), "advice")
            assert phone_lines(shown.blocks) <= MOST_LINES, seed


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("open_positions", 1, "1 open post"),
        ("open_positions", 2, "2 open posts"),
        ("company_size", 1, "1 employee"),
        ("months_to_production", 1, "1 month to production"),
        ("data_share", 0.5, "0.5% of the staff"),
        ("headcount.ml_product_manager", 0.5, "half an ML product manager"),
        ("headcount.data_engineer", 0.5, "half a data engineer"),
        ("headcount.ml_engineer", 0.3, "0.3 of an ML engineer"),
        ("headcount.ml_engineer", 1.5, "1.5 ML engineers"),
        ("headcount.ml_engineer", 1, "1 ML engineer"),
        ("headcount.ml_engineer", 0, "no ML engineers"),
        ("headcount.gone", 0.5, "half a gone"),
    ],
)
def test_facts_are_right_in_number(
    name: str, value: float, shown: str, knowledge: Knowledge
) -> None:
    assert fact_text(name, value, knowledge) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ML engineer", "an ML engineer"),
        ("MLOps engineer", "an MLOps engineer"),
        ("AI engineer", "an AI engineer"),
        ("UX designer", "a UX designer"),
        ("evaluation specialist", "an evaluation specialist"),
        ("data engineer", "a data engineer"),
    ],
)
def test_a_role_has_the_right_article(name: str, shown: str) -> None:
    assert with_article(name) == shown


@pytest.mark.parametrize(
    ("longest", "shown"),
    [
        (10, "One is here."),
        (29, "One is here. Two are there."),
        (99, "One is here. Two are there. 3."),
    ],
)
def test_of_a_long_reason_whole_sentences_are_shown(longest: int, shown: str) -> None:
    assert opening("One is here. Two are there. 3.", longest) == shown


def test_the_plan_says_an_before_an_abbreviation(knowledge: Knowledge) -> None:
    team = TeamProfile.model_validate_json('{"headcount": {"data_scientist": 4}}')
    plan = make_plan(Adviser(knowledge), knowledge, team, 1)
    step = replace(plan.steps[0], role="ml_engineer", interviewers=(), mentors=())

    assert "can judge or guide an ML engineer: " in helpers_text(step, [], knowledge)
