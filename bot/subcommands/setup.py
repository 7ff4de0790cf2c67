from slack_sdk.models.views import View

from bot.deps import Deps
from bot.reply import OpenModal, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.profiles import find_profile_at
from bot.usecases.setup_form import draft_profile
from bot.usecases.setup_steps import Step
from bot.views.forms import new_form, page_of, setup_form
from bot.views.setup_context import FormContext
from storage.values import ChannelKey


def run(_arguments: str, call: Call, deps: Deps) -> Reply:
    return OpenModal(first_page(deps, call.key))


def first_page(deps: Deps, key: ChannelKey, step: Step = Step.COMPANY) -> View:
    version, schedule = deps.store.find_profile(key), deps.store.find_schedule(key)
    return setup_page(deps, key, new_form(key.channel, version, schedule, step))


def setup_page(deps: Deps, key: ChannelKey, form: FormContext) -> View:
    """The step of the form with what was answered so far."""
    before, knowledge = find_profile_at(deps, key, form.base), deps.knowledge
    draft = draft_profile(form.typed, before, knowledge)
    untold = deps.adviser.questions(draft) if form.step is Step.QUESTIONS else ()
    page = page_of(form, before, draft, deps.store.find_schedule(key), untold)
    return setup_form(page, knowledge)


SUBCOMMAND = Subcommand(name="setup", run=run)
