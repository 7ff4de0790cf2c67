"""What a person reads after typing a command."""

import pytest

from bot.mrkdwn import escape
from bot.views.tips import PAGE
from knowledge.schema import Band
from tests.bot.deciding import behind_more
from tests.bot.rig import Rig


def test_a_bare_command_in_a_new_channel_offers_the_setup(rig: Rig) -> None:
    outcome = rig.slack.click("ana", rig.answer(""), "open_setup")

    assert outcome.failure == ""
    modal = rig.slack.modal("ana")
    assert modal is not None
    assert modal.body["callback_id"] == "setup"


def test_every_answer_is_for_its_reader_alone(rig: Rig) -> None:
    rig.set_up()

    shown = [rig.answer(text) for text in ("", "roles", "advice", "status", "tips", "rubbish")]

    assert [message.ephemeral for message in shown] == [True] * 6


def test_roles_explains_who_does_what(rig: Rig) -> None:
    text = rig.answer("roles").text

    for title in ("Data scientist", "Data analyst", "Data engineer", "ML engineer"):
        assert f"*{title}*" in text


def test_a_role_is_one_tap_away_from_the_list(rig: Rig) -> None:
    roles = rig.answer("roles")
    rig.slack.click("ana", roles, "show_role", "ml_engineer")

    newest = rig.slack.messages("#ml-team", "ana")[-1]
    assert newest.ephemeral
    assert newest.text.startswith("ML engineer\n")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ml_engineer", "ML engineer"),
        ("ML Engineer", "ML engineer"),
        ("ml-engineers", "ML engineer"),
        ("MLE", "ML engineer"),
        ("ds", "Data scientist"),
        ("data scientst", "Data scientist"),
        ("“data engineer”", "Data engineer"),
        ("dataengineer", "Data engineer"),
        ("analyst", "Data analyst"),
        ("mlops", "MLOps engineer"),
    ],
)
def test_roles_are_understood_as_people_type_them(rig: Rig, typed: str, title: str) -> None:
    assert rig.answer(f"roles {typed}").text.startswith(f"{title}\n")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("rolse", "Did you mean `/mlteam roles`?"),
        ("setpu", "Did you mean `/mlteam setup`?"),
        ("frobnicate", "I don't know the command `frobnicate`. Type `/mlteam help`"),
        ("roles engneering", "Type `/mlteam roles` for all of them."),
        ("roles sciency", "Did you mean `/mlteam roles data scientist`?"),
        ("tips medim", "Did you mean `/mlteam tips medium`?"),
        ("tips gigantic", "Type `/mlteam tips` for all of them."),
        ("nudges of", "Did you mean `/mlteam nudges off`?"),
    ],
)
def test_an_unknown_word_gets_the_nearest_one_and_the_way_to_help(
    rig: Rig, typed: str, answer: str
) -> None:
    text = rig.answer(typed).text

    assert answer in text
    assert len(text) < 200


@pytest.mark.parametrize("typed", ["advice", "status", "nudges on", "nudges preview"])
def test_without_a_profile_the_way_to_one_is_shown(rig: Rig, typed: str) -> None:
    assert "Type `/mlteam setup`" in rig.answer(typed).text


@pytest.mark.parametrize(
    "typed", ["x" * 5000, "roles " + "x" * 5000, "word " * 1000, "roles " + "é<&" * 1500]
)
def test_five_thousand_characters_get_a_short_answer(rig: Rig, typed: str) -> None:
    text = rig.answer(typed).text

    assert "I don't know" in text
    assert len(text) < 250


@pytest.mark.parametrize("prefix", ["", "roles ", "tips ", "nudges "])
def test_what_is_typed_can_neither_mention_nor_format(rig: Rig, prefix: str) -> None:
    text = rig.answer(f"{prefix}<!channel> *bold* <@U0ANA000001> `code`").text

    assert "<!channel>" not in text
    assert "<@U0ANA000001>" not in text
    assert "`&lt;!channel&gt;" in text


