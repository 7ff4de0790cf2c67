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

from bot.reply import Message
from bot.usecases.access import names_of
from bot.usecases.access_form import MOST_GROUPS, MOST_PEOPLE, UserGroup, suggest_people
from bot.views.buttons import button, row
from bot.views.ids import Action, Callback, Field
from bot.views.inputs import MOST_OPTIONS, option
from bot.views.text import context, message, person, plain, section
from storage.values import Access, Change

EVERYONE = "everyone"
NAMED = "named"
YES = "yes"


@dataclass(frozen=True, kw_only=True)
class AccessContext:
    """What the form must remember between opening and submitting: the private metadata."""

    channel: str
    base: int
    """How often it had been changed."""

    def to_json(self) -> str:
        return json.dumps({"channel": self.channel, "base": self.base})

    @classmethod
    def from_json(cls, text: str) -> "AccessContext":
        data = json.loads(text)
        return cls(channel=str(data["channel"]), base=int(data["base"]))


def access_text(access: Access) -> str:
    what = "may change things here: the team, decisions and nudges"
    others = "People of other organizations"
    if access.narrowed:
        rest = f" {others} count like the others." if access.outsiders else ""
        return f"Only {names_of(access)} {what}. Everyone else can read.{rest}"
    may = "may too" if access.outsiders else "can only read"
    return f"Everyone in this channel {what}. {others} {may}."


def access_change_text(change: Change) -> str:
    """What was stored then, for a message that may be shared: it must not call a group."""
    detail = change.detail
    names = [person(user) for user in detail.get("people", "").split()]
    groups = len(detail.get("groups", "").split())
    names += [f"{groups} user {'groups' if groups > 1 else 'group'}"] if groups else []
    names += ["Slack admins"] if detail.get("admins") else []
    who = f"Only {', '.join(names)}" if names else "Everyone in this channel"
    others = "; people of other organizations too" if detail.get("outsiders") else ""
    return f"{who}{others}"


def access_message(access: Access, *, may_change: bool) -> Message:
    opener = row(button("Change who may", Action.OPEN_ACCESS))
    return message(
        section(f"*Who may change things*\n{access_text(access)}"),
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
        title=plain("Who may change things"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=metadata.to_json(),
        blocks=[
            *_warning(access, changed_by),
            _who_input(access),
            _people_input(access, user),
            *_group_blocks(access, groups, no_groups),
            _yes_input(
                Field.ADMINS,
                "Slack admins",
                "Admins and owners of this workspace too",
                chosen=access.admins,
            ),
            DividerBlock(),
            _yes_input(
                Field.OUTSIDERS,
                "Other organizations",
                "Their people in this channel count like ours",
                chosen=access.outsiders,
                hint="Otherwise they can read here, and change only if they are named.",
            ),
        ],
    )


def _warning(access: Access, changed_by: str | None) -> list[Block]:
    if changed_by is None:
        return []
    what = "Everything about this channel was deleted"
    if changed_by:
        what = f"{person(changed_by)} changed this"
    return [
        section(
            f":warning: {what} while you were editing, so yours is not saved yet."
            f" Now: {access_text(access)}\n*Save* replaces that with your answers;"
            " *Cancel* keeps it."
        ),
        DividerBlock(),
    ]


def _who_input(access: Access) -> InputBlock:
    everyone = Option(value=EVERYONE, text=plain("Everyone in this channel"))
    named = Option(value=NAMED, text=plain("Only those named below"))
    return InputBlock(
        block_id=Field.WHO,
        label=plain("Who may change the team, decisions and nudges here?"),
        hint=plain("Everyone in the channel can read them."),
        element=RadioButtonsElement(
            action_id=Action.ANSWER,
            options=[everyone, named],
            initial_option=named if access.narrowed else everyone,
        ),
    )


def _people_input(access: Access, user: str) -> InputBlock:
    return InputBlock(
        block_id=Field.PEOPLE,
        label=plain("People"),
        optional=True,
        element=UserMultiSelectElement(
            action_id=Action.ANSWER,
            placeholder=plain("Choose people"),
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
        placeholder=plain("Choose groups"),
        options=options,
        initial_options=chosen or None,
        max_selected_items=MOST_GROUPS,
    )
    return [
        InputBlock(block_id=Field.GROUPS, label=plain("User groups"), optional=True, element=select)
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
