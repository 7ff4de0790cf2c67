"""What people say to the bot with @mlteam in a channel, and in direct messages."""

import time
from typing import Any

import pytest

from playground import payloads
from playground.messages import Message
from tests.bot.rig import Rig

QUESTION = "when do we need an MLOps engineer?"
ANSWER = "MLOps engineer: when to hire"


def mention(rig: Rig, text: str, **more: str) -> list[Message]:
    return rig.slack.mention("ana", rig.channel, text, **more).answers


def write(rig: Rig, text: str) -> list[Message]:
    """What the bot says to a direct message, once it has heard of its own messages too."""
    said = rig.slack.direct_message("ana", text)
    assert rig.slack.wait_until_told()
    return said.answers


def only(answers: list[Message]) -> str:
    assert len(answers) == 1, answers
    return answers[0].text


def event(rig: Rig, text: str, **more: object) -> dict[str, Any]:
    """As it arrives for a direct message of Ana's."""
    direct = rig.slack.workspace.direct_messages("U0ANA000001")
    app = rig.slack.workspace.app
    inner = payloads.direct_message("U0ANA000001", direct.id, text, ts="1.5", app=app)
    return inner | more


def test_a_question_in_a_channel_is_answered_to_its_writer_alone(rig: Rig) -> None:
    answers = mention(rig, QUESTION)

    assert only(answers).startswith(ANSWER)
    assert answers[0].ephemeral
    assert not answers[0].thread_ts
    assert [m for m in rig.slack.messages(rig.channel, "ben") if m.text.startswith(ANSWER)] == []


def test_a_question_in_a_thread_is_answered_there(rig: Rig) -> None:
    first = rig.slack.post("ben", rig.channel, "whom do we need?")
    answers = mention(rig, QUESTION, thread_ts=first.ts)

    assert only(answers).startswith(ANSWER)
    assert answers[0].thread_ts == first.ts


def test_a_direct_message_is_answered_once_and_in_the_open(rig: Rig) -> None:
    answers = write(rig, QUESTION)

    assert only(answers).startswith(ANSWER)
    assert not answers[0].ephemeral


def test_a_mention_in_a_direct_message_is_answered_once(rig: Rig) -> None:
    said = rig.slack.direct_message("ana", f"@mlteam {QUESTION}")
    app = rig.slack.workspace.app
    text, place = said.message.text, said.message.channel
    rig.slack.send_event(payloads.app_mention("U0ANA000001", place, text, ts="2.5", app=app))

    assert only(said.answers).startswith(ANSWER)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("roles DS", "Data scientist\n"),
        ("Roles", "Who does what on an ML team"),
        ("roles?", "Who does what on an ML team"),
        ("rolse", "Who does what on an ML team"),
        ("/mlteam roles ds", "Data scientist\n"),
        ("`roles ds`", "Data scientist\n"),
        ("tips small", "Tips for small companies"),
        ("compare data engineer and data scientist", "Data engineer"),
        ("help", "Whom to hire next for your ML team"),
        ("ask interview a data scientist", "Data scientist: what to ask"),
    ],
)
def test_a_command_is_understood_without_its_slash(rig: Rig, said: str, start: str) -> None:
    assert only(mention(rig, said)).startswith(start)
    assert only(write(rig, said)).startswith(start)


@pytest.mark.parametrize("said", ["help", "can you help me please?", "Help us!"])
def test_who_asks_for_help_gets_the_list(rig: Rig, said: str) -> None:
    assert only(mention(rig, said)).startswith("Whom to hire next for your ML team")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("hello!", "Hello! I help you"),
        ("", "I help you"),
        ("  ", "I help you"),
        ("🔥", "I help you"),
        ("thanks", "Glad to help."),
        ("Thank you so much!", "Glad to help."),
        ("👍", "Glad to help."),
        (":+1:", "Glad to help."),
        (":thumbsup::skin-tone-3:", "Glad to help."),
    ],
)
def test_small_talk_gets_one_line_and_three_examples(rig: Rig, said: str, line: str) -> None:
    for text, before in ((only(mention(rig, said)), "/mlteam "), (only(write(rig, said)), "")):
        first, *examples = text.splitlines()
        assert first.startswith(line)
        assert len(examples) == 3
        assert all(example.startswith(f"•  `{before}") for example in examples)
        assert ("/mlteam" in text) is bool(before)


