"""Answers that no form offers: said at a field, and nothing is stored."""

import pytest

from tests.bot.rig import Rig

ODD = ("", "\u0663", "2026-02-30", "9" * 400, "x" * 3000, "<!channel>", "24:61", "\u202e1")


@pytest.fixture
def shown(rig: Rig) -> Rig:
    rig.set_up(rhythm="weekly")
    return rig


@pytest.mark.parametrize("odd", ODD)
def test_the_form_of_the_nudges_takes_what_it_offers(shown: Rig, odd: str) -> None:
    before = shown.schedule()
    shown.type("nudges", user="ben")
    shown.slack.click("ben", shown.slack.messages(shown.channel, "ben")[-1], "nudge_schedule")
    view = shown.slack.modal("ben")
    assert view is not None
    days = {"muted_from", "muted_to"}
    for field in [*view.state]:
        kept = view.state[field]
        value = {"selected_date": odd} if field in days else {"selected_option": {"value": odd}}
        view.state[field] = {"answer": {"type": "odd", **value}}
        shown.submit_unchecked({}, user="ben")
        view.state[field] = kept

    stored = shown.schedule()
    assert (stored.recurrence, stored.muted) == (before.recurrence, before.muted)
    # One digit, of whatever script, is an hour that could have been chosen.
    assert stored.hours == before.hours or odd == "\u0663"


@pytest.mark.parametrize("odd", ODD)
def test_the_setup_takes_what_it_offers(shown: Rig, odd: str) -> None:
    shown.type("setup", user="ben")
    view = shown.slack.modal("ben")
    assert view is not None
    for field in ["hour", "weekday", "rhythm", *view.state]:
        answer = {"type": "odd", "value": odd, "selected_option": {"value": odd}}
        kept, view.state[field] = view.state.get(field), {"answer": answer}
        shown.submit_unchecked({}, user="ben")
        if kept is None:
            del view.state[field]
        else:
            view.state[field] = kept

    assert [one.version for one in shown.deps.store.list_profiles(shown.key())] == [1]
