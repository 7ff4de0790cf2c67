"""The hiring kit: fitted to the channel, short as a message, complete as a file."""

import json
import re

import pytest

from bot.documents.kit import kit_document
from bot.usecases.kit import Page, build_kit
from bot.views.ids import Action
from bot.views.kit import kit_message, page_message
from knowledge.schema import Knowledge
from playground.blockkit import problems
from storage.values import ChannelKey, Decision, DecisionKind
from tests.bot.explaining import modal_text
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig

MOST_LINES_OF_A_CARD = 68


def file_of(rig: Rig, typed: str) -> str:
    """The Markdown that comes by direct message."""
    rig.answer(typed)
    assert rig.sender.wait()
    [file] = rig.slack.direct_messages("ana")[-1].files
    return file.text


def test_a_kit_is_a_summary_with_the_way_to_the_file(rig: Rig) -> None:
    text = rig.answer("kit data engineer").text

    assert text.startswith("Hiring kit: data engineer\n")
    for part in ("Hire when", "First tasks", "Level"):
        assert f"*{part}*" in text
    assert "*First tasks*\n1. Decide how data is gathered" in text
    assert "\n4. " not in text
    assert "The file has more: who asks what in which talk" in text
    assert "Type `/mlteam setup` first, and the kit fits your team." in text


def test_no_advert_says_what_only_a_role_card_may_say(rig: Rig, knowledge: Knowledge) -> None:
    """What the work is really like, what a term means, and who "you" is, are for the leader."""
    for role in knowledge.roles.values():
        document = kit_document(build_kit(rig.deps, rig.key(), role), knowledge).content
        advert = document.split("## Advert")[1].split("**What others advise**")[0]
        offer = advert.split("**Your first three tasks**")[1]
        for remark in ("rarely engaging", "stakeholders rank", "which runs", "a system that"):
            assert remark not in offer, role.id
        assert not re.search(r"\b(your|you)\b|the language for|\?$", offer, re.MULTILINE), role.id


def test_an_advert_counts_people_and_not_halves_of_them(rig: Rig) -> None:
    heads = {"data_scientist": 0.5, "ml_engineer": 1.5, "data_analyst": 1}
    rig.tell(company_size=180, headcount=heads)

    advert = file_of(rig, "kit data engineer file")

    assert (
        "Our team today: a part-time data scientist, 1 data analyst and ML engineers (1.5 full-time"
        " posts)." in advert
    )


def test_a_practical_task_fits_any_line_of_business(knowledge: Knowledge) -> None:
    asked = [q for r in knowledge.roles.values() if r.interview for q in r.interview.focus]

    assert [question for question in asked if "our orders" in question] == []


def test_no_role_says_of_a_team_that_nobody_is_there(knowledge: Knowledge) -> None:
    """Another role may guide the new person, and the kit says so two lines later."""
    levels = [role.first_hire.because for role in knowledge.roles.values() if role.first_hire]

    assert [because for because in levels if re.search(r"\b[Nn]obody\b", because)] == []


@pytest.mark.parametrize("typed", ["kit", "kit file", "kit as a file"])
def test_without_a_role_the_way_to_name_one_is_told(rig: Rig, typed: str) -> None:
    assert rig.answer(typed).text == (
        "Name the role that you want to fill, as in `/mlteam kit data engineer`."
    )


def test_an_unknown_role_gets_the_nearest_one(rig: Rig) -> None:
    assert "Did you mean `/mlteam kit data scientist`?" in rig.answer("kit sciency").text
    assert rig.slack.direct_messages("ana") == []


def test_the_words_around_a_role_do_not_hide_it(rig: Rig) -> None:
    text = rig.answer("kit for a data engineer please").text

    assert text.startswith("Hiring kit: data engineer\n")


def test_the_draft_speaks_of_the_company_and_the_team(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text, file = rig.answer("kit data engineer").text, file_of(rig, "kit data engineer file")
    interview = rig.answer("kit data engineer interview").text

    assert "*Why here*\nHire a data engineer before the next data scientist.\n" in text
    assert "*Ask in the interview*\nAsked by your ML engineer." in interview
    assert "setup" not in text
    assert "180 people. A first model is in use." in file
    assert "Our team today: 4 data scientists and 1 ML engineer." in file
    assert "Hire a data engineer before the next data scientist. Every ML project" in file
    assert "### 2. The craft\n\nAsked by your ML engineer." in file
    assert "### 3. Working together\n\nAsked by your data scientist" in file


def test_what_was_only_assumed_is_not_put_into_an_advert(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="1")

    text = file_of(rig, "kit ds file")

    assert "prototype" not in text.split("## Level")[0]


def test_who_can_judge_nobody_is_told_to_borrow_somebody(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"domain_expert": 1})

    text = f"{rig.answer('kit mlops').text}{file_of(rig, 'kit mlops file')}"

    assert "Nobody on your team knows this craft well enough" in text
    assert "Borrow an MLOps engineer, an ML engineer or an ML lead for this talk." in text
    assert "Nobody on your team can guide the new person" in text


