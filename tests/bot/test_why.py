"""What a person reads who asks why: of a rule, and of today's first advice."""

import json

import pytest
from slack_sdk.models.views import View as SlackView

from bot.mrkdwn import escape
from bot.usecases.decisions import decide
from bot.usecases.why import Why
from bot.views.buttons import row, why_button
from bot.views.ids import Action
from bot.views.reasons import more_modal, why_message, why_modal
from bot.views.text import plain
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile
from knowledge.advice.reasons import Reasons, RoleReasons, RuleReasons
from knowledge.schema import Knowledge
from playground.blockkit import problems, view_problems
from playground.views import View
from storage.values import DecisionKind
from tests.bot.explaining import FIRST, point_by_point, set_up_scientists
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig
from tests.knowledge.samples import a_rule, with_rules


@pytest.fixture
def told(rig: Rig) -> Rig:
    """A channel in which four scientists have no data engineer and one ML engineer."""
    set_up_scientists(rig)
    return rig


def test_why_alone_explains_today_s_first_advice(told: Rig) -> None:
    text = told.answer("why").text

    assert text.startswith("Hire: data engineer (number 1 today)\n*Hire a data engineer ")
    assert "*What it rests on*\n•  4 data scientists\n•  no data engineers" in text
    assert (
        "*What would change it*\n•  If you had one more data engineer: it would come second."
        in text
    )
    assert "Confidence: high." in text
    assert "|dezzain.com (no year)>" in text
    assert "Against: <https://" in text


def test_the_answer_fits_on_a_phone(told: Rig) -> None:
    one_screen = 34
    for typed in ("", "own-stack", "steady", "data engineer", "data scientist", "data analyst"):
        assert phone_lines(told.answer(f"why {typed}").blocks) <= one_screen, typed


def test_the_conditions_of_a_rule_that_speaks_are_one_tap_away(told: Rig) -> None:
    text = point_by_point(told, FIRST)

    assert text.startswith("*Data scientists without a data engineer*\n*Why*\n")
    assert text.endswith("Rule `scientists-without-data-engineers`")
    assert "\n*Conditions*\n" in text
    assert "✓ Scientists: 4 today; has to be at least 1. Holds." in text
    assert "✓ Data engineers: 0 today; has to be 0. Holds." in text
    assert "Scientists: 4 today" not in told.answer("why").text


def test_why_says_what_happens_if_nothing_is_done(told: Rig) -> None:
    risk = told.deps.knowledge.rules[FIRST].risk

    assert risk
    assert f"\nIf nothing is done: {escape(risk)}\n" in point_by_point(told, FIRST)


def test_a_rule_without_a_risk_has_no_line_for_it(told: Rig) -> None:
    assert "If nothing is done" not in point_by_point(told, "steady")


def test_the_whole_reason_and_who_can_help_are_one_tap_away(told: Rig) -> None:
    why, text = told.deps.knowledge.rules[FIRST].why, point_by_point(told, FIRST)

    assert escape(why) in text
    assert escape(why) not in told.answer("why").text
    assert "*Who can help with the hire*\nYour ML engineer can judge candidates." in text


def test_why_and_a_number_explains_that_advice(told: Rig) -> None:
    assert told.answer("why 2").text.startswith("Hire: ML engineer (number 2 today)")

    text = point_by_point(told, "scientists-outnumber-ml-engineers")
    assert "Raised from medium to high, because this is so:" in text
    assert "*What has to be true first*\n✓ Met, or does not apply here: " in text


def test_a_silent_rule_says_how_far_it_is_from_speaking(told: Rig) -> None:
    text = told.answer("why own-stack").text

    assert text.startswith("Does not apply today: Home-made ML stack\n")
    assert "1 of its 2 conditions is missing. It would say:" in text
    untold = (
        "Nobody told me whether you build your own ML stack; it counts only if the answer is yes."
    )
    assert f"*What is missing*\n? {untold}\n*Why*" in text
    assert "*What would change it*" not in text

    more = point_by_point(told, "own-stack")
    assert f"? {untold} Not known." in more
    assert "only a yes would stand in the way. Holds." in more
    assert "It would be critical and not high if all of this were so:" in more


def test_every_part_of_a_condition_is_shown(told: Rig) -> None:
    lines = point_by_point(told, "scientists-outnumber-ml-engineers").splitlines()

    start = lines.index("✓ At least one of these has to hold, and does.")
    assert lines[start + 1].endswith(
        "✓ Scientists: 4 today; has to be more than the ML and AI engineers (1 today). Holds."
    )
    assert lines[start + 2].endswith("✓ All of these have to hold, and they do.")
    assert lines[start + 3].endswith("✓ Company size: medium today; has to be medium. Holds.")


def test_a_rule_on_which_the_team_decided_says_so(told: Rig) -> None:
    decide(
        told.deps,
        told.key(),
        FIRST,
        DecisionKind.DECLINED,
        by="U0BEN000001",
        base=0,
        reason="no need",
    )

    text = told.answer(f"why {FIRST}").text
    assert text.startswith("Decided: Data scientists without a data engineer")
    assert "your team has decided on it. :no_entry_sign: <@U0BEN000001> says: not for us." in text
    assert not told.answer("why").text.startswith("Hire: data engineer")


