"""Questions in people's own words, as they are answered on screen."""

import time

import pytest

from bot.usecases.ask import Topic
from bot.views.ask import examples
from tests.bot.rig import Rig

NOTHING = "I have nothing on that"


def milliseconds(rig: Rig, question: str) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        rig.answer(f"ask {question}")
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def test_a_question_is_answered_with_passages_and_their_sources(rig: Rig) -> None:
    text = rig.answer("ask When should we hire our first data scientist?").text

    assert text.startswith("Data scientist: when to hire\nClean data is at hand")
    assert "Sources: <https://dezzain.com" in text
    assert "You asked: `When should we hire our first" in text


def test_the_answer_is_for_its_reader_alone_and_at_most_three_passages(rig: Rig) -> None:
    shown = rig.answer("ask our data scientists and data engineers never talk to each other")

    assert shown.ephemeral
    assert 1 <= shown.text.count("Sources: ") <= 3


def test_a_rule_comes_with_what_speaks_against_it(rig: Rig) -> None:
    text = rig.answer("ask how many data engineers per data scientist").text

    assert "For a team in this situation.\nUnless: " in text
    assert "Against: <https://" in text or "Sources: <https://" in text


def test_an_apostrophe_stays_in_the_question(rig: Rig) -> None:
    text = rig.answer("ask our scientists don't deploy").text

    assert "You asked: `our scientists don't deploy`" in text


def test_weak_sources_are_marked(rig: Rig) -> None:
    text = rig.answer("ask when do we need an evaluation specialist").text

    assert "(second-hand)" in text or "(opinion)" in text


@pytest.mark.parametrize("question", examples())
def test_the_questions_that_we_suggest_have_answers(rig: Rig, question: str) -> None:
    assert NOTHING not in rig.answer(f"ask {question}").text


@pytest.mark.parametrize(
    "question", ["What is the weather?", "who won the world cup", "how to bake"]
)
def test_where_nothing_is_known_it_says_so_and_suggests_questions(rig: Rig, question: str) -> None:
    text = rig.answer(f"ask {question}").text

    assert text.startswith(NOTHING)
    assert all(f"`/mlteam ask {example}`" in text for example in examples())
    assert "https://" not in text


def test_a_question_about_pay_hears_why_there_are_no_figures(rig: Rig) -> None:
    text = rig.answer("ask what salary should I offer a data scientist in Madrid?").text

    assert text.startswith(NOTHING)
    assert "without a country and a year" in text


def test_without_a_question_it_shows_how_to_ask(rig: Rig) -> None:
    text = rig.answer("ask").text

    assert text.startswith("*Ask me about building your ML team.*")
    assert f"/mlteam ask {examples()[0]}" in text


