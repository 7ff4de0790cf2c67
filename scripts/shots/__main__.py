"""Take a picture of every message, modal and page that shots.yml lists.

`python -m scripts.shots [NAME…]` takes all or some of them, light and dark, for a desk and a phone,
into screenshots/ with an index.html, and those that the docs show into docs/images/.
"""

import os
import shutil
import sys
import time
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.shots.session import Session
from scripts.shots.sheet import Taken, write_sheet
from scripts.shots.table import Scene, read_table
from scripts.take_screenshots import find_chromium

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "screenshots"
IMAGES = ROOT / "docs" / "images"


def main() -> None:
    start, only = time.monotonic(), sys.argv[1:]
    if find_chromium() is None:
        sys.exit("Install Debian's package chromium, or name one in CHROMIUM.")
    if not only:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(exist_ok=True)
    taken: list[Taken] = []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for shots in pool.map(partial(take, only=only), read_table()):
            taken += shots
            for shot in shots:
                print(f"{shot.name}: {'; '.join(shot.problems)[:300] or 'ok'}", flush=True)
    sheet = write_sheet(FOLDER, taken)
    pictures = sum(len(shot.pictures) for shot in taken)
    print(f"{pictures} pictures in {time.monotonic() - start:.0f} s: {sheet}")
    sys.exit(any(shot.problems for shot in taken))


def take(scene: Scene, *, only: Collection[str] = ()) -> list[Taken]:
    """A scene in a browser of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        session = Session(browser=browser, folder=FOLDER, images=IMAGES, only=only)
        shots = list(session.run(scene))
        browser.close()
        return shots


if __name__ == "__main__":
    main()
