// Elements from plain values. Text always becomes text nodes, so nothing that a bot or a person
// writes is ever read as HTML.

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

let count = 0;

/** An id that nothing else on the page has. */
export function freshId(prefix) {
  count += 1;
  return `${prefix}-${count}`;
}

const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "slack:"]);

/** A link; an address that could run a script stays text. */
export function link(url, ...children) {
  const shown = children.length ? children : [url];
  let protocol = "";
  try {
    protocol = new URL(url).protocol;
  } catch {
    return h("span", { class: "bad-link", title: url }, shown);
  }
  if (!SAFE.has(protocol)) return h("span", { class: "bad-link", title: url }, shown);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}

/** What the page shows in place of something that it cannot draw. */
export function warning(text) {
  return h("div", { class: "warning", role: "note" }, `⚠ ${text}`);
}
