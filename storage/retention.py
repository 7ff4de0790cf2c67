"""What is only history by a day, and what still counts however old it is. Pure.

History is what something newer has replaced. Of deliveries, which name no person, everything stays
that the follow-up rests on: what was posted, and the last word on each rule.
"""

from collections.abc import Sequence
from datetime import datetime

from storage.values import (
    UNFINISHED,
    Change,
    ChangeKind,
    Decision,
    Delivery,
    DeliveryState,
    ProfileVersion,
)

HEARD = frozenset({DeliveryState.POSTED, DeliveryState.SILENT})
"""After these no later occurrence carries what came before."""
KEPT_KINDS = frozenset({ChangeKind.CONFIRMED, ChangeKind.ACCESS})
"""Of these entries the last one says what holds today."""


def kept_profiles(versions: Sequence[ProfileVersion], before: datetime) -> list[ProfileVersion]:
    """Without those that another one had replaced by then. All sequences here are in order."""
    return [
        one
        for place, one in enumerate(versions)
        if not any(new.saved_at < before for new in versions[place + 1 :])
    ]


def kept_decisions(decisions: Sequence[Decision], before: datetime) -> list[Decision]:
    """Without those that another one on the same rule had replaced by then."""
    return [
        one
        for place, one in enumerate(decisions)
        if not any(
            new.rule == one.rule and new.decided_at < before for new in decisions[place + 1 :]
        )
    ]


def kept_changes(changes: Sequence[Change], before: datetime) -> list[Change]:
    """Without those of before then; but with the last one of KEPT_KINDS."""
    last = {change.kind: place for place, change in enumerate(changes)}
    return [
        change
        for place, change in enumerate(changes)
        if change.at >= before or (change.kind in KEPT_KINDS and last[change.kind] == place)
    ]


def kept_deliveries(deliveries: Sequence[Delivery], before: datetime) -> list[Delivery]:
    """Without those of before then, if the follow-up says just the same without them."""
    return [
        one
        for place, one in enumerate(deliveries)
        if one.due >= before or not _is_past(one, deliveries[place + 1 :])
    ]


def _is_past(delivery: Delivery, later: Sequence[Delivery]) -> bool:
    if delivery.state in UNFINISHED or delivery.state is DeliveryState.POSTED:
        return False
    if not is_written(delivery):
        return any(one.state in HEARD for one in later)
    # It says of some rules that they did not speak then. If none of them does in the next one
    # either, that is the later word on each.
    following = next((one for one in later if is_written(one)), None)
    return following is not None and set(following.fired) <= set(delivery.fired)


def is_written(delivery: Delivery) -> bool:
    """Whether it is known which rules spoke when it was written, or kept back."""
    return delivery.state in HEARD and bool(delivery.profile_version)
