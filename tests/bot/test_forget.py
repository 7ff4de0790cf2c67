"""`/mlteam forget`: everything of the channel is deleted, after a confirmation that says what."""

import json
import threading
from datetime import timedelta

import pytest

from bot.usecases.people import Person
from bot.usecases.schedules import switch_on
from bot.views.forgetting import forgotten_text
from storage.values import Decision, DecisionKind
from tests.bot.rig import MONDAY, Rig


@pytest.fixture
def team(rig: Rig) -> Rig:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 5})
    switch_on(rig.deps, rig.key(), Person(user="U0ANA000001", zone="Europe/Madrid"))
    decision = Decision(
        key=rig.key(),
        rule="own-stack",
        kind=DecisionKind.DECLINED,
        decided_by="U1",
        decided_at=MONDAY,
        profile_version=1,
        reason="no",
    )
    rig.deps.store.add_decision(decision, base=0)
    return rig


def shown(rig: Rig, user: str = "ana") -> str:
    view = rig.slack.modal(user)
    assert view is not None
    return json.dumps(view.body)


def stored(rig: Rig) -> list[object]:
    store, key = rig.deps.store, rig.key()
    return [
        *store.list_profiles(key),
        *store.list_decisions(key),
        *store.list_deliveries(key),
        *store.list_changes(key),
        *filter(None, [store.find_schedule(key), store.find_access(key)]),
    ]


def test_it_says_what_would_be_deleted_and_deletes_nothing_yet(team: Rig) -> None:
    before = stored(team)
    assert team.type("forget").failure == ""
    text = shown(team)

    assert "2 versions of the team profile" in text
    assert "1 decision, with its reason" in text
    assert "1 schedule of nudges" in text
    assert "1 entry of the audit history" in text
    assert "It cannot be undone" in text
    assert "/mlteam export" in text
    team.slack.close_view("ana")
    assert stored(team) == before


def test_after_the_confirmation_it_is_gone_and_said(team: Rig) -> None:
    team.type("forget")
    team.submit({})

    assert "2 versions of the team profile" in shown(team)
    assert "Nothing is left." in shown(team)
    assert stored(team) == []
    assert "Type `/mlteam setup`" in team.answer("advice").text


def test_what_came_in_meanwhile_is_deleted_and_counted_too(team: Rig) -> None:
    team.type("forget")
    team.tell(company_size=90)
    team.submit({})

    assert "3 versions of the team profile" in shown(team)
    assert stored(team) == []


def test_who_confirms_after_somebody_else_is_told_that_it_is_gone(team: Rig) -> None:
    team.type("forget")
    team.type("forget", user="ben")
    team.submit({}, user="ben")
    team.submit({})

    assert "Nothing was stored for <#C0MLTEAM001> any more." in shown(team)


def test_other_channels_stay(team: Rig) -> None:
    team.set_up(channel="#leadership")
    team.type("forget")
    team.submit({})

    assert team.stored("#leadership") is not None


def test_a_channel_of_which_nothing_is_stored_has_nothing_to_forget(rig: Rig) -> None:
    assert "Nothing is stored for this channel." in rig.answer("forget").text
    assert rig.slack.modal("ana") is None


def test_after_it_the_channel_can_begin_anew(team: Rig) -> None:
    team.type("forget")
    team.submit({})
    team.set_up()

    version = team.stored()
    assert version is not None
    assert version.version == 1


def test_a_nudge_on_its_way_brings_nothing_back(team: Rig) -> None:
    team.slack.workspace.faults.add("chat.postMessage", delay=0.8)
    worker = threading.Thread(target=team.deliver, kwargs={"later": timedelta(days=1, minutes=5)})
    worker.start()
    assert team.slack.wait_until(lambda: team.deps.store.list_deliveries(team.key()))
    team.type("forget")
    team.submit({})
    worker.join()

    assert stored(team) == []


def test_a_channel_that_is_gone_for_slack_brings_nothing_back_either(team: Rig) -> None:
    team.slack.workspace.faults.add("chat.postMessage", "is_archived", delay=0.8)
    worker = threading.Thread(target=team.deliver, kwargs={"later": timedelta(days=1, minutes=5)})
    worker.start()
    assert team.slack.wait_until(lambda: team.deps.store.list_deliveries(team.key()))
    team.type("forget")
    team.submit({})
    worker.join()

    assert stored(team) == []


def test_the_log_keeps_who_did_it(team: Rig, caplog: pytest.LogCaptureFixture) -> None:
    team.type("forget", user="ben")
    team.submit({}, user="ben")

    assert "channel forgotten" in caplog.text
    assert "U0BEN000001" in caplog.text


def test_all_that_a_store_counts_has_a_name(rig: Rig) -> None:
    counts = rig.deps.store.forget_channel(rig.key())
    text = forgotten_text("C1", dict.fromkeys(counts, 1))

    assert text.count("•  1 ") == len(counts)
