"""Who may change things in a channel: in words, and the form that narrows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DividerBlock,
    InputBlock,
    Option,
    RadioButtonsElement,
    StaticMultiSelectElement,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.language import say
from bot.reply import Message
from bot.usecases.access import names_of
from bot.usecases.access_form import MOST_GROUPS, MOST_PEOPLE, UserGroup, suggest_people
from bot.views.buttons import button, row
from bot.views.ids import Action, Callback, Field
from bot.views.inputs import MOST_OPTIONS, option
from bot.views.metadata import ChannelId, Version, read_metadata
from bot.views.text import context, message, person, plain, section
from storage.values import Access, Change

EVERYONE = "everyone"
NAMED = "named"
YES = "yes"


@dataclass(frozen=True, kw_only=True)
class AccessContext:
    """What the form must remember between opening and submitting: the private metadata."""

    channel: ChannelId
    base: Version
    """How often it had been changed."""

    def to_json(self) -> str:
        return json.dumps({"channel": self.channel, "base": self.base})

    @classmethod
    def from_json(cls, text: str) -> "AccessContext":
        """Raises StaleButton."""
        return read_metadata(cls, text)


def access_text(access: Access) -> str:
    if access.narrowed:
        return say(
            "access-only-others" if access.outsiders else "access-only", names=names_of(access)
        )
    return say("access-everyone-and-others" if access.outsiders else "access-everyone")


def access_change_text(change: Change) -> str:
    """What was stored then, for a message that may be shared: it must not call a group."""
    detail = change.detail
    names = [person(user) for user in detail.get("people", "").split()]
    groups = len(detail.get("groups", "").split())
    names += [say("access-groups", count=groups)] if groups else []
    names += [say("access-slack-admins")] if detail.get("admins") else []
    only = say("access-was-only", names=", ".join(names)) if names else ""
    who = only or say("access-was-everyone")
    return say("access-and-outsiders", who=who) if detail.get("outsiders") else who


def access_message(access: Access, *, may_change: bool) -> Message:
    opener = row(button(say("access-change-button"), Action.OPEN_ACCESS))
    return message(
        section(f"*{say('access-title')}*\n{access_text(access)}"),
        *([opener] if may_change else []),
    )


def access_form(  # noqa: PLR0913 -- what stands in it
    access: Access,
    *,
    user: str,
    base: int,
    groups: Sequence[UserGroup],
    no_groups: str = "",
    changed_by: str | None = None,
) -> View:
    """`no_groups` says why no group can be chosen; `changed_by` changed it while the form was open:
    nobody, if it was deleted.

    Submitted once more, it replaces what that person has stored.
    """
    metadata = AccessContext(channel=access.key.channel, base=base)
    return View(
        type="modal",
        callback_id=Callback.ACCESS,
        title=plain(say("access-title")),
        submit=plain(say("access-save")),
        close=plain(say("access-cancel")),
        private_metadata=metadata.to_json(),
        blocks=[
            *_warning(access, changed_by),
            _who_input(access),
            _people_input(access, user),
            *_group_blocks(access, groups, no_groups),
            _yes_input(
                Field.ADMINS,
                say("access-admins"),
                say("access-admins-yes"),
                chosen=access.admins,
            ),
            DividerBlock(),
            _yes_input(
                Field.OUTSIDERS,
                say("access-outsiders"),
                say("access-outsiders-yes"),
                chosen=access.outsiders,
                hint=say("access-outsiders-hint"),
            ),
        ],
    )


def _warning(access: Access, changed_by: str | None) -> list[Block]:
    if changed_by is None:
        return []
    now = access_text(access)
    what = (
        say("access-changed-by", who=person(changed_by), now=now)
        if changed_by
        else say("access-deleted", now=now)
    )
    return [section(f":warning: {what}\n{say('access-save-or-cancel')}"), DividerBlock()]


def _who_input(access: Access) -> InputBlock:
    everyone = Option(value=EVERYONE, text=plain(say("access-who-everyone")))
    named = Option(value=NAMED, text=plain(say("access-who-named")))
    return InputBlock(
        block_id=Field.WHO,
        label=plain(say("access-who")),
        hint=plain(say("access-who-hint")),
        element=RadioButtonsElement(
            action_id=Action.ANSWER,
            options=[everyone, named],
            initial_option=named if access.narrowed else everyone,
        ),
    )


def _people_input(access: Access, user: str) -> InputBlock:
    return InputBlock(
        block_id=Field.PEOPLE,
        label=plain(say("access-people")),
        optional=True,
        element=UserMultiSelectElement(
            action_id=Action.ANSWER,
            placeholder=plain(say("access-people-choose")),
            initial_users=list(suggest_people(access, user)) or None,
            max_selected_items=MOST_PEOPLE,
        ),
    )


def _group_blocks(access: Access, groups: Sequence[UserGroup], no_groups: str) -> list[Block]:
    if not groups:
        return [context(no_groups)] if no_groups else []
    chosen_first = sorted(groups, key=lambda group: (group.id not in access.groups, group.name))
    options = [_group_option(group) for group in chosen_first[:MOST_OPTIONS]]
    chosen = [one for one in options if one.value in access.groups]
    select = StaticMultiSelectElement(
        action_id=Action.ANSWER,
        placeholder=plain(say("access-user-groups-choose")),
        options=options,
        initial_options=chosen or None,
        max_selected_items=MOST_GROUPS,
    )
    return [
        InputBlock(
            block_id=Field.GROUPS,
            label=plain(say("access-user-groups")),
            optional=True,
            element=select,
        )
    ]


def _group_option(group: UserGroup) -> Option:
    return option(group.id, f"{group.name} (@{group.handle})")


def _yes_input(block_id: str, label: str, text: str, *, chosen: bool, hint: str = "") -> InputBlock:
    yes = Option(value=YES, text=plain(text))
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=True,
        element=CheckboxesElement(
            action_id=Action.ANSWER, options=[yes], initial_options=[yes] if chosen else None
        ),
    )
