"""Questions in German find the German passages that answer them, and others find nothing."""

import time

import pytest

from knowledge.passages import list_passages
from knowledge.schema import Knowledge
from knowledge.search import Answer, Search
from knowledge.stems import stem_german
from knowledge.translation import translate
from tests.knowledge.german_questions import (
    ANSWERED,
    NEXT_STEP,
    NOT_ANSWERED,
    NOT_YET_ANSWERED,
    UNSEEN,
)


@pytest.fixture(scope="module")
def german(knowledge: Knowledge) -> Knowledge:
    return translate(knowledge, "de")


@pytest.fixture(scope="module")
def search(german: Knowledge) -> Search:
    return Search(german)


def names(answer: Answer) -> set[str]:
    return {name for one in answer.passages for name in (one.item, f"{one.item}/{one.part}")}


@pytest.mark.parametrize(("question", "wanted"), [*ANSWERED, *UNSEEN])
def test_a_german_question_finds_what_answers_it(
    search: Search, question: str, wanted: tuple[str, ...]
) -> None:
    assert names(search.find(question)) & set(wanted)


@pytest.mark.xfail(reason="of a size and a role a passage needs more than the size")
@pytest.mark.parametrize(("question", "wanted"), NOT_YET_ANSWERED)
def test_a_german_question_that_is_not_answered_well_yet(
    search: Search, question: str, wanted: tuple[str, ...]
) -> None:
    assert names(search.find(question)) & set(wanted)


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_the_knowledge_does_not_say_finds_nothing_in_german(
    search: Search, question: str
) -> None:
    assert search.find(question).passages == []


@pytest.mark.parametrize("question", NEXT_STEP)
def test_the_next_step_is_asked_for_in_german(search: Search, question: str) -> None:
    asked = search.read(question)

    assert asked.asks_for_advice
    assert asked.terms == ()


def test_german_answers_are_in_german(search: Search) -> None:
    first = search.find("Wann sollten wir einen Data Scientist einstellen?").passages[0]

    assert first.title == "Data Scientist: wann einstellen"
    assert first.text.startswith("Saubere Daten sind da")
    assert first.text.endswith(" Davor:")


def test_every_passage_has_a_german_title(german: Knowledge, knowledge: Knowledge) -> None:
    same = [
        one.title
        for one, english in zip(list_passages(german), list_passages(knowledge), strict=True)
        if one.title == english.title
    ]

    assert same == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("was verdient ein Data Scientist", "Zu Gehältern nenne ich keine Zahlen"),
        ("Was kostet ein ML Engineer?", "Was jemand kostet, beziffere ich nicht"),
        ("Wie lange dauert es, jemanden einzustellen?", "Die Quellen widersprechen sich"),
        ("Wird KI unser Team ersetzen?", "habe ich keine Belege"),
        ("wen soll ich feuern", "nicht, von wem ihr euch trennen sollt"),
        ("what does an ML engineer cost", "Was jemand kostet, beziffere ich nicht"),
    ],
)
def test_why_there_is_no_answer_is_said_in_german(search: Search, question: str, said: str) -> None:
    assert said in search.find(question).question.refusal


@pytest.mark.parametrize(
    "question",
    [
        "Wer überwacht Modelle?",
        "wer ueberwacht modelle",
        "WER ÜBERWACHT MODELLE",
        "Modellüberwachung",
    ],
)
def test_umlauts_and_compounds_may_be_typed_as_people_do(search: Search, question: str) -> None:
    assert "unwatched-models" in names(search.find(question))


@pytest.mark.parametrize(
    "typed", ["Data Scientst", "Datenwissenschaftlern", "data scientists", "DS"]
)
def test_a_role_is_understood_in_any_form(search: Search, typed: str) -> None:
    assert search.read(f"Wann brauchen wir einen {typed}?").roles == ["data_scientist"]


@pytest.mark.parametrize("text", ["Was ist das?", "und des Weiteren", "wo ist es, da oder dort"])
def test_everyday_words_are_no_abbreviation_of_a_role(search: Search, text: str) -> None:
    assert search.read(text).roles == []


@pytest.mark.parametrize("text", ["Hallo!", "vielen Dank", "hello", "super, alles klar"])
def test_small_talk_in_german_asks_for_nothing(search: Search, text: str) -> None:
    assert search.read(text).is_empty


def test_a_choice_between_two_roles_is_understood_in_german(search: Search) -> None:
    found = search.read("Zuerst eine Datenanalystin oder ein ML Engineer?")

    assert found.weighs == ("data_analyst", "ml_engineer")


@pytest.mark.parametrize(
    ("question", "band"),
    [
        ("wir sind 40 Leute", "small"),
        ("ein Unternehmen mit 120 Leuten", "medium"),
        ("bei uns sind 900 Beschäftigte", "large"),
        ("we are 8 people", "micro"),
    ],
)
def test_the_size_of_a_company_is_read_in_german(search: Search, question: str, band: str) -> None:
    assert search.read(question).band == band


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("modelle", "modell"),
        ("modellen", "modell"),
        ("modells", "modell"),
        ("prüfung", "prufung"),
        ("pruefung", "prufung"),
        ("prüfungen", "prufung"),
        ("zuerst", "zuer"),
        ("größe", "gross"),
        ("groesse", "gross"),
        ("ein", "ein"),
    ],
)
def test_forms_of_a_word_have_one_stem(word: str, stem: str) -> None:
    assert stem_german(word) == stem
    assert stem_german(stem) == stem


def test_german_questions_are_answered_in_milliseconds(search: Search) -> None:
    def milliseconds(question: str) -> float:
        start = time.perf_counter()
        search.find(question)
        return (time.perf_counter() - start) * 1000

    taken = sorted(min(milliseconds(one) for _ in range(3)) for one, _ in ANSWERED)

    assert taken[len(taken) // 2] < 3
    assert taken[-1] < 10


@pytest.mark.parametrize(
    "text", ["x" * 3000, "Datenqualität " * 200, "((" * 1500, '"*^', "ß" * 900]
)
def test_whatever_is_typed_takes_no_longer_in_german(search: Search, text: str) -> None:
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        search.find(text)
        taken.append((time.perf_counter() - start) * 1000)

    assert min(taken) < 10


def test_the_german_index_is_built_in_well_under_half_a_second(german: Knowledge) -> None:
    def build() -> float:
        start = time.perf_counter()
        Search(german)
        return time.perf_counter() - start

    assert min(build() for _ in range(3)) < 0.3
