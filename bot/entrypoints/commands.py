"""What the commands of `mlteam` do. `cli.py` has their names and options."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import bot.logs  # first, see there
from bot.deps import Clock, Deps, utc_now
from bot.errors import UserError
from bot.settings import Settings
from knowledge.loader import load_knowledge
from storage.opening import open_existing, open_store
from storage.protocol import Store


def serve(mode: str) -> None:
    """`mode` is http or socket."""
    from bot.entrypoints.telemetry import check_telemetry

    settings = _settings()
    check_telemetry(settings)
    build_deps = _deps_builder(settings)
    if mode == "http":
        from bot.entrypoints import http

        http.serve(settings, build_deps)
    else:
        from bot.entrypoints import socket_mode

        socket_mode.serve(settings, build_deps)


def advise(path: Path, output: str) -> None:
    """`output` is text, json or markdown."""
    from bot.entrypoints.printing import print_advice, read_profile

    text = _read(path)
    knowledge = load_knowledge(_settings().knowledge, for_service=True)
    print_advice(read_profile(text, knowledge), output, knowledge)


def can_ask() -> bool:
    """Whether a person can read questions, on stderr, and answer them."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def advise_by_questions(output: str, save: Path | None, *, every: bool) -> None:
    from bot.entrypoints.asking import Interviewer, save_profile
    from bot.entrypoints.printing import print_advice

    if save and not save.parent.is_dir():  # said before the questions, not after
        raise UserError(
            f"{save} can't be written: there is no folder {save.parent}. Name another file."
        )
    knowledge = load_knowledge(_settings().knowledge, for_service=True)
    interviewer = Interviewer(knowledge)
    told = interviewer.ask(every=every)
    print_advice(told, output, knowledge)
    if save:
        save_profile(told, save)
    elif told.told() != {"headcount": {}}:
        interviewer.offer_to_keep(told)


def check(folder: Path | None) -> None:
    knowledge = load_knowledge(folder or Settings.from_environ(os.environ).knowledge)
    examples = sum(
        len(rule.examples.fires) + len(rule.examples.silent) for rule in knowledge.rules.values()
    )
    tips = sum(len(tips) for tips in knowledge.tips.values())
    print(
        f"Sound: {len(knowledge.roles)} roles, {len(knowledge.rules)} rules with {examples}"
        f" examples, {tips} tips, {len(knowledge.sources)} sources."
    )


def explain(item: str) -> None:
    from bot.entrypoints.printing import print_item

    print_item(item, load_knowledge(Settings.from_environ(os.environ).knowledge))


def impact(folder: Path) -> None:
    from bot.entrypoints.printing import print_impact

    settings = _settings()
    wanted = load_knowledge(folder)
    with _opened(settings, opener=open_existing) as deps:
        print_impact(deps, wanted, str(folder))


def post_nudges(now: datetime | None) -> None:
    """Those that are due, by `now` if it is given."""
    from bot.connecting import connect
    from bot.entrypoints.printing import print_deliveries
    from bot.nudges.deliver import deliver_due

    settings = _settings()
    settings.require_way_in()
    with _opened(settings, utc_now if now is None else lambda: now) as deps:
        deliveries = deliver_due(deps, connect(settings, deps))
    print_deliveries(deliveries)
    print(f"{len(deliveries)} due.")


def list_nudges(most: int) -> None:
    from bot.entrypoints.printing import print_deliveries

    with _opened(_settings(), opener=open_existing) as deps:
        listing = deps.store.page_deliveries(most)
    print_deliveries(listing)
    if not listing:
        print("No nudge was due yet.")


def migrate() -> None:
    settings = _settings()
    open_store(settings.database_url).close()
    print(f"{settings.database_url} is up to date.")


def examine(*, offline: bool) -> None:
    """Raises UserError if something has to be mended."""
    from bot.entrypoints.checks.setting import secrets_in
    from bot.entrypoints.doctor import report

    # What the libraries log on the way is among the findings, in better words.
    bot.logs.configure_logging("CRITICAL", "console", secrets_in(os.environ))
    for line in report(os.environ, utc_now, offline=offline):
        print(line, flush=True)


def print_manifest(url: str, *, rotation: bool) -> None:
    """`url` is that of a bot for many workspaces; empty for one in Socket Mode."""
    from bot.manifest import hosted_at, load_manifest

    manifest = hosted_at(url, rotation=rotation) if url else load_manifest()
    print(json.dumps(manifest, indent=2))


def _settings() -> Settings:
    settings = Settings.from_environ(os.environ)
    bot.logs.configure_logging(settings.log_level, settings.log_format, settings.secrets)
    bot.logs.log_ends()
    return settings


def _deps_builder(
    settings: Settings, clock: Clock = utc_now, opener: Callable[[str], Store] = open_store
) -> Callable[[], Deps]:
    """The knowledge is loaded here, once; each call opens the store, for a server that forks."""
    knowledge = load_knowledge(settings.knowledge, for_service=True)
    return lambda: replace(
        Deps.build(
            knowledge, opener(settings.database_url), clock, settings.knowledge, settings.retention
        ),
        support=settings.support,
    )


@contextmanager
def _opened(
    settings: Settings, clock: Clock = utc_now, opener: Callable[[str], Store] = open_store
) -> Iterator[Deps]:
    deps = _deps_builder(settings, clock, opener)()
    try:
        yield deps
    finally:
        deps.store.close()


def _read(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UserError(f"{path} can't be read ({reason}). Name a JSON file in UTF-8.") from None
