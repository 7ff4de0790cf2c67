"""Two roles side by side: aspect by aspect, in columns that stand below each other on a phone."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.comparing import Comparison, Verdict, Why
from bot.usecases.role_fit import RoleFit
from bot.views.buttons import advice_button, button, row, setup_button, why_button
from bot.views.decisions import decision_text
from bot.views.ids import Action
from bot.views.sources import sources_line
from bot.views.text import bullets, columns, context, header, inside, message, section
from bot.views.words import no_gap
from knowledge.advice.comparing import Common, Pair, most_telling
from knowledge.schema import Knowledge, Role

MOST_MISTAKEN = 1


def compare_message(comparison: Comparison, knowledge: Knowledge) -> Message:
    """Who comes first and what sets the two apart; the rest is behind the button of each role."""
    one, other = comparison.one, comparison.other
    return message(
        header(_headline(comparison)),
        section(_who_first(comparison), accessory=_reason_button(comparison)),
        columns(*(_card(role) for role in (one, other))),
        columns(*(_needs(role) for role in (one, other))),
        *_is_not(one, other),
        section(f"*{say('compare-share')}*\n{_shared(comparison.common)}"),
        context(f"{_levels(one, other)}\n{_sources(comparison, knowledge)}"),
        *_buttons(comparison),
    )


# Who first


def _headline(comparison: Comparison) -> str:
    """The answer, if there is one. Plain text, not escaped."""
    verdict, one, other = comparison.verdict, comparison.one, comparison.other
    if verdict is None:
        return say("compare-which", one=one.title, other=other.one)
    if verdict.why is Why.NEITHER:
        return say("compare-neither-now", one=one.title, other=other.one)
    first, second = verdict.first.role, verdict.second.role
    return say("compare-before", first=first.title, second=second.one)


def _who_first(comparison: Comparison) -> str:
    if comparison.verdict is None:
        return _in_general(comparison)
    match comparison.verdict.why:
        case Why.ADVISED:
            return _advised(comparison.verdict)
        case Why.READY:
            return _ready(comparison.verdict)
        case Why.NEITHER:
            return _neither(comparison.verdict)


def _in_general(comparison: Comparison) -> str:
    ask = say("compare-set-up")
    if not comparison.steps:
        return say("compare-no-order", ask=ask)
    then = comparison.steps[-1].role
    first = comparison.other if then is comparison.one else comparison.one
    steps = bullets(
        say(
            "compare-first-of-all",
            role=escape(step.role.one),
            what=escape(step.requirement.first),
        )
        for step in comparison.steps
    )
    return f"{say('compare-general', first=escape(first.one))}\n{steps}\n{ask}"


def _advised(verdict: Verdict) -> str:
    first, second = verdict.first, verdict.second
    if first.advised is None or first.rank is None:
        return _neither(verdict)
    place = f" {say('compare-place', place=first.rank)}" if first.rank > 1 else ""
    answer = say("compare-here", answer=f"{escape(first.advised.advice)}{place}")
    then = f"*{say('compare-then')}*" if second.advised else _bold(second.role)
    return f"{answer}\n{then} {_reason(second)}"


def _ready(verdict: Verdict) -> str:
    first, second = verdict.first, verdict.second
    roles = {"first": escape(first.role.one), "second": escape(second.role.one)}
    answer = say("compare-here", answer=say("compare-ready", **roles))
    steps = bullets(escape(requirement.first) for requirement in second.unmet)
    return f"{answer}\n{steps}\n{say('compare-no-hurry', reason=_reason(first))}"


def _neither(verdict: Verdict) -> str:
    fits = (verdict.first, verdict.second)
    reasons = bullets(f"{_bold(fit.role)} {_reason(fit)}" for fit in fits)
    return f"{say('compare-here', answer=say('compare-neither'))}\n{reasons}"


def _reason(fit: RoleFit) -> str:
    """Why the role is to be filled or not, in a sentence."""
    if fit.advised is not None:
        return escape(fit.advised.advice)
    if fit.decided is not None:
        finding, decision = fit.decided
        return f"{escape(finding.advice)} {decision_text(decision)}"
    return escape(fit.against[0] if fit.against else no_gap(fit.role))


def _bold(role: Role) -> str:
    return f"*{escape(role.title)}:*"


# Aspects


def _card(role: Role) -> str:
    return f"*{escape(role.title)}*\n{escape(role.mission)}"


def _needs(role: Role) -> str:
    """The skill that comes first; the mission says what the role does."""
    skill = escape(inside(role.skills[0]))
    return say("compare-needs", role=escape(role.title), skill=skill)


def _is_not(one: Role, other: Role) -> list[Block]:
    """What sets each apart from the other, if the knowledge says so."""
    if not (one.is_not and other.is_not):
        return []
    texts = [_mistaken(role, away_from) for role, away_from in ((one, other), (other, one))]
    return [columns(*texts)]


def _mistaken(role: Role, away_from: Role) -> str:
    [text] = most_telling(role.is_not, away_from, MOST_MISTAKEN)
    return say("compare-is-not", role=escape(role.title), other=escape(inside(text)))


def _shared(common: Common) -> str:
    if common.said:
        return escape(common.said)
    lines = [
        *(say("compare-either", duty=escape(duty.title)) for duty in common.duties),
        *([_takers(common)] if common.takers else []),
        *(_grows(pair) for pair in common.grows),
        *(_covers(pair) for pair in common.covers),
    ]
    return "\n".join(lines) or say("compare-little")


def _takers(common: Common) -> str:
    roles = escape(", ".join(role.one for role in common.takers))
    return say("compare-hand-over", roles=roles)


def _grows(pair: Pair) -> str:
    return say("compare-grows", one=escape(pair.one.one), other=escape(pair.other.title))


def _covers(pair: Pair) -> str:
    return say("compare-covers", role=escape(pair.other.one), cover=escape(pair.other.cover))


def _levels(one: Role, other: Role) -> str:
    levels = [(role, role.first_hire.level) for role in (one, other) if role.first_hire]
    if not levels:
        return say("compare-more-on-each")
    shown = [
        say("compare-level", role=escape(role.one), level=say(f"terms-level-{level}"))
        for role, level in levels
    ]
    return say("compare-levels", levels=", ".join(shown))


def _sources(comparison: Comparison, knowledge: Knowledge) -> str:
    """That of the answer first, then the first one of either role."""
    verdict = comparison.verdict
    advised = verdict.first.advised if verdict else None
    rule = knowledge.rules[advised.rule].sources[:1] if advised else ()
    of_roles = (comparison.one.sources[0], comparison.other.sources[0])
    return sources_line(dict.fromkeys([*rule, *of_roles]), knowledge)


# Buttons


def _reason_button(comparison: Comparison) -> ButtonElement | None:
    """What the answer rests on, if there is one."""
    if comparison.verdict is None:
        return None
    advised = comparison.verdict.first.advised
    return why_button(advised.rule) if advised else advice_button()


def _buttons(comparison: Comparison) -> list[Block]:
    """The roles in a row each: in one row Slack wants each action_id but once."""
    is_set_up = comparison.verdict is not None
    return [
        row(_role_button(comparison.one)),
        row(
            _role_button(comparison.other),
            *([] if is_set_up else [setup_button(has_profile=False)]),
        ),
    ]


def _role_button(role: Role) -> ButtonElement:
    return button(say("compare-about", role=role.one), Action.SHOW_ROLE, value=role.id)
