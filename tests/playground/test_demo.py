"""The story of `make demo`, and stories in general."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.demo import USUAL
from playground.story import BadStory, Step, Story, load_story
from playground.storyteller import FAST, StoryBroke, Storyteller
from playground.trial import Trial
from storage.values import ChannelKey, DecisionKind, DeliveryState

ROOT = Path(__file__).parent.parent.parent
KEY = ChannelKey("T0ACME00001", "C0MLTEAM001")


@pytest.fixture
def trial() -> Iterator[Trial]:
    with Trial({"LOG_LEVEL": "ERROR"}, by_itself=False, port=0) as running:
        yield running


def played(trial: Trial, *steps: Step) -> Storyteller:
    teller = Storyteller(trial, FAST, lambda _: None)
    teller.play(Story(title="A story", steps=list(steps)))
    return teller


def test_the_company_hires_wrongly_is_told_decides_and_grows(trial: Trial) -> None:
    teller = Storyteller(trial, FAST, lambda _: None)
    tally = teller.play(load_story(USUAL))

    assert 25 <= teller.week <= 28
    teams = [each.profile.told() for each in trial.deps.store.list_profiles(KEY)]
    scientists = [team["headcount"]["data_scientist"] for team in teams]
    assert scientists[0] == 4
    assert max(scientists) == 5
    assert "data_engineer" not in teams[0]["headcount"]
    assert teams[-1]["headcount"]["data_engineer"] == 1
    assert [teams[0]["company_size"], teams[-1]["company_size"]] == [180, 220]

    decided = [(each.rule, each.kind) for each in trial.deps.store.list_decisions(KEY)]
    assert decided == [
        ("scientists-without-data-engineers", DecisionKind.DEFERRED),
        ("scientists-without-data-engineers", DecisionKind.ACCEPTED),
        ("scientists-without-data-engineers", DecisionKind.DONE),
    ]
    deliveries = trial.deps.store.list_deliveries(KEY)
    triggers = [each.trigger for each in deliveries if each.state is DeliveryState.POSTED]
    told = triggers.index("undecided-recommendation")
    reminded = triggers.index("deferral-over")
    asked = triggers.index("accepted-follow-up")
    assert told < reminded < asked
    assert len(tally.posts) == len(triggers)


def test_the_command_prints_its_address_first_and_ends_by_itself() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "playground.demo", "--fast"],
        cwd=ROOT,
        env={**os.environ, "PORT": "3971"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert re.fullmatch(r"Half a year at Acme: open http://127\.0\.0\.1:3971/", lines[0])
    assert re.match(r"week  1  Acme has 180 people", lines[1])
    assert re.match(r"2\d weeks in \d+ seconds: \d+ commands, \d+ forms", lines[-1])


def test_each_step_is_announced_on_the_page(trial: Trial) -> None:
    played(trial, Step(tell="Ana says hello.", say="hello", where="#hiring-plan"))

    assert trial.slack.workspace.caption == "Week 1: Ana says hello."
    assert trial.slack.workspace.look == "C0HIRING001"
    assert [each.text for each in trial.slack.messages("#hiring-plan", "ana")] == ["hello"]


def test_time_passes_hour_by_hour(trial: Trial) -> None:
    before = trial.clock()

    teller = played(trial, Step(after="3 weeks"))

    assert (trial.clock() - before).days == 21
    assert teller.week == 4


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (Step(say="/mlteam help", see="the moon"), "'the moon' is not to be seen"),
        (Step(press="nudge_accept"), "there is no button 'nudge_accept'"),
        (Step(answer={"company_size": 3}), "no form asks for company_size"),
        (Step(who="nobody", say="x"), "nobody here is called nobody"),
        (Step(wait_for="the moon"), "the bot has posted nothing with 'the moon' in 63 days"),
    ],
)
def test_a_story_that_goes_otherwise_says_where(trial: Trial, step: Step, reason: str) -> None:
    with pytest.raises(StoryBroke, match=f"A story, step 2: {re.escape(reason)}"):
        played(trial, Step(tell="It begins."), step)


def test_the_example_of_the_docs_can_be_played(trial: Trial, tmp_path: Path) -> None:
    docs = (ROOT / "docs" / "playground.md").read_text("utf-8")
    path = tmp_path / "story.yml"
    path.write_text(docs.split("```yaml\n")[1].split("```")[0], "utf-8")

    story = load_story(path)
    played(trial, *story.steps)

    assert trial.slack.messages("#hiring-plan", "ana")[-1].text == "Did anybody apply?"


FAULTY = [
    ("steps: []", "title: Field required"),
    ("title: x\nsteps:\n- shout: hi", "steps.0.shout: Extra inputs are not permitted"),
    ("title: x\nsteps:\n- after: soon", "'soon' is no length of time; write one such as 3 days"),
    ("title: x\nsteps:\n- {say: hi, press: x}", "a step does one thing, not say and press"),
    ("title: [", "while parsing a flow"),
]


@pytest.mark.parametrize(("text", "reason"), FAULTY)
def test_a_faulty_file_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "story.yml"
    path.write_text(text, "utf-8")

    with pytest.raises(BadStory, match=f"story.yml is no story: .*{re.escape(reason)}"):
        load_story(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadStory, match=r"none.yml can't be read \(No such file or directory\)"):
        load_story(tmp_path / "none.yml")
