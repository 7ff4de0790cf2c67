import re

from bot.deps import Deps
from bot.documents.kit import kit_document
from bot.errors import UserError
from bot.reply import Handout, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.kit import build_kit
from bot.usecases.lookup import get_role
from bot.views.kit import kit_message, kit_sent_message

_AS_FILE = re.compile(r"\s*\b(as\s+)?(a\s+)?(markdown\s+)?(file|markdown|md)$", re.IGNORECASE)


class NoRole(UserError):
    def __init__(self) -> None:
        super().__init__("Name the role that you want to fill, as in `/mlteam kit data engineer`.")


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    name = _AS_FILE.sub("", arguments)
    if not name:
        raise NoRole
    kit = build_kit(deps, call.key, get_role(deps.knowledge, name, "kit"))
    if name == arguments:
        return kit_message(kit, deps.knowledge)
    return Handout(kit_sent_message(kit), kit_document(kit, deps.knowledge))


SUBCOMMAND = Subcommand(
    name="kit",
    usages=(
        ("kit ROLE", "Advert, interviews and first 90 days."),
        ("kit ROLE file", "The same, as a file to edit."),
    ),
    run=run,
)
