"""Everything stored for a channel as a document to read."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.documents.markdown import bullets, escape, from_slack, paragraphs, table
from bot.language import day_text, say
from bot.nudges.choose import TRIGGERS
from bot.nudges.public_holidays import place_name
from bot.usecases.history import Saved, list_differences, list_saved, list_teams
from bot.usecases.stored import Stored
from bot.views.decisions import kind_text
from bot.views.history_words import (
    change_details,
    change_title,
    difference_text,
    rule_text,
    team_text,
)
from bot.views.schedule import paused_text, rhythm_text
from bot.views.schedule_page import hours_text, range_text
from bot.views.text import in_utc
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.values import Access, Change, Decision, Delivery


def to_markdown(stored: Stored, knowledge: Knowledge, now: datetime) -> str:
    sections = {
        say("export-over-time"): bullets(_teams(stored, knowledge)),
        say("export-decisions"): _decisions(stored.decisions, knowledge),
        say("export-profile"): paragraphs(_versions(stored, knowledge)),
        say("export-schedule"): _schedule(stored.schedule, now),
        say("export-nudges"): _deliveries(stored.deliveries, knowledge),
        say("export-access"): bullets(_access(stored.access)),
        say("export-audit"): _changes(stored.changes),
    }
    written = (part for title, body in sections.items() if body for part in (f"## {title}", body))
    about = say("export-about", channel=stored.key.channel, when=_moment(now))
    return paragraphs([f"# {say('export-title')}", about, *written]) + "\n"


def _teams(stored: Stored, knowledge: Knowledge) -> Iterator[str]:
    for team in list_teams(stored.profiles, stored.schedule):
        yield escape(say("export-team", day=day_text(team.day), team=team_text(team, knowledge)))


def _decisions(decisions: Iterable[Decision], knowledge: Knowledge) -> str:
    rows = [
        (
            _moment(one.decided_at),
            one.decided_by,
            rule_text(one.rule, knowledge),
            kind_text(one.kind),
            day_text(one.until) if one.until else "",
            one.reason,
            str(one.profile_version),
        )
        for one in decisions
    ]
    return _table(("when", "who", "about", "decision", "day", "reason", "version"), rows)


def _versions(stored: Stored, knowledge: Knowledge) -> Iterator[str]:
    for saved in list_saved(stored.profiles):
        version = saved.version
        yield f"### {say('export-version', version=str(version.version))}"
        when = _moment(version.saved_at)
        yield say("export-saved", who=escape(version.saved_by), when=when)
        yield bullets(_differences(saved, knowledge))


def _differences(saved: Saved, knowledge: Knowledge) -> Iterator[str]:
    is_first = saved.before is None
    for one in list_differences(saved.before, saved.version.profile):
        yield escape(difference_text(one, knowledge, is_first=is_first))


def _schedule(schedule: Schedule | None, now: datetime) -> str:
    if schedule is None:
        return ""
    rhythm, who = from_slack(rhythm_text(schedule)), escape(schedule.set_by)
    words = say("export-set-by", rhythm=rhythm, who=who)
    return paragraphs([words, bullets(map(escape, _quiet(schedule, now)))])


def _quiet(schedule: Schedule, now: datetime) -> Iterator[str]:
    if not schedule.active:
        note = schedule.note
        yield say("export-off-because", note=note) if note else say("export-off")
    if paused := paused_text(schedule, now):
        yield paused
    yield say("export-hours", hours=hours_text(schedule.hours))
    if schedule.country:
        yield say("export-holidays", place=place_name(schedule.country))
    yield from (say("export-silent", days=range_text(days)) for days in schedule.muted)


def _deliveries(deliveries: Iterable[Delivery], knowledge: Knowledge) -> str:
    rows = [
        (
            _moment(one.due),
            say(f"export-state-{one.state}"),
            _trigger(one),
            ", ".join(_subject(subject, knowledge) for subject in one.subjects),
            one.error,
        )
        for one in deliveries
    ]
    return _table(("due", "state", "why", "about", "error"), rows)


def _trigger(delivery: Delivery) -> str:
    """As it is kept, should another version have known others."""
    known = delivery.trigger in TRIGGERS
    return say(f"export-trigger-{delivery.trigger}") if known else delivery.trigger


def _subject(subject: str, knowledge: Knowledge) -> str:
    tips = (tip.id for tips in knowledge.tips.values() for tip in tips)
    return say("nudges-log-tip") if subject in tips else rule_text(subject, knowledge)


def _access(access: Access | None) -> Iterator[str]:
    if access is None or not access.narrowed:
        yield say("export-everyone")
    if access is None:
        return
    if access.narrowed and access.people:
        yield say("export-people", people=escape(", ".join(access.people)))
    if access.narrowed and access.groups:
        yield say("export-groups", groups=escape(", ".join(access.groups)))
    if access.narrowed and access.admins:
        yield say("export-admins")
    if access.outsiders:
        yield say("export-outsiders")


def _changes(changes: Iterable[Change]) -> str:
    rows = [
        (_moment(one.at), one.by or "mlteam", "; ".join([change_title(one), *change_details(one)]))
        for one in changes
    ]
    return _table(("when", "who", "what"), rows)


def _table(columns: Iterable[str], rows: Sequence[Sequence[str]]) -> str:
    """Nothing without rows."""
    return table([say(f"export-column-{one}") for one in columns], rows) if rows else ""


def _moment(at: datetime) -> str:
    return in_utc(at, say("export-moment"))
