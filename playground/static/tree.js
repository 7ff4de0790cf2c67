// A value of JSON as a tree that folds, and as text to copy.

import { h } from "./dom.js";

const OPEN_LEVELS = 2;

const kindOf = (value) => (value === null ? "null" : typeof value);

const label = (name) => (name === null ? null : h("span", { class: "json-name" }, `${name}: `));

function leaf(value, name) {
  return h("span", {}, label(name), h("span", { class: `json ${kindOf(value)}` }, JSON.stringify(value)));
}

export function tree(value, name = null, level = 0) {
  if (typeof value !== "object" || value === null) return leaf(value, name);
  const entries = Object.entries(value);
  const [left, right] = Array.isArray(value) ? "[]" : "{}";
  if (!entries.length) return h("span", {}, label(name), left + right);
  const count = `${entries.length} ${entries.length === 1 ? "entry" : "entries"}`;
  // What is folded is drawn only when it is unfolded: a view has thousands of values.
  const list = h("ul", { class: "json-list" });
  const node = h("details", { class: "json-fold", open: level < OPEN_LEVELS }, h("summary", {}, label(name), `${left} ${count} ${right}`), list);
  const fill = () => {
    if (node.open && !list.firstChild) list.append(...entries.map(([key, each]) => h("li", {}, tree(each, key, level + 1))));
  };
  fill();
  node.addEventListener("toggle", fill);
  return node;
}

export function copyButton(name, value) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  const button = h("button", { type: "button", class: "button small", "data-copy": name }, `Copy ${name}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser does not allow it";
    }
  });
  return button;
}
