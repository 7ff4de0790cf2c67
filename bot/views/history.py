"""The history of a channel: what it adds up to, then what happened, the newest first."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.language import say, written
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.history import (
    Entry,
    History,
    Saved,
    TeamThen,
    happened_at,
    list_differences,
)
from bot.views.access import access_change_text
from bot.views.buttons import button, row
from bot.views.history_words import (
    change_details,
    change_title,
    decision_title,
    difference_text,
    growth_text,
    rule_text,
    team_text,
    trend_text,
)
from bot.views.ids import Action
from bot.views.pictures import picture_buttons
from bot.views.text import (
    as_typed,
    bullets,
    context,
    header,
    message,
    moment,
    person,
    section,
)
from knowledge.schema import Knowledge
from storage.values import Change, ChangeKind, Decision

PAGE = 8
"""Entries on a page: three blocks each stay within the fifty of a message."""
MOST_DIFFERENCES = 8
MOST_TEAMS = 6
MOST_ROLES = 5


def page_count(history: History) -> int:
    return -(-len(history.entries) // PAGE)


def history_message(history: History, page: int, knowledge: Knowledge) -> Message:
    """Pages are counted from 1; after the last one comes the last one."""
    page = min(page, max(page_count(history), 1))
    start = (page - 1) * PAGE
    blocks = [
        block
        for entry in history.entries[start : start + PAGE]
        for block in _entry_blocks(entry, knowledge)
    ]
    return message(
        header(say("history-title")),
        *(_overview(history, knowledge) if page == 1 else []),
        *blocks,
        *_foot(history, page),
    )


def _overview(history: History, knowledge: Knowledge) -> list[Block]:
    trends = [trend_text(trend, history.today, knowledge) for trend in history.trends]
    lines = [*trends, *filter(None, [growth_text(history.team, history.today)])]
    return [
        *([section(bullets(map(escape, lines)))] if lines else []),
        *(
            [section(f"*{say('history-over-time')}*\n{_teams(history, knowledge)}")]
            if _has_changed(history)
            else []
        ),
    ]


def _has_changed(history: History) -> bool:
    return len(history.team) > 1


def _teams(history: History, knowledge: Knowledge) -> str:
    return bullets(escape(line) for line in team_lines(history.team, knowledge))


def team_lines(teams: Sequence[TeamThen], knowledge: Knowledge) -> Iterator[str]:
    """What the picture shows, in plain words."""
    for team in shown_teams(teams):
        day = written(team.day, say("history-day"))
        yield say("history-team-line", day=day, team=team_text(team, knowledge, MOST_ROLES))


def shown_teams(teams: Sequence[TeamThen]) -> list[TeamThen]:
    """The first one and the last ones, because there is only so much room."""
    return [*teams[:1], *teams[1:][-(MOST_TEAMS - 1) :]]


def picture_alt(teams: Sequence[TeamThen], knowledge: Knowledge) -> str:
    return say("history-picture-alt", lines=". ".join(team_lines(teams, knowledge)))


def _entry_blocks(entry: Entry, knowledge: Knowledge) -> list[Block]:
    blocks: list[Block]
    match entry:
        case Saved():
            by, blocks = entry.version.saved_by, [section(_saved_text(entry, knowledge))]
        case Decision():
            about = rule_text(entry.rule, knowledge)
            by, blocks = entry.decided_by, [_titled(decision_title(entry), about)]
            if entry.reason:
                blocks.append(as_typed(entry.reason))
        case Change(kind=ChangeKind.ACCESS):
            title = f"*{escape(change_title(entry))}*"
            by, blocks = entry.by, [section(f"{title}\n{access_change_text(entry)}")]
        case Change():
            by, blocks = entry.by, [_titled(change_title(entry), "; ".join(change_details(entry)))]
    who = person(by) if by else "mlteam"
    return [*blocks, context(f"{who} · {moment(happened_at(entry))}")]


def _titled(title: str, text: str) -> Block:
    return section(f"*{escape(title)}*\n{escape(text)}".strip())


def _saved_text(entry: Saved, knowledge: Knowledge) -> str:
    is_first = entry.before is None
    found = list_differences(entry.before, entry.version.profile)
    lines = [escape(difference_text(one, knowledge, is_first=is_first)) for one in found]
    shown = lines[:MOST_DIFFERENCES]
    if len(lines) > MOST_DIFFERENCES:
        shown.append(say("history-more", count=len(lines) - MOST_DIFFERENCES))
    title = f"*{say('history-profile', version=str(entry.version.version))}*"
    return "\n".join(filter(None, [title, bullets(shown)]))


def _foot(history: History, page: int) -> list[Block]:
    pages, buttons = page_count(history), _buttons(history, page)
    return [
        *([context(say("history-page", page=page, pages=pages))] if pages > 1 else []),
        *([row(*buttons)] if buttons else []),
    ]


def _buttons(history: History, page: int) -> list[ButtonElement]:
    return [
        *(
            [button(say("history-newer"), Action.HISTORY_NEWER, value=str(page - 1))]
            if page > 1
            else []
        ),
        *(
            [button(say("history-older"), Action.HISTORY_PAGE, value=str(page + 1))]
            if page < page_count(history)
            else []
        ),
        *picture_buttons(f"history {page}", shown=_has_changed(history)),
    ]
