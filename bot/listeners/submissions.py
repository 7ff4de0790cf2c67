"""Forms that were submitted and belong to nothing else: the choice between two people's answers."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.language import say
from bot.listeners.people import person_of
from bot.listeners.saving import save_and_show
from bot.listeners.slack import channel_key, metadata_of, read_answers
from bot.usecases.advice import ChannelAdvice
from bot.usecases.profiles import find_merge, save_merged
from bot.views.help import text_view
from bot.views.ids import Callback
from bot.views.merge import THEIRS, YOURS, MergeContext, merge_form
from storage.protocol import StaleProfileError

Body = dict[str, Any]
Answers = Mapping[str, str | None]


def register(app: App, deps: Deps) -> None:
    _register_merge(app, deps)

    @app.view_submission(re.compile(""))
    def on_unknown() -> None:
        raise StaleButton  # a form of an older version of this bot


def _register_merge(app: App, deps: Deps) -> None:
    @app.view(Callback.MERGE)
    def on_merge(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = MergeContext.from_json(metadata_of(body))
        key, answers = channel_key(context, about.channel), read_answers(body["view"])

        def save() -> ChannelAdvice:
            return save_merged(
                deps,
                key,
                about.mine,
                without=_given_up(answers),
                base=about.base,
                schedule=about.schedule,
                person=person_of(context),
            )

        def on_stale(stale: StaleProfileError) -> View:
            merge = find_merge(deps, key, stale, about.base)
            view = merge_form(merge, deps.knowledge, about.schedule)
            return view or text_view(say("setup-merge-too-much"))

        save_and_show(ack, save, on_stale, deps, client, fields=[*answers])


def _given_up(choices: Answers) -> list[str]:
    unclear = say("setup-merge-choose-one")
    wrong = {name: unclear for name, one in choices.items() if one not in {YOURS, THEIRS}}
    if wrong:
        raise BadFields(wrong)
    return [name for name, one in choices.items() if one == THEIRS]
