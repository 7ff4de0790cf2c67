"""Who does what on an ML team."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock, SectionBlock
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.lookup import often_confused
from bot.views.buttons import button, row, setup_button
from bot.views.ids import Action, Callback
from bot.views.sources import sources_line
from bot.views.text import bullets, columns, context, header, message, plain, section, upper_first
from knowledge.schema import Knowledge, Role

PAGE = 6
"""Roles; the first page has the core ones, however many they are."""
MOST_DUTIES = 3
"""All of them are behind the button "More"."""
MOST_MISTAKEN = 1
MOST_MISTAKES = 2
MOST_SOURCES = 2
"""Of these three the file of the hiring kit has all; what speaks against the role is said where
it holds: `/mlteam advice` and `/mlteam why` name it.
"""


def roles_message(knowledge: Knowledge, page: int = 1, *, has_profile: bool) -> Message:
    """A page of roles in two lines each: the core ones first. Beyond the last page, the last."""
    # Not for each number that somebody types.
    return _page(knowledge, min(page, len(_pages(knowledge))), has_profile=has_profile)


@lru_cache  # of a language too, because each has a knowledge of its own
def _page(knowledge: Knowledge, number: int, *, has_profile: bool) -> Message:
    pages = _pages(knowledge)
    others = [escape(role.one) for role in knowledge.roles.values() if not role.core]
    also = [say("roles-also", roles=", ".join(others))] if number == 1 and others else []
    return message(
        header(say("roles-title")),
        *map(_card, pages[number - 1]),
        DividerBlock(),
        context("\n".join([*also, say("roles-hint")])),
        row(*_turning(number, len(pages)), setup_button(has_profile=has_profile)),
    )


def _pages(knowledge: Knowledge) -> list[Sequence[Role]]:
    others = [role for role in knowledge.roles.values() if not role.core]
    rest = [others[start : start + PAGE] for start in range(0, len(others), PAGE)]
    core = knowledge.core_roles()
    return [page for page in (core, *rest) if page] or [[]]


def _card(role: Role) -> SectionBlock:
    text = f"*{escape(role.title)}*\n{escape(role.mission)}"
    return section(text, button(say("roles-more"), Action.SHOW_ROLE, value=role.id))


def _turning(page: int, pages: int) -> list[ButtonElement]:
    back, on = str(page - 1), str(page + 1)
    return [
        *([button(say("roles-back"), Action.ROLES_PREVIOUS, value=back)] if page > 1 else []),
        *([button(say("roles-others"), Action.ROLES_PAGE, value=on)] if page < pages else []),
    ]


def role_message(role: Role, knowledge: Knowledge) -> Message:
    """What the role is and when to hire; how to hire stands in the hiring kit."""
    return message(
        header(role.title),
        section(escape(role.mission)),
        section(_listed(say("roles-does"), role.responsibilities[:MOST_DUTIES])),
        section(say("roles-hire-when", when=escape(upper_first(role.hire_when)))),
        context(_sources(role, knowledge)),
        row(
            button(say("roles-more"), Action.ROLE_MORE, value=role.id),
            button(say("roles-kit"), Action.SHOW_KIT, value=role.id),
        ),
    )


def role_modal(role: Role, knowledge: Knowledge) -> View:
    """Behind the button "More": all that the role does and needs, and where it ends."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(say("roles-modal-title")),
        close=plain(say("text-close")),
        blocks=[
            section(f"*{escape(role.title)}*"),
            columns(_listed(say("roles-does"), role.responsibilities), _needs(role)),
            *_borders(role, knowledge),
            section(_hire_how(role)),
            section(_listed(say("roles-mistakes"), role.mistakes[:MOST_MISTAKES])),
            context(_compare_hint(role, knowledge)),
        ],
    )


def _borders(role: Role, knowledge: Knowledge) -> list[Block]:
    """Where it ends, and who takes over there."""
    texts = [
        *([_listed(say("roles-is-not"), role.is_not[:MOST_MISTAKEN])] if role.is_not else []),
        *([_hand_offs(role.hands_to, knowledge)] if role.hands_to else []),
    ]
    return [columns(*texts)] if texts else []


def _hire_how(role: Role) -> str:
    """What has to be true before, how experienced the first one is, and who stands in."""
    level = role.first_hire
    return "\n".join(
        [
            *(say("roles-first", what=escape(one.first)) for one in role.requires),
            *([say("roles-first-hire", level=str(level.level))] if level else []),
            say("roles-until-then", cover=escape(role.cover)),
        ]
    )


def _needs(role: Role) -> str:
    """In a row: one below the other they would take twice the lines on a phone."""
    return f"*{say('roles-needs')}*\n{escape(' · '.join(role.skills))}"


def _compare_hint(role: Role, knowledge: Knowledge) -> str:
    other = often_confused(role, knowledge)
    return say("roles-compare", one=escape(role.one), other=escape(other.one))


def _sources(role: Role, knowledge: Knowledge) -> str:
    """The file of the hiring kit has them all."""
    shown = sources_line(role.sources[:MOST_SOURCES], knowledge)
    more = len(role.sources) - MOST_SOURCES
    return say("roles-more-sources", sources=shown, more=more) if more > 0 else shown


def _listed(title: str, entries: Iterable[str]) -> str:
    return f"*{title}*\n{bullets(escape(upper_first(entry)) for entry in entries)}"


def _hand_offs(hands_to: Mapping[str, str], knowledge: Knowledge) -> str:
    entries = (
        f"{escape(knowledge.roles[role].title)}: {escape(what)}" for role, what in hands_to.items()
    )
    return f"*{say('roles-hands-over')}*\n{bullets(entries)}"
