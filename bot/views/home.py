"""App Home: what each team of its reader waits for, and the buttons to do it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.nudges.calendar import local_day
from bot.usecases.home import Home, Place, TeamCard
from bot.usecases.waiting import Waiting
from bot.views.advice import headline
from bot.views.buttons import button, row
from bot.views.decisions import KIND_WORDS, until_text
from bot.views.facts import fact_text
from bot.views.ids import Action
from bot.views.inputs import MOST_OPTIONS, option
from bot.views.rollup import rollup_blocks
from bot.views.schedule import paused_text, why_off
from bot.views.text import channel, context, day_text, header, moment, plain, section
from bot.views.waiting import title_text
from knowledge.advice.answer import plain_number
from knowledge.schema import Knowledge, in_sentence

MOST_ROLES = 4
_UNITS = ((30, "months"), (7, "weeks"), (1, "days"))
_FOOTER = (
    "You see only channels that you are in; private ones once I am in them too. I keep their team"
    " profiles, schedules, decisions and who made them; everyone in a channel can read its own."
    " `/mlteam export` hands them over, `/mlteam forget` deletes them."
)


def home_view(home: Home, knowledge: Knowledge, now: datetime) -> View:
    blocks = [
        *(_team_blocks(home, knowledge, now) if home.cards else _welcome_blocks()),
        *_setup_blocks(home, now),
        context(_FOOTER),
    ]
    return View(type="home", blocks=blocks)


def _welcome_blocks() -> Iterator[Block]:
    yield header("mlteam helps you build your ML team")
    yield section(
        "Whom to hire next, why, and why not someone else: with sources, and followed up until it"
        " is decided."
    )
    yield section(
        "*How to start*\n1. Open the channel where the team is planned.\n"
        "2. Type `/mlteam setup` and answer a few questions.\n"
        "3. Read the advice; `/mlteam help` lists what else I can do."
    )
    yield section("None of your channels has a team profile yet.")


def _team_blocks(home: Home, knowledge: Knowledge, now: datetime) -> Iterator[Block]:
    if home.rollup:
        yield from rollup_blocks(home.rollup, knowledge)
        yield DividerBlock()
    else:
        yield header("Your team")
    for title, cards in _groups(home.cards):
        if title:
            yield header(title)
        for card in cards:
            yield from _card_blocks(card, knowledge, now)
            yield DividerBlock()
    if home.pages > 1:
        yield row(*_page_buttons(home))


def _groups(cards: Sequence[TeamCard]) -> Iterator[tuple[str, list[TeamCard]]]:
    """With their titles, if there are both kinds."""
    needing = [card for card in cards if card.needs_somebody]
    quiet = [card for card in cards if not card.needs_somebody]
    both = needing and quiet
    yield "Needs you" if both else "", needing
    yield "Nothing to do now" if both else "", quiet


def _card_blocks(card: TeamCard, knowledge: Knowledge, now: datetime) -> Iterator[Block]:
    lines = [
        f"*{channel(card.place.id)}*",
        _team_text(card, knowledge),
        _step_text(card, knowledge),
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
    more = [f"{rest} more {'role' if rest == 1 else 'roles'}"] if rest else []
    return f"Team: {', '.join([*posts, *more]) or 'nobody yet'}"


def _step_text(card: TeamCard, knowledge: Knowledge) -> str:
    if not card.steps:
        return "Next step: all is decided for now"
    first, *others = card.steps
    more = f" and {len(others)} more undecided" if others else ""
    return f"Next step: *{escape(headline(first, knowledge))}*{more}"


def _waiting_lines(card: TeamCard, knowledge: Knowledge) -> Iterator[str]:
    if not card.waiting:
        return
    first, *others = card.waiting
    more = f" And {len(others)} more." if others else ""
    title, said = title_text(first.rule, knowledge), in_sentence(KIND_WORDS[first.decision.kind])
    yield f"Waiting: {escape(title)} ({said}{_when_text(card, first)}).{more}"


def _when_text(card: TeamCard, one: Waiting) -> str:
    """When it is asked about; else the day that was named."""
    day = one.asks_on or one.decision.until
    if day is None:
        return ""
    if day <= card.today:
        return ", *its day has come*"
    if one.asks_on:
        return f", I ask on {day_text(day)}"
    return until_text(one.decision)


def _nudge_text(card: TeamCard, now: datetime) -> str:
    schedule = card.schedule
    if schedule is None or not schedule.active:
        note = schedule.note if schedule else ""
        return f":warning: Nudges have ended. {why_off(note)}" if note else "Nudges are off."
    paused = paused_text(schedule, now)
    if paused:
        return f"Nudges: {in_sentence(paused)}"
    return f"Next nudge: {moment(card.next_nudge)}." if card.next_nudge else "No nudge is to come."


def _age_text(card: TeamCard) -> str:
    """Such as "Profile confirmed 3 weeks ago."."""
    days = (card.today - local_day(card.schedule, card.confirmed_at)).days
    word = "saved" if card.confirmed_at == card.version.saved_at else "confirmed"
    return f"Profile {word} {ago_text(days)}."


def ago_text(days: int) -> str:
    """Roughly, the more so the longer ago."""
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    length, unit = next((n, unit) for n, unit in _UNITS if days >= 2 * n)
    return f"{days // length} {unit} ago"


def _buttons(card: TeamCard, now: datetime) -> Iterator[ButtonElement]:
    """Each names its channel: App Home is in none."""
    place = card.place.id
    if card.steps or card.waiting:
        yield _button("Decide", "Decide on the next step", Action.OPEN_DECIDE, f"- {place}")
    yield _button("Advice", "Show the advice", Action.SHOW_ADVICE, place)
    if card.is_old:
        still_right = f"{card.version.version} {place}"
        label = "The team profile is still right"
        yield _button("Still right", label, Action.CONFIRM_PROFILE, still_right)
    yield _button("Update", "Update the team", Action.OPEN_SETUP, f"- {place}")
    if card.schedule is None or not card.schedule.active:
        yield _button("Nudges", "Start nudges", Action.NUDGE_SCHEDULE, f"- {place}")
    elif paused_text(card.schedule, now):
        yield _button("Resume", "Resume nudges", Action.RESUME, f"- {place}")
    else:
        yield _button("Pause", "Pause nudges", Action.PAUSE, f"- {place}")


def _button(text: str, label: str, action: Action, value: str) -> ButtonElement:
    """A short one, so that all stand in one row on a phone; `label` is read by screen readers."""
    return ButtonElement(text=plain(text), action_id=action, value=value, accessibility_label=label)


def _page_buttons(home: Home) -> Iterator[ButtonElement]:
    if home.page > 1:
        yield button("Back", Action.HOME_PREVIOUS, value=str(home.page - 1))
    if home.page < home.pages:
        more = f"More teams (page {home.page + 1} of {home.pages})"
        yield button(more, Action.HOME_PAGE, value=str(home.page + 1))


def _setup_blocks(home: Home, now: datetime) -> Iterator[Block]:
    if not home.others:
        return
    which = "another channel" if home.cards else "a channel"
    yield section(f"*Set up {which}*\nChoose it here, or type `/mlteam setup` in it.")
    # Another id each time it is drawn, so that the list forgets what was chosen in it.
    yield ActionsBlock(
        block_id=f"others-{int(now.timestamp())}", elements=[_channel_list(home.others)]
    )


def _channel_list(places: Sequence[Place]) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=Action.OPEN_SETUP,
        placeholder=plain("Choose a channel"),
        options=[option(f"- {place.id}", f"#{place.name}") for place in places[:MOST_OPTIONS]],
    )
