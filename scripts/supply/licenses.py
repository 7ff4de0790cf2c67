"""Under which licenses the bot's packages are, and that each is one we can live with.

The names are those of SPDX. `python -m scripts.supply.licenses` prints the list, and exits with 1
if there is one that nobody has allowed.
"""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from scripts.supply.pins import Pin, read_pins

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",  # asks for the source of its own files only, and we change none
    "PSF-2.0",
    "Zlib",
}
READ_BY_US = {
    "click-default-group": "BSD-3-Clause",  # its metadata says "public domain", its LICENSE this
    "colorama": "BSD-3-Clause",  # only on Windows
    "cycler": "BSD-3-Clause",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "prompt-toolkit": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
}
"""Where the metadata does not say it: what the file LICENSE says."""
BUNDLED = {
    ("numpy", "GPL-3.0-or-later WITH GCC-exception-3.1"): "libgfortran",
    ("numpy", "LGPL-2.1-or-later"): "libquadmath",
}
"""Copyleft of libraries that a wheel brings along, as files of their own, and which that is."""
_OTHER_NAMES = {
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


class UnknownLicense(Exception):
    pass


def license_of(pin: Pin) -> str:
    """An SPDX expression. Raises UnknownLicense if neither metadata nor we know it."""
    if pin.name in READ_BY_US:
        return READ_BY_US[pin.name]
    for said in _said(pin):
        try:
            return str(canonicalize_license_expression(_OTHER_NAMES.get(said, said)))
        except InvalidLicenseExpression:
            continue
    raise UnknownLicense(
        f"Nobody knows the license of {pin.name}: read its LICENSE, and add it to READ_BY_US."
    )


def _said(pin: Pin) -> Iterator[str]:
    """What its metadata says, the clearest first."""
    try:
        metadata = distribution(pin.name).metadata
    except PackageNotFoundError:
        return
    yield from metadata.get_all("License-Expression") or ()
    for classifier in metadata.get_all("Classifier") or ():
        if classifier.startswith("License :: "):
            yield classifier.rpartition(" :: ")[2]
    for text in metadata.get_all("License") or ():
        yield from text.splitlines()[:1]


def is_allowed(expression: str) -> bool:
    """Each part that must be kept is allowed; of those joined by OR one is enough."""
    return any(
        all(part.strip("() ") in ALLOWED for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def find_bundled(pin: Pin) -> set[str]:
    """Copyleft that the license files of an installed package name for its parts."""
    try:
        found = distribution(pin.name)
    except PackageNotFoundError:
        return set()
    return {name for text in _license_texts(found) for name in _copyleft_in(text)}


def _license_texts(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        if "LICEN" in file.name.upper() and ".dist-info" in str(file):
            yield file.read_text("utf-8")


def _copyleft_in(text: str) -> list[str]:
    """A choice of another license is none."""
    named = re.findall(r"^License: *(.*GPL.*)$", text, flags=re.MULTILINE)
    return [name for name in named if " OR " not in name]


def list_licenses() -> dict[str, str]:
    return {pin.name: license_of(pin) for pin in read_pins()}


if __name__ == "__main__":
    listed = list_licenses()
    refused = {name for name, expression in listed.items() if not is_allowed(expression)}
    for name, expression in listed.items():
        print(f"{name:30} {expression}{'   NOT ALLOWED' if name in refused else ''}")
    raise SystemExit(bool(refused))
