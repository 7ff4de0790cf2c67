"""What became of the last nudges, in plain words."""

from collections.abc import Sequence

from bot.language import say
from bot.mrkdwn import escape, literal
from bot.reply import Message
from bot.views.text import bullets, context, message, moment, section
from knowledge.schema import Knowledge
from storage.values import Delivery, DeliveryState

MOST = 10


def deliveries_message(deliveries: Sequence[Delivery], knowledge: Knowledge) -> Message:
    """`deliveries` are in order of their occurrences; the last MOST are shown, the newest first."""
    if not deliveries:
        return message(section(say("nudges-log-empty")))
    lines = [_line(delivery, knowledge) for delivery in reversed(deliveries[-MOST:])]
    return message(
        section(f"{say('nudges-log-title')}\n{bullets(lines)}"),
        context(say("nudges-log-more")),
    )


def _line(delivery: Delivery, knowledge: Knowledge) -> str:
    about, when, state = _about(delivery, knowledge), moment(delivery.due), _state(delivery)
    if not about:
        return say("nudges-log-line", when=when, state=state)
    return say("nudges-log-line-about", when=when, state=state, about=about)


def _state(delivery: Delivery) -> str:
    again, error = delivery.look_again_at, delivery.error
    if delivery.state is DeliveryState.WAITING and again:
        return say("nudges-log-again", when=moment(again))
    if delivery.state is DeliveryState.FAILED and error:
        return say("nudges-log-refused", error=literal(error))
    return say(f"nudges-log-{delivery.state}")


def _about(delivery: Delivery, knowledge: Knowledge) -> str:
    """What it was about, as far as the knowledge still has it."""
    rule = knowledge.rules.get(delivery.subject)
    if rule is not None:
        return escape(rule.title)
    if any(tip.id == delivery.subject for tips in knowledge.tips.values() for tip in tips):
        return say("nudges-log-tip")
    words = knowledge.nudges.get(delivery.trigger)
    return escape(words.headline) if words and "{" not in words.headline else ""
