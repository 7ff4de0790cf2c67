"""A person who has only a keyboard: goes from control to control and sees where they are."""

from typing import Any

from playwright.sync_api import Page, expect

MOST_STOPS = 150
# What has the focus: its name, where it is, and whether that can be seen.
LOOK = """() => {
  const node = document.activeElement;
  const data = (name) => node.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
  const style = (each) => getComputedStyle(each);
  const outlined = (each) => !["none", ""].includes(style(each).outlineStyle);
  const ringed = (each) => each && (outlined(each) || style(each).boxShadow !== "none");
  const box = node.getBoundingClientRect();
  return {
    tag: node.tagName,
    name: node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent,
    action: data("action-id"),
    block: data("block-id"),
    ts: data("ts"),
    marks: Object.keys(node.dataset),
    within: node.closest("dialog") ? "dialog" : node.closest("#sidebar") ? "sidebar" : "main",
    visible: ringed(node) || ringed(node.parentElement) || ringed(node.closest("form")),
    seen: box.width > 0 && box.height > 0,
  };
}"""


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def here(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(LOOK)
        return found

    def go(self, *, back: bool = False, **wanted: str) -> None:
        """Tab until the focus is where it is wanted, such as action="open_setup". It must be
        visible at each stop."""
        stops = []
        for _ in range(MOST_STOPS):
            here = self.here()
            if here["tag"] != "BODY":
                assert here["visible"], f"the focus does not show: {here}"
                assert here["seen"], f"the focus is where nothing is: {here}"
            if all(_fits(here[name], value) for name, value in wanted.items()):
                return
            stops.append(here["action"] or here["name"][:40])
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"{wanted} is not reached by Tab; these are: {stops}")

    def press_button(self, *, back: bool = False, **wanted: str) -> None:
        self.go(back=back, **wanted)
        self.press("Enter")

    def command(self, text: str) -> None:
        """Type a command where messages are written, with the focus there."""
        expect(self.page.locator("#composer-field")).to_be_focused()
        self.write(f"/mlteam {text}")
        self.press("Enter")

    def submit(self) -> None:
        """Press the button of the modal that sends it, from wherever the focus is in it."""
        for _ in range(MOST_STOPS):
            if "submit" in self.here()["marks"]:
                self.press("Enter")
                return
            self.press("Tab")
        raise AssertionError("the submit button is not reached by Tab")


def _fits(found: str | None, wanted: str) -> bool:
    return found is not None and (found == wanted or found.strip().startswith(wanted))
