"""Two people saved at once: what the other changed, and a choice where both changed the same."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import StrictBool, StrictFloat, StrictInt, StrictStr
from slack_sdk.models.blocks import Block, DividerBlock, InputBlock, RadioButtonsElement
from slack_sdk.models.views import View

from bot.errors import BadFields
from bot.language import say
from bot.mrkdwn import escape
from bot.usecases.history import Difference
from bot.usecases.merging import Merge, apply, values_of
from bot.usecases.setup_form import HEADCOUNT
from bot.views.facts import number_text, plural_text, value_text
from bot.views.history_words import difference_text
from bot.views.ids import Action, Callback
from bot.views.inputs import option
from bot.views.metadata import ChannelId, Version, read_metadata
from bot.views.text import bullets, person, plain, section, upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.facts import Scalar
from knowledge.schema import Knowledge

YOURS, THEIRS = "yours", "theirs"
LONGEST_METADATA = 3000
MOST_CHOICES = 60
"""More are no choices; the form is shown once more instead."""
MOST_LISTED = 12
_Told = StrictInt | StrictFloat | StrictStr | StrictBool | None
"""A value of a profile, as it is: 4 does not become 4.0."""


@dataclass(frozen=True, kw_only=True)
class MergeContext:
    """What the modal must remember: the private metadata."""

    channel: ChannelId
    base: Version
    """The version that the person is shown as saved meanwhile."""
    mine: Mapping[str, _Told]
    schedule: Mapping[str, str | None] = field(default_factory=dict)
    """What the person changed about the nudges."""

    def to_json(self) -> str:
        data = {"channel": self.channel, "base": self.base, "mine": self.mine}
        return json.dumps({**data, "schedule": self.schedule}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "MergeContext":
        """Raises StaleButton."""
        return read_metadata(cls, text)


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
        title=plain(say("setup-merge-title")),
        submit=plain(say("setup-save")),
        close=plain(say("setup-cancel")),
        private_metadata=metadata,
        blocks=[
            section(_opening(merge, has_choice=bool(asked))),
            *_listed(say("setup-merge-theirs"), _their_differences(merge), knowledge),
            *_listed(say("setup-merge-yours"), _kept_differences(merge, asked), knowledge),
            *([section(say("setup-merge-misfit", problem=escape(problem)))] if problem else []),
            *([DividerBlock()] if asked else []),
            *(_choice(name, merge, knowledge) for name in asked),
        ],
    )


def meanwhile_text(merge: Merge, knowledge: Knowledge) -> str:
    """Who saved meanwhile, and what they changed; for the form that is shown once more."""
    newest = merge.newest
    lines = _lines(_their_differences(merge), knowledge)
    said = say("setup-merge-again", who=person(newest.saved_by), version=str(newest.version))
    return f"{said}\n{bullets(lines)}"


def _opening(merge: Merge, *, has_choice: bool) -> str:
    newest = merge.newest
    who, version = person(newest.saved_by), str(newest.version)
    return say("setup-merge-choose" if has_choice else "setup-merge-both", who=who, version=version)


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
    return [*every[:MOST_LISTED], *([say("setup-merge-rest", count=rest)] if rest > 0 else [])]


def _choice(name: str, merge: Merge, knowledge: Knowledge) -> InputBlock:
    own = _value_text(name, merge.mine[name], knowledge)
    stored = _value_text(name, values_of(merge.newest.profile).get(name), knowledge)
    yours = option(YOURS, say("setup-merge-option-yours", value=own))
    theirs = option(THEIRS, say("setup-merge-option-theirs", value=stored))
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
    return (
        say("setup-merge-blank")
        if value is None
        else value_text(name, plain_number(value), knowledge)
    )
