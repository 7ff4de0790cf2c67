"""Who does what on an ML team."""

from collections.abc import Mapping
from functools import lru_cache

from slack_sdk.models.blocks import Block, DividerBlock

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.lookup import often_confused
from bot.views.buttons import button, row, setup_button
from bot.views.ids import Action
from bot.views.kit_words import first_days
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, message, section, upper_first
from knowledge.schema import Knowledge, Role

MOST_NOT_YET = 3
"""The others are said where they hold: `/mlteam advice` names them."""


@lru_cache
def roles_message(knowledge: Knowledge, *, has_profile: bool) -> Message:
    """The core roles in two lines each, the others by name."""
    core = knowledge.core_roles()
    cards: list[Block] = []
    for role in core:
        text = f"*{escape(role.title)}*\n{escape(role.mission)}"
        cards.append(section(text, accessory=button("More", Action.SHOW_ROLE, value=role.id)))
    others = [escape(role.one) for role in knowledge.roles.values() if not role.core]
    return message(
        header("Who does what on an ML team"),
        *cards,
        DividerBlock(),
        context(f"Also: {', '.join(others)}.", "Type `/mlteam roles` and a role for more on it."),
        row(setup_button(has_profile=has_profile)),
    )


def role_message(role: Role, knowledge: Knowledge) -> Message:
    """One role in full; what is needed only once somebody is hired stands in the hiring kit."""
    return message(
        header(role.title),
        section(escape(role.mission)),
        _list("Does", role.responsibilities),
        _list("Needs", role.skills),
        *([_list("Is not", role.is_not)] if role.is_not else []),
        *([_hand_offs(role.hands_to, knowledge)] if role.hands_to else []),
        section(_hire_when(role)),
        *([_not_yet(role)] if role.not_yet else []),
        _list("Common mistakes", role.mistakes),
        section(f"*Until then*\n{escape(upper_first(role.cover))}"),
        *_first_days(role),
        context(f"{_compare_hint(role, knowledge)}\n{sources_line(role.sources, knowledge)}"),
        row(button("Hiring kit", Action.SHOW_KIT, value=role.id)),
    )


def _hire_when(role: Role) -> str:
    """When, what has to be true before, and how experienced the first one has to be."""
    level = role.first_hire
    return "\n".join(
        [
            f"*Hire when*\n{escape(upper_first(role.hire_when))}",
            *(f"*First:* {escape(requirement.first)}" for requirement in role.requires),
            *([f"*First hire:* {level.level}. {escape(level.because)}"] if level else []),
        ]
    )


def _first_days(role: Role) -> list[Block]:
    days = [f"*{when}:* {escape(what)}" for when, what in first_days(role)]
    return [section(f"*First 90 days*\n{bullets(days)}")] if days else []


def _compare_hint(role: Role, knowledge: Knowledge) -> str:
    other = often_confused(role, knowledge)
    return f"Compare: `/mlteam compare {escape(role.one)}, {escape(other.one)}`"


def _list(title: str, entries: tuple[str, ...]) -> Block:
    return section(f"*{title}*\n{bullets(escape(upper_first(entry)) for entry in entries)}")


def _hand_offs(hands_to: Mapping[str, str], knowledge: Knowledge) -> Block:
    entries = (
        f"{escape(knowledge.roles[role].title)}: {escape(what)}" for role, what in hands_to.items()
    )
    return section(f"*Hands over to*\n{bullets(entries)}")


def _not_yet(role: Role) -> Block:
    reasons = [escape(reason.because) for reason in role.not_yet[:MOST_NOT_YET]]
    return section(f"*Not yet when*\n{bullets(reasons)}")
