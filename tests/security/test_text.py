"""Text from people, in every place where it is shown again: it mentions nobody, leads nowhere,
formats nothing, and turns nothing around.
"""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from bot.mrkdwn import escape, literal, quoted
from bot.usecases.decisions import decide
from bot.views.ids import Action
from bot.views.text import as_typed
from storage.values import DecisionKind
from tests.bot.rig import Rig

EVIL = "EVIL"
HOSTILE = (
    f"<!channel> <!here> <!everyone> <!subteam^S0{EVIL}>",
    f"<@U0{EVIL}> <#C0{EVIL}> <https://{EVIL}.example|click here> <mailto:a@{EVIL}.example>",
    f"*{EVIL}* _{EVIL}_ ~{EVIL}~ `{EVIL}` ```{EVIL}```",
    f"`<!channel>` ` *{EVIL}* ` <https://{EVIL}.example>",
    f"a\n> {EVIL}\n• {EVIL}\r\n*{EVIL}*\n```",
    f"\u202e{EVIL}\u2066\u2069 \u200b{EVIL}\ufeff \x00\x07{EVIL}",
    f"&lt;!channel&gt; &amp;lt;@U0{EVIL}&amp;gt;",
    f"<!date^1^{{date}}^https://{EVIL}.example|x>",
    f":{EVIL}: {{ {EVIL} }} %s $x {{0}}",
)
RULE = "scientists-without-data-engineers"
SHOWING = ("advice", f"why {RULE}", "status", "history", "decide", "share history", "export md")
"""What shows decisions again."""
_CODE = re.compile(r"`[^`]*`")
_MARKED = re.compile(
    rf"<[!@#]?[^>]*(?:channel|here|everyone|{EVIL})[^>]*>|[*_~][^*_~\n]*{EVIL}[^*_~\n]*[*_~]"
)
_TURNING = re.compile("[\x00-\x08\u202a-\u202e\u2066-\u2069]")


def mrkdwn_in(value: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 -- JSON
    """All text that Slack formats: of blocks what says so, and the text of messages."""
    match value:
        case {"type": "mrkdwn", "text": text}:
            yield str(text)
        case {"type": "plain_text" | "text"} | {"type": "rich_text"}:
            return
        case dict():
            for name, one in value.items():
                yield from mrkdwn_in(one, name)
        case list():
            for one in value:
                yield from mrkdwn_in(one, key)
        case str() if key in {"text", "initial_comment"}:
            yield value


def everything_said(rig: Rig) -> list[str]:
    """To Slack, and in answer to its requests."""
    assert rig.sender.wait(30)
    calls = [call.arguments for call in rig.slack.workspace.calls]
    answers = [sent.answer.json() or {} for sent in rig.slack.courier.sent]
    return [text for one in [*calls, *answers] for text in mrkdwn_in(_unpacked(one))]


def _unpacked(value: Any) -> Any:  # noqa: ANN401 -- JSON
    """Views and blocks go over the wire as text."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    if isinstance(value, dict):
        return {name: _unpacked(one) for name, one in value.items()}
    return value


def check(rig: Rig) -> int:
    """Returns how many texts hold some of it at all."""
    said = everything_said(rig)
    for text in said:
        bare = _CODE.sub("", text)
        assert not _MARKED.search(bare), text
        assert not re.search(r"<(?:!channel|!here|!everyone|@U0EVIL|#C0EVIL|https://EVIL)", text), (
            text
        )
        assert not _TURNING.search(text), text
    return sum(EVIL in text for text in said)


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_a_reason_is_harmless_wherever_it_is_shown(rig: Rig, locale: str) -> None:
    rig.slack.speak("ben", locale)
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    for base, hostile in enumerate(HOSTILE):
        decide(
            *(rig.deps, rig.key(), RULE, DecisionKind.DECLINED),
            by="U0BEN000001",
            base=base,
            reason=hostile,
        )
        for text in SHOWING:
            rig.type(text, user="ben")
        rig.slack.click("ben", rig.answer("advice", user="ben"), Action.SHOW_MORE)
        rig.slack.open_home("ben")
        rig.deliver(later=timedelta(weeks=8))

    assert check(rig) >= 2 * len(HOSTILE)


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_what_is_typed_is_harmless_in_every_answer(rig: Rig, locale: str) -> None:
    rig.slack.speak("ben", locale)
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    before = (
        *("", "roles", "compare de,", "kit", "why", "whatif", "whatif size=", "whatif +1", "plan"),
        *(
            "plan budget",
            "status",
            "tips",
            "ask",
            "decide",
            "nudges",
            "nudges every",
            "nudges mute",
        ),
        *("nudges zone", "nudges holidays", "history", "share", "share plan", "export", "access"),
    )
    for name in before:
        for hostile in HOSTILE:
            rig.type(f"{name} {hostile}", user="ben")

    assert check(rig) > len(before)


def test_what_is_said_is_harmless_in_every_answer(rig: Rig) -> None:
    for hostile in HOSTILE:
        rig.slack.mention("ben", rig.channel, f"compare de with {hostile}")
        rig.slack.direct_message("ben", f"what is {hostile}")
        rig.clock.now += timedelta(seconds=1)

    check(rig)


def test_a_reason_of_a_hundred_thousand_characters_is_refused_at_its_field(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4")
    rig.type("decide", user="ben")
    modal = rig.slack.modal("ben")
    assert modal is not None
    rig.slack.click("ben", modal, "choose_decision", "declined")

    answer = rig.submit_unchecked({"reason": "x" * 100_000}, user="ben")

    assert set(answer["errors"]) == {"reason"}
    assert not rig.deps.store.list_decisions(rig.key())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_three_ways_to_show_it(hostile: str) -> None:
    for shown in (literal(hostile), quoted(hostile)):
        assert shown.count("`") == 2
        assert not re.search("[<>\n]", shown)
        assert not _TURNING.search(shown)
    assert not re.search("[<>]", escape(hostile))
    assert "mrkdwn" not in str(as_typed(hostile).to_dict())
    assert not _TURNING.search(str(as_typed(hostile).to_dict()))


def test_what_is_visible_stays() -> None:
    for text in ("Žofia & co", "مرحبا", "שלום", "🧑🏽‍🚀", "naïve", "½", "a\u200db"):
        assert escape(text) == text.replace("&", "&amp;")


LONG_NUMBERS = ("9" * 400, "9" * 4000, "9" * 20_000, "\u0663" * 5000, "1e999")
WITH_A_NUMBER = (
    *("nudges every {} weeks", "nudges every {}th day of the month", "nudges mute {}"),
    *("nudges every day at {}", "nudges snooze {} weeks", "whatif +{} ds", "whatif size={}"),
    *("plan {}", "plan 3 budget {}k", "plan 3 details {}", "why {}", "history {}", "roles {}"),
    *("history version {}", "tips {}", "ask {}", "decide {}"),
)


def test_a_number_too_long_for_any_machine_is_no_fault_of_ours(rig: Rig) -> None:
    """A listener that failed would fail the test at its end."""
    rig.set_up(stage="first_model", headcount_data_scientist="4")

    for text, number in product(WITH_A_NUMBER, LONG_NUMBERS):
        assert rig.type(text.format(number), user="ben").answer is not None
        rig.slack.mention("ben", rig.channel, text.format(number))
