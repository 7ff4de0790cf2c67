"""Files on their way to a person: off the request path, never twice, and never lost silently."""

import threading
import time

import pytest

from bot.listeners.sending import MOST_WAITING, THREADS
from bot.manifest import load_manifest
from bot.reply import Document
from tests.bot.rig import Rig

UPLOADED = "files.completeUploadExternal"
DOCUMENT = Document("a.md", "A file", "# A\n\nŽofia & <co>\n")


def told(rig: Rig, user: str = "ana") -> str:
    """What became of the file, as the person reads it in the channel.

    An errand that fails at once may be over before the command itself is answered.
    """
    seen = [one.text for one in rig.slack.messages("#ml-team", user) if one.ephemeral]
    [outcome] = [text for text in seen if "is on its way to you" not in text]
    return outcome


def ask(rig: Rig) -> None:
    """Ask for a file, and wait until it is sent or given up."""
    rig.answer("kit de file")
    assert rig.sender.wait(10)


def senders() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("sender-")]


def test_a_file_arrives_as_it_is(rig: Rig) -> None:
    rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)
    assert rig.sender.wait()

    [message] = rig.slack.direct_messages("ana")
    assert message.text == "A file, as you asked."
    assert [(f.name, f.title, f.text) for f in message.files] == [
        ("a.md", "A file", DOCUMENT.content)
    ]


def test_the_answer_does_not_wait_for_the_file(rig: Rig) -> None:
    rig.slack.workspace.faults.add("conversations.open", delay=1.0)
    started = time.monotonic()
    rig.answer("kit de file")

    assert time.monotonic() - started < 0.8
    assert rig.slack.files == []
    assert rig.sender.wait()
    assert len(rig.slack.files) == 1


def test_who_asks_for_two_files_gets_two(rig: Rig) -> None:
    rig.answer("kit de file")
    rig.answer("kit mle file")
    assert rig.sender.wait()

    names = {message.files[0].name for message in rig.slack.direct_messages("ana")}
    assert names == {"hiring-kit-data-engineer.md", "hiring-kit-ml-engineer.md"}


@pytest.mark.parametrize("method", ["conversations.open", UPLOADED])
def test_a_rate_limit_is_waited_for(rig: Rig, method: str) -> None:
    rig.slack.workspace.faults.add(method, "ratelimited", status=429, headers={"Retry-After": "0"})
    ask(rig)

    assert len(rig.slack.direct_messages("ana")) == 1


def test_a_failure_is_told_to_who_asked_with_a_reference(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.slack.workspace.faults.add("files.getUploadURLExternal", "posting_to_channel_denied")
    ask(rig)

    reference = told(rig).rpartition("reference: `")[2].rstrip("`")
    assert len(reference) == 6
    assert reference in caplog.text
    assert "xoxb-" not in caplog.text


@pytest.mark.parametrize("cut", ["before", "after"])
def test_with_an_unknown_outcome_nothing_is_sent_twice(rig: Rig, cut: str) -> None:
    rig.slack.workspace.faults.add(UPLOADED, cut=cut)  # type: ignore[arg-type]
    ask(rig)

    assert len(rig.slack.calls("files.getUploadURLExternal")) == 1
    assert len(rig.slack.direct_messages("ana")) == (1 if cut == "after" else 0)
    assert "I can't tell whether the file reached you" in told(rig)


def test_an_error_after_which_slack_may_have_acted_is_not_tried_again(rig: Rig) -> None:
    rig.slack.workspace.faults.add(UPLOADED, "internal_error")
    ask(rig)

    assert rig.slack.direct_messages("ana") == []
    assert "I can't tell whether" in told(rig)


def test_a_missing_right_names_who_can_mend_it(rig: Rig) -> None:
    rig.slack.workspace.faults.add("conversations.open", "missing_scope")
    ask(rig)

    assert "has to install the app again" in told(rig)


def test_a_person_who_takes_no_direct_messages_is_told(rig: Rig) -> None:
    rig.slack.workspace.faults.add("conversations.open", "messages_tab_disabled")
    ask(rig)

    assert "(messages_tab_disabled)" in told(rig)


def test_where_slack_gave_no_address_for_answers_the_failure_comes_directly(rig: Rig) -> None:
    rig.slack.workspace.faults.add("files.getUploadURLExternal", "fatal_error")
    rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)
    assert rig.sender.wait()

    [message] = rig.slack.direct_messages("ana")
    assert "I can't tell whether" in message.text


def test_who_asked_in_a_channel_and_has_no_direct_messages_is_told_there(rig: Rig) -> None:
    rig.slack.share("#ml-team")
    rig.slack.mention("cleo", "#ml-team", "kit de file")
    assert rig.sender.wait()

    refusal = "Slack does not let me send you the file in a direct message"
    assert told(rig, "cleo").startswith(refusal)


def test_a_failure_that_nobody_can_be_told_of_does_not_end_the_sender(rig: Rig) -> None:
    rig.slack.workspace.faults.add("*", "fatal_error", times=2)
    rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)
    assert rig.sender.wait()
    rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)
    assert rig.sender.wait()

    assert len(rig.slack.direct_messages("ana")) == 1


def test_a_sender_that_has_nothing_to_do_has_no_threads(rig: Rig) -> None:
    rig.answer("roles")

    assert senders() == []
    rig.sender.stop()


def test_stopping_sends_what_is_waiting_and_ends_the_threads(rig: Rig) -> None:
    for _ in range(4):
        rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)
    assert len(senders()) == THREADS

    rig.sender.stop()

    assert len(rig.slack.direct_messages("ana")) == 4
    assert senders() == []


def test_stopping_gives_up_what_takes_too_long(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.slack.workspace.faults.add("conversations.open", delay=1.0)
    rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)

    started = time.monotonic()
    rig.sender.stop(timeout=0.1)

    assert time.monotonic() - started < 0.8
    assert "files not sent at the end" in caplog.text
    assert rig.sender.wait()


def test_too_many_files_at_once_are_refused_in_a_sentence(rig: Rig) -> None:
    rig.slack.workspace.faults.add("conversations.open", "ratelimited", delay=0.5, times=THREADS)
    for _ in range(MOST_WAITING + THREADS):
        rig.sender.send(DOCUMENT, {}, "U0ANA000001", rig.client)
        time.sleep(0 if len(senders()) == THREADS else 0.05)

    assert "Please ask again in a minute." in rig.answer("kit de file").text
    assert rig.sender.wait(60)


def test_what_is_sent_goes_to_who_asked_and_nobody_else(rig: Rig) -> None:
    rig.answer("kit de file", user="ben")
    assert rig.sender.wait()

    assert rig.slack.direct_messages("ana") == []
    assert len(rig.slack.direct_messages("ben")) == 1


def test_people_can_read_direct_messages_of_the_app() -> None:
    home = load_manifest()["features"]["app_home"]

    assert home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False
