"""Who does what on an ML team."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from slack_sdk.models.blocks import Block, DividerBlock

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.lookup import often_confused
from bot.views.buttons import button, row, setup_button
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import bullets, columns, context, header, message, section, upper_first
from knowledge.schema import Knowledge, Role

MOST_MISTAKEN = 1
MOST_MISTAKES = 2
MOST_SOURCES = 2
"""Of these three the file of the hiring kit has all; what speaks against the role is said where
it holds: `/mlteam advice` and `/mlteam why` name it.
"""


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
    """What the role is and when to hire; how to hire stands in the hiring kit."""
    return message(
        header(role.title),
        section(escape(role.mission)),
        columns(_listed("Does", role.responsibilities), _needs(role)),
        *_borders(role, knowledge),
        section(_hire_when(role)),
        section(_listed("Common mistakes", role.mistakes[:MOST_MISTAKES])),
        context(f"{_compare_hint(role, knowledge)}\n{_sources(role, knowledge)}"),
        row(button("Hiring kit", Action.SHOW_KIT, value=role.id)),
    )


def _borders(role: Role, knowledge: Knowledge) -> list[Block]:
    """Where it ends, and who takes over there."""
    texts = [
        *([_listed("Is not", role.is_not[:MOST_MISTAKEN])] if role.is_not else []),
        *([_hand_offs(role.hands_to, knowledge)] if role.hands_to else []),
    ]
    return [columns(*texts)] if texts else []


def _hire_when(role: Role) -> str:
    """When, what has to be true before, how experienced the first one is, and who stands in."""
    level = role.first_hire
    return "\n".join(
        [
            f"*Hire when*\n{escape(upper_first(role.hire_when))}",
            *(f"*First:* {escape(requirement.first)}" for requirement in role.requires),
            *([f"*First hire:* {level.level}."] if level else []),
            f"*Until then:* {escape(role.cover)}",
        ]
    )


def _needs(role: Role) -> str:
    """In a row: one below the other they would take twice the lines on a phone."""
    return f"*Needs*\n{escape(' · '.join(role.skills))}"


def _compare_hint(role: Role, knowledge: Knowledge) -> str:
    other = often_confused(role, knowledge)
    return f"Compare: `/mlteam compare {escape(role.one)}, {escape(other.one)}`"


def _sources(role: Role, knowledge: Knowledge) -> str:
    """The file of the hiring kit has them all."""
    shown = sources_line(role.sources[:MOST_SOURCES], knowledge)
    more = len(role.sources) - MOST_SOURCES
    return f"{shown} and {more} more in the hiring kit" if more > 0 else shown


def _listed(title: str, entries: Iterable[str]) -> str:
    return f"*{title}*\n{bullets(escape(upper_first(entry)) for entry in entries)}"


def _hand_offs(hands_to: Mapping[str, str], knowledge: Knowledge) -> str:
    entries = (
        f"{escape(knowledge.roles[role].title)}: {escape(what)}" for role, what in hands_to.items()
    )
    return f"*Hands over to*\n{bullets(entries)}"
