"""docs/licenses.md: under which licenses the packages are that the bot is installed with."""

from knowledge.schema import Knowledge
from scripts.pages.markdown import Lines, heading
from scripts.supply.licenses import ALLOWED, BUNDLED, list_licenses
from scripts.supply.pins import Pin, read_pins


def licenses_page(_: Knowledge) -> Lines:
    yield heading(1, "Licenses")
    yield (
        "mlteam is under the MIT license. This is what it is installed with, as"
        " [requirements.txt](../requirements.txt) pins it, and under which license each package is,"
        " in the names of SPDX. The versions and hashes stand there, and in the bill of materials"
        " (`make sbom`)."
    )
    yield ""
    yield "| package | license | needed by |"
    yield "|---|---|---|"
    licenses = list_licenses()
    for name, pin in {pin.name: pin for pin in read_pins()}.items():
        yield f"| {name} | {licenses[name]} | {_wanting(pin)} |"
    yield heading(2, "What is allowed")
    yield (
        f"{', '.join(sorted(ALLOWED))}. Of a choice between licenses one that is allowed is enough."
        " A test refuses every other one. MPL-2.0 asks for the source of its own files only, and"
        " they are not changed here."
    )
    yield heading(2, "What wheels bring along")
    yield (
        "Some packages hold libraries of others, as files of their own, with their license texts"
        " beside them. Those under a license of the GPL family are:"
    )
    yield ""
    for (package, said), library in sorted(BUNDLED.items()):
        yield f"- {library} in {package} for Linux: {said}"
    yield ""
    yield (
        "GCC's exception lets programs under any license use libgfortran. libquadmath is a shared"
        " library that may be replaced, which is what the LGPL asks for. Whoever hands the image on"
        " hands their license texts on with it: they are in the packages' `.dist-info` folders."
    )


def _wanting(pin: Pin) -> str:
    return ", ".join(sorted(set(pin.wanted_by)))
