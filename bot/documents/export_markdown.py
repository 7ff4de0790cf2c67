"""Everything stored for a channel as a document to read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from bot.documents.markdown import bullets, escape, from_slack, paragraphs, table
from bot.nudges.public_holidays import place_name
from bot.usecases.history import Saved, list_differences, list_saved, list_teams
from bot.usecases.stored import Stored
from bot.views.decisions import KIND_WORDS
from bot.views.history_words import (
    change_details,
    change_title,
    difference_text,
    rule_text,
    team_text,
)
from bot.views.schedule import paused_text, rhythm_text
from bot.views.schedule_page import hours_text, range_text
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.values import Access, Change, Decision, Delivery

INTRO = "People are named by their Slack member ids. All times are in UTC."
EVERYONE = "Everyone in the channel."


def to_markdown(stored: Stored, knowledge: Knowledge, now: datetime) -> str:
    sections = {
        "Team over time, in full-time posts": bullets(_teams(stored, knowledge)),
        "Decisions": _decisions(stored.decisions, knowledge),
        "Team profile": paragraphs(_versions(stored, knowledge)),
        "Schedule of nudges": _schedule(stored.schedule, now),
        "Nudges": _deliveries(stored.deliveries),
        "Who may change things": bullets(_access(stored.access)),
        "Audit history": _changes(stored.changes),
    }
    written = (part for title, body in sections.items() if body for part in (f"## {title}", body))
    about = f"Channel {stored.key.channel}, exported on {_moment(now)}. {INTRO}"
    return paragraphs(["# What mlteam knows about the channel", about, *written]) + "\n"


def _teams(stored: Stored, knowledge: Knowledge) -> Iterator[str]:
    for team in list_teams(stored.profiles, stored.schedule):
        yield escape(f"{team.day}: {team_text(team, knowledge)}")


def _decisions(decisions: Iterable[Decision], knowledge: Knowledge) -> str:
    rows = [
        (
            _moment(one.decided_at),
            one.decided_by,
            rule_text(one.rule, knowledge),
            KIND_WORDS[one.kind],
            str(one.until or ""),
            one.reason,
            str(one.profile_version),
        )
        for one in decisions
    ]
    head = ("When", "Who", "About", "Decision", "Day", "Reason", "Profile version")
    return table(head, rows) if rows else ""


def _versions(stored: Stored, knowledge: Knowledge) -> Iterator[str]:
    for saved in list_saved(stored.profiles):
        version = saved.version
        yield f"### Version {version.version}"
        yield f"Saved by {escape(version.saved_by)} on {_moment(version.saved_at)}."
        yield bullets(_differences(saved, knowledge))


def _differences(saved: Saved, knowledge: Knowledge) -> Iterator[str]:
    is_first = saved.before is None
    for one in list_differences(saved.before, saved.version.profile):
        yield escape(difference_text(one, knowledge, is_first=is_first))


def _schedule(schedule: Schedule | None, now: datetime) -> str:
    if schedule is None:
        return ""
    words = f"{from_slack(rhythm_text(schedule))}, set by {escape(schedule.set_by)}."
    return paragraphs([words, bullets(map(escape, _quiet(schedule, now)))])


def _quiet(schedule: Schedule, now: datetime) -> Iterator[str]:
    if not schedule.active:
        yield f"Switched off.{f' Slack said: {schedule.note}' if schedule.note else ''}"
    if paused := paused_text(schedule, now):
        yield paused
    yield f"Working hours: {hours_text(schedule.hours)}"
    if schedule.country:
        yield f"Not on public holidays of {place_name(schedule.country)}"
    yield from (f"Silent {range_text(days)}" for days in schedule.muted)


def _deliveries(deliveries: Iterable[Delivery]) -> str:
    rows = [
        (_moment(one.due), one.state.value, one.trigger, ", ".join(one.subjects), one.error)
        for one in deliveries
    ]
    return table(("Due", "What became of it", "Why", "About", "Error"), rows) if rows else ""


def _access(access: Access | None) -> Iterator[str]:
    if access is None or not access.narrowed:
        yield EVERYONE
    if access is None:
        return
    named = {"People": access.people, "User groups": access.groups}
    for name, ids in named.items():
        if access.narrowed and ids:
            yield f"{name}: {escape(', '.join(ids))}"
    if access.narrowed and access.admins:
        yield "Administrators and owners of the workspace."
    if access.outsiders:
        yield "People of other organizations too."


def _changes(changes: Iterable[Change]) -> str:
    rows = [
        (_moment(one.at), one.by or "mlteam", "; ".join([change_title(one), *change_details(one)]))
        for one in changes
    ]
    return table(("When", "Who", "What"), rows) if rows else ""


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"
