"""Text from people, made safe for Slack's mrkdwn."""

import re

LONGEST_QUOTE = 40
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction in which what follows is read."""
_CODE = re.compile(r"`([^`]*)`")
_MARK = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")


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
    return tame(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tame(text: str) -> str:
    """Without what can't be seen and changes how the text around it is shown."""
    return _UNSEEN.sub("", text)


def unmarked(text: str) -> str:
    """The same where mrkdwn means nothing, such as at the field of a form."""
    return _unescape(_CODE.sub("\u201c\\1\u201d", text))


def readable(text: str) -> str:
    """A message as Slack sends it, in the words that its writer saw; without people's names.

    What comes out is no longer safe for mrkdwn.
    """
    return _unescape(_MARK.sub(_shown, text).replace("`", " "))


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _shown(mark: re.Match[str]) -> str:
    address, label = mark[1], mark[2] or ""
    if address.startswith("#"):
        return f"#{label}"
    # Of a person, a group or the whole channel only the id is known.
    return "" if address.startswith(("@", "!")) else label or address
