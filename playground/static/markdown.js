// The markdown block: standard Markdown, as much of it as messages use.

import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";

const INLINE = [
  ["code", /`([^`\n]+)`/],
  ["link", /\[([^\]\n]+)\]\(([^)\s]+)\)/],
  ["bold", /\*\*(?!\s)(.+?)\*\*|__(?!\s)(.+?)__/],
  ["strike", /~~(.+?)~~/],
  ["italic", /(?<![\w*])\*(?![\s*])([^*\n]+?)\*(?!\w)|(?<![\w_])_(?!\s)([^_\n]+?)_(?!\w)/],
];
const DRAW = {
  code: (match) => h("code", {}, match[1]),
  link: (match) => link(match[2], ...inline(match[1])),
  bold: (match) => h("strong", {}, inline(match[1] ?? match[2])),
  strike: (match) => h("s", {}, inline(match[1])),
  italic: (match) => h("em", {}, inline(match[1] ?? match[2])),
};

function inline(text) {
  const first = INLINE.map(([kind, pattern]) => ({ kind, match: pattern.exec(text) }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!first) return text ? [withEmoji(text)] : [];
  const { kind, match } = first;
  const after = text.slice(match.index + match[0].length);
  return [...inline(text.slice(0, match.index)), DRAW[kind](match), ...inline(after)];
}

const BLOCKS = [
  [/^#{1,6} /, (lines) => lines.map((line) => heading(line))],
  [/^(?:-{3,}|\*{3,})\s*$/, (lines) => lines.map(() => h("hr"))],
  [/^> ?/, (lines) => [h("blockquote", {}, joined(lines, /^> ?/))]],
  [/^\s*[-*+] /, (lines) => [h("ul", {}, items(lines, /^\s*[-*+] (?:\[([ xX])\] )?/))]],
  [/^\s*\d+[.)] /, (lines) => [h("ol", {}, items(lines, /^\s*\d+[.)] ()?/))]],
  [/^\|/, (lines) => [table(lines)]],
];

// The level of the heading of a conversation.
const TOP = 2;

export function markdown(text) {
  const parts = text.split(/^```\w*\n([\s\S]*?)^```\s*$/m);
  const nodes = parts.flatMap((part, index) =>
    index % 2 ? [h("pre", {}, h("code", {}, part.replace(/\n$/, "")))] : groups(part),
  );
  return stepwise(nodes);
}

/** Headings begin below those of the page and never skip a level on their way down. */
function stepwise(nodes) {
  let last = TOP;
  return nodes.map((node) => {
    const level = Number(/^H([1-6])$/.exec(node.tagName)?.[1] ?? 0);
    if (!level) return node;
    last = Math.min(level, last + 1);
    return level === last ? node : h(`h${last}`, {}, [...node.childNodes]);
  });
}

function groups(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const row = BLOCKS.find(([pattern]) => pattern.test(line)) ?? null;
    const last = found.at(-1);
    const blank = !line.trim();
    if (last && last.row === row && !blank && !last.blank) last.lines.push(line);
    else found.push({ row, lines: [line], blank });
  }
  return found
    .filter(({ blank }) => !blank)
    .flatMap(({ row, lines }) => (row ? row[1](lines) : [h("p", {}, joined(lines, /^/))]));
}

function heading(line) {
  const [, marks, text] = /^(#{1,6}) (.*)$/.exec(line);
  return h(`h${Math.min(marks.length + 2, 6)}`, {}, inline(text));
}

function joined(lines, prefix) {
  return lines.flatMap((line, index) => [index ? h("br") : "", ...inline(line.replace(prefix, ""))]);
}

function items(lines, prefix) {
  return lines.map((line) => {
    const box = prefix.exec(line)?.[1];
    const mark = box === undefined ? "" : box === " " ? "☐ " : "☑ ";
    const deep = Math.min(Math.floor(/^ */.exec(line)[0].length / 2), 2);
    return h("li", { "data-indent": deep || null }, mark, inline(line.replace(prefix, "")));
  });
}

function table(lines) {
  const rows = lines
    .filter((line) => !/^\|[\s:|-]+\|?\s*$/.test(line))
    .map((line) => line.replace(/^\||\|\s*$/g, "").split("|").map((cell) => cell.trim()));
  const cells = (row, tag) => h("tr", {}, row.map((cell) => h(tag, {}, inline(cell))));
  const drawn = h("table", {}, rows.map((row, index) => cells(row, index ? "td" : "th")));
  return h("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Table" }, drawn);
}
