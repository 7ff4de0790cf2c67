"""Plays a story: what people do goes through the page's gestures, so the bot cannot tell it from
people."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from playground.blockkit import elements_of
from playground.errors import NotPossible
from playground.gestures import Outcome, Target
from playground.messages import Message
from playground.story import Step, Story, length_of
from playground.trial import Trial
from playground.views import View

Json = dict[str, Any]
HOUR = timedelta(hours=1)
LONGEST_WAIT = timedelta(weeks=9)
MOST_PAGES = 9
DAY = re.compile(r"in (.+)")


class StoryBroke(Exception):
    """The bot did not do what the story tells; the message says at which step."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Seconds: for a step, for what is filled in before it is sent, for a day that passes."""

    step: float = 1.0
    form: float = 0.6
    day: float = 0.02


FAST = Pace(step=0, form=0, day=0)


@dataclass(kw_only=True)
class Tally:
    """What has happened so far."""

    steps: int = 0
    commands: int = 0
    forms: int = 0
    presses: int = 0
    posts: list[str] = field(default_factory=list)
    """What the bot posted for everybody by itself."""


class Storyteller:
    def __init__(self, trial: Trial, pace: Pace, report: Callable[[str], object]) -> None:
        """`report` gets a line for each step. The trial must not deliver by itself."""
        self._trial = trial
        self._slack = trial.slack
        self._pace = pace
        self._report = report
        self._start = trial.clock()
        self._seen = self._latest()
        self.tally = Tally()

    @property
    def week(self) -> int:
        return (self._trial.clock() - self._start).days // 7 + 1

    def play(self, story: Story) -> Tally:
        """Raises StoryBroke."""
        for number, step in enumerate(story.steps, 1):
            try:
                self._play(step)
            except (NotPossible, StoryBroke) as error:
                raise StoryBroke(f"{story.title}, step {number}: {error}") from error
            self.tally.steps += 1
        return self.tally

    def _play(self, step: Step) -> None:
        if step.after:
            self._pass(length_of(step.after))
        if step.wait_for:
            self._wait_for(step.wait_for)
        if step.tell:
            look = self._slack.workspace.channel(step.where).id
            self._slack.workspace.announce(f"Week {self.week}: {step.tell}", look)
            self._report(f"week {self.week:>2}  {step.tell}")
        before = self._latest()
        self._act(step)
        if not self._trial.sender.wait():
            raise StoryBroke("the bot is still busy")
        if step.see:
            self._check(step, before)
        time.sleep(self._pace.step if step.pause is None else min(step.pause, self._pace.step * 9))

    def _act(self, step: Step) -> None:
        if step.say.startswith("/"):
            self.tally.commands += 1
            self._sound(self._slack.command(step.who, step.where, step.say))
        elif step.say:
            self._slack.gestures.say(step.who, step.where, step.say)
        elif step.press:
            self.tally.presses += 1
            target, block_id, element = self._find(step)
            value = element.get("value")
            action_id = element["action_id"]
            self._sound(self._slack.click(step.who, target, action_id, value, block_id))
        elif step.answer is not None:
            self._answer(step.who, {name: self._value(raw) for name, raw in step.answer.items()})
        elif step.open_home:
            self._slack.open_home(step.who)

    def _value(self, raw: str | int | list[str]) -> object:
        found = DAY.fullmatch(raw) if isinstance(raw, str) else None
        if not found:
            return str(raw) if isinstance(raw, int) else raw
        return (self._trial.clock() + length_of(found[1])).date().isoformat()

    # Time

    def _pass(self, length: timedelta) -> None:
        """Let it pass hour by hour, so that what comes due meanwhile comes in its order."""
        for _ in range(length // HOUR):
            self._hour()

    def _wait_for(self, words: str) -> None:
        until = self._trial.clock() + LONGEST_WAIT
        while self._trial.clock() < until:
            count = len(self.tally.posts)
            self._hour()
            if any(words.lower() in post.lower() for post in self.tally.posts[count:]):
                return
        raise StoryBroke(f"the bot has posted nothing with {words!r} in {LONGEST_WAIT.days} days")

    def _hour(self) -> None:
        before = self._latest()
        now = self._trial.clock.advance(HOUR)
        self._trial.deliver()
        for message in self._new_messages(before):
            self.tally.posts.append(_words(message.text, message.blocks))
            self._report(f"week {self.week:>2}  mlteam: {message.text.splitlines()[0]}")
        if not now.hour:
            self._slack.workspace.feed.push("clock", "story")
            time.sleep(self._pace.day)

    # Forms and buttons

    def _answer(self, who: str, values: Json) -> None:
        """Page by page, as far as there are pages; what is shown at the end is closed."""
        self.tally.forms += 1
        left = dict(values)
        for _ in range(MOST_PAGES):
            view = self._fill_page(who, left)
            if view is None or not view.body.get("submit"):
                break
            time.sleep(self._pace.form)
            seen = (view.id, view.hash)
            outcome = self._slack.fill_and_submit(who)
            self._sound(outcome)
            after = self._slack.modal(who)
            if after and (after.id, after.hash) == seen:
                raise StoryBroke(f"the form stays as it is: {outcome.errors or after.notice}")
        if left:
            raise StoryBroke(f"no form asks for {', '.join(left)}")
        if self._slack.modal(who):
            time.sleep(self._pace.step)
            self._slack.close_view(who, whole_stack=True)

    def _fill_page(self, who: str, left: Json) -> View | None:
        """Enter what this page asks for. An answer may change what the page asks."""
        while (view := self._slack.modal(who)) is not None:
            name = next((each for each in left if each in view.state), None)
            if name is None:
                return view
            value = left.pop(name)
            block = next(each for each in view.blocks if each.get("block_id") == name)
            if block.get("dispatch_action"):
                action_id = next(iter(view.state[name]))
                self._sound(self._slack.click(who, view, action_id, value, name))
            else:
                self._slack.gestures.fill(view, {name: value})
            self._slack.workspace.views.show_filled(view)
        return None

    def _find(self, step: Step) -> tuple[Target, str, Json]:
        """The button: in the form on top, else in the newest message that has it."""
        person = self._slack.workspace.person(step.who)
        modal, home = self._slack.modal(step.who), self._slack.home(step.who)
        messages = self._slack.messages(step.where, person.id)
        views = [each for each in (modal, home) if each]
        targets: list[Target] = (
            [*views[:1], *reversed(messages)] if modal else [*reversed(messages)]
        )
        for target in [*targets, *views]:
            for block in target.blocks:
                for _, element in elements_of(block):
                    if step.press in (element.get("action_id"), _label(element)):
                        return target, str(block["block_id"]), element
        raise StoryBroke(f"there is no button {step.press!r}")

    # What is to be seen

    def _check(self, step: Step, before: str) -> None:
        person = self._slack.workspace.person(step.who)
        seen = self._slack.messages(step.where, person.id)
        new = [each for each in seen if max(each.ts, each.edited or "") > before]
        views = [*self._slack.workspace.views.stack(person.id), self._slack.home(step.who)]
        texts = [_words(each.text, each.blocks) for each in new]
        texts += [_words("", each.blocks) for each in views if each]
        if not any(step.see.lower() in text.lower() for text in texts):
            raise StoryBroke(f"{step.see!r} is not to be seen in {texts}")

    def _latest(self) -> str:
        return max(
            (max(m.ts, m.edited or "") for m in self._slack.workspace.messages.all()), default=""
        )

    def _new_messages(self, before: str) -> list[Message]:
        everything = self._slack.workspace.messages.all()
        return [each for each in everything if each.ts > before and not each.ephemeral]

    def _sound(self, outcome: Outcome) -> None:
        if outcome.failure or outcome.refused or outcome.errors:
            raise StoryBroke(outcome.failure or outcome.refused or str(outcome.errors))


def _label(element: Json) -> str:
    text = element.get("text")
    return str(text.get("text")) if isinstance(text, dict) else ""


def _words(text: str, blocks: list[Json]) -> str:
    return f"{text}\n{json.dumps(blocks, ensure_ascii=False)}"
