"""Posts by role as people type them: added and taken away, or all that a person or team has."""

from bot.errors import UnknownWord
from bot.mrkdwn import quoted
from bot.usecases.lookup import find_near_role, find_role
from bot.usecases.typed import Amount, BadChange, Item, Setting, take_apart
from knowledge.schema import Knowledge, Role

EXAMPLE = "`+1 data-engineer -1 ds`"


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
            raise BadChange(f"You name {role.many} twice; name each role once.")
        posts[role.id] = number
    if not posts:
        raise BadChange("Write the posts, such as `0.5 data engineer, 0.5 ML engineer`.")
    return posts


def _read_post(item: Item, knowledge: Knowledge) -> tuple[Role, float]:
    if isinstance(item, Setting) or item.sign:
        raise BadChange("Write how many posts there are, such as `0.5 data engineer`.")
    if item.number is None:
        role = find_role(knowledge, item.what)
        raise BadChange(
            f"Say how many posts, such as `0.5 {role.one}`."
            if role
            else f"I can't read {quoted(item.what)} as posts; write a number and a role, such as"
            " `0.5 data engineer`."
        )
    return role_of(item, knowledge), number_of(item)


def role_of(amount: Amount, knowledge: Knowledge, command: str = "") -> Role:
    """Raises BadChange if the role or the number is missing, and UnknownWord if there is no such
    role. For a change `command` is what to type before it.
    """
    if not amount.what:
        raise BadChange(f"Say which role after {quoted(amount.typed)}, such as `+1 data engineer`.")
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
        raise BadChange(
            f"{quoted(amount.typed)} changes nothing; write at least a tenth of a post."
        )
    return amount.number


def _without_number(amount: Amount, role: Role | None) -> str:
    if role is None:
        return (
            f"I can't read {quoted(amount.what)} as a change; write changes such as {EXAMPLE} or"
            " `hiring=frozen`."
        )
    return f"Say how many, such as `+1 {role.one}` or `-1 {role.one}`."
