"""What a channel has told us, and what follows from its schedule."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.plan import money
from bot.usecases.schedules import Occurrence
from bot.usecases.waiting import Waiting
from bot.views.advice import assumed_blocks, next_step
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.facts import fact_text, label_text, value_text
from bot.views.ids import Action
from bot.views.pictures import picture_buttons
from bot.views.schedule import schedule_text
from bot.views.target_team import benchmark_blocks, lone_duty_blocks, target_blocks
from bot.views.text import (
    bullets,
    context,
    header,
    message,
    moment,
    person,
    section,
    upper_first,
)
from bot.views.waiting import waiting_blocks
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge

_MONEY = frozenset({"budget", "currency"})
"""Fields that no rule reads, so that they have no words of their own; they stand in one line."""
MOST_FACTS = 3
"""About company and work, on the first screen."""


def status_message(
    found: ChannelAdvice,
    knowledge: Knowledge,
    now: datetime,
    *,
    waiting: Sequence[Waiting] = (),
    coming: Sequence[Occurrence] = (),
) -> Message:
    """The team in two lines, what comes next and when I remind; the rest behind a button.

    `coming` are the next occurrences of nudges.
    """
    return message(
        header(say("status-title")),
        section("\n".join([_team_line(found, knowledge), *_company_line(found, knowledge)])),
        _next(found, knowledge),
        *waiting_blocks(waiting, knowledge),
        _nudges(found, coming, now),
        context(_saved(found)),
        row(
            advice_button(),
            button(say("status-decide"), Action.OPEN_DECIDE),
            setup_button(has_profile=True),
            *picture_buttons("status"),
            button(say("status-more"), Action.STATUS_MORE),
        ),
    )


def whole_status_message(
    found: ChannelAdvice,
    knowledge: Knowledge,
    now: datetime,
    *,
    coming: Sequence[Occurrence] = (),
) -> Message:
    """Each answer, and the team beside the target team and beside others."""
    facts = derive_facts(found.version.profile, knowledge)
    return message(
        header(say("status-whole-title")),
        *_told(found, knowledge),
        *target_blocks(facts, knowledge),
        *lone_duty_blocks(facts, knowledge),
        *benchmark_blocks(facts, knowledge),
        *assumed_blocks(found, knowledge),
        _nudges(found, coming, now),
        context(_saved(found)),
        row(advice_button(), setup_button(has_profile=True)),
    )


def _team_line(found: ChannelAdvice, knowledge: Knowledge) -> str:
    team = _team(found, knowledge)
    return say("status-team-line", team=" · ".join(team)) if team else say("status-nobody-line")


def _company_line(found: ChannelAdvice, knowledge: Knowledge) -> list[str]:
    told = found.version.profile.told()
    del told["headcount"]
    facts = [fact_text(name, one, knowledge) for name, one in told.items() if name not in _MONEY]
    more = len(facts) - MOST_FACTS
    shown = " · ".join(facts[:MOST_FACTS])
    if not facts:
        return []
    return [say("status-company-more", facts=shown, more=more) if more > 0 else shown]


def _told(found: ChannelAdvice, knowledge: Knowledge) -> Iterator[Block]:
    profile = found.version.profile
    team = _team(found, knowledge)
    yield section(say("status-team", team=bullets(team) if team else say("status-nobody")))
    told = profile.told()
    del told["headcount"]
    fields = [
        *(_field(name, value, knowledge) for name, value in told.items() if name not in _MONEY),
        *_budget(profile),
    ]
    company = bullets(fields) if fields else say("status-nothing-told")
    yield section(say("status-company", facts=company))


def _team(found: ChannelAdvice, knowledge: Knowledge) -> list[str]:
    heads = found.version.profile.told()["headcount"]
    return [fact_text(f"headcount.{role}", count, knowledge) for role, count in heads.items()]


def _next(found: ChannelAdvice, knowledge: Knowledge) -> Block:
    return section(say("status-next", step=escape(next_step(found, knowledge))))


def _nudges(found: ChannelAdvice, coming: Sequence[Occurrence], now: datetime) -> Block:
    return section(say("status-nudges", schedule=schedule_text(found.schedule, coming, now)))


def _saved(found: ChannelAdvice) -> str:
    version = found.version
    who, when = person(version.saved_by), moment(version.saved_at)
    return say("status-saved", version=str(version.version), who=who, when=when)


def _field(name: str, value: Scalar, knowledge: Knowledge) -> str:
    label = upper_first(label_text(name, knowledge))
    return say("status-field", label=label, value=escape(value_text(name, value, knowledge)))


def _budget(profile: TeamProfile) -> list[str]:
    if profile.budget is None:
        return []
    return [say("status-budget", amount=escape(money(profile.budget, profile.currency)))]
