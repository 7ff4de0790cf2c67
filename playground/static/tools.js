// The part of the sidebar that Slack does not have: look inside, make trouble, keep and go back.

import { post, send } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

const on = (store) => store.state.faults.filter((fault) => fault.on).length;

function tool(name, drawing, title, attributes) {
  return h("button", { type: "button", class: "tool", "data-tool": name, ...attributes }, icon(drawing), h("span", {}, title));
}

// It outlives the sidebar, which is drawn anew with each change.
let problem = "";

async function loaded(event, store) {
  const file = event.target.files[0];
  event.target.value = "";
  if (!file) return;
  const result = await send("scenario", await file.text());
  problem = result.failure ?? "";
  await store.refresh();
}

export function tools(store) {
  const file = h("input", {
    type: "file",
    accept: "application/json,.json",
    hidden: true,
    "data-load": true,
    onchange: (event) => loaded(event, store),
  });
  const count = on(store);
  return h(
    "section",
    { class: "tools", "aria-label": "Playground" },
    h("h2", {}, "Playground"),
    h(
      "div",
      { class: "tool-buttons" },
      tool("inspector", "inspect", "Inspector", { "aria-expanded": String(store.inspecting), onclick: () => store.inspect() }),
      tool("faults", "warning", count ? `Faults (${count} on)` : "Faults", { "aria-haspopup": "dialog", onclick: () => store.showFaults() }),
      h("a", { class: "tool", "data-tool": "save", href: "/ui/scenario", download: "" }, icon("save"), h("span", {}, "Save scenario")),
      tool("load", "load", "Load scenario", { onclick: () => file.click() }),
    ),
    file,
    h("p", { class: "tool-problem", role: "alert" }, problem),
  );
}

/** The language in which the viewer uses Slack. */
export function localeMenu(store) {
  const { people, me, locales } = store.state;
  const chosen = people[me].locale;
  const known = Object.entries({ [chosen]: chosen, ...locales });
  const change = async (event) => {
    await post("locale", { locale: event.target.value });
    await store.refresh();
  };
  return h(
    "label",
    { class: "locale" },
    h("span", {}, "Your language in Slack"),
    h(
      "select",
      { "data-tool": "locale", onchange: change },
      known.map(([tag, name]) => h("option", { value: tag, selected: tag === chosen }, name)),
    ),
  );
}
