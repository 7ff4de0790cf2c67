"""The app is removed from a workspace: everything of it goes, whatever Slack says when."""

import threading
from datetime import timedelta

import pytest

from playground.faults import Fault, Standing
from playground.standin import StandIn
from tests.installation.hosted import ACME, GLOBEX, Hosted

ORDERS = {
    "as Slack sends them": [0, 1],
    "reversed": [1, 0],
    "each twice": [0, 0, 1, 1],
    "twice and mixed": [1, 0, 1, 0],
    "only app_uninstalled": [1],
    "only tokens_revoked": [0],
}


@pytest.fixture
def two(hosted: Hosted) -> Hosted:
    """Both workspaces have told about their teams, are reminded, and have decided something."""
    for where, site in ((ACME, hosted.estate.acme), (GLOBEX, hosted.estate.globex)):
        hosted.install(where)
        fill(hosted, site)
    return hosted


def fill(hosted: Hosted, site: StandIn) -> None:
    hosted.set_up(site)
    hosted.deliver(later=timedelta(days=8))
    hosted.type(site, "nudges every 2 weeks on tuesday at 10")
    hosted.type(site, "nudges snooze 3 days")
    hosted.type(site, "export json")
    hosted.type(site, "access")
    site.fill_and_submit("ana", {"who": "named", "people": ["U0ANA000001"]})
    hosted.type(site, "decide")
    site.fill_and_submit("ana", {"kind": "accepted"})
    assert hosted.bot.sender.wait(30)


def secrets_of(hosted: Hosted, workspace: str) -> list[bytes]:
    """By which a row could be told: the id, and what is stored of its tokens."""
    found = hosted.installation(workspace)
    assert found is not None
    return [workspace.encode(), found.sealed.encode()]


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_everything_goes_and_nothing_else(two: Hosted, order: list[int]) -> None:
    traces, kept = secrets_of(two, ACME), two.rows_of(GLOBEX)
    assert {"profiles", "schedules", "decisions", "deliveries", "changes", "access"} <= (
        set(two.rows_of(ACME))
    )
    assert [trace for trace in traces if trace not in two.bytes_stored()] == []
    two.estate.calls.clear()

    events = two.estate.uninstall(ACME)
    statuses = two.estate.tell([events[number] for number in order])

    assert set(statuses) == {200}
    assert two.rows_of(ACME) == {}
    assert [trace for trace in traces if trace in two.bytes_stored()] == []
    assert two.rows_of(GLOBEX) == kept
    assert two.answer(two.estate.globex, "advice").text


def test_its_nudges_stop_and_the_others_go_on(two: Hosted) -> None:
    two.estate.tell(two.estate.uninstall(ACME))
    two.estate.calls.clear()

    posted = two.deliver(later=timedelta(days=15))

    assert {each.key.workspace for each in posted} == {GLOBEX}
    assert two.calls("chat.postMessage") == 1


def test_an_event_that_comes_late_deletes_nothing_of_the_next_installation(two: Hosted) -> None:
    events = two.estate.uninstall(ACME)
    two.clock.now += timedelta(minutes=10)
    two.install(ACME)
    two.set_up(two.estate.acme, "300")

    assert two.estate.tell([*events, *events]) == [200] * 4

    told = two.told(ACME, two.estate.acme)
    assert told is not None
    assert told["company_size"] == 300
    assert two.answer(two.estate.acme, "advice").text


def test_an_event_of_the_same_second_as_the_next_installation_is_looked_into(
    two: Hosted,
) -> None:
    """Slack cuts times off to seconds."""
    revoked, _ = two.estate.uninstall(ACME)
    two.install(ACME)

    two.estate.tell([revoked])

    assert two.installation(ACME) is not None


def test_of_a_second_removal_the_clocks_may_differ(two: Hosted) -> None:
    """Ours goes before Slack's, so that the installation seems to be newer than its removal."""
    two.clock.now += timedelta(minutes=3)
    two.install(ACME)
    two.clock.now -= timedelta(minutes=3)
    events = two.estate.uninstall(ACME)

    two.estate.tell(events)

    assert two.rows_of(ACME) == {}


def test_a_token_that_was_only_replaced_is_no_removal(two: Hosted) -> None:
    """As when somebody installs the app once more, and Slack revokes the token from before."""
    two.install(ACME)
    site = two.estate.acme
    before = two.rows_of(ACME)

    bots = [site.workspace.app.bot_user_id]
    site.send_event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": bots}})

    assert two.rows_of(ACME) == before


def test_a_token_of_a_person_is_none_of_ours(two: Hosted) -> None:
    before = two.rows_of(ACME)
    two.estate.tokens.revoke_all(ACME)

    tokens = {"oauth": ["U0ANA000001"], "bot": []}
    two.estate.acme.send_event({"type": "tokens_revoked", "tokens": tokens})

    assert two.rows_of(ACME) == before


