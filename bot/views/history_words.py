"""What happened in a channel, in words for messages and files. Plain text, not escaped."""

import re
from collections.abc import Sequence
from datetime import date
from html import unescape

from bot.usecases.history import Difference, TeamThen
from bot.usecases.merging import HEADCOUNT
from bot.usecases.plan import money
from bot.usecases.trends import Trend
from bot.views.decisions import KIND_WORDS, until_text
from bot.views.facts import fact_text, number_text, plural_text, value_text
from bot.views.schedule_history import schedule_details
from bot.views.text import upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.facts import Scalar
from knowledge.schema import Knowledge, in_sentence
from storage.values import Change, ChangeKind, Decision

ARROW = "\u2192"
_SCHEDULED = {
    "changed": "Nudges: a new schedule",
    "on": "Nudges switched on",
    "off": "Nudges switched off",
    "paused": "Nudges paused",
    "resumed": "Nudges go on again",
    "snoozed": "One nudge moved to another time",
    "muted": "Silent days changed",
    "ended": "Nudges ended by themselves",
}
_ORDINALS = ("Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_REST = re.compile(r"[:,]| \(")
"""What follows explains the choice; its name stands before."""
_IN_THE_TITLE = frozenset({"what", "version", "command", "format"})


def difference_text(difference: Difference, knowledge: Knowledge, *, is_first: bool = False) -> str:
    """Such as "Data engineers 0 → 1"; in the first profile everything is new."""
    name, before, after = difference.field, difference.before, difference.after
    if name.startswith(HEADCOUNT):
        label, old, new = plural_text(name.removeprefix(HEADCOUNT), knowledge), before or 0, after
        shown = [number_text(plain_number(count or 0)) for count in (old, new)]
        return f"{label} {shown[1]}" if is_first else f"{label} {shown[0]} {ARROW} {shown[1]}"
    told = _value_text(name, after, knowledge)
    changed = told if is_first else f"{_value_text(name, before, knowledge)} {ARROW} {told}"
    return f"{_label_text(name, knowledge)}: {changed}"


def _label_text(name: str, knowledge: Knowledge) -> str:
    words = knowledge.fields.get(name)
    return upper_first(words.label if words else name.replace("_", " "))


def _value_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    if value is None:
        return "not told"
    if name == "budget":
        return money(float(value), None)
    if name not in knowledge.fields:
        return str(value)
    return in_sentence(_REST.split(value_text(name, plain_number(value), knowledge))[0])


def decision_title(decision: Decision) -> str:
    """Such as "Not now, until 3 December 2026"."""
    return f"{KIND_WORDS[decision.kind]}{until_text(decision)}"


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
            return f"Version {detail.get('version', '?')} of the profile is still right"
        case ChangeKind.SCHEDULE:
            return _SCHEDULED.get(detail.get("what", ""), "Nudges changed")
        case ChangeKind.ACCESS:
            return "Who may change things here"
        case ChangeKind.SHARED:
            return f"Shared with the channel: /mlteam {detail.get('command', '')}".rstrip()
        case ChangeKind.EXPORTED:
            return f"Exported as {detail.get('format', 'a file')}"


def trend_text(trend: Trend, today: date, knowledge: Knowledge) -> str:
    """Such as "Third review with no data engineer; open since March."."""
    about, since = _about(trend, knowledge), since_text(trend.since, today)
    if trend.is_longer:
        return f"{trend.reviews} reviews or more {about}; open since before {since}."
    return f"{_ordinal(trend.reviews)} review {about}; open since {since}."


def _about(trend: Trend, knowledge: Knowledge) -> str:
    role = knowledge.roles.get(trend.role or "")
    if role is None:
        return f"with \u201c{knowledge.rules[trend.rule].title}\u201d"
    return f"with no {role.one}" if trend.is_absent else f"that asks for one more {role.one}"


def _ordinal(number: int) -> str:
    """From the second on."""
    return _ORDINALS[number - 2] if number - 2 < len(_ORDINALS) else f"{number}th"


def growth_text(teams: Sequence[TeamThen], today: date) -> str:
    """Such as "Team of 4 → 7 since January."; nothing if it has not grown or shrunk."""
    if not teams or teams[0].total == teams[-1].total:
        return ""
    return f"Team of {total_text(teams)} since {since_text(teams[0].day, today)}."


def total_text(teams: Sequence[TeamThen]) -> str:
    """Such as "4 → 7"."""
    totals = [number_text(plain_number(team.total)) for team in (teams[0], teams[-1])]
    return f" {ARROW} ".join(totals)


def since_text(day: date, today: date) -> str:
    """As long ago as it is, so roughly."""
    if (day.year, day.month) == (today.year, today.month):
        return f"{day.day} {day:%B}"
    return f"{day:%B}" if day.year == today.year else f"{day:%B %Y}"


def team_text(team: TeamThen, knowledge: Knowledge, most: int | None = None) -> str:
    """Such as "7 (4 data scientists, 3 ML engineers)"; the largest roles first, `most` of them."""
    largest = sorted(team.headcount.items(), key=lambda one: -one[1])
    posts = [
        unescape(fact_text(f"{HEADCOUNT}{role}", plain_number(count), knowledge))
        for role, count in largest[:most]
    ]
    rest = len(largest) - len(posts)
    posts += [f"{rest} more {'role' if rest == 1 else 'roles'}"] if rest else []
    total = number_text(plain_number(team.total))
    return f"{total} ({', '.join(posts)})" if posts else "nobody yet"
