// The files of a message: what each is, the beginning of its text, and where to get it.

import { user } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown.js";

const LONG = 400;
const LONG_LINES = 10;

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const [count, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${count < 10 ? count.toFixed(1) : Math.round(count)} ${unit}`;
}

const address = (file) => `/ui/file/${file.id}?user=${encodeURIComponent(user)}`;

function preview(file) {
  const text = file.markdown ? markdown(file.preview) : h("pre", {}, file.preview);
  const rest = file.more ? h("p", { class: "file-rest" }, "The file goes on. Open it to read the rest.") : null;
  const node = h("div", { class: "file-preview" }, h("div", { class: "file-text" }, text, rest));
  const long = file.preview.length > LONG || file.preview.split("\n").length > LONG_LINES;
  return long ? [node, fold(node)] : node;
}

function fold(node) {
  node.classList.add("folded");
  const toggle = () => {
    const folded = node.classList.toggle("folded");
    button.textContent = folded ? "Show more" : "Show less";
    button.setAttribute("aria-expanded", String(!folded));
  };
  const button = h(
    "button",
    { type: "button", class: "file-more", "aria-expanded": "false", onclick: toggle },
    "Show more",
  );
  return button;
}

function card(file) {
  const details = [file.name === file.title ? null : file.name, file.type, size(file.size)].filter(Boolean);
  return h(
    "article",
    { class: "file", "data-file": file.id, "aria-label": file.title },
    h(
      "header",
      {},
      h("span", { class: "file-icon" }, icon("file")),
      h("div", { class: "file-name" }, h("strong", {}, file.title), h("small", {}, details.join(" · "))),
    ),
    file.preview ? preview(file) : null,
    file.picture ? h("img", { class: "file-picture", src: address(file), alt: file.alt }) : null,
    h(
      "footer",
      {},
      file.preview || file.picture ? h("a", { href: address(file), target: "_blank", rel: "noopener" }, "Open") : null,
      h("a", { href: `${address(file)}&download`, download: file.name }, "Download"),
    ),
  );
}

export function files(list) {
  return list.length ? h("div", { class: "files" }, list.map(card)) : null;
}
