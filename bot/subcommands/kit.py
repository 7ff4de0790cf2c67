import re
from collections.abc import Iterator

from bot.deps import Deps
from bot.documents.kit import kit_document
from bot.errors import UserError
from bot.reply import Handout, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.kit import build_kit
from bot.usecases.lookup import find_named_role, find_role, get_role
from bot.views.kit import kit_message, kit_sent_message
from knowledge.nearest import find_nearest
from knowledge.schema import Knowledge

ALIKE = 75
"""From this similarity in percent a word is taken for a slip in `file` or `markdown`."""
_FILE = r"(?:as\s+)?(?:an?\s+|the\s+)?(?:markdown\s+)?(?:file|markdown|md)"
_AS_FILE = re.compile(rf"^{_FILE}\b\s*|\s*\b{_FILE}$", re.IGNORECASE)
_AROUND = re.compile(r"^(?:for\s+)?(?:(?:an?|the)\s+)?(.*?)(?:\s+please)?[?!.]*$", re.IGNORECASE)


class NoRole(UserError):
    def __init__(self) -> None:
        super().__init__("Name the role that you want to fill, as in `/mlteam kit data engineer`.")


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    name, as_file = read_arguments(deps.knowledge, arguments)
    if not name:
        raise NoRole
    kit = build_kit(deps, call.key, get_role(deps.knowledge, name, "kit"))
    if not as_file:
        return kit_message(kit, deps.knowledge)
    return Handout(kit_sent_message(kit), kit_document(kit, deps.knowledge))


def read_arguments(knowledge: Knowledge, typed: str) -> tuple[str, bool]:
    """The name of the role as it was typed, and whether the kit is wanted as a file."""
    whole = _bare(typed)
    name = _AS_FILE.sub("", whole)
    if name != whole:
        return _bare(name), True
    if find_named_role(knowledge, whole) is None:
        for rest, word in _without_one_word(whole):
            if find_nearest(word, ["file", "markdown"], cutoff=ALIKE) and find_role(
                knowledge, rest
            ):
                return rest, True
    return whole, False


def _bare(text: str) -> str:
    """Without what people put around a name, as in "for a data engineer please"."""
    match = _AROUND.match(text)
    return match[1] if match else text


def _without_one_word(text: str) -> Iterator[tuple[str, str]]:
    """Without its last word, and without its first, each with that word."""
    words = text.split()
    if len(words) > 1:
        yield _bare(" ".join(words[:-1])), words[-1]
        yield _bare(" ".join(words[1:])), words[0]


SUBCOMMAND = Subcommand(
    name="kit",
    usages=(
        ("kit ROLE", "Advert, interviews and first 90 days."),
        ("kit ROLE file", "The same, as a file to edit."),
    ),
    run=run,
    is_shareable=True,
)
