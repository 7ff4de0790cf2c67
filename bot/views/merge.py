"""Two people saved at once: what the other changed, and a choice where both changed the same."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from slack_sdk.models.blocks import Block, DividerBlock, InputBlock, RadioButtonsElement
from slack_sdk.models.views import View

from bot.errors import BadFields
from bot.mrkdwn import escape
from bot.usecases.history import Difference
from bot.usecases.merging import HEADCOUNT, Merge, Values, apply, values_of
from bot.views.facts import number_text, plural_text, value_text
from bot.views.history_words import difference_text
from bot.views.ids import Action, Callback
from bot.views.inputs import option
from bot.views.text import bullets, person, plain, section, upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.facts import Scalar
from knowledge.schema import Knowledge

YOURS, THEIRS = "yours", "theirs"
LONGEST_METADATA = 3000
MOST_CHOICES = 60
"""More are no choices; the form is shown once more instead."""
MOST_LISTED = 12


@dataclass(frozen=True, kw_only=True)
class MergeContext:
    """What the modal must remember: the private metadata."""

    channel: str
    base: int
    """The version that the person is shown as saved meanwhile."""
    mine: Values
    schedule: Mapping[str, str | None] = field(default_factory=dict)
    """What the person changed about the nudges."""

    def to_json(self) -> str:
        data = {"channel": self.channel, "base": self.base, "mine": self.mine}
        return json.dumps({**data, "schedule": self.schedule}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "MergeContext":
        data = json.loads(text)
        return cls(
            channel=str(data["channel"]),
            base=int(data["base"]),
            mine=data["mine"],
            schedule=data["schedule"],
        )


def merge_form(
    merge: Merge, knowledge: Knowledge, schedule: Mapping[str, str | None] | None = None
) -> View | None:
    """None if there is more to choose, or to remember, than fits into a modal."""
    newest, problem = merge.newest, _problem(merge, knowledge)
    about = MergeContext(
        channel=newest.key.channel,
        base=newest.version,
        mine=merge.mine,
        schedule=schedule or {},
    )
    asked = list(merge.mine) if problem else merge.conflicts
    metadata = about.to_json()
    if len(metadata) > LONGEST_METADATA or len(asked) > MOST_CHOICES:
        return None
    return View(
        type="modal",
        callback_id=Callback.MERGE,
        title=plain("Two saved at once"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=metadata,
        blocks=[
            section(_opening(merge, has_choice=bool(asked))),
            *_listed("Changed meanwhile", _their_differences(merge), knowledge),
            *_listed("You changed, and it stays so", _kept_differences(merge, asked), knowledge),
            *([section(f"*Both together don't fit.* {escape(problem)}")] if problem else []),
            *([DividerBlock()] if asked else []),
            *(_choice(name, merge, knowledge) for name in asked),
        ],
    )


def meanwhile_text(merge: Merge, knowledge: Knowledge) -> str:
    """Who saved meanwhile, and what they changed; for the form that is shown once more."""
    newest = merge.newest
    lines = _lines(_their_differences(merge), knowledge)
    return (
        f":warning: {person(newest.saved_by)} saved version {newest.version} while you were"
        " editing, so yours is not saved yet. *Save* replaces it with the answers below; *Cancel*"
        f" keeps it.\n{bullets(lines)}"
    )


def _opening(merge: Merge, *, has_choice: bool) -> str:
    newest = merge.newest
    choice = (
        " Choose what counts where you both changed something."
        if has_choice
        else " You changed other things, so *Save* keeps both."
    )
    return (
        f":warning: {person(newest.saved_by)} saved version {newest.version} while you were"
        f" editing, so yours is not saved yet.{choice} *Cancel* leaves out what you changed."
    )


def _problem(merge: Merge, knowledge: Knowledge) -> str:
    """Why all of both can't be kept, if that is so."""
    try:
        apply(merge.newest.profile, merge.mine, knowledge)
    except BadFields as error:
        return next(iter(error.problems.values()))
    return ""


def _their_differences(merge: Merge) -> Iterator[Difference]:
    before = values_of(merge.base)
    for name, after in merge.theirs.items():
        yield Difference(field=name, before=before.get(name), after=after)


def _kept_differences(merge: Merge, asked: Iterable[str]) -> Iterator[Difference]:
    before, left_out = values_of(merge.newest.profile), set(asked)
    for name, after in merge.mine.items():
        if name not in left_out:
            yield Difference(field=name, before=before.get(name), after=after)


def _listed(title: str, some: Iterable[Difference], knowledge: Knowledge) -> list[Block]:
    lines = _lines(some, knowledge)
    return [section(f"*{title}*\n{bullets(lines)}")] if lines else []


def _lines(some: Iterable[Difference], knowledge: Knowledge) -> list[str]:
    every = [escape(difference_text(one, knowledge)) for one in some]
    rest = len(every) - MOST_LISTED
    return [*every[:MOST_LISTED], *([f"and {rest} more"] if rest > 0 else [])]


def _choice(name: str, merge: Merge, knowledge: Knowledge) -> InputBlock:
    saved = values_of(merge.newest.profile).get(name)
    yours = option(YOURS, f"Yours: {_value_text(name, merge.mine[name], knowledge)}")
    theirs = option(THEIRS, f"Saved: {_value_text(name, saved, knowledge)}")
    return InputBlock(
        block_id=name,
        label=plain(_label(name, knowledge)),
        element=RadioButtonsElement(
            action_id=Action.ANSWER, options=[yours, theirs], initial_option=yours
        ),
    )


def _label(name: str, knowledge: Knowledge) -> str:
    if name.startswith(HEADCOUNT):
        return plural_text(name.removeprefix(HEADCOUNT), knowledge)
    return upper_first(knowledge.fields[name].label)


def _value_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    if name.startswith(HEADCOUNT):
        return number_text(plain_number(value or 0))
    return "blank" if value is None else value_text(name, plain_number(value), knowledge)
