"""The bill of materials: what the bot is installed with, as CycloneDX.

Made from requirements.txt and what the packages say of themselves, without time or chance, so that
two runs give the same bytes. `make sbom` writes it.
"""

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from scripts.supply.licenses import license_of
from scripts.supply.pins import OURSELVES, ROOT, Pin, read_pins


def write_bill() -> str:
    pins = read_pins()
    bill = build_bill(pins)
    text: str = JsonV1Dot6(bill).output_as_string(indent=2)
    return f"{text}\n"


def build_bill(pins: Iterable[Pin]) -> Bom:
    found = [(pin, _component(pin)) for pin in pins]
    root = _root()
    bill = Bom(
        components=[component for _, component in found],
        metadata=BomMetaData(component=root),
        serial_number=uuid5(NAMESPACE_URL, str([(pin.name, pin.version) for pin, _ in found])),
    )
    bill.metadata.timestamp = None  # type: ignore[assignment]  # the schema needs none
    for wanting in [(OURSELVES, root), *((pin.name, component) for pin, component in found)]:
        name, component = wanting
        needed = [other for pin, other in found if name in pin.wanted_by]
        bill.register_dependency(component, needed)
    return bill


def _root() -> Component:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return Component(
        name=OURSELVES,
        version=project["version"],
        type=ComponentType.APPLICATION,
        description=project["description"],
        licenses=[LicenseExpression(project["license"])],
        bom_ref=OURSELVES,
    )


def _component(pin: Pin) -> Component:
    address = PackageURL("pypi", name=pin.name, version=pin.version)
    return Component(
        name=pin.name,
        version=pin.version,
        type=ComponentType.LIBRARY,
        purl=address,
        bom_ref=str(address),
        licenses=[LicenseExpression(license_of(pin))],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(f"https://pypi.org/project/{pin.name}/{pin.version}/#files"),
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in pin.hashes],
            )
        ],
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(write_bill(), "utf-8")
    print(f"wrote {target}")
