"""Questions find the passage that answers them, and other questions find nothing."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from knowledge.loader import load_knowledge
from knowledge.passages import list_passages
from knowledge.schema import Knowledge
from knowledge.search import Answer, Search
from tests.knowledge.questions import (
    ANSWERED,
    LATER,
    NOT_ANSWERED,
    NOT_YET_ANSWERED,
    REPORTED,
    UNSEEN,
)
from tests.knowledge.samples import WriteOverlay

HOSTILE = (
    '"',
    '"""',
    "*",
    "data*",
    "^data",
    "NEAR(data scientist, 2)",
    "data AND OR NOT",
    "OR",
    "title:data",
    "data : scientist",
    "-data scientist",
    "((((data scientist",
    "data)) scientist",
    "'; DROP TABLE passage; --",
    "1' OR '1'='1",
    "data\x00scientist",
    "\x00",
    "<!channel> <@U1> <#C1|x>",
    "{title about} : hire",
    "+ scientist",
    "\\",
    "%s %d {0} {x}",
    "\ud83d",
    "\u202e data \u202c",
)
EMPTY = ("", "   ", "the of and to", "?!…", "what is it", "🔥🔥🔥", "42")


@pytest.fixture(scope="module")
def search(knowledge: Knowledge) -> Search:
    return Search(knowledge)


def names(answer: Answer) -> set[str]:
    return {name for one in answer.passages for name in (one.item, f"{one.item}/{one.part}")}


