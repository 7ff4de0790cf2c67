"""What if: changes as people type them, what they would do, and that nothing is stored."""

import json

import pytest

from bot.errors import UserError
from bot.mrkdwn import readable
from bot.reply import Message
from bot.subcommands.said import run_said
from bot.usecases.phrases import in_short
from bot.usecases.posts import read_posts
from bot.usecases.typed import Amount, BadChange, Setting, take_apart
from bot.usecases.whatif import changed_profile
from knowledge.advice.facts import FIELD_KINDS
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from playground.blockkit import problems
from tests.bot.rig import Rig, call_of

TEAM = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}


@pytest.fixture
def told(rig: Rig) -> Rig:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    return rig


def profile(**fields: object) -> TeamProfile:
    return TeamProfile.model_validate_json(json.dumps({**TEAM, **fields}))


def after(text: str, knowledge: Knowledge, **fields: object) -> dict[str, object]:
    """What would be told after these changes."""
    return changed_profile(profile(**fields), text, knowledge).told()


def heads(text: str, knowledge: Knowledge) -> object:
    return after(text, knowledge)["headcount"]


# What is shown


def test_the_first_three_are_shown_before_and_after(told: Rig) -> None:
    text = told.answer("whatif +2 data-engineer -1 ds").text

    assert text.startswith("Hire: ML engineer would come first\n*If*\n")
    assert "•  Data scientists: 4 → 3" in text
    assert "•  Data engineers: 0 → 2" in text
    assert "*The first three today*\n1. Hire: data engineer\n2. Hire: ML engineer" in text
    assert "*The first three then*\n1. Hire: ML engineer (was 2)" in text
    assert "*Would go away*\n•  *Hire: data engineer.* Hire a data engineer before" in text


def test_nothing_is_stored(told: Rig) -> None:
    before = told.stored()

    text = told.answer("whatif +2 de, hiring=frozen").text

    assert told.stored() == before
    assert "Nothing is stored: your team profile is as it was." in text


def test_what_is_switched_on_is_named(told: Rig) -> None:
    text = told.answer("whatif monitored=no").text

    assert text.startswith("Hire: data engineer stays first")
    assert "3. Change a habit: Models that nobody watches (new)" in text
    assert "*Would be added*\n•  *Change a habit: Models that nobody watches.* Watch" in text


def test_a_freeze_turns_hires_into_something_else(told: Rig) -> None:
    text = told.answer("whatif hiring=frozen").text

    assert "1. Borrow: data engineer (was Hire: data engineer)" in text
    assert "*Would turn into something else*\n•  Hire: data engineer becomes Borrow:" in text
    assert "*Would go away*" not in text


def test_the_same_step_for_another_reason_is_neither_new_nor_gone(told: Rig) -> None:
    text = told.answer("whatif +1 de").text

    assert "*Would stay, for another reason*\n•  *Hire: data engineer.* Add a data" in text
    assert "*Would be added*" not in text
    assert "*Would go away*" not in text


def test_a_change_without_effect_says_so(told: Rig) -> None:
    text = told.answer("whatif hiring=open").text

    assert text.startswith("Nothing changes in the advice\n")
    assert text.count("1. Hire: data engineer") == 1


def test_what_is_so_already_is_said(told: Rig) -> None:
    text = told.answer("whatif stage=first_model").text

    assert text.startswith("Nothing changes: it is so today\n")


def test_every_change_of_a_large_team_is_sound(told: Rig) -> None:
    text = "whatif +9 ds +2 de +3 mle +1 pm +1 rs stage=platform models=30 own_stack=yes"
    shown = told.answer(f"{text} monitored=no regulated=yes")

    assert problems(list(shown.blocks), "message") == []
    assert shown.ephemeral


# What people type


@pytest.mark.parametrize(
    "text",
    [
        "+1 data-engineer -1 ds",
        "+1 DE, -1 DS",
        "+1DE -1DS",
        "+ 1 data engineer - 1 data scientist",
        "add 1 data engineer and remove 1 data scientist",
        "add a data engineer, remove one data scientist",
        "1 more data engineer, 1 fewer data scientist",
        "\u22121 data_scientist; +1.0 Data Engineers",
        "\u20131 ds +1 data enginer",
        "data engineer=1 data scientist=3",
        "ds=3, de=1",
    ],
)
def test_changes_of_posts_are_understood(text: str, knowledge: Knowledge) -> None:
    assert heads(text, knowledge) == {"data_scientist": 3, "ml_engineer": 1, "data_engineer": 1}


