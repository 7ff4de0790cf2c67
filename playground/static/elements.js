// The elements of Block Kit, each by its type.

import { act } from "./act.js";
import { checkboxes, multiSelect, overflow, radioButtons, select } from "./choices.js";
import { h, warning } from "./dom.js";
import { datePicker, datetimePicker, textInput, timePicker } from "./entries.js";
import { textObject } from "./mrkdwn.js";

function button(block, element, context) {
  const attributes = {
    class: `button ${element.style ?? ""}`,
    "data-action-id": element.action_id,
    "data-value": element.value ?? null,
    "aria-label": element.accessibility_label ?? null,
  };
  const press = () => node.getAttribute("aria-busy") || act(node, block, element, element.value ?? null, context);
  const text = textObject(element.text, context);
  const node = element.url
    ? h("a", { ...attributes, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick: press }, text)
    : h("button", { ...attributes, type: "button", onclick: press }, text);
  return { node };
}

/** An image, or its description when it cannot be shown. */
export function picture(element, className) {
  const missing = () => {
    node.replaceWith(h("span", { class: `${className} missing`, role: "img" }, element.alt_text));
  };
  const node = h("img", { class: className, alt: element.alt_text, src: element.image_url ?? "", onerror: missing });
  return node;
}

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: datetimePicker,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  image: (block, element) => ({ node: picture(element, "accessory-image") }),
};

/** One element as a node. What can be read from it goes into context.controls. */
export function interactive(block, element, context, id = null) {
  const draw = ELEMENTS[element.type];
  if (!draw) return warning(`This page does not draw the element ${element.type}.`);
  const control = draw(block, element, context, id);
  if (control.read) context.controls.set(`${block.block_id}/${element.action_id}`, { block, element, ...control });
  if (element.focus_on_load) control.node.dataset.focus = "true";
  return control.node;
}
