"""Tokens that end after twelve hours: they are renewed once, by whoever comes first."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.usecases.nudges import has_lost_token
from knowledge.schema import Knowledge
from tests.bot.simple import HandClock
from tests.installation.hosted import ACME, GLOBEX, Bot, Hosted, running

NEARLY_OVER = timedelta(hours=11, minutes=55)
SOON_OVER = timedelta(hours=10, minutes=30)


@pytest.fixture
def rotating(hosted: Hosted) -> Hosted:
    """Acme, set up, with tokens that end."""
    hosted.estate.tokens.rotating.add(ACME)
    hosted.install(ACME)
    hosted.set_up(hosted.estate.acme)
    hosted.estate.calls.clear()
    return hosted


@pytest.fixture
def second(rotating: Hosted, knowledge: Knowledge, clock: HandClock) -> Iterator[Bot]:
    """Another process on the same database."""
    with running(rotating.bot.settings, knowledge, clock) as bot:
        yield bot


def test_a_token_that_is_good_for_hours_is_left_alone(rotating: Hosted) -> None:
    rotating.clock.now += timedelta(hours=9)
    rotating.answer(rotating.estate.acme, "roles")
    rotating.bot.clients.tend()

    assert rotating.calls("oauth.v2.access") == 0


def test_a_token_that_is_nearly_over_is_renewed_by_the_request_that_needs_it(
    rotating: Hosted,
) -> None:
    before = rotating.tokens_of(ACME)
    rotating.clock.now += NEARLY_OVER

    assert rotating.answer(rotating.estate.acme, "nudges").text

    assert rotating.calls("oauth.v2.access") == 1
    after = rotating.tokens_of(ACME)
    assert after != before
    used = {token for _, token in rotating.estate.calls if token}
    assert used == {after}
    installation = rotating.installation(ACME)
    assert installation is not None
    assert installation.expires_at == rotating.clock() + timedelta(hours=12)


def test_the_worker_renews_long_before_a_request_has_to(rotating: Hosted) -> None:
    rotating.clock.now += SOON_OVER
    rotating.bot.clients.tend()
    rotating.estate.calls.clear()
    rotating.clock.now += timedelta(hours=1)
    rotating.answer(rotating.estate.acme, "roles")

    assert rotating.calls("oauth.v2.access") == 0
    assert rotating.estate.tokens.refusals == []


def test_a_nudge_after_a_week_is_posted_with_a_new_token(rotating: Hosted) -> None:
    posted = rotating.deliver(later=timedelta(days=8))

    assert [str(each.state) for each in posted] == ["posted"]
    (token,) = {t for method, t in rotating.estate.calls if method == "chat.postMessage"}
    assert token == rotating.tokens_of(ACME)


def test_a_nudge_renews_a_token_that_nobody_looked_after(rotating: Hosted) -> None:
    client = rotating.bot.clients.client_for(ACME)
    rotating.clock.now += NEARLY_OVER
    later = rotating.bot.clients.client_for(ACME)

    assert client is not None
    assert later is not None
    assert later.token != client.token


def test_for_weeks_each_refresh_token_is_used_once(rotating: Hosted) -> None:
    for _ in range(40):
        rotating.clock.now += timedelta(hours=11)
        rotating.bot.clients.tend()

    assert rotating.estate.tokens.refusals == []
    assert rotating.calls("oauth.v2.access") == 40
    assert rotating.answer(rotating.estate.acme, "roles").text


def test_two_processes_at_once_renew_it_once(rotating: Hosted, second: Bot) -> None:
    """Slack would refuse the second one, and the first one's token would be lost."""
    rotating.clock.now += NEARLY_OVER
    rotating.estate.faults.add("oauth.v2.access", delay=0.3)
    together = threading.Barrier(8)
    found: list[str] = []

    def ask(bot: Bot) -> None:
        together.wait()
        client = bot.clients.client_for(ACME)
        assert client is not None
        found.append(str(client.token))

    bots = [rotating.bot, second] * 4
    threads = [threading.Thread(target=ask, args=(bot,)) for bot in bots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert rotating.calls("oauth.v2.access") == 1
    assert rotating.estate.tokens.refusals == []
    # The others go on with the old one, which is still good.
    assert set(found) <= {each.value for each in rotating.estate.tokens.of(ACME)}
    assert rotating.bot.clients.client_for(ACME).token == rotating.tokens_of(ACME)  # type: ignore[union-attr]


def test_what_one_process_has_renewed_the_other_uses(rotating: Hosted, second: Bot) -> None:
    rotating.clock.now += NEARLY_OVER
    first = rotating.bot.clients.client_for(ACME)
    other = second.clients.client_for(ACME)

    assert first is not None
    assert other is not None
    assert first.token == other.token
    assert rotating.calls("oauth.v2.access") == 1


@pytest.mark.parametrize("fault", [{"error": "internal_error"}, {"cut": "before"}])
def test_if_slack_renews_nothing_what_needs_no_call_goes_on(
    rotating: Hosted, fault: dict[str, str]
) -> None:
    rotating.clock.now += timedelta(hours=13)
    rotating.estate.faults.add("oauth.v2.access", times=100, **fault)  # type: ignore[arg-type]

    assert rotating.answer(rotating.estate.acme, "advice").text
    assert rotating.answer(rotating.estate.acme, "status").text


def test_a_renewal_that_fails_is_tried_again_after_five_minutes(rotating: Hosted) -> None:
    rotating.clock.now += SOON_OVER
    rotating.estate.faults.add("oauth.v2.access", cut="before")
    for _ in range(3):
        rotating.bot.clients.tend()
    assert rotating.calls("oauth.v2.access") == 0  # it was cut off, and nobody tried again

    rotating.clock.now += timedelta(minutes=5, seconds=1)
    rotating.bot.clients.tend()

    assert rotating.calls("oauth.v2.access") == 1
    assert len(rotating.estate.tokens.of(ACME)) == 2


def test_where_nobody_waits_slack_may_take_its_time(
    rotating: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer that is missed has the only token with which there are others."""
    monkeypatch.setattr("bot.installation.workspaces.ASK_SECONDS", 0.1)
    before = rotating.tokens_of(ACME)
    rotating.clock.now += SOON_OVER
    rotating.estate.faults.add("oauth.v2.access", delay=0.5)

    rotating.bot.clients.tend()

    assert rotating.tokens_of(ACME) != before
    assert rotating.estate.tokens.refusals == []


def test_nudges_that_ended_with_the_token_go_on_with_the_next_one(rotating: Hosted) -> None:
    rotating.estate.faults.add("oauth.v2.access", "internal_error")
    rotating.deliver(later=timedelta(days=8))
    assert has_lost_token(rotating.deps, ACME)

    rotating.clock.now += timedelta(minutes=6)
    rotating.bot.clients.tend()

    assert not has_lost_token(rotating.deps, ACME)
    schedule = rotating.deps.store.find_schedule(rotating.key(ACME, rotating.estate.acme))
    assert schedule is not None
    assert schedule.active


def test_installed_anew_a_workspace_that_lost_its_token_is_back(rotating: Hosted) -> None:
    """As after a crash between Slack's answer and our note of it."""
    rotating.estate.tokens.renew(rotating.bot.clients.find(ACME)[1].refresh)  # type: ignore[index]
    rotating.deliver(later=timedelta(days=8))
    assert has_lost_token(rotating.deps, ACME)
    told = rotating.told(ACME, rotating.estate.acme)
    assert told is not None  # nobody removed the app

    rotating.install(ACME)

    assert not has_lost_token(rotating.deps, ACME)
    assert rotating.told(ACME, rotating.estate.acme) == told
    assert [str(each.state) for each in rotating.deliver(later=timedelta(days=8))] == ["posted"]


def test_a_workspace_whose_renewal_fails_does_not_hold_up_the_others(rotating: Hosted) -> None:
    rotating.estate.tokens.rotating.add(GLOBEX)
    rotating.install(GLOBEX)
    rotating.estate.tokens.renew(rotating.bot.clients.find(ACME)[1].refresh)  # type: ignore[index]
    before = rotating.tokens_of(GLOBEX)
    rotating.clock.now += SOON_OVER

    rotating.bot.clients.tend()

    assert rotating.tokens_of(GLOBEX) != before


def test_a_workspace_that_turns_rotation_off_has_a_token_for_good(rotating: Hosted) -> None:
    rotating.estate.tokens.rotating.remove(ACME)
    rotating.clock.now += SOON_OVER
    rotating.bot.clients.tend()

    installation = rotating.installation(ACME)
    assert installation is not None
    assert installation.expires_at is None
    assert rotating.answer(rotating.estate.acme, "roles").text