def test_whom_to_hire_next_is_answered_with_the_channel_s_advice(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    assert rig.answer("ask who should we hire next?").text == rig.answer("advice").text


def test_whom_to_hire_next_without_a_profile_leads_to_the_setup(rig: Rig) -> None:
    assert "Type `/mlteam setup`" in rig.answer("ask who should we hire next?").text


def test_why_not_a_role_is_held_against_the_channel_s_profile(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text = rig.answer("ask why not another data scientist?").text

    assert text.startswith("Data scientist: when not to hire yet")
    assert "*Your team today*" in text
    assert "•  Data scientist: You have scientists and no data engineer" in text


def test_the_role_that_today_s_advice_names_is_said_to_be_in_it(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text = rig.answer("ask do we need a data engineer?").text

    assert "Hire: data engineer (number 1 of today's advice)" in text


def test_without_a_profile_nothing_is_said_of_the_team(rig: Rig) -> None:
    shown = rig.answer("ask do we need a data engineer?")

    assert "*Your team today*" not in shown.text
    outcome = rig.slack.click("ana", shown, "open_setup")
    assert outcome.failure == ""
    assert rig.slack.modal("ana") is not None


def test_another_channel_s_profile_is_not_told(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")

    text = rig.answer("ask do we need a data engineer?", channel="#hiring-plan").text

    assert "*Your team today*" not in text


def test_the_whole_role_is_one_tap_away(rig: Rig) -> None:
    shown = rig.answer("ask interview questions for an ml engineer")
    rig.slack.click("ana", shown, "show_role")

    assert rig.slack.messages("#ml-team", "ana")[-1].text.startswith("ML engineer\n")


@pytest.mark.parametrize(
    "question",
    [
        "the of and",
        "кого нанять",
        "数据科学家",
        "🔥🔥🔥",
        '"',
        "((NEAR(",
        "data* OR",
        "'; DROP TABLE passage; --",
        "<!channel> <@U0ANA000001> *bold* `code`",
        "\x00",
    ],
)
def test_whatever_is_typed_gets_a_clear_answer(rig: Rig, question: str) -> None:
    text = rig.answer(f"ask {question}").text

    assert text
    assert "our fault" not in text
    assert "<!channel>" not in text
    assert "<@U0ANA000001>" not in text


def test_a_long_question_is_read_from_its_beginning(rig: Rig) -> None:
    text = rig.answer("ask when should we hire a data scientist " + "lorem ipsum " * 250).text

    assert "That is long, so I read its beginning only." in text
    assert len(text) < 4000


@pytest.mark.parametrize("question", ["x" * 3000, "data scientist " * 200, "((" * 1500])
def test_three_thousand_characters_are_answered_as_fast(rig: Rig, question: str) -> None:
    assert milliseconds(rig, question) < 20


def test_a_question_is_answered_in_milliseconds(rig: Rig) -> None:
    assert milliseconds(rig, "should we build our own ML platform") < 10


# What other commands answer better


def test_whom_do_we_hire_is_answered_with_the_channel_s_advice(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    for question in ("whom do we hire?", "who is next"):
        assert rig.answer(f"ask {question}").text == rig.answer("advice").text


def test_a_choice_between_two_roles_is_answered_by_comparing_them(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text = rig.answer("ask should we hire 3 data scientists or 1 ML engineer first?").text

    assert text == rig.answer("compare data scientist, ML engineer").text


def test_a_hiring_freeze_shows_the_advice_under_one(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text = rig.answer("ask hiring freeze what now").text

    assert text == rig.answer("whatif hiring=frozen").text


def test_a_freeze_that_was_told_shows_the_advice_as_it_is(rig: Rig) -> None:
    rig.tell(hiring="frozen", stage="first_model", headcount={"data_scientist": 4})

    assert rig.answer("ask hiring freeze what now").text == rig.answer("advice").text


def test_a_freeze_without_a_profile_says_what_helps(rig: Rig) -> None:
    text = rig.answer("ask we have a hiring freeze").text

    assert text.startswith("While nobody may be hired\n")
    assert "/mlteam whatif hiring=frozen" in text


def test_convincing_a_boss_leads_to_the_business_case(rig: Rig) -> None:
    text = rig.answer("ask how do I convince my CEO to hire").text

    assert NOTHING not in text
    assert "`/mlteam plan export`" in text


def test_where_the_advice_comes_from_is_said(rig: Rig) -> None:
    text = rig.answer("ask where do you get your advice from").text

    assert f"based on {len(rig.deps.knowledge.sources)} sources" in text
    assert f"{len(rig.deps.knowledge.rules)} fixed rules" in text


def test_how_long_hiring_takes_is_not_given(rig: Rig) -> None:
    text = rig.answer("ask how long does it take to hire an ML engineer?").text

    assert text.startswith(NOTHING)
    assert "the sources contradict each other" in text
    assert "https://" not in text


@pytest.mark.parametrize("topic", Topic)
def test_each_topic_with_an_answer_of_its_own_is_in_the_knowledge(rig: Rig, topic: Topic) -> None:
    assert topic in rig.deps.knowledge.search


# How big a team should be

HOW_BIG = "ask how big should my ML team be"
SHARE = "What others have: people who work with data, as a share of all staff"


def test_the_size_of_a_team_is_that_of_the_target_team(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text = rig.answer(HOW_BIG).text

    assert text.startswith("About 4.5 to 7.5 posts; you have 5\n")
    assert "an orientation, not a rule" in text
    assert "Data engineers: none, target 2 to 3" in text
    assert "Another view: " in text
    assert "Next step: Hire: data engineer" in text
    assert text.index("Data engineers: none") < text.index(SHARE) < text.index("only technology")


def test_without_a_profile_the_range_of_each_size_is_shown_and_the_setup(rig: Rig) -> None:
    shown = rig.answer(HOW_BIG)

    assert "an orientation, not a rule" in shown.text
    assert "Small company (10 to 49 employees): 0 to 6 posts" in shown.text
    assert "Large company (250 or more employees): 3 to 51 posts" in shown.text
    assert shown.text.index("Large company") < shown.text.index(SHARE)
    assert rig.slack.click("ana", shown, "open_setup").failure == ""


def test_a_size_that_the_question_tells_is_shown_stage_by_stage(rig: Rig) -> None:
    text = rig.answer("ask we are 40 people, how big should our team be").text

    assert "Small company (10 to 49 employees)" in text
    assert "First model: one serves users or decisions. 2 to 3 posts" in text
    assert "Large company" not in text


def test_how_many_people_for_one_task_is_another_question(rig: Rig) -> None:
    text = rig.answer("ask how many people do we need to label images").text

    assert "It depends on your size and stage" not in text


def test_help_names_it(rig: Rig) -> None:
    text = rig.answer("help").text

    assert "`/mlteam ask QUESTION`" in text
    assert "`@mlteam " in text
