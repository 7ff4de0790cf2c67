"""What the setup form remembers from step to step: the private metadata of its modal."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.errors import UserError
from bot.language import say
from bot.usecases.profiles import CHOICE_FIELDS
from bot.usecases.setup_form import Answers
from bot.usecases.setup_steps import Step
from bot.views.ids import Field
from bot.views.metadata import ChannelId, Version, read_metadata

LONGEST = 3000
"""What Slack keeps."""
LONGEST_ANSWER = 24
"""More is no answer to any of the questions, and is refused in any case."""


class TooManyAnswers(UserError):
    def __init__(self) -> None:
        super().__init__(say("setup-too-many"))


@dataclass(frozen=True, kw_only=True)
class FormContext:
    channel: ChannelId
    base: Version = 0
    """The profile version on which it was opened, 0 if there was none."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """The schedule as the form showed it, by field: what still says so was not touched."""
    step: Step = Step.COMPANY
    typed: Answers = field(default_factory=dict)
    """What was answered otherwise than it was stored; None for what was cleared."""
    added: Sequence[str] = ()
    """Roles that have a field because the person asked for it."""
    every: bool = False
    """Whether the last step asks all of its questions."""

    def to_json(self) -> str:
        """Raises TooManyAnswers."""
        data = {
            "channel": self.channel,
            "base": self.base,
            "shown": dict(self.shown),
            "step": int(self.step),
            "typed": dict(self.typed),
            "added": list(self.added),
            "every": self.every,
        }
        text = json.dumps(data, separators=(",", ":"))
        if len(text) > LONGEST:
            raise TooManyAnswers
        return text

    @classmethod
    def from_json(cls, text: str) -> "FormContext":
        """Raises StaleButton."""
        return read_metadata(cls, text)

    def taking(self, answers: Answers, stored: Answers) -> "FormContext":
        """With the answers of a step; `stored` is what its fields held at first."""
        typed, added = dict(self.typed), list(self.added)
        for name, raw in answers.items():
            if name.startswith(Field.ADD_ROLE):
                added += [raw] if raw and raw not in added else []
            elif raw == stored.get(name) and name not in CHOICE_FIELDS:
                typed.pop(name, None)
            else:
                typed[name] = raw[:LONGEST_ANSWER] if raw else None
        return replace(self, typed=typed, added=tuple(added))

    def at(self, step: int) -> "FormContext":
        return replace(self, step=Step(min(max(step, Step.COMPANY), Step.QUESTIONS)))