@pytest.mark.parametrize(
    ("text", "headcount"),
    [
        ("we hire 2 data engineers", {"data_engineer": 2}),
        ("we'd hire ten DE", {"data_engineer": 10}),
        ("what if we hire 2 data engineers?", {"data_engineer": 2}),
        ("if we had two more data engineers", {"data_engineer": 2}),
        ("another data engineer, please", {"data_engineer": 1}),
        ("we could get one additional DE", {"data_engineer": 1}),
        ("replace 2 ds by 2 mle", {"data_scientist": 2, "ml_engineer": 3}),
        ("replace two ds with an ML engineer and hire a data engineer",
         {"data_scientist": 2, "ml_engineer": 2, "data_engineer": 1}),
        ("replace 1 ds by ML engineers", {"data_scientist": 3, "ml_engineer": 2}),
        ("promote a data scientist to ML lead", {"data_scientist": 3, "ml_lead": 1}),
        ("what if our only ML engineer leaves?", {"ml_engineer": 0}),
        ("we lost 2 data scientists", {"data_scientist": 2}),
        ("hire 2 DE and our ML engineer quits", {"data_engineer": 2, "ml_engineer": 0}),
    ],
)  # fmt: skip
def test_sentences_are_understood(
    text: str, headcount: dict[str, float], knowledge: Knowledge
) -> None:
    assert heads(text, knowledge) == {"data_scientist": 4, "ml_engineer": 1} | headcount


@pytest.mark.parametrize(
    ("text", "hiring"),
    [
        ("hiring frozen", "frozen"),
        ("freeze hiring", "frozen"),
        ("what if hiring is frozen?", "frozen"),
        ("a hiring freeze", "frozen"),
        ("open hiring", "open"),
        ("if we lift the hiring freeze", "open"),
        ("hiring=Open: we may hire", "open"),
    ],
)
def test_a_freeze_in_words_is_understood(text: str, hiring: str, knowledge: Knowledge) -> None:
    assert after(text, knowledge)["hiring"] == hiring


def test_a_sentence_may_hold_several_changes(knowledge: Knowledge) -> None:
    told = after("what if we freeze hiring and promote a ds to ML lead, models=3?", knowledge)

    assert told["headcount"] == {"data_scientist": 3, "ml_engineer": 1, "ml_lead": 1}
    assert (told["hiring"], told["models_in_production"]) == ("frozen", 3)


def test_a_question_to_the_bot_is_understood(told: Rig) -> None:
    asked = "<@U0MLTEAM01> what if we hire 2 ML engineers?"
    reply = run_said(readable(asked), call_of(told), told.deps)

    assert isinstance(reply, Message)
    assert "ML engineers: 1 → 3" in reply.text


def test_no_word_that_is_left_out_of_sentences_stands_in_a_name(knowledge: Knowledge) -> None:
    roles = knowledge.roles.values()
    names = [name for r in roles for name in (r.id, r.title, r.plural, *r.aliases)]
    fields = [word for name in FIELD_KINDS for word in (name, knowledge.fields[name].label)]

    for text in [*(f"+1 {name}" for name in names), *(f"{name}=1" for name in fields)]:
        assert in_short(text) == text


@pytest.mark.parametrize(
    ("text", "count"), [("+0.5 ml engineer", 1.5), ("+0,5 MLE", 1.5), ("+.5 mle", 1.5)]
)
def test_halves_are_understood(text: str, count: float, knowledge: Knowledge) -> None:
    assert heads(text, knowledge) == {"data_scientist": 4, "ml_engineer": count}


def test_a_half_in_words_is_understood(knowledge: Knowledge) -> None:
    assert heads("add half an ML engineer", knowledge) == {
        "data_scientist": 4,
        "ml_engineer": 1.5,
    }


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("hiring=frozen", "hiring", "frozen"),
        ("Hiring = Frozen", "hiring", "frozen"),
        ("hirng=frzen", "hiring", "frozen"),
        ("stage=first_model", "stage", "first_model"),
        ("stage=Several models: more than one is in use", "stage", "several_models"),
        ("models=3", "models_in_production", 3),
        ("models in production=3", "models_in_production", 3),
        ("months to production=2.5", "months_to_production", 2.5),
        ("goal_measured=yes", "goal_measured", True),
        ("goal=n", "goal_measured", False),
        ("business measure=No, not yet", "goal_measured", False),
        ("expert=yes", "proven_expert", True),
        ("workload=llm_api", "workload", "llm_api"),
        ("state of the data=Governed: tidy, described, and somebody owns it", "data_readiness",
         "governed"),
        ("employees=300", "company_size", 300),
        ("size=1,200", "company_size", 1200),
        ("months=9 months to production", "months_to_production", 9),
        ("months = two", "months_to_production", 2),
        ("hiring=frozen and +1 de", "hiring", "frozen"),
    ],
)  # fmt: skip
def test_fields_are_understood_by_name_and_value(
    text: str, name: str, value: object, knowledge: Knowledge
) -> None:
    assert after(text, knowledge)[name] == value