def test_what_has_no_answer_is_answered_with_questions_as_they_are_typed_there(rig: Rig) -> None:
    there, here = only(mention(rig, "asdf qwer")), only(write(rig, "asdf qwer"))

    assert "You could ask:\n•  `/mlteam ask when do we need an MLOps engineer`" in there
    assert "Just type your question, for example:\n•  `when do we need an" in here
    assert "/mlteam ask" not in here


@pytest.mark.parametrize("said", ["how are we doing?", "status please", "what's our status?"])
def test_how_we_are_doing_is_answered_with_the_status(rig: Rig, said: str) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4")

    assert only(mention(rig, said)) == rig.answer("status").text


def test_how_we_are_doing_is_not_known_without_a_profile(rig: Rig) -> None:
    text = only(mention(rig, "how are we doing?"))

    assert text.startswith("I can't tell yet")
    assert text.count("•  ") == 3


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("can you show me the advice?", "advice"),
        ("advise us", "advice"),
        ("please advise", "advice"),
        ("what do you recommend?", "advice"),
        ("why do you recommend an ml engineer?", "why ml engineer"),
        ("why should I hire an MLOps engineer", "why mlops engineer"),
        ("why ds?", "why ds"),
        ("compare ds and de please", "compare ds, de"),
        ("let's compare a DS with a DE", "compare ds, de"),
        ("show me the plan for 2 hires", "plan 2"),
        ("what if we hire 2 ML engineers?", "whatif +2 ml engineers"),
        ("what happens if we hire 2 ML engineers?", "whatif +2 ml engineers"),
    ],
)
def test_plain_sentences_are_understood_as_commands(rig: Rig, said: str, command: str) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    assert only(mention(rig, said)) == rig.answer(command).text


def test_a_what_if_that_can_not_be_read_is_told_so_and_not_answered_beside_it(rig: Rig) -> None:
    rig.set_up(stage="first_model")

    assert "You asked: " not in only(mention(rig, "what if we hire 2 wizards?"))


def test_a_what_if_without_a_change_is_a_question(rig: Rig) -> None:
    assert "Only one person knows the models" in only(
        mention(rig, "what if the one who understands our models leaves?")
    )


def test_a_choice_between_two_roles_is_answered_in_a_direct_message_too(rig: Rig) -> None:
    text = only(write(rig, "should we hire 3 data scientists or 1 ML engineer first?"))

    assert text == only(write(rig, "compare data scientist, ml engineer"))


@pytest.mark.parametrize("said", ["who should we hire next?", "advice", "what should we do now"])
def test_whom_to_hire_next_is_answered_with_the_channel_s_advice(rig: Rig, said: str) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    assert only(mention(rig, said)) == rig.answer("advice").text


@pytest.mark.parametrize(
    "said",
    [
        "why not wait with a data scientist until the data is clean?",
        "roles that a startup needs first",
        "plan for language models: who do we need?",
        "help us to find out whether we need a data engineer",
        "tips on interviewing a data scientist",
    ],
)
def test_a_question_that_begins_like_a_command_is_a_question(rig: Rig, said: str) -> None:
    assert "You asked: " in only(mention(rig, said))


def test_what_if_is_understood_as_people_write_it(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    assert only(mention(rig, "what if +1 data engineer")) == (
        rig.answer("whatif +1 data engineer").text
    )


def test_a_command_with_a_slip_is_told_what_to_type(rig: Rig) -> None:
    assert "Did you mean `/mlteam tips medium`?" in only(mention(rig, "tips medim"))


def test_nothing_on_that_is_said_in_the_same_place(rig: Rig) -> None:
    assert only(mention(rig, "what is the weather?")).startswith("I have nothing on that")
    assert only(write(rig, "what is the weather?")).startswith("I have nothing on that")


def test_a_form_can_not_be_opened_so_there_is_a_button_for_it(rig: Rig) -> None:
    answers = mention(rig, "setup")
    outcome = rig.slack.click("ana", answers[0], "open_setup")

    assert outcome.failure == ""
    assert rig.slack.modal("ana") is not None


@pytest.mark.parametrize("said", ["advice", "status", "setup", "who should we hire next?", "plan"])
def test_in_a_direct_message_a_profile_is_said_to_belong_to_a_channel(rig: Rig, said: str) -> None:
    assert only(write(rig, said)).startswith("A team profile belongs to a channel")


def test_in_a_channel_without_a_profile_the_way_to_one_is_shown(rig: Rig) -> None:
    assert "Type `/mlteam setup`" in only(mention(rig, "advice"))


def test_a_direct_message_offers_no_setup(rig: Rig) -> None:
    answers = write(rig, "do we need a data engineer?")

    assert "Set up this channel" not in str(answers[0].blocks)


def test_a_document_is_sent_besides_the_answer(rig: Rig) -> None:
    answers = mention(rig, "kit data engineer file")
    assert rig.sender.wait()

    assert "our fault" not in only(answers)
    assert [file.title for file in rig.slack.files] != []


def test_an_event_that_slack_repeats_is_answered_once(rig: Rig) -> None:
    said = rig.slack.mention("ana", rig.channel, QUESTION)
    assert said.sent is not None
    for attempt in (1, 2, 3):
        assert rig.slack.redeliver(said.sent, retry_num=attempt).answer.status == 200

    only(said.answers)


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0OTHER0001"},
        {"subtype": "message_changed", "message": {"text": QUESTION}},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"channel_type": "mpim"},
        {"channel_type": "channel"},
        {"user": None},
    ],
)
def test_what_no_person_wrote_to_us_is_not_answered(rig: Rig, more: dict[str, Any]) -> None:
    sent = rig.slack.send_event(event(rig, QUESTION, **more))

    assert sent.answer.status == 200
    assert rig.slack.direct_messages("ana") == []