@pytest.mark.parametrize("typed", ["ROLES", "  roles  ", "Roles"])
def test_case_and_spaces_do_not_matter(rig: Rig, typed: str) -> None:
    assert rig.answer(typed).text.startswith("Who does what")


@pytest.mark.parametrize("band", ["micro", "small", "medium", "large"])
def test_tips_for_a_size_name_their_sources(rig: Rig, band: str) -> None:
    tips = rig.deps.knowledge.tips[Band(band)]
    pages = [rig.answer(f"tips {band} {page}").text for page in range(1, -(-len(tips) // PAGE) + 1)]

    assert [text.startswith(f"Tips for {band} companies") for text in pages] == [True] * len(pages)
    assert sum(text.count("Sources: <https://") for text in pages) == len(tips)


def test_a_large_company_with_a_small_ml_team_gets_the_tips_for_medium_ones_too(rig: Rig) -> None:
    rig.tell(company_size=400, headcount={"ml_engineer": 2})
    text = rig.answer("tips").text

    assert text.startswith("Tips for large and medium companies\nYou are between the sizes: ")
    assert "medium-1" in [tip.id for tip in rig.deps.knowledge.tips[Band.MEDIUM]]
    whole = "".join(rig.answer(f"tips {page}").text for page in (1, 2, 3, 4))
    for band in (Band.LARGE, Band.MEDIUM):
        assert escape(rig.deps.knowledge.tips[band][0].text) in whole


@pytest.mark.parametrize(
    "fields",
    [
        {"company_size": 1000, "headcount": {"ml_engineer": 2}},
        {"company_size": 400, "headcount": {"ml_engineer": 8}},
        {"size_band": "large", "headcount": {"ml_engineer": 2}},
    ],
)
def test_other_large_companies_get_the_tips_for_large_ones(
    rig: Rig, fields: dict[str, object]
) -> None:
    rig.tell(**fields)

    assert rig.answer("tips").text.startswith("Tips for large companies\n")


def test_tips_follow_the_size_of_the_channel_s_company(rig: Rig) -> None:
    rig.set_up(company_size="30")

    assert rig.answer("tips").text.startswith("Tips for small companies")


def test_advice_says_who_why_and_on_whose_word(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    text = rig.answer("advice").text

    assert text.startswith("Hire: data engineer\n")
    assert "*1. Hire a data engineer before the next data scientist.*\nEvery ML project" in text
    why = rig.answer("why").text
    assert "*What it rests on*\n•  4 data scientists\n•  no data engineers" in why
    assert "If you had one more data engineer: it would come second." in why
    assert "|dezzain.com (no year)>" in why
    assert "\nAgainst: <https://" in why
    assert "*Data scientist:*" in behind_more(rig).split("*Why not someone else*")[1]


def test_roles_that_nothing_asks_for_share_one_line(rig: Rig) -> None:
    heads = {"data_scientist": 0.5, "data_engineer": 0.5, "ml_engineer": 0.5}
    rig.tell(company_size=35, stage="prototype", headcount=heads, proven_expert=True)

    why_not = behind_more(rig).split("*Why not someone else*")[1]

    assert "•  *Data scientist, ML engineer:* No rule asks for one.\n" in why_not
    assert (
        "*Data engineer:* No rule asks for one; the target team for your size and stage has 1."
        in why_not
    )


def test_status_shows_what_was_told_and_by_whom(rig: Rig) -> None:
    rig.set_up(stage="prototype", headcount_data_analyst="2")

    text = rig.answer("status").text

    assert "*Team:* 2 data analysts\n180 employees · there is a prototype" in text
    assert "Version 1, saved by <@U0ANA000001>" in text
    assert "Every two weeks on Tuesday at 10:00 (Europe/Madrid)" in text


def test_the_fallback_text_says_all_that_the_blocks_say(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    message = rig.answer("advice")

    sections = [b["text"]["text"] for b in message.blocks if b["type"] == "section"]
    assert sections
    assert [text for text in sections if text not in message.text] == []
