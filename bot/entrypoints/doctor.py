"""`mlteam doctor`: what is in order, what is not, and how to mend it. It changes nothing."""

from collections.abc import Iterator, Mapping
from functools import partial

from bot.deps import Clock
from bot.entrypoints.checks.database import check_database
from bot.entrypoints.checks.finding import Check, Finding, Level, problem
from bot.entrypoints.checks.machine import (
    check_knowledge,
    check_port,
    check_public_url,
    check_zones,
)
from bot.entrypoints.checks.setting import check_settings, read_settings, secrets_in
from bot.entrypoints.checks.slack import check_slack
from bot.errors import UserError
from bot.logs import build_scrub, words_of

COLUMN = 10


class NotWell(UserError):
    def __init__(self, count: int) -> None:
        things = "problem" if count == 1 else "problems"
        super().__init__(f"{count} {things} to mend.")


def examine(environ: Mapping[str, str], clock: Clock, *, offline: bool) -> Iterator[Finding]:
    """One after the other. `offline` leaves out all that asks somebody else."""
    settings, malformed = read_settings(environ)
    yield from malformed.values()
    checks: dict[str, Check] = {
        "settings": partial(check_settings, settings, malformed),
        "database": partial(check_database, settings),
        "knowledge": partial(check_knowledge, settings),
        "zones": check_zones,
        "port": partial(check_port, settings),
    }
    if not offline:
        if settings.bot_token or settings.many_workspaces:
            checks["slack"] = partial(check_slack, settings, clock)
        checks["address"] = partial(check_public_url, settings)
    for about, check in checks.items():
        try:
            yield from check()
        except Exception as error:  # noqa: BLE001 -- an outer edge: the other checks go on
            kind = type(error).__name__
            yield problem(about, f"It could not be looked at: {kind} {words_of(error)}".rstrip())


def report(environ: Mapping[str, str], clock: Clock, *, offline: bool) -> Iterator[str]:
    """A line each. Raises NotWell at the end if there is a problem."""
    scrub, problems = build_scrub(secrets_in(environ)), 0
    for finding in examine(environ, clock, offline=offline):
        problems += finding.level is Level.PROBLEM
        text = " ".join(finding.text.split())
        yield scrub(f"{finding.level:<{COLUMN}}{finding.about:<{COLUMN}} {text}")
    if problems:
        raise NotWell(problems)
