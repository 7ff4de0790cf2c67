"""The setup as a person walks through it: three steps in one modal that changes in place."""

import json

from playground.gestures import Outcome
from playground.standin import StandIn
from playground.views import View

LAST = 3
ASK, MORE, ADD = "setup_ask", "setup_more", "add_role."


def walk_setup(slack: StandIn, user: str, answers: dict[str, str]) -> Outcome:
    """From the step that is shown to the end, or to the first step with something wrong."""
    left = dict(answers)
    while True:
        fill_step(slack, user, left)
        is_last = step_of(top(slack, user)) == LAST
        outcome = slack.fill_and_submit(user, {})
        if is_last or outcome.errors or outcome.failure or not is_setup(slack, user):
            assert outcome.errors or not left, f"no step asks for {[*left]}"
            return outcome


def fill_step(slack: StandIn, user: str, left: dict[str, str]) -> None:
    """Answer what this step asks; what was answered is taken out of `left`."""
    while name := next((name for name in left if _can_answer(slack, user, name)), None):
        view = top(slack, user)
        if ASK in view.state[name] and left[name]:
            slack.click(user, view, ASK, left.pop(name), name)
        else:
            slack.gestures.fill(view, {name: left.pop(name)})


def _can_answer(slack: StandIn, user: str, name: str) -> bool:
    """Whether there is such a field by now; roles and further questions are asked for."""
    view = top(slack, user)
    if name in view.state:
        return True
    role = name.removeprefix("headcount.")
    adding = next((block for block in view.state if block.startswith(ADD)), None)
    if role != name and adding:
        slack.click(user, view, ASK, role, adding)
    elif has_button(view, MORE):
        slack.click(user, view, MORE)
    return name in top(slack, user).state


def step_of(view: View) -> int:
    return int(json.loads(str(view.body["private_metadata"]))["step"])


def has_button(view: View, action_id: str) -> bool:
    elements = (one for block in view.blocks for one in block.get("elements", ()))
    return any(one.get("action_id") == action_id for one in elements)


def is_setup(slack: StandIn, user: str) -> bool:
    modal = slack.modal(user)
    return modal is not None and modal.body["callback_id"] == "setup"


def top(slack: StandIn, user: str) -> View:
    modal = slack.modal(user)
    assert modal is not None
    return modal
