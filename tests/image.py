"""The steps of the Dockerfile, done in a folder: there need be no container engine, and no network.

A path of the image is a path below the folder. What requirements.txt pins is lent by the Python
that runs the tests, where it is installed at these versions: pip then finds that nothing is
missing, and what is not pinned is not there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path

from scripts.supply.pins import read_pins

ROOT = Path(__file__).parent.parent
OURS = re.compile(r"(?<![\w.])/(opt/mlteam|src|data|tmp)(?![\w-])")
"""Folders of the image in a command or a variable, as in sqlite:////data/mlteam.db too."""


@dataclass(frozen=True)
class Step:
    word: str
    rest: str

    def words(self) -> list[str]:
        """Of the form that needs no shell."""
        found: list[str] = json.loads(self.rest[self.rest.index("[") :])
        return found


def read_steps() -> list[Step]:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Step(*line.split(None, 1)) for line in joined.splitlines() if line.strip()]


def find_step(word: str) -> Step:
    """The last one counts."""
    return [step for step in read_steps() if step.word == word][-1]


@dataclass
class Image:
    """`build` does the steps; afterwards `run` and `start` know what the image says of itself."""

    folder: Path
    root: Path = field(init=False)
    variables: dict[str, str] = field(default_factory=dict)
    _workdir: str = "/"
    _stages: dict[str, Path] = field(default_factory=dict)
    _stage: str = ""

    def __post_init__(self) -> None:
        self.root = self.folder / "root"

    def build(self) -> "Image":
        handlers = {
            "FROM": self._from,
            "WORKDIR": self._enter,
            "COPY": self._copy,
            "RUN": self._run,
            "ENV": self._set,
        }
        for step in read_steps():
            if step.word in handlers:
                handlers[step.word](step.rest)
        (self.root / "tmp").mkdir()
        return self

    def below(self, text: str) -> str:
        """The same text, with the folders of the image below ours."""
        return OURS.sub(lambda found: f"{self.root}{found[0]}", text)

    def environment(self, **settings: str) -> dict[str, str]:
        return {**self.variables, **settings}

    def popen(self, command: list[str], **settings: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 -- what the image runs
            [self.below(word) for word in command],
            cwd=self.below(self._workdir),
            env=self.environment(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def files(self) -> dict[str, int]:
        """When each file was written, without those that may be: in /data and /tmp."""
        return {
            str(path.relative_to(self.root)): path.lstat().st_mtime_ns
            for path in self.root.rglob("*")
            if path.relative_to(self.root).parts[0] not in {"data", "tmp"}
        }

    def _from(self, rest: str) -> None:
        # A path in a virtual environment names the place where it was made, so that each stage
        # has to be built in the same place.
        if self._stage:
            self._stages[self._stage] = self.root.rename(self.folder / self._stage)
        self._stage = rest.partition(" AS ")[2] or "last"
        self.root.mkdir()
        self.variables, self._workdir = {"PATH": f"{self._base()}:{os.environ['PATH']}"}, "/"

    def _base(self) -> Path:
        """The `python` and `pip` of the base image."""
        folder = self.folder / "base"
        if not folder.exists():
            folder.mkdir()
            for name, command in (("python", ""), ("pip", " -m pip")):
                script = folder / name
                script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{command} "$@"\n', "utf-8")
                script.chmod(0o755)
        return folder

    def _enter(self, rest: str) -> None:
        self._workdir = rest
        Path(self.below(rest)).mkdir(exist_ok=True)

    def _copy(self, rest: str) -> None:
        *sources, target = rest.split()
        origin = ROOT
        if sources[0].startswith("--from="):
            origin = self._stages[sources.pop(0).removeprefix("--from=")]
        place = Path(self.below(str(Path(self._workdir) / target)))
        for source in sources:
            _copy_one(origin / source.lstrip("/"), place / source if target == "./" else place)

    def _run(self, command: str) -> None:
        if os.geteuid() != 0:
            command = re.sub(r" --(owner|group)=\d+", "", command)
        subprocess.run(  # noqa: S603
            ["/bin/sh", "-euc", self.below(command)],
            cwd=self.below(self._workdir) if self._workdir != "/" else self.root,
            env={**self.variables, "PIP_NO_INDEX": "1", "PIP_ROOT_USER_ACTION": "ignore"},
            check=True,
            timeout=300,
            stdout=subprocess.DEVNULL,
        )
        if " -m venv " in command:
            self._lend()

    def _lend(self) -> None:
        lent = self.folder / "lent"
        lent.mkdir()
        for path in _pinned():
            (lent / path.name).symlink_to(path)
        target = next((self.root / "opt/mlteam/lib").glob("python*/site-packages"))
        (target / "lent.pth").write_text(f"{lent}\n", "utf-8")

    def _set(self, rest: str) -> None:
        for assignment in rest.split():
            name, _, value = assignment.partition("=")
            self.variables[name] = self.below(value).replace("$PATH", self.variables["PATH"])


def _pinned() -> set[Path]:
    """What lies in the folder of packages for each pin."""
    found = set()
    for pin in read_pins():
        if pin.is_for_this_machine():
            package = distribution(pin.name)
            tops = {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}
            found |= {Path(str(package.locate_file(top))) for top in tops}
    return found


def _copy_one(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(source, target, symlinks=True, ignore=skipped, dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)
