"""What can go wrong, in the words of whoever sees it.

UserError               the person can mend it; its text is shown as it stands
  BadSetting            (bot.settings) a setting stops the start
  UnknownWord           a subcommand, role or size band that does not exist
  NoProfile             the channel has no team profile yet
  NudgesOff             there is no schedule to change
  StaleButton           the message is older than what it is about
  NotAllowed            (bot.usecases.access) the person may not change things in the channel
  SlackSilent           (bot.usecases.access) Slack did not tell whether they may
  NotShared             an answer can't be posted to the channel
  BadFields             fields of a form, each with its sentence

Anything else is ours to mend: it is logged with a reference, and the person sees the reference.
Texts may hold Slack's mrkdwn; what people typed is in them only through `quoted`.
"""

from collections.abc import Mapping

from bot.language import say
from bot.mrkdwn import literal, quoted


class UserError(Exception):
    """Base of all that a person can mend. The text says what to do."""


class UnknownWord(UserError):
    def __init__(
        self, what: str, word: str, nearest: str | None, help_command: str = "/mlteam help"
    ) -> None:
        """`what` is the kind of word, as in the ids of the texts, with spaces.

        `nearest` is the whole command to type instead, if any is near.
        """
        self.nearest = nearest
        sentences = [
            say(f"errors-unknown-{what.replace(' ', '-')}", word=quoted(word)),
            *([say("errors-did-you-mean", command=literal(nearest))] if nearest else []),
            say("errors-type-for-all", command=help_command),
        ]
        super().__init__(" ".join(sentences))


class NoProfile(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-no-profile"))


class NudgesOff(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-nudges-off"))


class StaleButton(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-stale-button"))


class NotShared(UserError):
    """An answer can't be posted to the channel; the text says why."""


class BadFields(UserError):
    """`problems` holds a sentence for each field at fault."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__("; ".join(f"{field}: {text}" for field, text in problems.items()))
