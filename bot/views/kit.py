"""A hiring kit as a message: what to read now; the file has the rest."""

from collections.abc import Iterable

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.kit import Interviews, Kit
from bot.views import kit_words
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, message, section, upper_first
from knowledge.schema import Knowledge, Role

MOST_SOURCES = 3
MOST_MISTAKEN = 2


def kit_message(kit: Kit, knowledge: Knowledge) -> Message:
    role = kit.role
    return message(
        header(f"Hiring kit: {role.one}"),
        *_before(kit, knowledge),
        section(f"*Advert, a draft*\n{_advert(kit, knowledge)}"),
        *([_list("The role is not", role.is_not[:MOST_MISTAKEN])] if role.is_not else []),
        section(f"*Level*\n{escape(kit_words.level(kit))}"),
        *_interviews(kit, knowledge),
        *_rubric(role),
        *_first_days(kit, knowledge),
        context(_closing(kit, knowledge)),
        row(
            button("As a Markdown file", Action.KIT_FILE, value=role.id, style="primary"),
            button("About the role", Action.SHOW_ROLE, value=role.id),
        ),
    )


def kit_sent_message(kit: Kit) -> Message:
    """What is said while the file is on its way."""
    return message(
        section(
            f"The hiring kit for the role of {escape(kit.role.one)} is on its way to you, as a"
            " Markdown file in a direct message."
        )
    )


def _before(kit: Kit, knowledge: Knowledge) -> list[Block]:
    """Whether to hire at all comes before how."""
    first = kit_words.before_advertising(kit)
    why = kit_words.find_why(kit, knowledge)
    return [
        *([section(f"*{escape(why.title)}*\n{escape(why.text)}")] if why else []),
        *([_list("Before you advertise", first)] if first else []),
    ]


def _advert(kit: Kit, knowledge: Knowledge) -> str:
    return "\n".join(
        [
            f"*{escape(kit.role.title)}.* {escape(' '.join(kit_words.about_us(kit, knowledge)))}",
            "_Your first three tasks_",
            *(f"{n}. {escape(task)}" for n, task in enumerate(kit.tasks, start=1)),
            "_You bring_",
            _bullets(kit.must_have),
            *_nice_to_have(kit),
        ]
    )


def _nice_to_have(kit: Kit) -> list[str]:
    skills = escape("; ".join(kit.nice_to_have))
    return [f"_Good to have, not needed:_ {skills}."] if skills else []


def _interviews(kit: Kit, knowledge: Knowledge) -> list[Block]:
    plan = kit.interviews
    if plan is None:
        return []
    talks = [
        f"*1. First talk.* Asked by you.\n{_bullets(kit_words.FIRST_TALK)}",
        f"*2. The craft.* {escape(kit_words.craft_by(kit, knowledge))}\n{_bullets(plan.craft)}",
        *_together(kit, plan),
    ]
    return [section("*Interview plan*\n" + "\n".join(talks))]


def _together(kit: Kit, plan: Interviews) -> list[str]:
    if not plan.together:
        return []
    who = escape(kit_words.together_by(kit))
    return [f"*3. Working together.* {who}\n{_bullets(plan.together)}"]


def _rubric(role: Role) -> list[Block]:
    """Only the skills: what is weak, solid and strong needs a table, and that is in the file."""
    if role.interview is None:
        return []
    skills = "; ".join(one.skill for one in role.interview.rubric)
    note = "The file says for each what weak, solid and strong answers sound like."
    return [section(f"*What you judge*\n{escape(skills)}. {note}")]


def _first_days(kit: Kit, knowledge: Knowledge) -> list[Block]:
    days = [f"*{when}:* {escape(what)}" for when, what in kit_words.first_days(kit.role)]
    if not days:
        return []
    return [
        section(f"*First 90 days*\n{bullets(days)}\n{escape(kit_words.mentor(kit, knowledge))}")
    ]


def _closing(kit: Kit, knowledge: Knowledge) -> str:
    """The first sources on the role, then on hiring; the file has them all."""
    hiring = list(dict.fromkeys(source for tip in kit.tips for source in tip.sources))
    roles = kit.role.sources[:MOST_SOURCES]
    tailor = [] if kit.fit else [kit_words.TAILOR]
    return "\n".join(
        [*tailor, sources_line(dict.fromkeys([*roles, *hiring[:MOST_SOURCES]]), knowledge)]
    )


def _list(title: str, texts: Iterable[str]) -> Block:
    return section(f"*{title}*\n{_bullets(texts)}")


def _bullets(texts: Iterable[str]) -> str:
    return bullets(escape(upper_first(text)) for text in texts)
