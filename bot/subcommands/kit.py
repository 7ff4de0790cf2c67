import re
from collections.abc import Iterator

from bot.deps import Deps
from bot.errors import UserError
from bot.language import say
from bot.reply import Handout, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.kit import Page, build_kit
from bot.usecases.lookup import find_named_role, find_role, get_role
from bot.views.kit import kit_message, kit_sent_message, page_message
from knowledge.nearest import find_nearest
from knowledge.schema import Knowledge

ALIKE = 75
"""From this similarity in percent a word is taken for a slip in `file` or `markdown`."""
_FILE = r"(?:(?:as|als)\s+)?(?:an?\s+|the\s+)?(?:markdown\s+)?(?:file|markdown|md|datei)"
_AS_FILE = re.compile(rf"^{_FILE}\b\s*|\s*\b{_FILE}$", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:(?:for|für)\s+)?(?:(?:an?|the|eine?n?)\s+)?(.*?)(?:\s+(?:please|bitte))?[?!.]*$",
    re.IGNORECASE,
)


class NoRole(UserError):
    def __init__(self) -> None:
        super().__init__(say("kit-no-role"))


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    typed, page = _without_page(arguments)
    name, as_file = read_arguments(deps.knowledge, typed)
    if not name:
        raise NoRole
    kit = build_kit(deps, call.key, get_role(deps.knowledge, name, "kit"))
    if page:
        return page_message(kit, page, deps.knowledge)
    if not as_file:
        return kit_message(kit, deps.knowledge)
    # Here, because few ask for the file, and a start need not wait for it.
    from bot.documents.kit import kit_document  # noqa: PLC0415

    return Handout(kit_sent_message(kit), kit_document(kit, deps.knowledge))


def _without_page(typed: str) -> tuple[str, Page | None]:
    """What was typed before the name of a page, if it ends with one."""
    rest, _, last = typed.rpartition(" ")
    return (rest, Page(last)) if rest and last in list(Page) else (typed, None)


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
    ways=2,
    run=run,
    is_shareable=True,
)
