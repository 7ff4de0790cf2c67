"""Every view, also with extreme content, against Slack's limits."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from slack_sdk.models.views import View

from bot.nudges.choose import Nudge, RecommendationNudge, TipNudge
from bot.reply import Message
from bot.usecases.nudges import NextNudge
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.usecases.setup_steps import Step
from bot.views.advice import advice_message, advice_modal
from bot.views.forms import new_form, page_of, setup_form
from bot.views.help import text_view
from bot.views.nudge import nudge_message
from bot.views.roles import role_message, roles_message
from bot.views.status import status_message
from bot.views.tips import tips_message
from knowledge.advice.answer import Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Band, Knowledge
from playground.blockkit import problems, view_problems
from storage.values import (
    Decision,
    DecisionKind,
    ProfileVersion,
)
from tests.bot.rig import MONDAY
from tests.bot.teams import KEY, SCHEDULE, a_version, advised, random_profile

NASTY = "<!channel> *bold* `code` <https://evil.example|Slack> \U0001d54c \u05e2\u05d1 👩‍💻 " * 5


def assert_sound(view: Message | View) -> None:
    if isinstance(view, View):
        found = view_problems(view.to_dict())
    else:
        found = problems(list(view.blocks), "message")
        assert 0 < len(view.text) <= 4000
    assert found == []


def setup_steps(version: ProfileVersion, knowledge: Knowledge) -> Iterator[View]:
    """Each step of the setup, with all questions and with every role that can be added."""
    profile = version.profile
    for step in Step:
        form = replace(
            new_form("C1", version, SCHEDULE, step), every=True, added=[*knowledge.roles]
        )
        yield setup_form(page_of(form, profile, profile, SCHEDULE, DETAIL_FIELDS), knowledge)


def upcoming(nudge: Nudge, band: Band, explained: Recommendation | None = None) -> NextNudge:
    return NextNudge(
        nudge=nudge,
        explained=explained,
        version=a_version(TeamProfile()),
        size_band=band,
        schedule=SCHEDULE,
        heard=((), 1),
    )


def a_decision(rule: str, kind: DecisionKind) -> Decision:
    return Decision(
        key=KEY,
        rule=rule,
        kind=kind,
        decided_by="U1",
        decided_at=MONDAY,
        profile_version=1,
        until=date(2027, 1, 1),
        reason=NASTY[:500],
    )


@pytest.mark.parametrize("seed", range(10))
def test_advice_of_which_all_is_decided_is_sound(seed: int, knowledge: Knowledge) -> None:
    found = advised(random_profile(random.Random(seed), knowledge), knowledge)
    settled = {rule: a_decision(rule, DecisionKind.DECLINED) for rule in knowledge.rules}
    decided = replace(found, settled=settled)

    assert_sound(advice_message(decided, knowledge))
    assert_sound(status_message(decided, knowledge, MONDAY))


@pytest.mark.parametrize("seed", range(40))
def test_whatever_the_profile_all_that_shows_it_is_sound(seed: int, knowledge: Knowledge) -> None:
    profile = random_profile(random.Random(seed), knowledge)
    found = advised(profile, knowledge)

    assert_sound(advice_message(found, knowledge))
    assert_sound(advice_modal(found, knowledge, saved=True, invite=True))
    assert_sound(status_message(found, knowledge, MONDAY))
    for form in setup_steps(found.version, knowledge):
        assert_sound(form)
    for recommendation in found.advice.recommendations:
        step = Adviser(knowledge).speaking(profile)[recommendation.rule]
        nudge = RecommendationNudge(step=step, since=MONDAY)
        assert_sound(nudge_message(upcoming(nudge, found.advice.band, recommendation), knowledge))


def test_a_role_that_an_overlay_no_longer_has_is_still_shown(knowledge: Knowledge) -> None:
    profile = TeamProfile.model_validate_json(
        '{"company_size": 90, "headcount": {"sre_wizard": 2}}'
    )
    found = advised(profile, knowledge)

    assert "2 sre wizard" in status_message(found, knowledge, MONDAY).text
    for form in setup_steps(found.version, knowledge):
        assert_sound(form)
    assert_sound(advice_message(found, knowledge))


def test_every_role_and_tip_is_sound(knowledge: Knowledge) -> None:
    assert_sound(roles_message(knowledge, has_profile=False))
    for role in knowledge.roles.values():
        assert_sound(role_message(role, knowledge))
    for band in Band:
        assert_sound(tips_message((band,), knowledge, because=NASTY))
        for tip in knowledge.tips[band]:
            assert_sound(nudge_message(upcoming(TipNudge(tip=tip), band), knowledge))


def test_a_problem_is_shown_in_a_sound_modal() -> None:
    assert_sound(text_view(NASTY))