def test_fields_and_posts_may_be_mixed(knowledge: Knowledge) -> None:
    text = "+1 de hiring=frozen models in production=3, -1 ds stage=several models 2 more MLE"
    told = after("+1 de hiring=frozen models in production=3, -1 ds, stage=platform", knowledge)

    assert told["headcount"] == {"data_scientist": 3, "ml_engineer": 1, "data_engineer": 1}
    assert (told["hiring"], told["models_in_production"]) == ("frozen", 3)
    assert told["stage"] == "platform"
    assert take_apart(text, lambda words: words == "models in production")[2] == Setting(
        "models in production", "3"
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [("+2 de", 7), ("+0.5 de", 6), ("-0.5 ds", 4), ("+1 de -1 ds", 5), ("+1 de people=9", 9)],
)
def test_people_who_were_told_change_with_the_posts(
    text: str, people: int, knowledge: Knowledge
) -> None:
    assert after(text, knowledge, people=5)["people"] == people


def test_what_was_contradictory_before_is_not_held_against_another_change(
    knowledge: Knowledge,
) -> None:
    told = after("+1 de", knowledge, people=1, stage="exploring", models_in_production=2)

    assert told["people"] == 2
    with pytest.raises(BadChange, match="can't fill"):
        after("people=2", knowledge, people=1)


def test_people_whom_nobody_told_stay_untold(knowledge: Knowledge) -> None:
    assert "people" not in after("+2 de", knowledge)


def test_a_size_replaces_the_number_of_employees(knowledge: Knowledge) -> None:
    told = after("company size=large", knowledge)

    assert told["size_band"] == "large"
    assert "company_size" not in told


# What is no change


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "Say what to change, such as `/mlteam whatif +1 data-engineer -1 ds`"),
        ("+0 data engineer", "`+0 data engineer` changes nothing; write at least a tenth"),
        ("+1 ds -1 ds", "contradictory changes: you name data scientists twice"),
        ("+1 ds, data scientist=3", "contradictory changes: you name data scientists twice"),
        ("hiring=open hiring=frozen", "contradictory changes: you name hiring twice"),
        ("+1 sciency", "Did you mean `/mlteam whatif +1 data scientist`?"),
        ("+1 xyzzy", "I don't know the role `xyzzy`. Type `/mlteam roles`"),
        ("-5 mle", "You have only 1 ML engineer, so 5 can't be taken away."),
        ("-1 de", "You have no data engineers, so 1 can't be taken away."),
        ("+176 de", "The headcount adds up to 181, more than the company's 180 employees."),
        ("+many ds", "I can't read `+many` as a number; write digits"),
        ("+1/3 ds", "I can't read `+1/3` as a number"),
        ("+1.2.3 ds", "I can't read `1.2.3` as a number"),
        ("-ds", "I can't read `-ds` as a number"),
        ("+ ds", "I can't read `+ds` as a number"),
        ("+", "I can't read `+` as a number"),
        ("+٣ ds", "as a number"),
        ("+99999999 ds", "`99999999` is more than any company has"),
        ("+" + "9" * 400 + " ds", "is more than any company has"),
        ("+0.33 ds", "Halves and tenths of a post are allowed, nothing finer"),
        ("ds=0.33", "Halves and tenths are allowed, nothing finer."),
        ("+1", "Say which role after `+1`"),
        ("data engineer", "Say how many, such as `+1 data engineer` or `-1 data engineer`."),
        ("blah", "I can't read `blah` as a change; write changes such as"),
        ("2 data engineers", "Write `+` or `-` before `2 data engineers`"),
        ("frobnicate=3", "I know nothing called `frobnicate`; write one such as `hiring=frozen`"),
        ("monitord_by=yes", "did you mean `monitored=yes`?"),
        ("stage=blue", "I can't read `blue` here; there are `stage=exploring`"),
        ("stage=protos", "did you mean `stage=prototype`?"),
        ("goal=maybe", "there are `goal_measured=yes`, `goal_measured=no`."),
        ("models=-3", "Models in production: write 0 or more."),
        ("models=2.5", "Models in production: write a whole number."),
        ("models=many", "write digits, such as `models_in_production=3`."),
        ("hiring=", "Write a name before and a value after `hiring=`"),
        ("=3", "Write a name before and a value after `=3`"),
        ("company_size=3", "more than the company's 3 employees."),
        ("size_band=micro +9 ds", "more than a company of Micro has."),
        ("+1 <!channel> *x*", "`&lt;!channel&gt; *x*`"),
        ("a third of a data engineer", "write tenths of a post, such as `+0.3 data engineer`."),
        ("+50% de", "write tenths of a post, such as `+0.5 data engineer`."),
        ("1 sciency", "Did you mean `/mlteam whatif +1 data scientist`?"),
        ("replace ds by mle", "Say how many, such as `replace 2 data scientists by 1 ML engineer`"),
        ("don't freeze hiring", "I can't read `don't` as a change"),
        ("we do not hire 2 de", "I can't read `do not` as a change"),
        ("stage=exploring models=9", "does not fit 9 models in production."),
        ("people=0", "0 people can't fill 5 full-time posts."),
        ("people=3 +7 de", "3 people can't fill 12 full-time posts."),
    ],
)  # fmt: skip
def test_bad_input_gets_one_clear_sentence_and_changes_nothing(
    told: Rig, text: str, answer: str
) -> None:
    before = told.stored()

    shown = told.answer(f"whatif {text}").text

    assert answer in shown
    assert "<!channel>" not in shown
    assert len(shown) < 300
    assert told.stored() == before


