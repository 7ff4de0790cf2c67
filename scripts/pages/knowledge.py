"""The parts of docs/knowledge.md that show what the command line prints."""

import io
import json
from contextlib import redirect_stdout
from itertools import takewhile

from bot.entrypoints.explain import explain
from bot.entrypoints.printing import print_advice, read_profile
from knowledge.schema import Knowledge
from scripts.pages.markdown import Lines

NOT_READY = {
    "company_size": 80,
    "stage": "prototype",
    "data_readiness": "scattered",
    "headcount": {"data_scientist": 3},
}
"""A team for which a hire is held back."""


def held_back(knowledge: Knowledge) -> Lines:
    """The first recommendation that waits for something, up to what it rests on."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        print_advice(read_profile(json.dumps(NOT_READY), knowledge), "text", knowledge)
    recommendations = printed.getvalue().split("\n\n")
    held = next(one for one in recommendations if "yet. First:" in one)
    yield "```text"
    yield from takewhile(lambda line: "Unless:" not in line, held.splitlines())
    yield "```"


def explained(knowledge: Knowledge) -> Lines:
    yield "```text\n$ mlteam knowledge explain slow_months"
    yield "\n".join(explain("slow_months", knowledge)).rstrip()
    yield "```"
