"""Text from people, made safe for Slack's mrkdwn."""

LONGEST_QUOTE = 40


def quoted(text: str) -> str:
    """What a person typed, shortened, so that it can neither mention, link nor format."""
    words = " ".join(text.split())
    return literal(words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}…")


def literal(text: str) -> str:
    """Text from people as code, because nothing is formatted in there."""
    one_line = " ".join(text.replace("`", "'").split())
    return f"`{escape(one_line)}`"


def escape(text: str) -> str:
    """Text from people for mrkdwn, as Slack's documentation asks: these three and only once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