def test_where_all_is_decided_why_alone_says_what_to_type(told: Rig) -> None:
    for rule in told.deps.knowledge.rules:
        decide(
            told.deps,
            told.key(),
            rule,
            DecisionKind.DECLINED,
            by="U0BEN000001",
            base=0,
            reason="no need",
        )

    assert told.answer("why").text.startswith("Today's advice has no number 1.")


def test_a_fallback_names_what_speaks_instead(told: Rig) -> None:
    text = told.answer("why steady").text

    assert text.startswith("Gives way to other advice: No gap seen")
    assert "Today this is: Hire: data engineer; Hire: ML engineer." in text


def test_a_freeze_is_why_a_hire_has_become_something_else(told: Rig) -> None:
    told.slack.click("ana", told.answer("advice"), "open_details")
    assert not told.submit({"hiring": "frozen"}).errors

    text = told.answer("why scientists-outnumber-ml-engineers").text
    assert "Nobody can be hired now, so the hire has become something else." in text
    assert not text.startswith("Hire:")


@pytest.mark.parametrize(
    "typed",
    [
        FIRST,
        "scientists without data engineers",
        "Scientists-without-data-engineer",
        "Data scientists without a data engineer",
        "“data scientists without a data enginer”",
    ],
)
def test_a_rule_is_understood_by_id_and_title(told: Rig, typed: str) -> None:
    assert told.answer(f"why {typed}").text.startswith("Hire: data engineer (number 1 today)")


def open_modal_with_button(rig: Rig, rule: str) -> View:
    """As a modal of advice may have it one day."""
    view = SlackView(
        type="modal",
        title=plain("Advice"),
        private_metadata=rig.key().channel,
        blocks=[row(why_button(rule))],
    )
    trigger = rig.slack.workspace.grants.new_trigger("U0ANA000001")
    rig.client.views_open(trigger_id=trigger, view=view)
    shown = rig.slack.modal("ana")
    assert shown is not None
    return shown


def test_a_button_in_a_modal_is_answered_in_its_place(told: Rig) -> None:
    told.slack.click("ana", open_modal_with_button(told, FIRST), Action.SHOW_WHY, FIRST)

    shown = told.slack.modal("ana")
    assert shown is not None
    assert "Hire: data engineer (number 1 today)" in json.dumps(shown.body)


def test_a_button_for_a_rule_that_is_gone_says_what_to_type(told: Rig) -> None:
    told.slack.click("ana", open_modal_with_button(told, "old-rule"), Action.SHOW_WHY, "old-rule")

    shown = told.slack.modal("ana")
    assert shown is not None
    assert "What this button is about is no longer there." in json.dumps(shown.body)


def test_where_an_answer_is_missing_the_form_that_asks_is_one_tap_away(told: Rig) -> None:
    told.slack.click("ana", told.answer("why own-stack"), "open_details")

    modal = told.slack.modal("ana")
    assert modal is not None
    assert modal.body["callback_id"] == "setup"


# Any profile


def test_a_rule_of_an_overlay_with_a_hundred_conditions_fits_into_a_message(
    knowledge: Knowledge,
) -> None:
    many = [f"stage == 'prototype' || months_to_production > {n}" for n in range(100)]
    rule = a_rule("huge", when=many, title="Very <b>long</b> " * 30)
    made_up = with_rules(knowledge, [rule])
    reasons = Reasons(Adviser(made_up), made_up, TeamProfile())
    why = Why(reasons.of_rule("huge"), reasons.facts, {})

    assert problems(list(why_message(why, made_up).blocks), "message") == []
    for modal in (why_modal, more_modal):
        assert view_problems(modal(why, "C1", made_up).to_dict()) == []
    assert "<b>" not in why_message(why, made_up).text


@pytest.mark.parametrize(
    "fields",
    [{}, {"hiring": "frozen", "headcount": {"data_scientist": 9}}, {"workload": "llm_api"}],
)
def test_every_rule_and_role_has_a_sound_answer(
    fields: dict[str, object], knowledge: Knowledge
) -> None:
    team = TeamProfile.model_validate_json(json.dumps(fields))
    reasons = Reasons(Adviser(knowledge), knowledge, team)
    every: list[RuleReasons | RoleReasons] = [
        *(reasons.of_rule(rule) for rule in knowledge.rules),
        *(reasons.of_role(role) for role in knowledge.roles),
    ]

    for one in every:
        why = Why(one, reasons.facts, {})
        shown = why_message(why, knowledge)
        assert problems(list(shown.blocks), "message") == []
        assert 0 < len(shown.text) <= 4000
        for modal in (why_modal, more_modal):
            assert view_problems(modal(why, "C1", knowledge).to_dict()) == []


def test_a_rule_s_title_is_escaped(knowledge: Knowledge) -> None:
    made_up = with_rules(knowledge, [a_rule("odd", advice="Use <!channel> & co.")])
    reasons = Reasons(Adviser(made_up), made_up, TeamProfile())
    why = Why(reasons.of_rule("odd"), reasons.facts, {})

    assert escape("Use <!channel> & co.") in why_message(why, made_up).text
