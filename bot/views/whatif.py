"""What if: what would change in the advice, then the first three of today and of then."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.whatif import Changed, Told, WhatIf
from bot.views.advice import headline
from bot.views.buttons import advice_button, row, setup_button
from bot.views.facts import number_text, value_text
from bot.views.text import bullets, context, header, message, section, upper_first
from knowledge.advice.facts import Scalar
from knowledge.schema import Knowledge

LONGEST_HEADER = 150
MOST_TOLD = 5


def whatif_message(found: WhatIf, knowledge: Knowledge) -> Message:
    return message(
        header(_headline(found, knowledge)[:LONGEST_HEADER]),
        section(f"*{say('whatif-if')}*\n{bullets(_changes(found, knowledge))}"),
        *_first_three(found, knowledge),
        *_differences(found, knowledge),
        context(say("whatif-not-stored")),
        row(advice_button(), setup_button(has_profile=True)),
    )


def _headline(found: WhatIf, knowledge: Knowledge) -> str:
    """The answer. Plain text, not escaped."""
    before, after = _first_lines(found, knowledge)
    if not found.changed:
        return say("whatif-so-today")
    if before == after:
        rest = found.on or found.off or found.turned or found.other_reason
        return say("whatif-first-three-stay") if rest else say("whatif-no-change")
    if not after:
        return say("whatif-nothing-left")
    if before[:1] == after[:1]:
        return say("whatif-stays-first", what=after[0])
    return say("whatif-comes-first", what=after[0])


def _changes(found: WhatIf, knowledge: Knowledge) -> list[str]:
    if not found.changed:
        return [say("whatif-already")]
    return [escape(_change(one, knowledge)) for one in found.changed]


def _change(one: Changed, knowledge: Knowledge) -> str:
    prefix, dot, role = one.name.partition(".")
    if dot and prefix == "headcount":
        label = knowledge.roles[role].plural
    else:
        label = upper_first(knowledge.fields[one.name].label)
    before, after = (_value(one.name, value, knowledge) for value in (one.before, one.after))
    return say("whatif-change", what=label, before=before, after=after)


def _value(name: str, value: Scalar, knowledge: Knowledge) -> str:
    if value is None:
        return say("whatif-not-told")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    return value_text(name, value, knowledge).partition(":")[0]


def _first_three(found: WhatIf, knowledge: Knowledge) -> list[Block]:
    before, after = _first_lines(found, knowledge)
    if before == after:
        return [section(f"*{say('whatif-three-both')}*\n{_numbered(before)}")]
    marked = [
        _marked(one, line, place, found, knowledge)
        for place, (one, line) in enumerate(
            zip(found.after.recommendations, after, strict=True), start=1
        )
    ]
    return [
        section(f"*{say('whatif-three-today')}*\n{_numbered(before)}"),
        section(f"*{say('whatif-three-then')}*\n{_numbered(marked)}"),
    ]


def _marked(one: Told, line: str, place: int, found: WhatIf, knowledge: Knowledge) -> str:
    """With where it stands today, or as what. Plain text, not escaped."""
    before, _ = _first_lines(found, knowledge)
    if line in before:
        was = before.index(line) + 1
        return line if was == place else say("whatif-was", what=line, was=str(was))
    as_what = {then.rule: headline(today, knowledge) for today, then in found.turned}
    if one.rule in as_what:
        return say("whatif-was", what=line, was=as_what[one.rule])
    return say("whatif-new", what=line)


def _first_lines(found: WhatIf, knowledge: Knowledge) -> tuple[list[str], list[str]]:
    """The headlines of today and of then. Plain text, not escaped."""
    before, after = (
        [headline(one, knowledge) for one in advice.recommendations]
        for advice in (found.before, found.after)
    )
    return before, after


def _numbered(lines: Sequence[str]) -> str:
    numbered = (f"{number}. {escape(line)}" for number, line in enumerate(lines, start=1))
    return "\n".join(numbered) or say("whatif-all-decided")


def _differences(found: WhatIf, knowledge: Knowledge) -> list[Block]:
    turned = [
        say(
            "whatif-becomes",
            before=escape(headline(today, knowledge)),
            after=escape(headline(then, knowledge)),
        )
        for today, then in found.turned
    ]
    lists = (
        (say("whatif-added"), [_told(one, knowledge) for one in found.on]),
        (say("whatif-gone"), [_told(one, knowledge) for one in found.off]),
        (say("whatif-turned"), turned),
        (say("whatif-other-reason"), [_told(one, knowledge) for one in found.other_reason]),
    )
    return [section(f"*{title}*\n{bullets(_few(entries))}") for title, entries in lists if entries]


def _told(one: Told, knowledge: Knowledge) -> str:
    return f"*{escape(headline(one, knowledge))}.* {escape(one.advice)}"


def _few(entries: Sequence[str]) -> list[str]:
    more = len(entries) - MOST_TOLD
    return [*entries[:MOST_TOLD], *([say("whatif-more", more=more)] if more > 0 else [])]
