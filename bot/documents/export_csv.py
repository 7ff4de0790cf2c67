"""What happened in a channel as one flat table, for a spreadsheet."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import StringIO

from bot.usecases.history import list_differences
from bot.usecases.setup_form import HEADCOUNT
from bot.usecases.stored import Stored
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile
from storage.values import Change, Decision, Delivery, ProfileVersion

COLUMNS = (
    *("time", "by", "kind", "subject", "field", "before", "after", "reason", "until"),
    "profile_version",
)
_BEGIN = r"[\s\u200b\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20]"
"""With what a spreadsheet begins to calculate, and may be made to run something; some take the
wide ones of Chinese and Japanese for the same, and skip what is blank."""
_FORMULA = re.compile(rf"{_BEGIN}|[\t\r\n]")
_FORMULA_INSIDE = re.compile(rf"([;\t\r\n\"'])(?={_BEGIN})")
"""Where a semicolon separates cells, as in German, one inside a text ends the cell for them, and so
does a tab or a new line."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?", re.ASCII)

_Row = dict[str, str]


def to_csv(stored: Stored) -> str:
    """In order of time, in UTC; one row for each field, decision, nudge and detail that changed."""
    rows = sorted(_rows(stored), key=lambda row: row[0])
    text = StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="")
    table.writeheader()
    table.writerows(
        {name: _cell(value) for name, value in {"time": at.isoformat(), **row}.items()}
        for at, row in rows
    )
    return text.getvalue()


def _rows(stored: Stored) -> Iterator[tuple[datetime, _Row]]:
    before = None
    for version in stored.profiles:
        yield from ((version.saved_at, row) for row in _profile_rows(before, version))
        before = version.profile
    for decision in stored.decisions:
        yield decision.decided_at, _decision_row(decision)
    for delivery in stored.deliveries:
        yield delivery.claimed_at, _delivery_row(delivery)
    for change in stored.changes:
        yield from ((change.at, row) for row in _change_rows(change))


def _profile_rows(before: TeamProfile | None, version: ProfileVersion) -> Iterator[_Row]:
    number = str(version.version)
    told = {
        "by": version.saved_by,
        "kind": "profile",
        "subject": f"version {number}",
        "profile_version": number,
    }
    found = list_differences(before, version.profile)
    if not found:
        yield told
    for one in found:
        is_post = one.field.startswith(HEADCOUNT)
        yield {
            **told,
            "field": one.field,
            "before": _value(one.before, is_post=is_post),
            "after": _value(one.after, is_post=is_post),
        }


def _decision_row(decision: Decision) -> _Row:
    return {
        "by": decision.decided_by,
        "kind": "decision",
        "subject": decision.rule,
        "after": decision.kind.value,
        "reason": decision.reason,
        "until": decision.until.isoformat() if decision.until else "",
        "profile_version": str(decision.profile_version),
    }


def _delivery_row(delivery: Delivery) -> _Row:
    return {
        "kind": "nudge",
        "subject": _joined(delivery.subjects),
        "field": delivery.trigger,
        "after": delivery.state.value,
        "reason": delivery.error,
        "profile_version": str(delivery.profile_version or ""),
    }


def _change_rows(change: Change) -> Iterator[_Row]:
    told = {"by": change.by, "kind": change.kind.value}
    for name, value in change.detail.items():
        yield {**told, "field": name, "after": value}
    if not change.detail:
        yield told


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _value(value: Scalar, *, is_post: bool) -> str:
    if value is None:
        return "0" if is_post else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _cell(text: str) -> str:
    """An apostrophe in front makes it text for every spreadsheet. A number stays one."""
    if _NUMBER.fullmatch(text):
        return text
    safe = _FORMULA_INSIDE.sub(r"\1'", text)
    return f"'{safe}" if _FORMULA.match(safe) else safe
