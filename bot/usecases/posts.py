"""Posts by role as people type them: added and taken away, or all that a person or team has."""

from bot.errors import UnknownWord
from bot.language import say
from bot.mrkdwn import quoted
from bot.usecases.lookup import find_near_role, find_role
from bot.usecases.typed import Amount, BadChange, Item, Setting, take_apart
from knowledge.schema import Knowledge, Role


def read_posts(text: str, knowledge: Knowledge) -> dict[str, float]:
    """Full-time posts by role id, such as "0.5 data engineer, 0.5 ML engineer".

    A sign has no meaning here and is refused, as is a role that is named twice. Raises BadChange,
    and UnknownWord for a role that does not exist.
    """
    try:
        return _read_posts(text, knowledge)
    except BadChange as error:
        # Its examples are those of changes, which have signs.
        raise BadChange(str(error).replace("`+", "`")) from None


def _read_posts(text: str, knowledge: Knowledge) -> dict[str, float]:
    posts: dict[str, float] = {}
    for item in take_apart(text):
        role, number = _read_post(item, knowledge)
        if role.id in posts:
            raise BadChange(say("posts-twice", roles=role.many))
        posts[role.id] = number
    if not posts:
        raise BadChange(say("posts-nothing"))
    return posts


def _read_post(item: Item, knowledge: Knowledge) -> tuple[Role, float]:
    if isinstance(item, Setting) or item.sign:
        raise BadChange(say("posts-no-change"))
    if item.number is None:
        role = find_role(knowledge, item.what)
        raise BadChange(
            say("posts-how-many", role=role.one)
            if role
            else say("posts-unreadable", typed=quoted(item.what))
        )
    return role_of(item, knowledge), number_of(item)


def role_of(amount: Amount, knowledge: Knowledge, command: str = "") -> Role:
    """Raises BadChange if the role or the number is missing, and UnknownWord if there is no such
    role. For a change `command` is what to type before it.
    """
    if not amount.what:
        raise BadChange(say("posts-which-role", typed=quoted(amount.typed)))
    role = find_role(knowledge, amount.what)
    if amount.number is None:
        raise BadChange(_without_number(amount, role))
    if role is None:
        near = find_near_role(knowledge, amount.what)
        before = f"/mlteam {command} {amount.sign or '+'}" if command else ""
        suggestion = f"{before}{amount.number:g} {near.one}" if near else None
        raise UnknownWord("role", amount.what, suggestion, "/mlteam roles")
    return role


def number_of(amount: Amount) -> float:
    """More than nothing. Raises BadChange."""
    if not amount.number:
        raise BadChange(say("posts-changes-nothing", typed=quoted(amount.typed)))
    return amount.number


def _without_number(amount: Amount, role: Role | None) -> str:
    if role is None:
        return say("posts-unreadable-change", typed=quoted(amount.what))
    return say("posts-say-how-many", role=role.one)
