"""What a person types, in the form in which Slack stores and sends it."""

import re

from playground.workspace import Workspace

NAME = re.compile(r"(?<![\w<])([@#])([\w.-]*\w)")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def linked(text: str, workspace: Workspace) -> str:
    """Escape the text, then turn the @names and #channels that exist into mentions."""
    people = {person.name: f"@{person.id}" for person in workspace.people.values()}
    people |= {group.handle: f"!subteam^{group.id}" for group in workspace.groups.values()}
    channels = {each.name: each for each in workspace.channels.values() if not each.im}

    def mention(match: re.Match[str]) -> str:
        mark, name = match.groups()
        if mark == "@" and name in people:
            return f"<{people[name]}>"
        if mark == "#" and name in channels:
            channel = channels[name]
            return f"<#{channel.id}|{'' if channel.private else name}>"
        return match.group()

    return NAME.sub(mention, escaped(text))
