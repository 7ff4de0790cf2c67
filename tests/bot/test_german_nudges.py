"""Nudges and decisions of a channel that is written to in German, and of people who mix."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.language import speaking
from bot.usecases.decisions import Step, decide
from bot.usecases.upkeep import Hire
from bot.views.decisions import counted_message, dated_text, what_next
from knowledge.schema import Knowledge, Rule
from playground.messages import Message
from storage.values import Decision, DecisionKind
from tests.bot.deciding import FIRST, buttons, current, modal, modal_text
from tests.bot.phone import phone_lines
from tests.bot.rig import MONDAY, Rig

WEEK = timedelta(weeks=1)
JONAS = "U0JONAS0001"
ADVICE = (
    "Stellt zuerst eine Person als Data Engineer ein, erst danach die nächste für Data Science."
)


@pytest.fixture
def nudge(rig: Rig) -> Message:
    """The first nudge of a channel that Jonas, who reads German, has set up."""
    rig.set_up(user="jonas", stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.deliver(later=WEEK)
    return rig.posts()[-1]


def test_a_nudge_is_in_the_language_of_whoever_set_it_up(nudge: Message) -> None:
    head, step, reason, why, _ = nudge.blocks

    assert head["text"]["text"] == "Euer nächster Schritt ist noch offen"
    assert step["text"]["text"] == f"*{ADVICE}*"
    assert step["accessory"]["text"]["text"] == "Warum?"
    assert reason["elements"][0]["text"].endswith("Sicherheit: hoch.")
    assert why["elements"][0]["text"].startswith(
        "Ihr bekommt das, weil dieser Schritt seit dem <!d"
    )
    assert why["elements"][0]["text"].endswith(f"Eingerichtet von <@{JONAS}>.")
    *answers, _ = buttons(nudge)
    assert answers == ["Machen wir", "Erledigt", "Jetzt nicht", "Nichts für uns"]
    assert nudge.blocks[-1]["elements"][-1]["options"][0]["text"]["text"] == "Zeitplan ändern"


@pytest.mark.parametrize("user", ["ana", "jonas"])
def test_a_nudge_takes_half_a_screen_of_a_phone(rig: Rig, user: str) -> None:
    rig.set_up(user=user, stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.deliver(later=WEEK)
    blocks = rig.posts()[-1].blocks

    assert phone_lines(blocks) <= 14
    assert phone_lines(blocks[3:4]) <= 3, "why it came is small"


def test_the_form_that_ana_opens_is_english_and_the_message_that_all_see_stays_german(
    rig: Rig, nudge: Message
) -> None:
    rig.slack.click("ana", nudge, "nudge_defer")
    assert modal(rig).body["title"]["text"] == "Decide"
    rig.submit({"until": "2026-12-15"})

    assert "says: not now, until 15 December 2026." in modal_text(rig)
    shown = current(rig, nudge)
    assert ADVICE in shown.text
    said = "<@U0ANA000001> sagt: Jetzt nicht, erst wieder am 15. Dezember 2026."
    assert said in shown.text
    assert "Am 15. Dezember 2026 frage ich noch einmal." in shown.text
    assert buttons(shown) == ["Ändern"]


def test_done_with_one_tap_is_told_to_all_in_german(rig: Rig, nudge: Message) -> None:
    rig.slack.click("ana", nudge, "nudge_done")
    assert "<@U0ANA000001> sagt: Das ist erledigt." in current(rig, nudge).text
    assert buttons(current(rig, nudge)) == ["Jetzt 1 Data Engineer", "Team ändern", "Ändern"]

    rig.slack.click("ana", current(rig, nudge), "count_hire")

    counted = "hat das Team ergänzt: jetzt 1 Data Engineer (Version 2)."
    assert counted in current(rig, nudge).text


def test_what_is_wrong_in_the_form_is_said_in_german_at_its_field(rig: Rig, nudge: Message) -> None:
    rig.slack.click("jonas", nudge, "nudge_decline")
    errors = rig.submit({"reason": " "}, user="jonas").errors
    assert errors == {"reason": "Sag in ein paar Worten, warum. Wer später fragt, sieht es."}

    rig.slack.click("jonas", modal(rig, "jonas"), "choose_decision", "deferred")
    errors = rig.submit({"until": "2026-11-01"}, user="jonas").errors
    assert errors == {"until": "Wähle einen Tag nach heute und innerhalb eines Jahres."}


def test_the_form_of_decisions_is_german_for_jonas(rig: Rig, nudge: Message) -> None:
    rig.slack.click("jonas", nudge, "nudge_accept")
    text = modal_text(rig, "jonas")

    for words in (
        "Entscheiden",
        "Welcher Schritt?",
        "Was sagt ihr dazu?",
        "Bis wann?",
        "Speichern",
    ):
        assert words in text
    assert "Einstellen: Data Engineer" in text
    assert "An diesem Tag, ohne Tag nach 4 Wochen, frage ich: „Hat die neue Person für" in text


def test_what_somebody_else_decided_meanwhile_is_told_in_german(rig: Rig, nudge: Message) -> None:
    rig.slack.click("jonas", nudge, "nudge_defer")
    decide(rig.deps, rig.key(), FIRST, DecisionKind.ACCEPTED, by="U0BEN000001", base=0)
    rig.submit({"until": "2026-12-15"}, user="jonas")

    text = modal_text(rig, "jonas")
    assert "Inzwischen entschieden: :arrow_right: <@U0BEN000001> sagt: Machen wir." in text


TRIGGERS = {
    DecisionKind.ACCEPTED: ("Wie weit ist dieser Schritt?", "Doch nicht"),
    DecisionKind.DEFERRED: ("Ich sollte noch einmal nachfragen", "Jetzt nicht"),
    DecisionKind.WAIVED: ("Ein Risiko, das ihr in Kauf nahmt, ist wieder offen", "Erledigt"),
}


@pytest.mark.parametrize("kind", list(TRIGGERS))
def test_what_was_decided_is_asked_about_in_german(
    rig: Rig, nudge: Message, kind: DecisionKind
) -> None:
    assert nudge.ts
    reason = "Zu früh." if kind is DecisionKind.WAIVED else ""
    day = date(2026, 12, 10)
    said = {"by": JONAS, "base": 0, "until": day, "reason": reason}
    decide(rig.deps, rig.key(), FIRST, kind, **said)  # type: ignore[arg-type]
    rig.clock.now = MONDAY + timedelta(days=17, hours=1)
    rig.deliver()

    headline, button = TRIGGERS[kind]
    asked = rig.posts()[-1]
    assert asked.text.startswith(headline)
    assert button in buttons(asked)


def test_whether_the_profile_is_right_is_asked_and_confirmed_in_german(rig: Rig) -> None:
    rig.set_up(user="jonas", company_size="9", stage="exploring", rhythm="weekly")
    for _ in range(14):
        rig.deliver(later=WEEK)

    asked = next(one for one in rig.posts() if one.text.startswith("Stimmt euer Teamprofil noch?"))
    assert "*Was ich über euer Team weiß*\n•  9 Beschäftigte" in asked.text
    assert buttons(asked)[:2] == ["Stimmt noch", "Team ändern"]
    rig.slack.click("ana", asked, "confirm_profile")
    confirmed = "<@U0ANA000001> hat bestätigt, dass das Teamprofil noch stimmt."
    assert confirmed in current(rig, asked).text


def test_a_tip_names_the_size_and_the_rhythm_in_german(rig: Rig) -> None:
    rig.set_up(user="jonas", company_size="500", stage="exploring", rhythm="biweekly")
    for _ in range(12):
        rig.deliver(later=WEEK)

    tip = next(one for one in rig.posts() if one.text.startswith("Ein Tipp"))
    assert tip.text.startswith("Ein Tipp für eure Größe (groß)\n")
    assert "Ein Tipp alle zwei Wochen, so ist es für diesen Channel eingestellt." in tip.text


def test_the_preview_and_the_log_are_in_the_language_of_their_reader(
    rig: Rig, nudge: Message
) -> None:
    assert nudge.ts
    german, english = (rig.answer("nudges log", user=user).text for user in ("jonas", "ana"))
    assert "24. Nov. 2026, 09:00 UTC>: gesendet (Data Scientists ohne Data Engineer)" in german
    assert "24 Nov 2026, 09:00 UTC>: posted (" in english

    assert "*Vorschau, nur für dich.*" in rig.answer("nudges preview", user="jonas").text
    assert "*Preview, only for you.*" in rig.answer("nudges preview", user="ana").text


def test_whoever_set_it_up_is_told_in_german_that_nudges_ended(rig: Rig) -> None:
    rig.set_up(user="jonas", headcount_data_scientist="4", rhythm="weekly")
    rig.slack.workspace.faults.add("chat.postMessage", "is_archived")
    rig.deliver(later=WEEK)

    told = rig.slack.messages("jonas", "jonas")[-1].text
    assert f"Ich habe die Erinnerungen beendet, die du in <#{rig.key().channel}> eing" in told
    assert "Der Channel ist archiviert." in told


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (1, "Nach einer Woche frage ich: „"),
        (2, "Nach 2 Wochen frage ich: „"),
    ],
)
def test_weeks_are_counted_in_german(knowledge: Knowledge, weeks: int, expected: str) -> None:
    rule = _asked_after(knowledge.rules[FIRST], weeks)
    step = Step(rule=rule, advice=rule.advice, move=rule.move)

    with speaking("de"):
        assert what_next(DecisionKind.ACCEPTED, step, knowledge, None).startswith(expected)


def test_half_a_post_has_a_decimal_comma_and_a_day_its_month(rig: Rig, nudge: Message) -> None:
    assert nudge.ts
    decision = Decision(
        key=rig.key(),
        rule=FIRST,
        kind=DecisionKind.WAIVED,
        decided_by=JONAS,
        decided_at=MONDAY,
        profile_version=1,
        until=date(2027, 3, 1),
    )
    version = rig.stored()
    assert version is not None
    role = rig.deps.knowledge.roles["data_engineer"]
    hire = Hire(decision=decision, role=role, count=1.5, version=version)

    with speaking("de"):
        assert "jetzt 1,5 Data Engineers" in counted_message(hire, rig.deps.knowledge).text
        assert dated_text(decision) == "Wir nehmen das Risiko in Kauf, bis zum 1. März 2027"
    assert dated_text(replace(decision, until=None)) == "We accept the risk"


def _asked_after(rule: Rule, weeks: int) -> Rule:
    return rule.model_copy(update={"follow_up": rule.follow_up.model_copy(update={"weeks": weeks})})
