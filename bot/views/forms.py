"""The modals that ask: the setup form, the questions that sharpen it, and the schedule."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from slack_sdk.models.blocks import (
    Block,
    DividerBlock,
    InputBlock,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.usecases.profiles import DEFAULT_HOUR, DEFAULT_RHYTHM, DEFAULT_WEEKDAY, OFF
from bot.usecases.setup_form import DETAIL_ROLES, other_posts
from bot.views.facts import label_text, plural_text, value_text
from bot.views.ids import Action, Callback, Field
from bot.views.status import RHYTHM_WORDS
from bot.views.text import bullets, context, person, plain, section, upper_first
from knowledge.advice.facts import FIELD_KINDS, key_of, keys_of
from knowledge.advice.profile import TeamProfile
from knowledge.schema import FieldWords, Knowledge, Role
from storage.protocol import StaleProfileError
from storage.values import ProfileVersion, Rhythm, Schedule, Weekday


@dataclass(frozen=True, kw_only=True)
class FormContext:
    """What a form must remember between opening and submitting: the private metadata."""

    channel: str
    base: int = 0
    """The profile version on which it was opened, 0 if there was none."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """The schedule as the form showed it, by field: what still says so was not touched."""

    def to_json(self) -> str:
        return json.dumps({"channel": self.channel, "base": self.base, "shown": self.shown})

    @classmethod
    def from_json(cls, text: str) -> "FormContext":
        data = json.loads(text)
        return cls(channel=str(data["channel"]), base=int(data["base"]), shown=data["shown"])


def setup_form(
    channel: str,
    version: ProfileVersion | None,
    schedule: Schedule | None,
    knowledge: Knowledge,
    shown: Mapping[str, str] | None = None,
) -> View:
    """`shown` is how a form that is opened once more showed the schedule at first."""
    profile = version.profile if version else TeamProfile()
    is_new = version is None
    return View(
        type="modal",
        callback_id=Callback.SETUP,
        title=plain("Your ML team"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=FormContext(
            channel=channel,
            base=version.version if version else 0,
            shown=shown or _shown_schedule(schedule, is_new=is_new),
        ).to_json(),
        blocks=[
            context("Takes a minute. You may leave fields blank."),
            *_company_inputs(profile, knowledge),
            DividerBlock(),
            section(f"*{escape(knowledge.fields['headcount'].question)}*"),
            *_headcount_inputs(profile, knowledge.core_roles()),
            DividerBlock(),
            *schedule_inputs(schedule, is_new=is_new),
        ],
    )


def details_form(
    channel: str, version: ProfileVersion, knowledge: Knowledge, order: Sequence[str]
) -> View:
    """`order` is that of the questions, the most telling first."""
    told = version.profile.told()
    inputs = [_field_input(name, knowledge.fields[name], told.get(name)) for name in order]
    roles = [knowledge.roles[role] for role in DETAIL_ROLES if role in knowledge.roles]
    return View(
        type="modal",
        callback_id=Callback.DETAILS,
        title=plain("Sharpen the advice"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=FormContext(channel=channel, base=version.version).to_json(),
        blocks=[
            context("The answers that change the advice most come first."),
            *inputs,
            DividerBlock(),
            section("*Who else is on the team?* Blank means nobody."),
            *_headcount_inputs(_whole_posts(version.profile), roles),
            _posts_input(version.profile, knowledge),
        ],
    )


def _whole_posts(profile: TeamProfile) -> TeamProfile:
    """Without parts of posts: they stand in a field of their own."""
    whole = {role: count for role, count in profile.headcount.items() if not count % 1}
    return profile.model_copy(update={"headcount": whole})


def _posts_input(profile: TeamProfile, knowledge: Knowledge) -> InputBlock:
    posts = other_posts(profile, knowledge)
    typed = ", ".join(f"{_typed(n)} {knowledge.roles[role].one}" for role, n in posts.items())
    return InputBlock(
        block_id=Field.POSTS,
        label=plain("Other roles, and part-time posts"),
        hint=plain("Such as: 0.5 data engineer, 1 product manager. All posts of a role together."),
        element=PlainTextInputElement(
            action_id=Action.ANSWER, initial_value=typed or None, max_length=500
        ),
        optional=True,
    )


def schedule_form(channel: str, schedule: Schedule | None) -> View:
    return View(
        type="modal",
        callback_id=Callback.SCHEDULE,
        title=plain("Nudges"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=FormContext(channel=channel).to_json(),
        blocks=schedule_inputs(schedule, is_new=False),
    )


def stale_form(form: View, stale: StaleProfileError, knowledge: Knowledge) -> View:
    """The form once more, on the version that somebody saved meanwhile, with both in words.

    The inputs keep what the person typed, because their ids are the same.
    """
    newest = stale.newest
    warning = [
        section(
            f":warning: {person(newest.saved_by)} saved version {newest.version} while you were"
            " editing, so yours is not saved yet. *Save* replaces these with your answers;"
            f" *Cancel* keeps them.\n{bullets(_differences(stale, knowledge))}"
        ),
        DividerBlock(),
    ]
    form.blocks = [*warning, *(form.blocks or [])]
    return form


def _differences(stale: StaleProfileError, knowledge: Knowledge) -> Iterable[str]:
    theirs, yours = _in_words(stale.newest.profile, knowledge), _in_words(stale.refused, knowledge)
    for name in dict.fromkeys([*theirs, *yours]):
        if theirs.get(name) != yours.get(name):
            saved, typed = theirs.get(name, "blank"), yours.get(name, "blank")
            yield f"{name}: saved is *{saved}*, yours is *{typed}*"


def _in_words(profile: TeamProfile, knowledge: Knowledge) -> dict[str, str]:
    told = profile.told()
    headcount: Mapping[str, float] = told.pop("headcount")
    fields = {
        upper_first(label_text(name, knowledge)): escape(value_text(name, value, knowledge))
        for name, value in told.items()
    }
    heads = {
        escape(plural_text(role, knowledge)): _typed(count) for role, count in headcount.items()
    }
    return {**fields, **heads}


def _company_inputs(profile: TeamProfile, knowledge: Knowledge) -> list[Block]:
    told = profile.told()
    names = ("company_size", "size_band", "stage", "models_in_production")
    return [_field_input(name, knowledge.fields[name], told.get(name)) for name in names]


def _headcount_inputs(profile: TeamProfile, roles: Iterable[Role]) -> list[Block]:
    """A part of a post that was told elsewhere is shown, and may stay."""
    counts = [(role, profile.headcount.get(role.id)) for role in roles]
    return [
        _number_input(f"headcount.{role.id}", role.plural, count, decimals=bool((count or 0) % 1))
        for role, count in counts
    ]


def _field_input(name: str, words: FieldWords, value: object) -> InputBlock:
    kind = FIELD_KINDS[name]
    if kind == "number":
        decimals = name == "months_to_production"
        return _number_input(name, words.question, value, hint=words.hint, decimals=decimals)
    options = [(one, words.values[one]) for one in keys_of(kind)]
    return _choice(name, words.question, options, key_of(value), hint=words.hint)


def _number_input(
    block_id: str, label: str, value: object, *, hint: str = "", decimals: bool = False
) -> InputBlock:
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=True,
        element=NumberInputElement(
            action_id=Action.ANSWER,
            is_decimal_allowed=decimals,
            min_value="0",
            initial_value=None if value is None else _typed(value),
        ),
    )


def _typed(value: object) -> str:
    """A number as a person types it; `g` alone would make 1e+06 of a million."""
    return f"{value:.10g}"


def _choice(  # noqa: PLR0913 -- what an input is made of
    block_id: str,
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: object,
    *,
    hint: str = "",
    optional: bool = True,
) -> InputBlock:
    made = {value: Option(value=value, text=plain(words)) for value, words in options}
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=optional,
        element=StaticSelectElement(
            action_id=Action.ANSWER,
            placeholder=plain("Choose one"),
            options=list(made.values()),
            initial_option=made.get(str(chosen)),
        ),
    )


def _shown_schedule(schedule: Schedule | None, *, is_new: bool) -> dict[str, str]:
    """What the inputs of the schedule hold at first."""
    fallback = DEFAULT_RHYTHM if is_new else OFF
    return {
        Field.RHYTHM: schedule.rhythm if schedule is not None and schedule.active else fallback,
        Field.WEEKDAY: schedule.weekday if schedule else DEFAULT_WEEKDAY,
        Field.HOUR: str(schedule.hour if schedule else DEFAULT_HOUR),
    }


def schedule_inputs(schedule: Schedule | None, *, is_new: bool) -> list[Block]:
    """Rhythm, weekday and hour; a new channel is offered the default rhythm."""
    shown = _shown_schedule(schedule, is_new=is_new)
    rhythms = [(OFF, "No nudges"), *((str(r), upper_first(RHYTHM_WORDS[r])) for r in Rhythm)]
    hours = [(str(hour), f"{hour:02}:00") for hour in range(24)]
    active = schedule is not None and schedule.active
    zone = f"In {schedule.zone}." if schedule is not None and active else "In your own time zone."
    return [
        _choice(
            Field.RHYTHM,
            "Remind this channel of what is undecided?",
            rhythms,
            shown[Field.RHYTHM],
            hint="The next undecided step; once all is decided, a tip for your size. Else silence.",
            optional=False,
        ),
        _choice(
            Field.WEEKDAY,
            "On which day?",
            [(str(day), day.title()) for day in Weekday],
            shown[Field.WEEKDAY],
            hint="Every month: the first such day of the month.",
            optional=False,
        ),
        _choice(
            Field.HOUR,
            "At what time?",
            hours,
            shown[Field.HOUR],
            hint=zone,
            optional=False,
        ),
    ]