def test_unmet_requirements_come_before_the_advert(rig: Rig) -> None:
    rig.set_up(stage="prototype", headcount_data_scientist="1")

    text = rig.answer("kit mlops").text

    before, advert = text.split("*First tasks*")
    assert "*Before you advertise*\n•  Bring one model to users" in before
    assert "Before" not in advert


def test_a_freeze_comes_before_the_advert(rig: Rig) -> None:
    rig.tell(company_size=180, hiring="frozen", headcount={"data_scientist": 4})

    text = rig.answer("kit data engineer").text

    assert "*Before you advertise*\n•  Get a post approved" in text.split("*First tasks")[0]


def test_a_role_that_nothing_asks_for_is_questioned(rig: Rig) -> None:
    rig.set_up(stage="prototype", headcount_ml_engineer="1")

    assert "*Do you need this role now?*\n" in rig.answer("kit data architect").text


def test_a_hire_that_the_team_said_yes_to_is_not_questioned(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    accepted = Decision(
        key=rig.key(),
        rule="data-before-science",
        kind=DecisionKind.ACCEPTED,
        decided_by="U1",
        decided_at=rig.clock(),
        profile_version=1,
    )
    rig.deps.store.add_decision(accepted, base=0)

    assert "*Why here*\n" in rig.answer("kit data engineer").text


def test_the_second_in_a_role_need_not_be_a_senior(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="2")

    assert "You have 2 data scientists already" in rig.answer("kit ds").text
    assert "*Level*\nSenior (" in rig.answer("kit data engineer").text


def test_who_is_here_part_time_counts_as_in_a_plan(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_engineer": 0.5})

    file = file_of(rig, "kit data engineer file")

    assert "You have a part-time data engineer already, so this one need not be a senior." in file
    assert "Guided by your data engineer." in file


@pytest.mark.parametrize(
    "typed",
    [
        "kit de file",
        "kit data engineer as a file",
        "kit DE markdown",
        "kit file de",
        "kit file for a data engineer, please",
        "kit de fil",
        "kit fiel de",
    ],
)
def test_the_file_is_sent_when_it_is_asked_for(rig: Rig, typed: str) -> None:
    assert "on its way to you" in rig.answer(typed).text
    assert rig.sender.wait()

    [message] = rig.slack.direct_messages("ana")
    assert message.files[0].name == "hiring-kit-data-engineer.md"
    assert message.files[0].title == "Hiring kit: data engineer"
    assert rig.slack.direct_messages("ben") == []


def test_the_button_sends_the_file_too(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    outcome = rig.slack.click("ana", rig.answer("kit de"), "kit_file")

    assert outcome.failure == ""
    newest = rig.slack.messages("#ml-team", "ana")[-1]
    assert newest.ephemeral
    assert "on its way to you" in newest.text
    assert rig.sender.wait()
    message = rig.slack.direct_messages("ana")[-1]
    assert "Our team today: 4 data scientists." in message.files[0].text


def test_a_role_leads_to_its_kit_and_the_kit_to_its_role(rig: Rig) -> None:
    rig.slack.click("ana", rig.answer("roles de"), "show_kit")
    kit = rig.slack.messages("#ml-team", "ana")[-1]
    rig.slack.click("ana", kit, "show_role")

    assert kit.text.startswith("Hiring kit: data engineer\n")
    assert rig.slack.messages("#ml-team", "ana")[-1].text.startswith("Data engineer\n")


def test_the_file_is_complete(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    text = file_of(rig, "kit data engineer file")

    titles = re.findall("^## (.*)$", text, re.MULTILINE)
    assert titles == [
        "Why here",
        "Advert, a draft",
        "What the role is not",
        "Level",
        "Mistakes to avoid",
        "Interview plan",
        "Rubric",
        "First 90 days",
        "Signs that it works",
        "Sources",
    ]
    assert "| Skill | Weak | Solid | Strong |" in text
    advert = rig.deps.knowledge.sources["fsdl-2021"]
    assert f"adverts that ask for everything fail. Source: {advert.cite} 2021" in text
    assert advert.address in text.split("## Sources")[1]


def test_the_file_speaks_of_neither_pay_nor_the_length_of_a_search(
    rig: Rig, knowledge: Knowledge
) -> None:
    for role in knowledge.roles.values():
        text = kit_document(build_kit(rig.deps, rig.key(), role), knowledge).content
        assert not re.search(r"€|\$ ?\d|time.to.hire|days to hire", text)


@pytest.mark.parametrize("with_profile", [False, True])
def test_every_table_of_every_file_is_whole(
    rig: Rig, knowledge: Knowledge, with_profile: bool
) -> None:
    if with_profile:
        rig.set_up(stage="prototype", headcount_data_scientist="1")
    for role in knowledge.roles.values():
        text = kit_document(build_kit(rig.deps, rig.key(), role), knowledge).content
        rows = [line for line in text.split("\n") if line.startswith("|")]
        assert len(rows) == 2 + len(role.interview.rubric if role.interview else ())
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
        assert "## Sources" in text


def test_only_scientists_are_warned_of_a_fresh_phd(rig: Rig, knowledge: Knowledge) -> None:
    warned = {
        role.id
        for role in knowledge.roles.values()
        for tip in build_kit(rig.deps, rig.key(), role).tips
        if tip.id == "advert-first-scientist"
    }

    assert warned == {"data_scientist", "research_scientist"}


def test_a_role_of_an_overlay_without_interviews_has_a_kit_too(
    rig: Rig, knowledge: Knowledge
) -> None:
    bare = knowledge.roles["data_engineer"].model_copy(
        update={
            "interview": None,
            "first_days": None,
            "first_hire": None,
            "is_not": (),
            "success": (),
            "interviewed_by": (),
            "mentored_by": (),
        }
    )
    kit = build_kit(rig.deps, ChannelKey("T9", "C9"), bare)

    shown = kit_message(kit, knowledge)
    assert problems(list(shown.blocks), "message") == []
    for page in (Page.INTERVIEW, Page.START):
        assert "says nothing on this" in page_message(kit, page, knowledge).text
    assert "Interview plan" not in json.dumps(list(shown.blocks))
    assert "## Rubric" not in kit_document(kit, knowledge).content


def test_a_practical_task_is_for_those_who_know_the_craft(rig: Rig, knowledge: Knowledge) -> None:
    kit = build_kit(rig.deps, rig.key(), knowledge.roles["data_engineer"])

    assert kit.interviews is not None
    assert any(text.startswith("Practical task") for text in kit.interviews.craft)
    asked = [*kit.interviews.craft, *kit.interviews.together]
    interview = knowledge.roles["data_engineer"].interview
    assert interview is not None
    assert sorted(asked) == sorted(interview.focus)


def test_the_role_card_names_what_comes_first_and_how_to_compare(rig: Rig) -> None:
    card = rig.answer("roles ml engineer")
    rig.slack.click("ana", card, Action.ROLE_MORE, "ml_engineer")
    text = f"{card.text}\n{modal_text(rig)}"

    assert "*First:* Collect the data that a first model would run on." in text
    assert "*First hire:* senior." in text
    assert "*Is not*\n•  A data scientist with a new title" in text
    assert "*Hands over to*\n•  " in text
    assert "*Until then:* " in text
    assert "Compare: `/mlteam compare ML engineer, MLOps engineer`" in text


def test_what_the_role_card_leaves_out_stands_in_the_file(rig: Rig, knowledge: Knowledge) -> None:
    role = knowledge.roles["ml_engineer"]
    text, file = rig.answer("roles ml engineer").text, file_of(rig, "kit ml engineer file")

    assert "more in the hiring kit" in text
    for part in (*role.mistakes, *role.is_not):
        assert part in file
    for source in role.sources:
        assert knowledge.sources[source].address in file


def test_a_role_card_is_not_endless_on_a_phone(rig: Rig, knowledge: Knowledge) -> None:
    for role in knowledge.roles.values():
        shown = rig.answer(f"roles {role.id}")
        assert phone_lines(shown.blocks) <= MOST_LINES_OF_A_CARD, role.id


def test_no_role_card_is_cut(rig: Rig, knowledge: Knowledge) -> None:
    cut = [r.id for r in knowledge.roles.values() if rig.answer(f"roles {r.id}").text[-1] == "…"]

    assert cut == []
