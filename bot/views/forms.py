"""The modals that ask: the setup form, and the questions that sharpen it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from slack_sdk.models.blocks import (
    Block,
    DividerBlock,
    InputBlock,
    NumberInputElement,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.usecases.setup_form import DETAIL_ROLES, other_posts
from bot.views.ids import Action, Callback, Field
from bot.views.inputs import choice_input
from bot.views.schedule_inputs import schedule_inputs, shown_schedule
from bot.views.text import context, plain, section
from knowledge.advice.facts import FIELD_KINDS, key_of, keys_of
from knowledge.advice.profile import TeamProfile
from knowledge.schema import FieldWords, Knowledge, Role
from storage.schedule import Schedule
from storage.values import ProfileVersion


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
            shown=shown or shown_schedule(schedule, is_new=is_new),
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


def form_again(form: View, warning: str) -> View:
    """The form on the version that somebody saved meanwhile, with a warning on top.

    The inputs keep what the person typed, because their ids are the same.
    """
    form.blocks = [section(warning), DividerBlock(), *(form.blocks or [])]
    return form


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
    return choice_input(name, words.question, options, key_of(value), hint=words.hint)


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
