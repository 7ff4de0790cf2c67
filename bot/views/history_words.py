"""What happened in a channel, in words for messages and files. Plain text, not escaped."""

import re
from collections.abc import Sequence
from datetime import date
from html import unescape

from bot.language import say, written
from bot.usecases.history import Difference, TeamThen
from bot.usecases.plan import money
from bot.usecases.setup_form import HEADCOUNT
from bot.usecases.trends import Trend
from bot.views.decisions import dated_text
from bot.views.facts import fact_text, number_text, plural_text, value_text
from bot.views.schedule_history import schedule_details
from bot.views.text import inside, upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.facts import Scalar
from knowledge.schema import Knowledge
from storage.values import Change, ChangeKind, Decision

_SCHEDULED = frozenset({"changed", "on", "off", "paused", "resumed", "snoozed", "muted", "ended"})
_REST = re.compile(r"[:,]| \(")
"""What follows explains the choice; its name stands before."""
_IN_THE_TITLE = frozenset({"what", "version", "command", "format"})


def difference_text(difference: Difference, knowledge: Knowledge, *, is_first: bool = False) -> str:
    """Such as "Data engineers 0 → 1"; in the first profile everything is new."""
    name, before, after = difference.field, difference.before, difference.after
    if name.startswith(HEADCOUNT):
        roles = plural_text(name.removeprefix(HEADCOUNT), knowledge)
        old, new = (number_text(plain_number(count or 0)) for count in (before, after))
        if is_first:
            return say("history-posts-new", roles=roles, after=new)
        return say("history-posts", roles=roles, before=old, after=new)
    label, told = _label_text(name, knowledge), _value_text(name, after, knowledge)
    if is_first:
        return say("history-field-new", label=label, after=told)
    return say(
        "history-field", label=label, before=_value_text(name, before, knowledge), after=told
    )


def _label_text(name: str, knowledge: Knowledge) -> str:
    words = knowledge.fields.get(name)
    return upper_first(words.label if words else name.replace("_", " "))


def _value_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    if value is None:
        return say("history-not-told")
    if name == "budget":
        return money(float(value), None)
    if name not in knowledge.fields:
        return str(value)
    return inside(_REST.split(value_text(name, plain_number(value), knowledge))[0])


def decision_title(decision: Decision) -> str:
    """Such as "Not now, until 3 December 2026"."""
    return dated_text(decision)


def rule_text(rule_id: str, knowledge: Knowledge) -> str:
    rule = knowledge.rules.get(rule_id)
    return rule.title if rule else rule_id  # an overlay may have dropped it


def change_details(change: Change) -> list[str]:
    """What its title does not say, such as "until 3 December 2026"."""
    if change.kind is ChangeKind.SCHEDULE:
        return schedule_details(change.detail)
    return [
        f"{name.replace('_', ' ')}: {value}"
        for name, value in change.detail.items()
        if value and name not in _IN_THE_TITLE
    ]


def change_title(change: Change) -> str:
    detail = change.detail
    match change.kind:
        case ChangeKind.CONFIRMED:
            return say("history-confirmed", version=detail.get("version", "?"))
        case ChangeKind.SCHEDULE:
            what = detail.get("what", "")
            return say(f"history-nudges-{what if what in _SCHEDULED else 'other'}")
        case ChangeKind.ACCESS:
            return say("history-access")
        case ChangeKind.SHARED:
            command = f"/mlteam {detail.get('command', '')}".rstrip()
            return say("history-shared", command=command)
        case ChangeKind.EXPORTED:
            return say("history-exported", format=detail.get("format") or say("history-a-file"))


def trend_text(trend: Trend, today: date, knowledge: Knowledge) -> str:
    """Such as "Third review with no data engineer; open since March."."""
    role, since = knowledge.roles.get(trend.role or ""), since_text(trend.since, today)
    about = {
        "role": role.one if role else "",
        "title": knowledge.rules[trend.rule].title,
        "since": since,
    }
    kind = "rule" if role is None else "absent" if trend.is_absent else "more"
    if trend.is_longer:
        return say(f"history-long-trend-{kind}", reviews=trend.reviews, **about)
    ordinal = say("history-ordinal", number=trend.reviews)
    return say(f"history-trend-{kind}", ordinal=ordinal, **about)


def headline_text(teams: Sequence[TeamThen], today: date) -> str:
    """Such as "Team of 4 → 7 since January", or "Team of 4 since January"; nothing if there is
    nobody, and has not been.
    """
    if not any(team.total for team in teams):
        return ""
    before, after = _totals(teams)
    since = since_text(teams[0].day, today)
    if before == after:
        return say("history-steady", total=after, since=since)
    return say("history-growth", before=before, after=after, since=since)


def total_text(teams: Sequence[TeamThen]) -> str:
    """Such as "4 → 7"."""
    before, after = _totals(teams)
    return say("history-totals", before=before, after=after)


def _totals(teams: Sequence[TeamThen]) -> tuple[str, str]:
    first, last = (number_text(plain_number(team.total)) for team in (teams[0], teams[-1]))
    return first, last


def since_text(day: date, today: date) -> str:
    """As long ago as it is, so roughly."""
    if (day.year, day.month) == (today.year, today.month):
        return written(day, say("history-since-day"))
    is_this_year = day.year == today.year
    return written(day, say("history-since-month" if is_this_year else "history-since-year"))


def team_text(team: TeamThen, knowledge: Knowledge, most: int | None = None) -> str:
    """Such as "7 (4 data scientists, 3 ML engineers)"; the largest roles first, `most` of them."""
    largest = sorted(team.headcount.items(), key=lambda one: -one[1])
    posts = [
        unescape(fact_text(f"{HEADCOUNT}{role}", plain_number(count), knowledge))
        for role, count in largest[:most]
    ]
    rest = len(largest) - len(posts)
    posts += [say("history-more-roles", count=rest)] if rest else []
    total = number_text(plain_number(team.total))
    if not posts:
        return say("history-team-nobody")
    return say("history-team", total=total, posts=", ".join(posts))
