"""Behind the button "More" of the advice: what is less urgent, what is decided, and why nobody
else is to be hired.
"""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.usecases.advice import ChannelAdvice
from bot.views.advice import headline
from bot.views.buttons import row, setup_button, why_button
from bot.views.decisions import also_text, decision_text
from bot.views.ids import Callback
from bot.views.text import bullets, plain, section
from knowledge.schema import Knowledge, Move, Role

MOST_LATER = 5
MOST_DECIDED = 5


def more_modal(found: ChannelAdvice, knowledge: Knowledge) -> View:
    blocks = [
        *_later(found, knowledge),
        *_decided(found, knowledge),
        *_why_not(found, knowledge),
    ]
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(say("advice-more-title")),
        close=plain(say("text-close")),
        private_metadata=found.version.key.channel,
        blocks=[
            *(blocks or [section(say("advice-nothing-more"))]),
            row(setup_button(has_profile=True)),
        ],
    )


def _later(found: ChannelAdvice, knowledge: Knowledge) -> Iterator[Block]:
    """What does not fit into the first three, each with its reasons one tap away."""
    later = found.advice.later
    if later:
        yield section(f"*{say('advice-less-urgent')}*")
    for one in later[:MOST_LATER]:
        yield section(escape(headline(one, knowledge)), accessory=why_button(one.rule))
    if len(later) > MOST_LATER:
        rest = bullets(escape(headline(one, knowledge)) for one in later[MOST_LATER:])
        yield section(rest)


def _decided(found: ChannelAdvice, knowledge: Knowledge) -> Iterator[Block]:
    shown = found.decided[:MOST_DECIDED]
    entries = [
        f"{escape(one.advice)} {decision_text(said)}{also_text(found, said, knowledge)}"
        for one, said in shown
    ]
    more = len(found.decided) - len(shown)
    if more > 0:
        entries.append(say("advice-decided-more", more=more))
    if entries:
        yield section(f"*{say('advice-decided')}*\n{bullets(entries)}")


def _why_not(found: ChannelAdvice, knowledge: Knowledge) -> Iterator[Block]:
    """Without the roles that a rule asks for and on which the team has decided."""
    core = {role.id for role in knowledge.core_roles()}
    decided = {one.role for one in found.advice.settled if one.move is not Move.HOLD}
    roles_by_reason: dict[str, list[Role]] = {}
    for one in found.advice.not_recommended:
        if one.role in core - decided:
            roles_by_reason.setdefault(one.because[0], []).append(knowledge.roles[one.role])
    entries = [
        f"*{escape(_names(roles))}:* {escape(because)}"
        for because, roles in roles_by_reason.items()
    ]
    if entries:
        yield section(f"*{say('advice-why-not')}*\n{bullets(entries)}")


def _names(roles: Sequence[Role]) -> str:
    """Such as "Data scientist, ML engineer"."""
    first, *others = roles
    return ", ".join([first.title, *(role.one for role in others)])
