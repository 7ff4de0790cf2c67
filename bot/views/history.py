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
    headline_text,
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

NEWEST = 4
"""Entries on the first page, below what they add up to: about a phone's screen."""
PAGE = 8
"""Entries on each other page: four blocks each stay within the fifty of a message."""
MOST_DIFFERENCES = 3
"""One more is shown too: saying that it is there would take as much room."""
MOST_LINES = 30
"""In one section, whose text Slack limits."""
MOST_TEAMS = 6
MOST_ROLES = 5
TEAM = "team"
"""What to type after the command for the team over time alone."""


def page_count(history: History) -> int:
    return 1 + max(-(-(len(history.entries) - NEWEST) // PAGE), 0)


def history_message(history: History, page: int, knowledge: Knowledge) -> Message:
    """Pages are counted from 1; after the last one comes the last one."""
    page = min(page, page_count(history))
    end = NEWEST + (page - 1) * PAGE
    entries = history.entries[max(end - PAGE, 0) : end]
    is_first = page == 1
    return message(
        header(_headline(history) if is_first else say("history-title")),
        *(_overview(history, knowledge) if is_first else []),
        *(block for entry in entries for block in _entry_blocks(entry, knowledge)),
        *_foot(history, page),
    )


def team_message(history: History, knowledge: Knowledge) -> Message:
    """The team over time, for the picture to stand above it."""
    lines = bullets(escape(line) for line in team_lines(history.team, knowledge))
    return message(
        header(_headline(history)),
        section(f"*{say('history-over-time')}*\n{lines or say('history-team-nobody')}"),
        row(
            *picture_buttons(f"history {TEAM}", shown=_has_changed(history)),
            button(say("history-back"), Action.HISTORY_NEWER, value="1"),
        ),
    )


def version_message(entry: Saved, knowledge: Knowledge) -> Message:
    """All that one version of the profile changed."""
    lines = _difference_lines(entry, knowledge)
    return message(
        header(say("history-profile", version=str(entry.version.version))),
        *(
            section(bullets(lines[start : start + MOST_LINES]))
            for start in range(0, len(lines), MOST_LINES)
        ),
        _by_whom(entry.version.saved_by, entry),
    )


def _headline(history: History) -> str:
    return headline_text(history.team, history.today) or say("history-title")


def _overview(history: History, knowledge: Knowledge) -> list[Block]:
    lines = [escape(trend_text(one, history.today, knowledge)) for one in history.trends]
    return [section(bullets(lines))] if lines else []


def _has_changed(history: History) -> bool:
    return len(history.team) > 1


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
            by, blocks = entry.version.saved_by, _saved_blocks(entry, knowledge)
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
    return [*blocks, _by_whom(by, entry)]


def _by_whom(user: str, entry: Entry) -> Block:
    who = person(user) if user else "mlteam"
    return context(f"{who} · {moment(happened_at(entry))}")


def _titled(title: str, text: str) -> Block:
    return section(f"*{escape(title)}*\n{escape(text)}".strip())


def _saved_blocks(entry: Saved, knowledge: Knowledge) -> list[Block]:
    number = str(entry.version.version)
    title, lines = (
        f"*{say('history-profile', version=number)}*",
        _difference_lines(entry, knowledge),
    )
    more = len(lines) - MOST_DIFFERENCES
    if more <= 1:
        return [section("\n".join([title, *([bullets(lines)] if lines else [])]))]
    shown = bullets([*lines[:MOST_DIFFERENCES], say("history-more", count=more)])
    # Beside the title alone: beside the lines, too, the button would narrow them.
    whole = button(say("history-whole"), Action.HISTORY_VERSION, value=number)
    return [section(title, accessory=whole), section(shown)]


def _difference_lines(entry: Saved, knowledge: Knowledge) -> list[str]:
    is_first = entry.before is None
    found = list_differences(entry.before, entry.version.profile)
    return [escape(difference_text(one, knowledge, is_first=is_first)) for one in found]


def _foot(history: History, page: int) -> list[Block]:
    pages, buttons = page_count(history), _buttons(history, page)
    return [
        *([context(say("history-page", page=page, pages=pages))] if pages > 1 else []),
        *([row(*buttons)] if buttons else []),
    ]


def _buttons(history: History, page: int) -> list[ButtonElement]:
    newer = button(say("history-newer"), Action.HISTORY_NEWER, value=str(page - 1))
    older = button(say("history-older"), Action.HISTORY_PAGE, value=str(page + 1))
    return [
        *([newer] if page > 1 else []),
        *([older] if page < page_count(history) else []),
        *([_team_button()] if page == 1 and _has_changed(history) else []),
    ]


def _team_button() -> ButtonElement:
    """The team over time in place of the history: at once in words, then with its picture."""
    return button(say("history-team-button"), Action.SHOW_PICTURE, value=f"history {TEAM}")
