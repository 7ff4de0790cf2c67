"""Takes the pictures: each shot light and dark, on a desk and on a phone."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Locator, Page

from scripts.shots.axe import Violation, violations
from scripts.shots.stage import Stage
from scripts.shots.table import Shot

# Room for what surrounds a message, and the heights of a desk's and a phone's screen.
AROUND = 500
DESK, PHONE = (1100, 860), (375, 780)
TALLEST = 12_000
# A modal is shown whole, however long it is, without the ring of who came by keyboard.
STYLE = """
.modal { max-height: none !important; }
.message { scroll-margin-block: 8px; }
.modal-body:focus-visible { box-shadow: none !important; }
* { caret-color: transparent; }
"""
SETTLED = """number => Number(document.body.dataset.drawn ?? -1) >= number
  && [...document.images].every((image) => image.complete)"""
AREA = """node => {
  node.scrollIntoView({block: "nearest"});
  const { x, y, width, height } = node.getBoundingClientRect();
  return { x, y, width, height };
}"""


@dataclass(frozen=True, kw_only=True)
class Variant:
    scheme: Literal["light", "dark"]
    screen: Literal["desk", "phone"]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.screen}"

    @property
    def size(self) -> tuple[int, int]:
        return DESK if self.screen == "desk" else PHONE


VARIANTS = [
    Variant(scheme="light", screen="desk"),
    Variant(scheme="dark", screen="desk"),
    Variant(scheme="light", screen="phone"),
    Variant(scheme="dark", screen="phone"),
]


class Lens:
    """One variant of the page of a stage."""

    def __init__(self, browser: Browser, stage: Stage, variant: Variant) -> None:
        self.variant = variant
        self.stage = stage
        self._where = ""
        width, height = variant.size
        self.page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme=variant.scheme,
            reduced_motion="reduce",
            locale="en-US",
        )
        self.page.set_default_timeout(30_000)

    def look(self, shot: Shot) -> None:
        """Show what the shot is of."""
        home = self.stage.at_home and shot.show in ("home", "page")
        channel = self.stage.user if home else self.stage.channel
        found = self.stage.slack.workspace.channel(channel)
        tab = "home" if home else "messages"
        where = f"{self.stage.slack.page_url}?user={self.stage.user}#{found.id}"
        self._resize(self.variant.size[1])
        if self._where.partition("#")[0] != where.partition("#")[0] or shot.typed:
            # A page that is open keeps what was typed there, which is not what the steps fill in.
            self.page.goto("about:blank")
            self.page.goto(where)
            self.page.wait_for_selector("body[data-ready]")
            self.page.add_style_tag(content=STYLE)
        elif self._where != where:
            self.page.evaluate("id => { location.hash = id }", found.id)
        self._where = where
        if found.im:
            self.page.evaluate(
                "tab => document.querySelector(`[data-tab=${tab}][aria-selected=false]`)?.click()",
                tab,
            )
            self.stage.settle()
        self._settle()

    def take(self, shot: Shot, path: Path) -> None:
        """Raises playwright's TimeoutError when what the shot is of is not on the page."""
        subject = self._subject(shot)
        if subject is None:
            self.page.screenshot(path=path)
            return
        box = subject.bounding_box()
        height = int(box["height"]) if box else 0
        if shot.show == "modal" and self.variant.screen == "phone":
            self._whole_modal()
        elif height + AROUND > self.variant.size[1]:
            self._resize(height + AROUND)
        self._settle()
        # Quicker than the element's own screenshot, which waits until nothing moves any more.
        area = subject.evaluate(AREA)
        self.page.screenshot(path=path, clip=area)

    def check(self, shot: Shot) -> list[Violation]:
        """What axe-core has against what the shot is of."""
        subject = self._subject(shot)
        return violations(self.page, subject.element_handle() if subject else None)

    def _subject(self, shot: Shot) -> Locator | None:
        match shot.show:
            case "message" | "post":
                ts = self.stage.message(posted=shot.show == "post").ts
                return self.page.locator(f'.message[data-ts="{ts}"]')
            case "modal":
                return self.page.locator("dialog.modal[open]")
            case "home":
                return self.page.locator(".home")
            case _:
                return None

    def _whole_modal(self) -> None:
        """On a phone it fills the screen, which must then be as long as it is."""
        hidden = self.page.evaluate(
            "() => { const b = document.querySelector('.modal-body');"
            " return b.scrollHeight - b.clientHeight }"
        )
        self._resize(self.variant.size[1] + max(int(hidden), 0))

    def _resize(self, height: int) -> None:
        width = self.variant.size[0]
        self.page.set_viewport_size({"width": width, "height": min(height, TALLEST)})

    def _settle(self) -> None:
        self.page.wait_for_function(SETTLED, arg=self.stage.newest_change())


@contextmanager
def lenses(browser: Browser, stage: Stage, variants: Sequence[Variant]) -> Iterator[list[Lens]]:
    with ExitStack() as stack:
        opened = [Lens(browser, stage, variant) for variant in variants]
        for lens in opened:
            stack.callback(_close, lens.page)
        yield opened


def _close(page: Page) -> None:
    page.close()