def test_more_than_ten_changes_are_too_many(told: Rig) -> None:
    text = " ".join(f"+1 role{'x' * n}" for n in range(11))

    assert told.answer(f"whatif {text}").text.startswith("Those are 11 at once; write 10 or fewer")


@pytest.mark.parametrize(
    "text", ["x" * 5000, "+1 ds " * 800, "=" * 5000, "+" * 5000, "é<& " * 1200]
)
def test_five_thousand_characters_are_too_long(told: Rig, text: str) -> None:
    assert told.answer(f"whatif {text}").text.startswith("That is too long for me;")


@pytest.mark.parametrize(
    "text",
    ["= = =", "a=b=c", ", , ,", "and and", "+1 =", "- - -", "1 2 3", "add add", "==", "+1=2"],
)
def test_rubbish_gets_a_sentence_too(told: Rig, text: str) -> None:
    shown = told.answer(f"whatif {text}").text

    assert shown.endswith(".")
    assert len(shown) < 300


def test_without_a_profile_the_way_to_one_is_shown(rig: Rig) -> None:
    assert "Type `/mlteam setup`" in rig.answer("whatif +1 ds").text


# Posts as others read them


def test_posts_are_read_as_they_are(knowledge: Knowledge) -> None:
    assert read_posts("0.5 data engineer, 0.5 ML engineer and 2 DS", knowledge) == {
        "data_engineer": 0.5,
        "ml_engineer": 0.5,
        "data_scientist": 2,
    }


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "Write the posts, such as `0.5 data engineer, 0.5 ML engineer`."),
        ("+1 ds", "Write how many posts there are"),
        ("ds=2", "Write how many posts there are"),
        ("1 ds, 0.5 data scientist", "You name data scientists twice"),
        ("0 ds", "changes nothing"),
        ("0.5 sciency", "Did you mean `0.5 data scientist`?"),
        ("1/3 ds", "such as `0.3 data engineer`."),
    ],
)
def test_bad_posts_are_refused(text: str, answer: str, knowledge: Knowledge) -> None:
    with pytest.raises(UserError) as refused:
        read_posts(text, knowledge)

    assert answer in str(refused.value)


def test_amounts_keep_their_sign_and_words() -> None:
    assert take_apart("0.5 data engineer, +2DE") == [
        Amount("", 0.5, "data engineer", "0.5 data engineer"),
        Amount("+", 2, "DE", "+2 DE"),
    ]
    with pytest.raises(BadChange):
        take_apart("+x y")


def test_what_if_may_be_typed_in_two_words(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_scientist": 4})

    assert rig.answer("What if +1 data engineer").text == rig.answer("whatif +1 DE").text
