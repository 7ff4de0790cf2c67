"""Which step is meant, in words as people type them."""

import re

from bot.deps import Deps
from bot.errors import UserError
from bot.language import say
from bot.usecases.decisions import Step, Steps, get_first_step, get_step
from bot.usecases.why import get_subject
from knowledge.schema import Role

_NUMBER = re.compile(
    r"(?:#|no\.? ?|nr\.? ?|number |step |nummer |schritt )?([0-9]{1,3})", re.IGNORECASE
)


class NoSuchStep(UserError):
    def __init__(self, what: str) -> None:
        super().__init__(what)


def get_step_meant(deps: Deps, steps: Steps, text: str) -> Step:
    """By a number of today's advice, a rule or a role; the first one without words.

    Raises NothingToDecide, NoSuchStep, and UnknownSubject with what is nearest.
    """
    if not text:
        return get_first_step(steps)
    number = _NUMBER.fullmatch(text)
    if number is not None:
        return _by_number(steps, int(number[1]))
    subject = get_subject(deps.knowledge, text, "decide")
    if isinstance(subject, Role):
        return _for_role(steps, subject)
    return get_step(deps, steps, subject.id)


def _by_number(steps: Steps, number: int) -> Step:
    if not 0 < number <= len(steps.open):
        raise NoSuchStep(say("decide-no-such-number", number=number))
    return steps.open[number - 1]


def _for_role(steps: Steps, role: Role) -> Step:
    found = next((one for one in (*steps.open, *steps.decided) if one.role == role.id), None)
    if found is None:
        raise NoSuchStep(say("decide-no-step-for", roles=role.many))
    return found
