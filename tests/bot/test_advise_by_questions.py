"""`mlteam advise` without a profile, as somebody at a terminal uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.terminal import END_OF_INPUT, ROOT, Terminal

EMPLOYEES = "How many employees does the company have?"
SIZE = "How large is the company, roughly?"
STAGE = "How far has the ML work come?"
PEOPLE = "How many people work in each role?"
MODELS = "How many models serve users or decisions today?"
KEEP = "Keep these answers for next time"


def asking(cwd: Path, *arguments: str, columns: int = 100) -> Terminal:
    return Terminal("advise", *arguments, cwd=cwd, columns=columns)


def test_answers_lead_to_advice_and_to_a_file_that_gives_the_same_advice(tmp_path: Path) -> None:
    with asking(tmp_path) as terminal:
        terminal.answer(f"1 of 9  {EMPLOYEES}", "180")
        terminal.answer(f"2 of 9  {STAGE}", "first")
        terminal.answer(f"3 of 9  {PEOPLE}", "4 data scientists, 0.5 ml engineers")
        terminal.expect("Understood: 4 data scientists, half an ML engineer.")
        terminal.answer(f"4 of 9  {MODELS}", "1")
        for number in range(5, 10):
            terminal.answer(f"{number} of 9  ", "")
        terminal.expect("1. Hire: Data engineer")
        terminal.answer(KEEP, "team.json")
        terminal.expect("Kept. Next time: mlteam advise team.json")
        assert terminal.end() == 0

    advice = terminal.text.partition("Company size: ")[2].partition(f"\n{KEEP}")[0]
    assert json.loads((tmp_path / "team.json").read_text()) == {
        "company_size": 180,
        "stage": "first_model",
        "headcount": {"data_scientist": 4, "ml_engineer": 0.5},
        "models_in_production": 1,
    }
    with asking(tmp_path, "team.json") as again:
        assert again.end() == 0
    assert again.text.strip() == f"Company size: {advice}".strip()


def test_who_skips_everything_gets_advice_and_no_offer_to_keep_nothing(tmp_path: Path) -> None:
    with asking(tmp_path) as terminal:
        for number in range(1, 10):
            terminal.answer(f"{number} of 9  ", "")
        terminal.expect("Company size: medium (not told).")
        assert terminal.end() == 0

    assert KEEP not in terminal.text
    assert list(tmp_path.iterdir()) == []


def test_ctrl_d_goes_to_the_advice_with_what_was_told(tmp_path: Path) -> None:
    with asking(tmp_path) as terminal:
        terminal.answer(EMPLOYEES, "12")
        terminal.expect(STAGE)
        terminal.expect("or Enter: ")
        terminal.type(END_OF_INPUT)
        terminal.expect("Company size: small.")
        terminal.expect(KEEP)
        terminal.expect(": ")
        terminal.type(END_OF_INPUT)
        assert terminal.end() == 0

    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_quietly(tmp_path: Path) -> None:
    with asking(tmp_path) as terminal:
        terminal.answer(EMPLOYEES, "12")
        terminal.expect(STAGE)
        terminal.expect("or Enter: ")
        terminal.interrupt()
        assert terminal.end() == 130

    assert terminal.text.rpartition("or Enter: ")[2] == "\n"


def test_bad_answers_are_asked_again_with_one_sentence(tmp_path: Path) -> None:
    with asking(tmp_path) as terminal:
        for typed, sentence in [
            ("many", "Write a number in digits, such as 4."),
            ("0", "Write 1 or more."),
            ("12.5", "Write a whole number."),
        ]:
            terminal.answer("", typed)
            terminal.expect(f"  {sentence}\n")
        terminal.answer("", "3")
        terminal.answer(STAGE, "6")
        terminal.expect("  Type a number from 1 to 5.\n")
        terminal.answer("", "2")
        terminal.answer(PEOPLE, "5 data scientists")
        terminal.expect("  The headcount adds up to 5, more than the company's 3 employees.\n")
        terminal.answer("", "1 data scientits")
        terminal.expect("Understood: 1 data scientist.")
        terminal.answer(MODELS, "2")
        terminal.expect("does not fit 2 models in production")
        terminal.interrupt()
        terminal.end()

    assert "Traceback" not in terminal.text


def test_the_size_is_asked_in_words_where_the_number_is_not_known(tmp_path: Path) -> None:
    with asking(tmp_path) as terminal:
        terminal.answer(f"1 of 9  {EMPLOYEES}", "")
        terminal.answer(f"2 of 9  {SIZE}", "large")
        terminal.expect(f"3 of 9  {STAGE}")
        terminal.interrupt()
        terminal.end()


def test_save_keeps_the_answers_without_a_question(tmp_path: Path) -> None:
    with asking(tmp_path, "--save", "team.json") as terminal:
        terminal.answer(EMPLOYEES, "12")
        terminal.expect(STAGE)
        terminal.type(END_OF_INPUT)
        assert terminal.end() == 0

    assert KEEP not in terminal.text
    assert json.loads((tmp_path / "team.json").read_text())["company_size"] == 12


def test_a_folder_that_is_not_there_is_said_before_the_questions(tmp_path: Path) -> None:
    with asking(tmp_path, "--save", "nowhere/team.json") as terminal:
        assert terminal.end() == 1

    assert terminal.text == (
        "nowhere/team.json can't be written: there is no folder nowhere. Name another file.\n"
    )


def test_a_file_is_not_written_over_unless_somebody_says_so(tmp_path: Path) -> None:
    (tmp_path / "team.json").write_text("mine")
    with asking(tmp_path) as terminal:
        terminal.answer(EMPLOYEES, "12")
        terminal.expect(STAGE)
        terminal.type(END_OF_INPUT)
        terminal.answer(KEEP, "team.json")
        terminal.answer("team.json is there already. Write over it?", "")
        terminal.answer("File name", "nowhere/team.json")
        terminal.expect("nowhere/team.json can't be written (No such file or directory).")
        terminal.answer("File name", "")
        assert terminal.end() == 0

    assert (tmp_path / "team.json").read_text() == "mine"


def test_the_advice_goes_to_stdout_alone(tmp_path: Path) -> None:
    """So that it can be sent to a file while the questions stay on screen."""
    advise = f"exec {sys.executable} -m bot advise --format json > advice.json"
    with Terminal(cwd=tmp_path, command=["sh", "-c", advise]) as terminal:
        terminal.answer(EMPLOYEES, "12")
        terminal.expect(STAGE)
        terminal.type(END_OF_INPUT)
        terminal.answer(KEEP, "")
        assert terminal.end() == 0

    assert json.loads((tmp_path / "advice.json").read_text())["band"] == "small"


@pytest.mark.parametrize("stdin", ["", '{"company_size": 12}'])
def test_without_a_profile_and_a_terminal_one_sentence_says_what_to_do(
    tmp_path: Path, stdin: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot", "advise"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(
        "Name a JSON file with a team profile, or - to read one from stdin"
    )
    assert run.stderr.count("\n") == 1
