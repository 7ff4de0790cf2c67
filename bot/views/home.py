"""App Home: what each team of its reader waits for, and the buttons to do it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.nudges.calendar import local_day
from bot.usecases.home import Home, Place, TeamCard
from bot.usecases.waiting import Waiting
from bot.views.advice import headline
from bot.views.buttons import button, row
from bot.views.decisions import kind_text
from bot.views.facts import fact_text
from bot.views.ids import Action
from bot.views.inputs import MOST_OPTIONS, option
from bot.views.rollup import rollup_blocks
from bot.views.schedule import paused_text, why_off
from bot.views.text import channel, context, day_text, header, inside, moment, plain, section
from bot.views.waiting import title_text
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge
from storage.values import DecisionKind

MOST_ROLES = 4
NO_IMAGES: Mapping[str, Block] = MappingProxyType({})
_UNITS = ((30, "months"), (7, "weeks"), (1, "days"))


def home_view(
    home: Home, knowledge: Knowledge, now: datetime, images: Mapping[str, Block] = NO_IMAGES
) -> View:
    """`images` are the pictures of the teams that have one, by channel."""
    blocks = [
        *(_team_blocks(home, knowledge, now, images) if home.cards else _welcome_blocks()),
        *_setup_blocks(home, now),
        row(_button("help", Action.HOME_HELP, "-")),
        context(say("home-footer")),
    ]
    return View(type="home", blocks=blocks)


def _welcome_blocks() -> Iterator[Block]:
    yield header(say("home-welcome"))
    yield section(say("home-what-for"))
    yield section(f"{say('home-no-team')}\n{say('home-how-to-start')}")


def _team_blocks(
    home: Home, knowledge: Knowledge, now: datetime, images: Mapping[str, Block]
) -> Iterator[Block]:
    if home.rollup:
        yield from rollup_blocks(home.rollup, knowledge)
        yield DividerBlock()
    else:
        yield header(say("home-your-team"))
    for title, cards in _groups(home.cards):
        if title:
            yield header(title)
        for card in cards:
            yield from _card_blocks(card, knowledge, now)
            yield from filter(None, [images.get(card.place.id)])
            yield DividerBlock()
    if home.pages > 1:
        yield row(*_page_buttons(home))


def _groups(cards: Sequence[TeamCard]) -> Iterator[tuple[str, list[TeamCard]]]:
    """With their titles, if there are both kinds."""
    needing = [card for card in cards if card.needs_somebody]
    quiet = [card for card in cards if not card.needs_somebody]
    both = needing and quiet
    yield say("home-needs-you") if both else "", needing
    yield say("home-nothing-to-do") if both else "", quiet


def _card_blocks(card: TeamCard, knowledge: Knowledge, now: datetime) -> Iterator[Block]:
    lines = [
        f"*{channel(card.place.id)}*",
        _step_text(card, knowledge),
        _team_text(card, knowledge),
        *_waiting_lines(card, knowledge),
    ]
    yield section("\n".join(lines))
    yield context(f"{_nudge_text(card, now)} {_age_text(card)}")
    yield row(*_buttons(card, now))


def _team_text(card: TeamCard, knowledge: Knowledge) -> str:
    """Such as "4 data scientists, half an ML engineer"; the largest roles first."""
    headcount = card.version.profile.headcount
    largest = sorted((one for one in headcount.items() if one[1]), key=lambda one: -one[1])
    posts = [
        fact_text(f"headcount.{role}", plain_number(count), knowledge)
        for role, count in largest[:MOST_ROLES]
    ]
    rest = len(largest) - len(posts)
    more = [say("home-more-roles", count=rest)] if rest else []
    return say("home-team", posts=", ".join([*posts, *more]) or say("home-nobody"))


def _step_text(card: TeamCard, knowledge: Knowledge) -> str:
    if not card.steps:
        return say("home-all-decided")
    first, *others = card.steps
    step = escape(headline(first, knowledge))
    if others:
        return say("home-step-and-more", step=step, more=len(others))
    return say("home-step", step=step)


def _waiting_lines(card: TeamCard, knowledge: Knowledge) -> Iterator[str]:
    if not card.waiting:
        return
    first, *others = card.waiting
    line = _waiting_text(card, first, escape(title_text(first.rule, knowledge)))
    yield f"{line} {say('home-and-more', count=len(others))}" if others else line


def _waiting_text(card: TeamCard, one: Waiting, title: str) -> str:
    """With the day on which it is asked about; else the day that was named."""
    kind, day = one.decision.kind, one.asks_on or one.decision.until
    said = inside(kind_text(kind))
    if day is None:
        return say("home-waiting", title=title, said=said)
    if day <= card.today:
        return say("home-waiting-due", title=title, said=said)
    if one.asks_on:
        return say("home-waiting-ask", title=title, said=said, day=day_text(day))
    word = "by" if kind is DecisionKind.ACCEPTED else "until"
    return say(f"home-waiting-{word}", title=title, said=said, day=day_text(day))


def _nudge_text(card: TeamCard, now: datetime) -> str:
    schedule = card.schedule
    if schedule is None or not schedule.active:
        note = schedule.note if schedule else ""
        if not note:
            return say("home-nudges-off")
        return f":warning: {say('home-nudges-ended', why=why_off(note))}"
    paused = paused_text(schedule, now)
    if paused:
        return say("home-nudges-paused", paused=inside(paused))
    if card.next_nudge is None:
        return say("home-no-nudge")
    return say("home-next-nudge", when=moment(card.next_nudge))


def _age_text(card: TeamCard) -> str:
    """Such as "Profile confirmed 3 weeks ago."."""
    days = (card.today - local_day(card.schedule, card.confirmed_at)).days
    was_saved = card.confirmed_at == card.version.saved_at
    return say("home-saved" if was_saved else "home-confirmed", ago=ago_text(days))


def ago_text(days: int) -> str:
    """Roughly, the more so the longer ago."""
    if days <= 1:
        return say("home-ago-yesterday" if days == 1 else "home-ago-today")
    length, unit = next((n, unit) for n, unit in _UNITS if days >= 2 * n)
    return say(f"home-ago-{unit}", count=days // length)


def _buttons(card: TeamCard, now: datetime) -> Iterator[ButtonElement]:
    """Each names its channel: App Home is in none."""
    place = card.place.id
    if card.steps or card.waiting:
        yield _button("decide", Action.OPEN_DECIDE, f"- {place}")
    yield _button("advice", Action.SHOW_ADVICE, place)
    if card.is_old:
        still_right = f"{card.version.version} {place}"
        yield _button("still-right", Action.CONFIRM_PROFILE, still_right)
    yield _button("update", Action.OPEN_SETUP, f"- {place}")
    if card.schedule is None or not card.schedule.active:
        yield _button("nudges", Action.NUDGE_SCHEDULE, f"- {place}")
    elif paused_text(card.schedule, now):
        yield _button("resume", Action.RESUME, f"- {place}")
    yield _button("settings", Action.HOME_SETTINGS, place)


def _button(name: str, action: Action, value: str) -> ButtonElement:
    """A short one, so that all stand in one row on a phone; screen readers read a longer label."""
    return ButtonElement(
        text=plain(say(f"home-{name}")),
        action_id=action,
        value=value,
        accessibility_label=say(f"home-{name}-label"),
    )


def _page_buttons(home: Home) -> Iterator[ButtonElement]:
    if home.page > 1:
        yield button(say("home-back"), Action.HOME_PREVIOUS, value=str(home.page - 1))
    if home.page < home.pages:
        more = say("home-more-teams", page=home.page + 1, pages=home.pages)
        yield button(more, Action.HOME_PAGE, value=str(home.page + 1))


def _setup_blocks(home: Home, now: datetime) -> Iterator[Block]:
    if not home.others:
        return
    yield section(say("home-set-up-another" if home.cards else "home-set-up-first"))
    # Another id each time it is drawn, so that the list forgets what was chosen in it.
    yield ActionsBlock(
        block_id=f"others-{int(now.timestamp())}", elements=[_channel_list(home.others)]
    )


def _channel_list(places: Sequence[Place]) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=Action.OPEN_SETUP,
        placeholder=plain(say("home-choose")),
        options=[option(f"- {place.id}", f"#{place.name}") for place in places[:MOST_OPTIONS]],
    )
