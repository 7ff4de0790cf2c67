// The blocks of Block Kit, each by its type.

import { freshId, h, warning } from "./dom.js";
import { interactive, picture } from "./elements.js";
import { markdown } from "./markdown.js";
import { textObject } from "./mrkdwn.js";
import { alert, card, container, table } from "./newer.js";
import { richText } from "./richtext.js";

function section(block, context) {
  const fields = (block.fields ?? []).map((field) => h("div", { class: "field" }, textObject(field, context)));
  return [
    h(
      "div",
      { class: "section-body" },
      block.text ? h("div", { class: "text" }, textObject(block.text, context)) : null,
      fields.length ? h("div", { class: "fields" }, fields) : null,
    ),
    block.accessory ? h("div", { class: "accessory" }, interactive(block, block.accessory, context)) : null,
  ];
}

function contextElement(element, context) {
  if (element.type === "image") return picture(element, "context-image");
  return h("span", { class: "context-text" }, textObject(element, context));
}

function image(block, context) {
  const title = block.title ? h("figcaption", {}, textObject(block.title, context)) : null;
  return h("figure", {}, title, picture(block, "block-image"));
}

const GROUPS = new Set(["checkboxes", "radio_buttons"]);

function input(block, context) {
  const id = freshId("input");
  const label = freshId("label");
  const error = context.errors?.[block.block_id];
  const control = interactive(block, block.element, context, id);
  const target = control.id === id ? control : control.querySelector(`#${id}`);
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  const grouped = GROUPS.has(block.element.type) || control.tagName === "DETAILS";
  const heading = h(grouped ? "span" : "label", { id: label, for: grouped ? null : id, class: "label" }, textObject(block.label, context), optional);
  if (grouped) target?.setAttribute("aria-labelledby", control.tagName === "DETAILS" ? `${label} ${id}` : label);
  return [heading, control, ...notes(block, target, error, context)];
}

function notes(block, target, error, context) {
  const shown = [];
  if (error) shown.push(h("div", { class: "error", role: "alert", id: freshId("error") }, error));
  if (block.hint) shown.push(h("div", { class: "hint", id: freshId("hint") }, textObject(block.hint, context)));
  if (error) target?.setAttribute("aria-invalid", "true");
  if (shown.length) target?.setAttribute("aria-describedby", shown.map((note) => note.id).join(" "));
  return shown;
}

const BLOCKS = {
  section,
  header: (block, context) => h("h3", {}, textObject(block.text, context)),
  divider: () => h("hr"),
  context: (block, context) => block.elements.map((element) => contextElement(element, context)),
  actions: (block, context) => block.elements.map((element) => h("div", { class: "action" }, interactive(block, element, context))),
  context_actions: (block, context) => block.elements.map((element) => interactive(block, element, context)),
  image,
  input,
  rich_text: (block, context) => richText(block, context),
  markdown: (block) => markdown(block.text),
  table,
  alert,
  card,
  container,
};

/** A list of blocks as nodes. */
export function blocks(list, context) {
  return list.map((block) => {
    const draw = BLOCKS[block.type];
    const body = draw ? draw(block, context) : warning(`This page does not draw the block ${block.type}.`);
    return h("div", { class: `block ${block.type}`, "data-block-id": block.block_id, "data-block-type": block.type }, body);
  });
}
