"""docs/commands.md and the table of the README: what may be typed after `/mlteam`."""

import html
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from bot import subcommands
from bot.deps import Deps
from bot.errors import UserError
from bot.reply import Handout, OpenModal, Reply
from bot.subcommands import SUBCOMMANDS
from bot.subcommands.call import Call
from bot.usecases.access import Actor
from bot.usecases.people import Person
from knowledge.advice.profile import parse_profile
from knowledge.schema import Knowledge
from scripts.pages.markdown import Lines, heading, link, slug, table
from storage.memory import MemoryStore
from storage.values import ChannelKey

INTRO = """
# Commands

All that may be typed after `/mlteam` in a channel. Only whoever types it sees the answer, until it
is shared. Roles may be written as people write them: by title, plural or abbreviation, with a slip
of the keyboard. The same may be said to the bot, as in `@mlteam plan 3`, or in a direct message to
it.

The examples are the bot's own answers, without their buttons and cut where they are long, to a
channel that has told this: 180 employees, a first model in use, 4 data scientists and 1 ML
engineer."""

TEAM: Mapping[str, object] = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}
EXAMPLES: Mapping[str, str] = {
    "roles": "roles DE",
    "compare": "compare DE, analytics engineer",
    "why": "why data engineer",
    "whatif": "whatif +1 data engineer",
    "kit": "kit ML engineer",
    "plan": "plan 3",
    "ask": "ask when do we need an MLOps engineer",
    "tips": "tips small",
    "nudges": "nudges preview",
    "decide": "decide data engineer",
    "share": "share plan 3",
    "export": "export csv",
}
"""What is typed in the example of a subcommand, where its name alone shows too little."""

LONGEST = 32
"""Lines of an answer that are shown."""
WIDTH = 96
"""Of such a line, because pages do not wrap them."""
_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_KEY = ChannelKey("T0EXAMPLE1", "C0EXAMPLE1")
_USER = "U0EXAMPLE1"
_ANA = Actor(
    user=_USER,
    is_outsider=lambda: False,
    is_admin=lambda: False,
    is_in_group=lambda _: False,
)
_MARK = re.compile(r"\s*(?:•|\d+\.|[✓✗?])\s+")
_TYPE = re.compile(r"(?<!\w)([*_])(\S[^*_]*)\1(?!\w)")
_LINK = re.compile(r"<[^<>|]+\|([^<>]*)>")


def commands_page(knowledge: Knowledge) -> Lines:
    yield f"{INTRO}\n"
    yield ", ".join(link(one.name, f"#{slug(f'mlteam {one.name}')}") for one in SUBCOMMANDS)
    for subcommand in SUBCOMMANDS:
        typed = EXAMPLES.get(subcommand.name, subcommand.name)
        yield heading(2, f"/mlteam {subcommand.name}")
        yield from table(
            ["type", "and you get"],
            ((f"`/mlteam {usage}`", what) for usage, what in subcommand.usages),
        )
        yield f"`/mlteam {typed}` is answered with\n\n```text"
        yield from example_answer(typed, knowledge)
        yield "```\n"


def subcommand_rows(_: Knowledge) -> Lines:
    usages = (usage for subcommand in SUBCOMMANDS for usage in subcommand.usages)
    rows = table(["type", "and you get"], ((f"`/mlteam {usage}`", what) for usage, what in usages))
    yield "\n".join(rows).rstrip()


def example_answer(typed: str, knowledge: Knowledge) -> Iterator[str]:
    deps = Deps.build(knowledge, MemoryStore(), lambda: _NOW)
    profile = parse_profile(json.dumps(TEAM), knowledge.roles)
    deps.store.save_profile(_KEY, profile, base=0, by=_USER, at=_NOW)
    call = Call(
        key=_KEY,
        user=_USER,
        find_person=lambda: Person(user=_USER, zone="Europe/Paris"),
        can_post=lambda: True,
        actor=_ANA,
        list_groups=list,
        post=lambda _: None,
    )
    try:
        reply = subcommands.run(typed, call, deps)
    except UserError as error:
        raise SystemExit(f"give /mlteam {typed} an example in {__file__}: {error}") from None
    lines = [row for line in _text(reply).splitlines() for row in _wrapped(_plain(line))]
    yield from lines[:LONGEST]
    if len(lines) > LONGEST:
        yield "…"


def _text(reply: Reply) -> str:
    if isinstance(reply, OpenModal):
        view = reply.view.to_dict()
        title, blocks = view["title"]["text"], view["blocks"]
        labels = [f"•  {block['label']['text']}" for block in blocks if block["type"] == "input"]
        texts = [block["text"]["text"] for block in blocks if block["type"] == "section"]
        return "\n".join([f"A form, {title}:", *(labels or texts)])
    if isinstance(reply, Handout):
        return f"{reply.message.text}\n(and, as a file: {reply.document.filename})"
    return reply.text


def _wrapped(line: str) -> list[str]:
    """The rows of a list's entry stand below its text, not its mark."""
    mark = _MARK.match(line)
    below = " " * mark.end() if mark else ""
    return textwrap.wrap(line, WIDTH, subsequent_indent=below, break_long_words=False) or [""]


def _plain(line: str) -> str:
    """Without Slack's marks for links, bold and slanted type."""
    named = line.replace(f"<@{_USER}>", "@ana")
    return html.unescape(_TYPE.sub(r"\2", _LINK.sub(r"\1", named))).rstrip()
