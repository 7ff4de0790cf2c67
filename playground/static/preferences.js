// How the page looks, and how old the Slack is that it stands in for.

import { post } from "./api.js";
import { h } from "./dom.js";

const KEY = "playground.theme";
const THEMES = [
  ["auto", "Auto"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** A browser may refuse to keep anything. */
function kept() {
  try {
    return localStorage.getItem(KEY) ?? "auto";
  } catch {
    return "auto";
  }
}

function keep(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds until the page is closed.
  }
}

let theme = kept();

function apply() {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

apply();

function themes() {
  const buttons = THEMES.map(([name, title]) =>
    h("button", { type: "button", "data-theme-choice": name, "aria-pressed": String(name === theme), onclick: () => choose(name) }, title),
  );
  const choose = (name) => {
    theme = name;
    keep(name);
    apply();
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.themeChoice === name)));
  };
  return h("div", { class: "themes", role: "group", "aria-label": "Colors" }, buttons);
}

function older(store) {
  const change = async () => {
    await post("newer_blocks", { known: !box.checked });
    await store.refresh();
  };
  const box = h("input", { type: "checkbox", "data-older": true, checked: !store.state.knows_newer_blocks, onchange: change });
  const title = "Tables, cards, markdown and the like are refused, so that what the app shows instead can be seen.";
  return h("label", { class: "older", title }, box, h("span", {}, "Older Slack, without newer blocks"));
}

export function preferences(store) {
  return h("section", { class: "preferences", "aria-label": "Look" }, h("h2", {}, "Look"), themes(), older(store));
}
