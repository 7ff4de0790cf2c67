"""What the bot is made of: pinned to the byte, listed, under licenses we can live with."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts.supply.licenses import (
    BUNDLED,
    READ_BY_US,
    UnknownLicense,
    find_bundled,
    is_allowed,
    license_of,
    list_licenses,
)
from scripts.supply.pins import ROOT, Pin, read_pins

PINNED = ["requirements.txt", "requirements-dev.txt"]
EXAMPLE = Pin(name="nobody-has-this", version="1", marker="", hashes=(), wanted_by=("mlteam",))


def lines_of(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", PINNED)
def test_every_package_is_pinned_to_files_by_their_hashes(name: str) -> None:
    pins = read_pins(name)

    assert len(pins) == len([line for line in lines_of(name) if re.match(r"[a-z0-9]", line)])
    assert [pin.name for pin in pins if not pin.hashes or not re.match(r"\d", pin.version)] == []


@pytest.mark.parametrize("name", PINNED)
def test_nothing_says_from_where_to_fetch(name: str) -> None:
    """Only what a package is, never from where: the machine that installs decides that."""
    options = [line for line in lines_of(name) if line.startswith("-") or "://" in line]
    assert options == []


def test_what_is_for_development_has_the_same_versions_as_what_runs() -> None:
    runs = {(pin.name, pin.version) for pin in read_pins()}
    assert runs <= {(pin.name, pin.version) for pin in read_pins("requirements-dev.txt")}


def test_everything_that_pyproject_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    names = {re.split(r"[<>=\[]", one)[0].lower().replace(".", "-") for one in wanted}
    assert names <= {pin.name for pin in read_pins() if "mlteam" in pin.wanted_by}


def test_every_license_is_allowed() -> None:
    assert {n: said for n, said in list_licenses().items() if not is_allowed(said)} == {}


@pytest.mark.parametrize("said", ["GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0-or-later"])
def test_copyleft_that_would_reach_us_is_not_allowed(said: str) -> None:
    assert not is_allowed(said)


def test_of_licenses_to_choose_from_one_that_is_allowed_is_enough() -> None:
    assert is_allowed("GPL-2.0-only OR MIT")


def test_a_license_that_nobody_knows_stops_the_list() -> None:
    with pytest.raises(UnknownLicense, match="nobody-has-this: read its LICENSE"):
        license_of(EXAMPLE)


def test_no_license_is_noted_for_a_package_that_is_not_pinned() -> None:
    assert set(READ_BY_US) <= {pin.name for pin in read_pins()}


def test_copyleft_of_libraries_inside_wheels_is_known() -> None:
    found = {(pin.name, said) for pin in read_pins() for said in find_bundled(pin)}
    assert found - set(BUNDLED) == set()


def write_bill(target: Path, seed: str) -> str:
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "scripts.supply.bill", target],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        timeout=60,
        stdout=subprocess.DEVNULL,
    )
    return target.read_text("utf-8")


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_bill(tmp_path_factory.mktemp("bill") / "build" / "bill.json", "1")


def components(bill: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(bill)["components"]
    return found


def test_the_bill_of_materials_is_sound_cyclonedx(bill: str) -> None:
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill)
    assert fault is None, str(fault)[:500]


def test_the_bill_names_each_pin_with_its_license_and_hashes(bill: str) -> None:
    named = {(one["name"], one["version"]): one for one in components(bill)}

    assert set(named) == {(pin.name, pin.version) for pin in read_pins()}
    for pin in read_pins():
        one = named[pin.name, pin.version]
        hashes = one["externalReferences"][0]["hashes"]
        assert {each["content"] for each in hashes} == set(pin.hashes)
        assert one["licenses"]


def test_the_bill_says_what_needs_what(bill: str) -> None:
    needs = {one["ref"]: one.get("dependsOn", []) for one in json.loads(bill)["dependencies"]}
    names = {one["bom-ref"]: one["name"] for one in components(bill)}

    assert "flask" in {names[ref] for ref in needs["mlteam"]}
    flask = next(ref for ref, name in names.items() if name == "flask")
    assert {"werkzeug", "jinja2"} <= {names[ref] for ref in needs[flask]}
    assert {ref for refs in needs.values() for ref in refs} == set(names), "somebody needs each"


def test_two_bills_are_the_same_bytes(bill: str, tmp_path: Path) -> None:
    time.sleep(1.1 - time.time() % 1)  # into another second, which could be written down
    assert write_bill(tmp_path / "again.json", "2") == bill


def build_wheel(checkout: Path, mode: int) -> bytes:
    for name in ["pyproject.toml", "README.md", "LICENSE", "manifest.yml"]:
        shutil.copyfile(ROOT / name, checkout / name)
    for name in ["bot", "knowledge", "storage", "playground"]:
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, checkout / name, ignore=skipped, copy_function=shutil.copyfile)
    for path in checkout.rglob("*"):
        path.chmod(mode | 0o111 if path.is_dir() else mode)
    subprocess.run(  # noqa: S603
        [
            *(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"),
            *("--no-index", "--quiet", "--wheel-dir", "dist", "."),
        ],
        cwd=checkout,
        umask=0o077 & ~mode,
        check=True,
        timeout=120,
    )
    return next((checkout / "dist").glob("mlteam-*.whl")).read_bytes()


def test_two_builds_of_the_package_are_the_same_bytes(tmp_path: Path) -> None:
    """In other folders, at other times, by people with other habits."""
    wheels = []
    for name, mode in (("one", 0o644), ("another", 0o600)):
        (tmp_path / name).mkdir()
        wheels.append(hashlib.sha256(build_wheel(tmp_path / name, mode)).hexdigest())

    assert wheels[0] == wheels[1]


def test_the_audit_looks_at_every_pin_and_does_not_pass_over_any() -> None:
    """Without --strict pip-audit says that it found nothing when it could ask nobody."""
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert "--strict" in recipe
    run = subprocess.run(  # noqa: S603
        [
            *(sys.executable, "-m", "pip_audit", "--dry-run", "--disable-pip", "--require-hashes"),
            *("--progress-spinner", "off", "--requirement", ROOT / "requirements.txt"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    here = [pin for pin in read_pins() if pin.is_for_this_machine()]
    assert f"would have audited {len(here)} packages" in run.stderr
