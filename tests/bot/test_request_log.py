"""An operator finds all of a request by the reference that a person quotes, and nothing typed."""

import json
import logging
from collections.abc import Callable
from contextvars import copy_context
from datetime import timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from bot.app import build_app
from bot.logs import configure_logging, describe
from bot.observing import answering, current_reference
from bot.settings import Settings
from tests.bot.rig import DispatchBot, Rig

TYPED = "planted words"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """What was logged since it was last asked for; it begins when it is asked first."""

    def read() -> list[dict[str, Any]]:
        found = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        configure_logging("DEBUG", "json")  # here, because pytest gives each phase its own stderr
        return found

    return read


def test_each_request_is_one_line_that_says_what_was_asked_by_whom_and_how_it_went(
    rig: Rig, lines: Lines
) -> None:
    lines()
    rig.type(f"advice {TYPED}")

    (line,) = [one for one in lines() if one["event"] == "answered"]
    assert line["kind"] == "command"
    assert line["name"] == "advice"
    assert line["outcome"] == "refused"
    assert line["ms"] > 0
    assert line["level"] == "info"
    assert line["workspace"] == rig.workspace
    assert line["channel"] == rig.key().channel
    assert "user" not in line
    assert len(line["reference"]) == 6


def test_the_reference_that_a_person_sees_stands_on_every_line_of_the_request(
    rig: Rig, lines: Lines
) -> None:
    rig.failures_expected = True
    lines()
    rig.slack.workspace.faults.add("views.open", "internal_error")
    shown = rig.answer(f"setup {TYPED}").text

    logged = lines()
    (failure,) = [one for one in logged if one["event"] == "listener failed"]
    assert f"`{failure['reference']}`" in shown
    assert "Traceback" in failure["exception"]
    assert failure["user"].startswith("U0ANA")
    assert {one["reference"] for one in logged} == {failure["reference"]}


def test_lines_of_libraries_and_of_what_is_done_later_carry_it_too(rig: Rig, lines: Lines) -> None:
    rig.failures_expected = True
    rig.set_up(headcount_data_scientist="4")
    lines()
    rig.slack.workspace.faults.add("upload", cut="before")
    rig.slack.workspace.faults.add("conversations.open", cut="before")
    rig.type("export markdown")
    assert rig.sender.wait()

    logged = lines()
    (answered,) = [one for one in logged if one["event"] == "answered"]
    of_request = [one for one in logged if one.get("reference") == answered["reference"]]
    assert {"slack_sdk.web.base_client", "bot.listeners.failures", "bot.observing"} <= {
        one["logger"] for one in of_request
    }
    assert {one["channel"] for one in of_request} == {rig.key().channel}


def test_requests_have_different_references(rig: Rig, lines: Lines) -> None:
    lines()
    for _ in range(5):
        rig.type("roles")

    found = {one["reference"] for one in lines() if one["event"] == "answered"}
    assert len(found) == 5


def test_the_lines_of_a_nudge_say_which_channel_it_is_about(rig: Rig, lines: Lines) -> None:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    lines()
    rig.slack.workspace.faults.add("chat.postMessage", cut="before")
    rig.deliver(later=timedelta(weeks=1))

    of_nudge = [one for one in lines() if "reference" in one]
    assert {one["logger"] for one in of_nudge} == {"bot.nudges.post", "slack_sdk.web.base_client"}
    assert len({one["reference"] for one in of_nudge}) == 1
    assert {one["channel"] for one in of_nudge} == {rig.key().channel}
    assert {one["workspace"] for one in of_nudge} == {rig.workspace}


def test_after_a_request_nothing_of_it_stays_on_the_lines(rig: Rig, lines: Lines) -> None:
    lines()
    rig.type("roles")
    lines()

    logging.getLogger("another").warning("afterwards")

    (line,) = lines()
    assert "reference" not in line
    assert "workspace" not in line


def test_of_a_request_that_is_not_slack_s_nothing_is_logged_but_that_it_came(
    rig: Rig, lines: Lines
) -> None:
    settings = Settings(bot_token="xoxb-1", signing_secret="another", api_url=rig.slack.api_url)
    rig.slack.courier.http = DispatchBot(build_app(settings, rig.deps))
    lines()
    rig.type(TYPED)

    (line,) = lines()
    assert line["event"] == "Invalid request signature detected"
    assert len(line["reference"]) == 6
    assert "workspace" not in line


def test_what_people_typed_is_not_logged_even_at_debug(rig: Rig, lines: Lines) -> None:
    rig.failures_expected = True
    lines()
    rig.set_up(headcount_data_scientist="4")
    for text in (TYPED, f"why {TYPED}", f"ask {TYPED}", f"setup {TYPED}", f"kit {TYPED}"):
        rig.type(text)
    rig.slack.workspace.faults.add("chat.postEphemeral", "internal_error")
    rig.slack.mention("ana", rig.channel, TYPED)
    rig.slack.direct_message("ana", TYPED)

    logged = json.dumps(lines())
    assert "answered" in logged
    assert TYPED not in logged
    assert TYPED.partition(" ")[0] not in logged


class Form(BaseModel):
    size: int


def failure_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Exception as error:  # noqa: BLE001 -- whichever it is
        return describe((type(error), error, error.__traceback__))
    pytest.fail("nothing failed")


@pytest.mark.parametrize(
    "act",
    [
        lambda: {}[TYPED],  # type: ignore[index]
        lambda: int(TYPED),
        lambda: Form.model_validate({"size": TYPED}),
        lambda: TYPED.encode().decode("utf-16"),
        lambda: TYPED.index("no such"),
        lambda: json.loads(TYPED),
    ],
)
def test_an_error_that_may_quote_a_person_is_logged_by_kind_and_place(
    act: Callable[[], object],
) -> None:
    text = failure_of(act)

    assert "planted" not in text.replace('"planted words"', "")
    assert "Traceback" in text
    assert "test_request_log.py" in text


def test_a_form_s_fault_is_logged_with_the_field_that_has_it() -> None:
    text = failure_of(lambda: Form.model_validate({"size": TYPED}))

    assert text.splitlines()[-1] == "ValidationError: size: int_parsing"


def test_an_error_of_the_system_keeps_its_words_and_its_cause() -> None:
    def fail() -> None:
        try:
            int(TYPED)
        except ValueError as error:
            raise OSError(28, "No space left on device") from error

    text = failure_of(fail)

    assert text.endswith("OSError: [Errno 28] No space left on device")
    assert "ValueError: (its words are left out" in text
    assert TYPED not in text


def test_outside_of_a_request_each_reference_is_a_new_one(rig: Rig) -> None:
    def answer() -> None:
        with answering(rig.deps.metrics) as asked:
            assert current_reference() == asked.reference

    copy_context().run(answer)
    assert current_reference() != current_reference()
