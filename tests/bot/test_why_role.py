"""What a person reads who asks why a role is recommended or not."""

import pytest

from bot.usecases.decisions import decide
from bot.views.ids import Action
from storage.values import DecisionKind
from tests.bot.explaining import modal_text, point_by_point, set_up_scientists
from tests.bot.rig import Rig


@pytest.fixture
def told(rig: Rig) -> Rig:
    """A channel in which four scientists have no data engineer and one ML engineer."""
    set_up_scientists(rig)
    return rig


def test_a_recommended_role_says_by_which_rule(told: Rig) -> None:
    text = told.answer("why MLE").text

    assert text.startswith("Hire: ML engineer (number 2 today)\n*Hire an ML engineer, not another ")
    assert "Does not apply today." not in text

    more = point_by_point(told, "ml_engineer")
    assert "*Too few ML engineers for the scientists*\nNumber 2 today." in more
    assert "Does not apply today. 1 of its 4 conditions is missing.\n✗ " in more


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("should I hire an MLOps engineer", "mlops engineer"),
        ("do you recommend an ML engineer?", "ml engineer"),
        ("not another data scientist?", "data scientist"),
        ("ds?", "ds"),
        ("number 2?", "2"),
        ("should I?", ""),
    ],
)
def test_a_sentence_about_a_role_is_understood(told: Rig, sentence: str, name: str) -> None:
    assert told.answer(f"why {sentence}").text == told.answer(f"why {name}").text


def test_a_sentence_about_no_role_is_told_which_word_is_unknown(told: Rig) -> None:
    assert "called `wizard`" in told.answer("why should we hire a wizard?").text


def test_a_role_that_has_to_wait_says_what_speaks_against_it(told: Rig) -> None:
    text = told.answer("why data scientists").text

    assert text.startswith("Data scientist: not yet\n*What speaks against it today*\n•  ")
    assert "You have scientists and no data engineer" in text
    assert "•  First: Bring in a data engineer for the scientists you have" in text


def test_a_role_for_which_nothing_asks_says_what_would(told: Rig) -> None:
    text = told.answer("why domain expert").text

    assert text.startswith("Domain expert: nothing asks for one today")
    assert "? Nobody told me whether law or audit asks about the models" in text


def test_each_rule_of_a_role_is_one_tap_away(told: Rig) -> None:
    role = told.answer("why ml engineer")
    told.slack.click("ana", role, Action.SHOW_WHY, "scientists-outnumber-ml-engineers")

    newest = told.slack.messages("#ml-team", "ana")[-1]
    assert newest.ephemeral
    assert newest.text.startswith("Hire: ML engineer (number 2 today)\n*Hire an ML engineer")

    point_by_point(told, "ml_engineer")
    below = told.slack.modal("ana")
    assert below is not None
    told.slack.click("ana", below, Action.SHOW_WHY, "nobody-deploys")
    assert modal_text(told).startswith("Does not apply today: Nobody to run the models")


def test_a_role_on_which_the_team_decided_names_the_decision(told: Rig) -> None:
    hires = [one for one in told.deps.knowledge.rules.values() if one.role == "data_engineer"]
    for rule in hires:
        decide(
            *(told.deps, told.key(), rule.id, DecisionKind.DECLINED),
            by="U0BEN000001",
            base=0,
            reason="no need",
        )

    text = told.answer("why data engineer").text
    assert text.startswith("Data engineer: you have decided\n")
    assert "Applies, and your team has decided on it." in text
    assert "Nothing speaks against one" not in text
