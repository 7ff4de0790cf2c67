"""Every id by which Slack says what was pressed or submitted; views and listeners share them."""

from enum import StrEnum


class Action(StrEnum):
    """action_id of buttons. Several may stand in one message, so each is unique there."""

    OPEN_SETUP = "open_setup"
    OPEN_DETAILS = "open_details"
    SHOW_ADVICE = "show_advice"
    SHOW_ROLE = "show_role"
    SHOW_WHY = "show_why"
    SHOW_KIT = "show_kit"
    KIT_FILE = "kit_file"
    NUDGE_DONE = "nudge_done"
    NUDGE_DEFER = "nudge_defer"
    NUDGE_DECLINE = "nudge_decline"
    NUDGE_SCHEDULE = "nudge_schedule"
    ANSWER = "answer"
    """Of every input: its block_id says which field it is."""


class Callback(StrEnum):
    """callback_id of modals."""

    SETUP = "setup"
    DETAILS = "details"
    SCHEDULE = "schedule"
    DEFER = "defer"
    DECLINE = "decline"
    READ_ONLY = "read_only"


class Field(StrEnum):
    """block_id of inputs that are no fields of the team profile; those are called as in it."""

    RHYTHM = "rhythm"
    WEEKDAY = "weekday"
    HOUR = "hour"
    POSTS = "posts"
    UNTIL = "until"
    REASON = "reason"
