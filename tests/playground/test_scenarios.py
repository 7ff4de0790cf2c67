"""Saving a whole playground with the bot in it, and going on from there."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from knowledge.advice.profile import TeamProfile
from playground.faults import Standing
from playground.scenario import BadScenario
from playground.standin import StandIn
from playground.switches import SWITCHES
from playground.trial import Trial
from storage.values import ChannelKey

Json = dict[str, Any]
PROFILE = '{"company_size": 180, "headcount": {"data_scientist": 4}}'
KEY = ChannelKey("T0ACME00001", "C0MLTEAM001")


@pytest.fixture
def trial() -> Iterator[Trial]:
    with Trial({}, by_itself=False, port=0) as running:
        yield running


def client_of(trial: Trial) -> WebClient:
    return WebClient(token=trial.slack.bot_token, base_url=trial.slack.api_url)


def live(trial: Trial) -> None:
    """Leave something of every kind."""
    slack = trial.slack
    profile = TeamProfile.model_validate_json(PROFILE)
    trial.deps.store.save_profile(KEY, profile, base=0, by="U0ANA000001", at=trial.clock())
    slack.command("ana", "#ml-team", "/mlteam advice")
    first = slack.post("ben", "#ml-team", "what about <us>?")
    slack.gestures.say("ana", "#ml-team", "in a thread", first.ts)
    client_of(trial).files_upload_v2(
        channel="C0MLTEAM001", content=b"\x89PNG\xff\x00", filename="team.png", alt_txt="A team"
    )
    slack.open_home("ana")
    slack.command("ben", "#ml-team", "/mlteam setup")
    slack.archive("ana", "#leadership")
    slack.speak("ben", "de-DE")
    trial.clock.advance(timedelta(days=40))
    fault = SWITCHES["rate_limit"].fault
    slack.workspace.faults.turn_on(Standing(name="rate_limit", fault=fault, method="chat.update"))


def stored(text: str) -> Json:
    """A scenario without what differs by itself: the running clock and the addresses of files."""
    found: Json = json.loads(text)
    del found["now"]
    for file in found["files"]:
        del file["base_url"], file["usable_at"]
    for channel in found["channels"]:
        channel["members"].sort()
    return found


def test_a_scenario_comes_back_in_another_process(trial: Trial) -> None:
    live(trial)
    saved = trial.slack.scenarios.save()
    status = trial.slack.command("ana", "#ml-team", "/mlteam status").shown

    with Trial({}, by_itself=False, port=0) as other:
        other.slack.scenarios.load(saved)

        assert stored(other.slack.scenarios.save()) == stored(saved)
        assert abs(other.clock() - trial.clock()) < timedelta(seconds=30)
        again = other.slack.command("ana", "#ml-team", "/mlteam status").shown
        assert status is not None
        assert again is not None
        assert again.text == status.text
        assert "180" in json.dumps(again.blocks)


def test_what_comes_back_can_be_used(trial: Trial) -> None:
    live(trial)
    trial.slack.scenarios.load(trial.slack.scenarios.save())
    slack = trial.slack

    assert slack.modal("ben") is not None
    assert slack.close_view("ben").failure == ""
    (file,) = slack.files
    assert (file.content, file.alt) == (b"\x89PNG\xff\x00", "A team")
    assert file.upload_url.startswith(slack.page_url)
    posted = slack.post("ana", "#ml-team", "later than all before")
    seen = slack.messages("#ml-team", "ana")
    assert seen[-1] is posted
    assert len({each.ts for each in seen}) == len(seen)


def test_going_back_undoes_what_came_after(trial: Trial) -> None:
    live(trial)
    saved = trial.slack.scenarios.save()
    before = trial.clock()
    count = len(trial.slack.messages("#ml-team", "ana"))

    trial.clock.advance(timedelta(weeks=10))
    trial.deps.store.forget_channel(KEY)
    trial.slack.post("ana", "#ml-team", "to be undone")
    trial.slack.workspace.faults.clear()
    trial.slack.scenarios.load(saved)

    assert trial.deps.store.find_profile(KEY) is not None
    assert len(trial.slack.messages("#ml-team", "ana")) == count
    assert abs(trial.clock() - before) < timedelta(seconds=30)
    assert [each.name for each in trial.slack.workspace.faults.standing] == ["rate_limit"]


def test_the_bot_goes_on_by_itself_afterwards() -> None:
    with Trial({}, port=0) as trial:
        empty = trial.slack.scenarios.save()
        live(trial)
        trial.slack.scenarios.load(empty)
        assert trial.deps.store.find_profile(KEY) is None

        live(trial)
        assert trial.deps.store.find_profile(KEY) is not None


def test_a_short_file_of_ones_own_is_enough(slack: StandIn) -> None:
    slack.post("ana", "#ml-team", "gone afterwards")

    slack.scenarios.load('{"version": 1, "now": "2031-05-05T08:00:00Z"}')

    assert slack.messages("#ml-team", "ana") == []
    assert slack.clock().isoformat()[:16] == "2031-05-05T08:00"
    assert slack.workspace.person("jonas").tz == "Europe/Berlin"


def test_the_example_of_the_docs_can_be_loaded(slack: StandIn) -> None:
    docs = (Path(__file__).parent.parent.parent / "docs" / "playground.md").read_text("utf-8")

    slack.scenarios.load(docs.split("```json\n")[1].split("```")[0])

    assert [each.method for each in slack.workspace.faults.standing] == ["views.open"]


MESSAGE = {"ts": "1764000000.000100", "channel": "C0MLTEAM001", "user": "U0ANA000001", "text": "x"}
ANA = {"id": "U0ANA000001", "name": "ana", "real_name": "Ana"}
BOT = {"id": "U0MLTEAM001", "name": "mlteam", "real_name": "mlteam", "is_bot": True}
FAULTY = [
    ("{", "it is no JSON"),
    ('{"version": 7}', "its version is not 1, the one that this playground reads and writes"),
    ("{}", "its version is not 1, the one that this playground reads and writes"),
    ({"colour": "red"}, "colour: extra inputs are not permitted"),
    ({"now": "yesterday"}, "now: input should be a valid datetime"),
    ({"people": [ANA]}, "the bot, U0MLTEAM001, is not among its people"),
    ({"people": [BOT]}, "there is nobody in it but bots"),
    ({"people": [ANA | {"tz": "Moon/Crater"}, BOT]}, "U0ANA000001 is in Moon/Crater, which is no"),
    ({"channels": [{"id": "C1", "name": "x", "members": ["U9"]}]}, "C1 has the member U9, who is"),
    ({"channels": [{"id": "C1", "name": "x"}]}, "U0ANA000001 is in no channel"),
    ({"messages": [MESSAGE | {"channel": "C9"}]}, "is in C9, which is not among its channels"),
    ({"messages": [MESSAGE | {"user": "U9"}]}, "is by U9, who is not among its people"),
    ({"messages": [MESSAGE | {"ts": "noon"}]}, "noon is no time of a message"),
    ({"messages": [MESSAGE | {"blocks": [{"type": "section"}]}]}, "must provide one of text"),
    ({"attached": {"C0MLTEAM001/1.000001": ["F9"]}}, "has the file F9, which is not there"),
    ({"homes": [{"id": "V1", "user": "U9", "body": {}}]}, "a view belongs to U9, who is not"),
    ({"faults": [{"name": "earthquake"}]}, "there is no fault earthquake"),
]


@pytest.mark.parametrize(("given", "reason"), FAULTY)
def test_a_faulty_file_gets_one_sentence_and_changes_nothing(
    slack: StandIn, given: str | Json, reason: str
) -> None:
    slack.post("ana", "#ml-team", "still here")
    text = given if isinstance(given, str) else json.dumps({"version": 1} | given)

    with pytest.raises(BadScenario) as caught:
        slack.scenarios.load(text)

    sentence = str(caught.value)
    assert sentence.startswith("The scenario can't be used: ")
    assert reason in sentence
    assert sentence.endswith(". Nothing was changed.")
    assert len(slack.messages("#ml-team", "ana")) == 1


@pytest.mark.parametrize(
    "statements",
    [
        ["create nonsense"],
        ["create table profiles (x text)"],
        ["attach database '{folder}/elsewhere.db' as other"],
        ["pragma writable_schema = on"],
        ["select 1; select 2"],
    ],
)
def test_damaged_data_of_the_bot_changes_nothing(
    trial: Trial, statements: list[str], tmp_path: Path
) -> None:
    live(trial)
    data = [each.format(folder=tmp_path) for each in statements]

    with pytest.raises(BadScenario, match="the bot's data in it is damaged"):
        trial.slack.scenarios.load(json.dumps({"version": 1, "bot": data}))

    assert trial.deps.store.find_profile(KEY) is not None
    assert trial.slack.messages("#ml-team", "ana")
    assert list(tmp_path.iterdir()) == []


def test_the_page_saves_and_loads(
    slack: StandIn, post: Callable[..., tuple[int, Json]], get: Callable[[str], Any]
) -> None:
    slack.post("ana", "#ml-team", "hello")
    saved = get("scenario")
    slack.post("ana", "#ml-team", "and more")

    assert post("scenario", **saved) == (200, {})
    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["hello"]

    status, answer = post("scenario", version=0)
    assert status == 409
    assert answer["failure"].startswith("The scenario can't be used: its version")