def test_a_removal_that_nobody_told_is_found_the_day_after(two: Hosted) -> None:
    two.estate.uninstall(ACME)
    two.clock.now += timedelta(hours=23)
    two.bot.clients.tend()
    assert two.installation(ACME) is not None

    two.clock.now += timedelta(hours=2)
    two.bot.clients.tend()

    assert two.rows_of(ACME) == {}
    assert two.installation(GLOBEX) is not None


def test_who_is_asked_after_each_day_is_asked_once_a_day(two: Hosted) -> None:
    two.clock.now += timedelta(days=2)
    two.bot.clients.tend()
    two.estate.calls.clear()
    two.clock.now += timedelta(hours=20)
    two.bot.clients.tend()
    assert two.calls("auth.test") == 0

    two.clock.now += timedelta(hours=5)
    two.bot.clients.tend()
    assert two.calls("auth.test") == 2


def test_with_tokens_that_end_it_is_found_too(hosted: Hosted) -> None:
    hosted.estate.tokens.rotating.add(ACME)
    hosted.install(ACME)
    hosted.set_up(hosted.estate.acme)
    hosted.estate.uninstall(ACME)
    hosted.clock.now += timedelta(hours=10, minutes=30)

    hosted.bot.clients.tend()

    assert hosted.rows_of(ACME) == {}


@pytest.mark.parametrize("fault", [{"error": "internal_error"}, {"cut": "before"}])
def test_as_long_as_slack_does_not_tell_nothing_is_deleted(
    two: Hosted, fault: dict[str, str]
) -> None:
    two.clock.now += timedelta(days=2)
    two.estate.acme.workspace.faults.add("auth.test", times=10, **fault)  # type: ignore[arg-type]

    two.bot.clients.tend()

    assert "profiles" in two.rows_of(ACME)


def test_what_a_request_stores_after_the_removal_goes_too(two: Hosted) -> None:
    """It had begun before, and was still at work."""
    key = two.key(ACME, two.estate.acme)
    version = two.deps.store.find_profile(key)
    assert version is not None
    two.estate.tell(two.estate.uninstall(ACME))

    two.deps.store.save_profile(key, version.profile, base=0, by="U1", at=two.clock())
    assert two.rows_of(ACME) == {"profiles": 1}
    two.clock.now += timedelta(seconds=30)
    two.bot.clients.tend()

    assert two.rows_of(ACME) == {}
    assert ACME.encode() not in two.bytes_stored()


def test_while_commands_come_in_the_removal_leaves_nothing(two: Hosted) -> None:
    site = two.estate.acme
    begun, stop = threading.Event(), threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            two.type(site, "nudges off")
            two.type(site, "nudges on")
            begun.set()

    threads = [threading.Thread(target=go_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    assert two.estate.tell(two.estate.uninstall(ACME)) == [200, 200]
    stop.set()
    for thread in threads:
        thread.join()
    two.clock.now += timedelta(seconds=30)
    two.bot.clients.tend()

    assert two.rows_of(ACME) == {}


def test_a_nudge_on_its_way_when_the_app_is_removed_leaves_nothing(two: Hosted) -> None:
    site = two.estate.acme
    two.type(site, "nudges every week on tuesday at 10")
    slow = Standing(name="slow", fault=Fault(delay=0.5), method="chat.postMessage", once=True)
    site.workspace.faults.turn_on(slow)
    worker = threading.Thread(target=lambda: two.deliver(later=timedelta(days=8)))
    worker.start()
    assert site.wait_until(lambda: not site.workspace.faults.standing, timeout=20)

    assert two.estate.tell(two.estate.uninstall(ACME)) == [200, 200]
    worker.join()
    two.bot.clients.tend()

    assert two.rows_of(ACME) == {}


def test_installed_again_it_begins_clean_and_greets_again(two: Hosted) -> None:
    assert len(two.welcomes(two.estate.acme)) > 0
    two.estate.tell(two.estate.uninstall(ACME))
    before = len(two.welcomes(two.estate.acme))
    two.clock.now += timedelta(minutes=1)

    two.install(ACME)

    assert len(two.welcomes(two.estate.acme)) == before + 1
    said = two.answer(two.estate.acme, "advice")
    assert "/mlteam setup" in said.text
    assert set(two.rows_of(ACME)) == {"installations", "events"}


def test_a_command_from_where_it_was_removed_says_how_to_install_it(two: Hosted) -> None:
    two.estate.tell(two.estate.uninstall(ACME))

    said = two.answer(two.estate.acme, "advice").text

    assert "/slack/install" in said
    assert two.rows_of(ACME) == {}
