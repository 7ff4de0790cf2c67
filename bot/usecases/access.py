"""Who may change what is stored for a channel."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from bot.deps import Deps
from bot.errors import UserError
from bot.language import list_text, say
from storage.values import Access, ChannelKey


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts. What Slack has to be asked for is asked only where it decides.

    What asks Slack raises SlackSilent.
    """

    user: str
    is_outsider: Callable[[], bool]
    """Of another organization, in a shared channel."""
    is_admin: Callable[[], bool]
    """Slack's administrators and owners of the workspace."""
    is_in_group: Callable[[Collection[str]], bool]
    """Whether the person is in one of these Slack user groups."""


class SlackSilent(UserError):
    """Slack did not tell what has to be known, so it is refused. The text says what to do."""


class NotAllowed(UserError):
    """The text says who may."""

    def __init__(self, text: str, unclear: str = "") -> None:
        """`unclear` is what Slack did not tell, and what to do about it."""
        self.unclear = unclear
        super().__init__(f"{text} {unclear}".rstrip())


def check_may_change(deps: Deps, key: ChannelKey, actor: Actor) -> None:
    """Raises NotAllowed, which says who may; SlackSilent, if Slack does not tell."""
    check_allowed(find_access(deps, key), actor)


def find_access(deps: Deps, key: ChannelKey) -> Access:
    """By default everyone in the channel may change."""
    return deps.store.find_access(key) or Access(key=key)


def check_allowed(access: Access, actor: Actor) -> None:
    """Whoever is named may, of whatever organization. Raises NotAllowed, SlackSilent."""
    if is_named(access, actor.user):
        return
    if not access.outsiders and actor.is_outsider():
        ours = who_may(access) if access.narrowed else say("access-the-others")
        raise NotAllowed(
            f"{say('access-outsiders-read')} {_large(say('access-can-allow', who=ours))}"
        )
    if not access.narrowed:
        return
    unclear = ""
    for asks in _questions(access, actor):
        try:
            if asks():
                return
        except SlackSilent as error:
            unclear = str(error)
    refused = _large(say("access-refused", who=who_may(access)))
    raise NotAllowed(f"{refused} {_advice(access)}", unclear)


def is_named(access: Access, user: str) -> bool:
    return access.narrowed and user in access.people


def _questions(access: Access, actor: Actor) -> Iterator[Callable[[], bool]]:
    if access.admins:
        # Who is an administrator elsewhere is a guest like any other here.
        yield lambda: not actor.is_outsider() and actor.is_admin()
    if access.groups:
        yield lambda: actor.is_in_group(access.groups)


def who_may(access: Access) -> str:
    """In Slack's mrkdwn, inside a sentence."""
    return names_of(access) if access.narrowed else say("access-everyone-here")


def _large(sentence: str) -> str:
    """Names may begin it, and not every name has a large first letter."""
    return sentence[:1].upper() + sentence[1:]


def names_of(access: Access) -> str:
    """Those to whom it is narrowed, in Slack's mrkdwn."""
    names = [f"<@{user}>" for user in access.people]
    names += [say("access-members-of", group=f"<!subteam^{group}>") for group in access.groups]
    names += [say("access-slack-admins")] if access.admins else []
    return list_text(names or [say("access-nobody")])


def _advice(access: Access) -> str:
    alone = len(access.people) == 1 and not access.groups and not access.admins
    return say("access-ask-them" if alone else "access-ask-one")


def remember_inviter(deps: Deps, key: ChannelKey, inviter: str) -> None:
    """Who invited the bot is offered first where access is narrowed. The first one stays."""
    if inviter and deps.store.find_access(key) is None:
        deps.store.save_access(Access(key=key, inviter=inviter))
