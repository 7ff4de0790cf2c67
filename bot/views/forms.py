"""The setup in three short steps: one modal that changes in place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DividerBlock,
    InputBlock,
    NumberInputElement,
    Option,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.language import say
from bot.usecases.schedule_choice import Often
from bot.usecases.setup_form import HEADCOUNT, Answers, answers_of
from bot.usecases.setup_steps import (
    ASKING,
    Step,
    company_fields,
    detail_fields,
    other_roles,
    team_roles,
)
from bot.views.buttons import button, row
from bot.views.ids import Action, Callback, Field
from bot.views.inputs import MOST_OPTIONS, choice_input
from bot.views.schedule_inputs import schedule_inputs, shown_schedule
from bot.views.setup_context import FormContext
from bot.views.text import context, first_sentence, plain, section
from knowledge.advice.facts import FIELD_KINDS, keys_of
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.values import ProfileVersion

LONGEST_HINT = 130
"""Of what a role does: three lines on a phone."""


@dataclass(frozen=True, kw_only=True)
class SetupPage:
    """What a step shows: the form so far, on what is stored."""

    form: FormContext
    before: TeamProfile
    draft: TeamProfile
    """What the answers make of it, as far as they can be read."""
    schedule: Schedule | None
    untold: Sequence[str] = ()
    """The fields that nobody told, in the order in which they would change the advice."""

    @property
    def values(self) -> Answers:
        return {**answers_of(self.before), **self.form.shown, **self.form.typed}


def new_form(
    channel: str,
    version: ProfileVersion | None,
    schedule: Schedule | None,
    step: Step = Step.COMPANY,
) -> FormContext:
    return FormContext(
        channel=channel,
        base=version.version if version else 0,
        shown=shown_schedule(schedule, is_new=version is None),
        step=step,
    )


def page_of(
    form: FormContext,
    before: TeamProfile | None,
    draft: TeamProfile,
    schedule: Schedule | None,
    untold: Sequence[str] = (),
) -> SetupPage:
    told = before or TeamProfile()
    return SetupPage(form=form, before=told, draft=draft, schedule=schedule, untold=untold)


def setup_form(page: SetupPage, knowledge: Knowledge) -> View:
    """Raises TooManyAnswers."""
    step = page.form.step
    is_last = step is Step.QUESTIONS
    return View(
        type="modal",
        callback_id=Callback.SETUP,
        title=plain(say(f"setup-title-{step}")),
        submit=plain(say("setup-save" if is_last else "setup-next")),
        close=plain(say("setup-cancel")),
        private_metadata=page.form.to_json(),
        blocks=[
            context(say(f"setup-progress-{step}")),
            *_INPUTS[step](page, knowledge),
            _way(page),
        ],
    )


def form_again(form: View, warning: str) -> View:
    """The same form with a warning on top; what was typed stays."""
    form.blocks = [section(warning), DividerBlock(), *(form.blocks or [])]
    return form


def _way(page: SetupPage) -> ActionsBlock:
    """The buttons other than the one that goes on."""
    step = page.form.step
    back = button(say("setup-back"), Action.SETUP_BACK)
    finish = button(say("setup-finish"), Action.SETUP_FINISH)
    more = button(say("setup-more"), Action.SETUP_MORE)
    if step is Step.QUESTIONS:
        _, others = _details(page)
        return row(back, *([more] if others and not page.form.every else []))
    return row(*([back] if step is Step.TEAM else []), finish)


def _company_inputs(page: SetupPage, knowledge: Knowledge) -> Iterator[Block]:
    first, *others = company_fields(page.draft)
    yield _size_input(page.values.get(first), others, knowledge)
    for name in others:
        yield _field_input(name, page.values.get(name), knowledge)
    rhythm, *moment = schedule_inputs(page.schedule, is_new=page.form.base == 0)
    shown = [rhythm, *(moment if _asks_when(page) else [])]
    yield from (_answered(one, page.values) for one in shown)
    if _is_default(page):
        yield context(say("setup-default-rhythm"))


def _size_input(value: str | None, others: Sequence[str], knowledge: Knowledge) -> InputBlock:
    """The one answer that is needed, unless somebody has chosen a size before."""
    words = knowledge.fields
    question, why = words["company_size"].question, words["size_band"].hint
    size = _number_input("company_size", question, value, hint=why, decimals=False)
    size.optional = "size_band" in others
    return size


def _asks_when(page: SetupPage) -> bool:
    """Whoever takes the rhythm that is offered is not asked for day and hour."""
    rhythm = page.values.get(Field.RHYTHM)
    if rhythm == Often.OFF:
        return False
    is_on = page.schedule is not None and page.schedule.active
    return is_on or rhythm != page.form.shown.get(Field.RHYTHM)


def _is_default(page: SetupPage) -> bool:
    return not _asks_when(page) and page.values.get(Field.RHYTHM) != Often.OFF


def _answered(block: Block, values: Answers) -> Block:
    """With what was chosen; choosing how often changes what is asked."""
    element = block.element if isinstance(block, InputBlock) else None
    if not isinstance(block, InputBlock) or not isinstance(element, StaticSelectElement):
        return block
    if block.block_id == Field.RHYTHM:
        block.dispatch_action = True
        element.action_id = Action.SETUP_ASK
    chosen = values.get(str(block.block_id))
    for one in element.options or ():
        if isinstance(one, Option) and one.value == chosen:
            element.initial_option = one
    return block


def _team_inputs(page: SetupPage, knowledge: Knowledge) -> Iterator[Block]:
    shown = team_roles(page.draft, page.before, page.form.added, knowledge)
    for id_ in shown:
        role, name = knowledge.roles[id_], f"{HEADCOUNT}{id_}"
        hint = first_sentence(role.mission, LONGEST_HINT)
        yield _number_input(name, role.plural, page.values.get(name), hint=hint, decimals=True)
    others = other_roles(shown, knowledge)
    if others:
        yield choice_input(
            # Another id for each role, because Slack keeps what was chosen in a block.
            f"{Field.ADD_ROLE}.{len(page.form.added)}",
            say("setup-add-role"),
            [(id_, knowledge.roles[id_].title) for id_ in others[:MOST_OPTIONS]],
            None,
            hint=say("setup-add-role-hint"),
            action=Action.SETUP_ASK,
        )


def _detail_inputs(page: SetupPage, knowledge: Knowledge) -> Iterator[Block]:
    few, others = _details(page)
    for name in [*few, *(others if page.form.every else [])]:
        yield _field_input(name, page.values.get(name), knowledge)


def _details(page: SetupPage) -> tuple[list[str], list[str]]:
    """The first questions, and those for whoever wants more."""
    before = page.before if page.form.base else None
    return detail_fields(page.draft, before, page.untold)


def _field_input(name: str, value: str | None, knowledge: Knowledge) -> InputBlock:
    words, kind = knowledge.fields[name], FIELD_KINDS[name]
    if kind == "number":
        decimals = name == "months_to_production"
        return _number_input(name, words.question, value, hint=words.hint, decimals=decimals)
    options = [(one, words.values[one]) for one in keys_of(kind)]
    action = Action.SETUP_ASK if name in ASKING else None
    return choice_input(name, words.question, options, value, hint=words.hint, action=action)


def _number_input(
    block_id: str, label: str, value: str | None, *, hint: str, decimals: bool
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
            initial_value=value if value and _is_number(value) else None,
        ),
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit()


_INPUTS: Mapping[Step, Callable[[SetupPage, Knowledge], Iterator[Block]]] = {
    Step.COMPANY: _company_inputs,
    Step.TEAM: _team_inputs,
    Step.QUESTIONS: _detail_inputs,
}