def milliseconds(search: Search, text: str) -> float:
    """The fastest of three runs, because other programs share the machine."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        search.find(text)
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


@pytest.mark.parametrize(("question", "wanted"), [*ANSWERED, *UNSEEN, *LATER])
def test_a_question_finds_what_answers_it(
    search: Search, question: str, wanted: tuple[str, ...]
) -> None:
    assert names(search.find(question)) & set(wanted)


@pytest.mark.xfail(reason="the best passage says less of deploying than of scientists")
@pytest.mark.parametrize(("question", "wanted"), NOT_YET_ANSWERED)
def test_a_question_that_is_not_answered_well_yet(
    search: Search, question: str, wanted: tuple[str, ...]
) -> None:
    assert names(search.find(question)) & set(wanted)


@pytest.mark.parametrize(("question", "first"), REPORTED)
def test_what_users_missed_comes_first(search: Search, question: str, first: str) -> None:
    assert first in names(Answer(search.read(question), search.find(question).passages[:1]))


def test_where_no_figure_is_asked_for_advice_comes_before_figures(search: Search) -> None:
    parts = [passage.part for passage in search.find("should we outsource").passages]

    assert "benchmark" in parts
    assert parts == sorted(parts, key=lambda part: part == "benchmark")
    assert search.find("how often do outside partners succeed").passages[0].part == "benchmark"


def test_a_passage_of_the_role_alone_does_not_answer_another_question(search: Search) -> None:
    found = search.find("should a data scientist report to engineering or product").passages

    assert [passage.item for passage in found] == ["hub-and-spoke"]


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        (
            "should we hire 3 data scientists or 1 ML engineer first?",
            ("data_scientist", "ml_engineer"),
        ),
        ("Data engineer or DS?", ("data_engineer", "data_scientist")),
        ("interview questions for a data scientist or ML engineer", ()),
        ("data engineer or data engineer", ()),
        ("a data scientist and an ML engineer", ()),
        ("a data scientist or what?", ()),
        ("data scientist, ML engineer or data engineer", ()),
    ],
)
def test_a_choice_between_two_roles_is_understood(
    search: Search, question: str, roles: tuple[str, ...]
) -> None:
    assert search.read(question).weighs == roles


@pytest.mark.parametrize("text", ["hello", "Thank you!", ":wave::skin-tone-2:", "ok", "", "42"])
def test_small_talk_asks_for_nothing(search: Search, text: str) -> None:
    assert search.read(text).is_empty


@pytest.mark.parametrize("text", ["weather", "when?", "thanks, who is next?", "salary", "DS"])
def test_what_asks_for_something_is_no_small_talk(search: Search, text: str) -> None:
    assert not search.read(text).is_empty


def test_titles_of_target_teams_are_english(knowledge: Knowledge) -> None:
    titles = [passage.title for passage in list_passages(knowledge) if passage.part == "team"]

    assert "Prototype: a team for language models" in titles
    assert "Prototype: a team for a small company" in titles


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_the_knowledge_does_not_say_finds_nothing(search: Search, question: str) -> None:
    assert search.find(question).passages == []


@pytest.mark.parametrize("question", [q for q, _ in (*ANSWERED, *UNSEEN, *LATER)])
def test_at_most_three_passages_and_each_with_sources(search: Search, question: str) -> None:
    found = search.find(question).passages

    assert 1 <= len(found) <= 3
    assert all(passage.sources for passage in found)
    assert len({id(passage) for passage in found}) == len(found)


def test_every_item_that_a_question_can_be_answered_with_exists(knowledge: Knowledge) -> None:
    known = {passage.item for passage in list_passages(knowledge)}
    wanted = {name for _, names in (*ANSWERED, *UNSEEN, *LATER) for name in names}

    assert {name.partition("/")[0] for name in wanted} <= known


@pytest.mark.parametrize(
    "name", ["DS", "ds", "data scientist", "Data-Scientists", "data_scientist"]
)
def test_a_role_is_understood_by_any_of_its_names(search: Search, name: str) -> None:
    assert search.find(f"when to hire a {name}?").passages[0].title == (
        "Data scientist: when to hire"
    )


@pytest.mark.parametrize("typed", ["data scentist", "data scientits", "data scienttist"])
def test_a_slip_of_the_keyboard_does_not_matter(search: Search, typed: str) -> None:
    assert search.find(f"interview {typed}").question.roles == ["data_scientist"]


def test_a_role_alone_asks_whether_it_is_needed(search: Search) -> None:
    found = search.find("mlops engineer").passages

    assert [passage.part for passage in found][:2] == ["hire_when", "not_yet"]


def test_of_two_roles_both_are_heard(search: Search) -> None:
    items = [passage.item for passage in search.find("data engineer vs data scientist").passages]

    assert len(set(items)) == len(items)
    assert {"data_engineer", "data_scientist"} & set(items)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what salary does a data scientist get", "without a country and a year"),
        ("how much does an ML engineer cost", "without a country and a year"),
        ("what does a data engineer cost?", "without a country and a year"),
        ("what does an ML team cost", "without a country and a year"),
        ("how long does it take to hire an ML engineer?", "contradict each other"),
        ("how long does it usually take to hire a DS", "contradict each other"),
        ("how soon can we find a data engineer", "contradict each other"),
        ("how long does hiring take", "contradict each other"),
        ("when does AI replace my team", "no evidence"),
        ("who should I fire", "not whom to let go"),
    ],
)
def test_why_there_is_no_answer_is_said_where_it_is_known(
    search: Search, question: str, said: str
) -> None:
    found = search.find(question)

    assert said in found.question.refusal
    assert found.passages == []


def test_cost_is_refused_only_where_it_is_that_of_a_person(search: Search) -> None:
    assert search.find("cost of building our own platform").question.refusal == ""


@pytest.mark.parametrize(
    "question",
    [
        "who should we hire next?",
        "Next hire?",
        "what should we do",
        "whom to hire next",
        "what now",
        "whom do we hire?",
        "who is next",
        "what do you recommend?",
    ],
)
def test_the_next_step_is_known_as_a_question_of_its_own(search: Search, question: str) -> None:
    asked = search.find(question).question

    assert asked.asks_for_advice
    assert asked.terms == ()


def test_the_size_of_a_company_is_read_from_a_number(search: Search) -> None:
    parts = [passage.title for passage in search.find("tips, we are 8 people").passages]

    assert any("micro" in title for title in parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_query_language_and_sql_are_only_words(search: Search, text: str) -> None:
    search.find(text)

    assert search.find("when to hire a data scientist").passages


@pytest.mark.parametrize("text", EMPTY)
def test_without_a_word_that_means_something_nothing_is_found(search: Search, text: str) -> None:
    found = search.find(text)

    assert found.passages == []
    assert not found.question.asks_for_advice


@pytest.mark.parametrize("text", ["кого нанять первым", "数据科学家", "من نوظف", "\u0301\u0301"])
def test_another_script_finds_nothing(search: Search, text: str) -> None:
    assert search.find(text).passages == []


def test_a_long_question_is_searched_by_its_beginning(search: Search) -> None:
    found = search.find("when should we hire a data scientist " + "lorem ipsum dolor " * 200)

    assert found.question.is_cut
    assert search.find("when should we hire a data scientist " + "the " * 500).passages


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3000,
        "data scientist " * 200,
        " ".join(f"unknown{number}word" for number in range(300)),
        "((" * 1500,
        "a" * 500 + " " + "scientst " * 300,
    ],
)
def test_three_thousand_characters_take_no_longer(search: Search, text: str) -> None:
    assert milliseconds(search, text) < 10


def test_questions_are_answered_in_milliseconds(search: Search) -> None:
    taken = sorted(milliseconds(search, question) for question, _ in ANSWERED)

    assert taken[len(taken) // 2] < 3
    assert taken[-1] < 10


def test_the_index_is_built_in_well_under_a_tenth_of_a_second(knowledge: Knowledge) -> None:
    def build() -> float:
        start = time.perf_counter()
        Search(knowledge)
        return time.perf_counter() - start

    assert min(build() for _ in range(3)) < 0.1


def test_the_same_question_gets_the_same_answer(knowledge: Knowledge) -> None:
    one, other = Search(knowledge), Search(knowledge)

    for question, _ in ANSWERED:
        assert one.find(question) == other.find(question) == one.find(question)


def test_many_threads_may_ask_at_once(search: Search) -> None:
    questions = [question for question, _ in ANSWERED] * 5
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(search.find, questions))

    assert found == [search.find(question) for question in questions]


def test_only_sentences_of_the_knowledge_are_said(knowledge: Knowledge) -> None:
    """All but the few words with which a passage introduces a list."""
    for passage in list_passages(knowledge):
        if passage.part == "advice":
            rule = knowledge.rules[passage.item]
            assert (passage.text, passage.why) == (rule.advice, rule.why)
        if passage.part == "mistakes":
            assert set(passage.entries) <= set(knowledge.roles[passage.item].mistakes)


def test_an_overlay_can_teach_another_word(write_overlay: WriteOverlay) -> None:
    folder = write_overlay({"search.yml": "tinkerer: {typed: [tinkerer], search: [ML engineer]}\n"})

    assert Search(load_knowledge()).find("tinkerer").passages == []
    assert Search(load_knowledge(folder)).find("tinkerer").passages
