import re

from bot.deps import Deps
from bot.documents.export import Format, export_document
from bot.errors import UnknownWord
from bot.reply import Handout, Reply
from bot.subcommands.call import Call, Subcommand
from bot.usecases.sharing import record_export
from bot.usecases.stored import get_stored
from bot.views.sharing import export_sent_message
from knowledge.nearest import find_nearest

_AROUND = re.compile(
    r"^(?:(?:as|als)\s+)?(?:an?\s+)?(\w*?)(?:[\s-]+(?:file|datei))?$", re.IGNORECASE
)
_NAMES = {"": Format.JSON, "md": Format.MARKDOWN} | {form.value: form for form in Format}


def run(arguments: str, call: Call, deps: Deps) -> Reply:
    form = _read(arguments)
    stored = get_stored(deps, call.key)
    document = export_document(stored, form, deps.knowledge, deps.clock())
    record_export(deps, call.key, by=call.user, form=form)
    others = [other for other in Format if other is not form]
    return Handout(export_sent_message(form, others), document)


def _read(arguments: str) -> Format:
    match = _AROUND.match(arguments)
    form = _NAMES.get(match[1].casefold()) if match else None
    if form is None:
        near = find_nearest(arguments, list(Format))
        command = f"/mlteam export {near}" if near else "/mlteam export csv"
        raise UnknownWord("format", arguments, command, "/mlteam help")
    return form


SUBCOMMAND = Subcommand(
    name="export",
    run=run,
)