def test_the_bot_does_not_answer_itself(rig: Rig) -> None:
    own = rig.slack.workspace.app.bot_user_id
    rig.slack.send_event(event(rig, QUESTION, user=own))

    assert rig.slack.direct_messages("ana") == []


def test_a_file_with_a_question_is_answered(rig: Rig) -> None:
    rig.slack.send_event(event(rig, QUESTION, subtype="file_share"))

    assert rig.slack.direct_messages("ana")[-1].text.startswith(ANSWER)


def test_somebody_who_talks_without_a_mention_is_left_alone(rig: Rig) -> None:
    before = len(rig.slack.courier.sent)
    rig.slack.post("ana", rig.channel, QUESTION)

    assert len(rig.slack.courier.sent) == before


@pytest.mark.parametrize(
    "text",
    [
        "roles &lt;!channel&gt; &amp; <!here> *x*",
        "frobnicate <https://evil.example|click> <@U0BEN000001> &lt;b&gt;",
        "tips <!channel>",
        "roles `</mlteam>`",
    ],
)
def test_what_was_said_can_neither_mention_nor_link(rig: Rig, text: str) -> None:
    rig.slack.send_event(event(rig, text))

    shown = rig.slack.direct_messages("ana")[-1].text
    for forbidden in ("<!", "<@U0BEN", "<https://evil", "<b>"):
        assert forbidden not in shown


def test_links_and_channels_are_read_as_their_words(rig: Rig) -> None:
    rig.slack.send_event(event(rig, "roles <https://x.example|data scientist> <@U0BEN000001>"))

    assert rig.slack.direct_messages("ana")[-1].text.startswith("Data scientist\n")


@pytest.mark.parametrize(
    "text", ["!? " * 1000 + "x", "please " * 500, "we please! " * 300, "a " * 1500]
)
def test_polite_words_without_end_are_answered_as_fast(rig: Rig, text: str) -> None:
    start = time.perf_counter()
    rig.slack.send_event(event(rig, text))

    assert time.perf_counter() - start < 1
    assert "our fault" not in rig.slack.direct_messages("ana")[-1].text


@pytest.mark.parametrize("text", ["x" * 3000, "кого нанять", "((NEAR(", "\x00", 'data* OR "'])
def test_whatever_is_said_gets_a_clear_answer(rig: Rig, text: str) -> None:
    rig.slack.send_event(event(rig, text))

    shown = rig.slack.direct_messages("ana")[-1].text
    assert "our fault" not in shown


def test_our_own_fault_is_told_with_a_reference_where_it_was_asked(
    rig: Rig, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.failures_expected = True
    monkeypatch.setattr(rig.deps.store, "find_profile", lambda _: 1 / 0)

    for text in (only(mention(rig, "help")), only(write(rig, "help"))):
        assert "it is our fault" in text
        assert text.rpartition("`")[0].rpartition("`")[2] in caplog.text


def test_slack_that_refuses_the_answer_is_logged_and_not_asked_forever(rig: Rig) -> None:
    rig.failures_expected = True
    rig.slack.workspace.faults.add("chat.postEphemeral", "internal_error", times=5)
    said = rig.slack.mention("ana", rig.channel, QUESTION)

    assert said.sent is not None
    assert said.sent.answer.status == 200
    assert said.answers == []
