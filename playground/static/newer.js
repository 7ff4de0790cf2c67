// The blocks that came after 2024: table, card, container and alert.

import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { interactive, picture } from "./elements.js";
import { icon } from "./icons.js";
import { textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";

// A word and a shape for each level: a color alone says nothing to many people.
const LEVELS = { default: null, info: "Note", warning: "Warning", error: "Problem", success: "Done" };

export function alert(block, context) {
  const level = block.level ?? "default";
  const word = LEVELS[level];
  return h(
    "div",
    { class: `alert-box ${level}`, role: "note" },
    word ? icon(level) : null,
    h("div", {}, word ? h("span", { class: "unseen" }, `${word}: `) : null, textObject(block.text, context)),
  );
}

function cell(content, context) {
  return content.type === "rich_text" ? richText(content, context) : content.text;
}

/** The first row heads the columns, unless the table is a single row. */
export function table(block, context) {
  const headed = block.rows.length > 1;
  const rows = block.rows.map((row, index) =>
    h(
      "tr",
      {},
      row.map((content, column) => {
        const settings = block.column_settings?.[column];
        const align = settings?.align ?? (content.type === "raw_number" ? "right" : "left");
        const heads = headed && !index;
        const attributes = { class: `${align} ${settings?.is_wrapped ? "wrapped" : ""}` };
        return h(heads ? "th" : "td", heads ? { ...attributes, scope: "col" } : attributes, cell(content, context));
      }),
    ),
  );
  return h("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Table" }, h("table", {}, rows));
}

export function card(block, context) {
  const part = (name) => (block[name] ? h("div", { class: `card-${name}` }, textObject(block[name], context)) : null);
  const actions = (block.actions ?? []).map((element) => interactive(block, element, context));
  return h(
    "div",
    { class: "card-box" },
    block.hero_image ? picture(block.hero_image, "card-hero") : null,
    h(
      "div",
      { class: "card-content" },
      h(
        "div",
        { class: "card-top" },
        block.icon ? picture(block.icon, "card-icon") : null,
        h("div", {}, part("title"), part("subtitle")),
      ),
      part("body"),
      part("subtext"),
      actions.length ? h("div", { class: "actions" }, actions) : null,
    ),
  );
}

export function container(block, context) {
  const title = block.rich_text_title ? richText(block.rich_text_title, context) : textObject(block.title, context);
  const head = h(
    "div",
    { class: `container-head ${block.has_header_divider ? "ruled" : ""}` },
    block.icon ? picture(block.icon, "card-icon") : null,
    h(
      "div",
      {},
      h("div", { class: "container-title" }, title),
      block.subtitle ? h("div", { class: "container-subtitle" }, textObject(block.subtitle, context)) : null,
    ),
  );
  const inside = blocks(block.child_blocks, context);
  if (!block.is_collapsible) return h("div", { class: "container-box" }, head, inside);
  const open = !block.default_collapsed;
  return h("details", { class: "container-box", open }, h("summary", {}, head, icon("chevron")), inside);
}
