"""What became of the last nudges, in plain words."""

from collections.abc import Sequence

from bot.mrkdwn import escape, literal
from bot.reply import Message
from bot.views.text import bullets, context, message, moment, section
from knowledge.schema import Knowledge
from storage.values import Delivery, DeliveryState

MOST = 10
_CARRIED = "the next one carries what it would have said"
_WORDS = {
    DeliveryState.CLAIMED: "about to be posted",
    DeliveryState.POSTING: "being posted",
    DeliveryState.POSTED: "posted",
    DeliveryState.SILENT: "nothing new to say, so I said nothing",
    DeliveryState.FAILED: "not posted",
    DeliveryState.UNKNOWN: f"nobody knows whether Slack took it; not posted again, {_CARRIED}",
    DeliveryState.MISSED: f"missed, because I was not running; {_CARRIED}",
}


def deliveries_message(deliveries: Sequence[Delivery], knowledge: Knowledge) -> Message:
    """`deliveries` are in order of their occurrences; the last MOST are shown, the newest first."""
    if not deliveries:
        return message(
            section("No nudge was due yet. Type `/mlteam nudges` to see when the next one is.")
        )
    lines = [_line(delivery, knowledge) for delivery in reversed(deliveries[-MOST:])]
    return message(
        section(f"*The last nudges*\n{bullets(lines)}"),
        context("Type `/mlteam nudges` for the next ones, `/mlteam history` for the decisions."),
    )


def _line(delivery: Delivery, knowledge: Knowledge) -> str:
    about = _about(delivery, knowledge)
    return f"{moment(delivery.due)}: {_state(delivery)}{f' ({about})' if about else ''}"


def _state(delivery: Delivery) -> str:
    if delivery.state is DeliveryState.WAITING:
        again = delivery.look_again_at
        return f"Slack is busy; I try again {moment(again)}" if again else "Slack is busy"
    words = _WORDS[delivery.state]
    if delivery.state is DeliveryState.FAILED and delivery.error:
        return f"{words}: Slack refused it ({literal(delivery.error)})"
    return words


def _about(delivery: Delivery, knowledge: Knowledge) -> str:
    """What it was about, as far as the knowledge still has it."""
    rule = knowledge.rules.get(delivery.subject)
    if rule is not None:
        return escape(rule.title)
    if any(tip.id == delivery.subject for tips in knowledge.tips.values() for tip in tips):
        return "a tip"
    words = knowledge.nudges.get(delivery.trigger)
    return escape(words.headline) if words and "{" not in words.headline else ""
