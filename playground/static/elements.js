// The elements of Block Kit, each by its type.

import { act } from "./act.js";
import { checkboxes, multiSelect, overflow, radioButtons, select } from "./choices.js";
import { user } from "./api.js";
import { h, warning } from "./dom.js";
import { datePicker, datetimePicker, textInput, timePicker } from "./entries.js";
import { icon } from "./icons.js";
import { textObject } from "./mrkdwn.js";

/** Some buttons are for some people only. */
const shown = (element, context) => element.visible_to_user_ids?.includes(context.state.me) ?? true;

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

/** Two thumbs, of which the one that was pressed last stays down. */
function feedbackButtons(block, element, context) {
  const thumb = (offer, drawing) => {
    const node = h(
      "button",
      { type: "button", class: "icon-button", "aria-pressed": "false", "aria-label": offer.accessibility_label ?? null, "data-value": offer.value },
      icon(drawing),
      textObject(offer.text, context),
    );
    node.addEventListener("click", () => press(node, offer.value));
    return node;
  };
  const thumbs = [thumb(element.positive_button, "up"), thumb(element.negative_button, "down")];
  const node = h("div", { class: "feedback", role: "group", "aria-label": "Feedback", "data-action-id": element.action_id }, thumbs);
  const press = (pressed, value) => {
    thumbs.forEach((each) => each.setAttribute("aria-pressed", String(each === pressed)));
    return act(node, block, element, value, context);
  };
  return { node };
}

function iconButton(block, element, context) {
  const node = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "data-action-id": element.action_id,
      "aria-label": element.accessibility_label ?? null,
      onclick: () => node.getAttribute("aria-busy") || act(node, block, element, element.value ?? null, context),
    },
    icon(element.icon),
    textObject(element.text, context),
  );
  return { node };
}

/** Where the page finds an image: an address, or a file of the workspace. */
function source(element) {
  if (!element.slack_file) return element.image_url ?? "";
  const named = element.slack_file.id ?? element.slack_file.url.match(/\bF[A-Z0-9]{8,}\b/)?.[0];
  return `/ui/file/${named}?user=${encodeURIComponent(user)}`;
}

/** An image, or its description when it cannot be shown. */
export function picture(element, className) {
  const missing = () => {
    node.replaceWith(h("span", { class: `${className} missing`, role: "img", "aria-label": element.alt_text }, element.alt_text));
  };
  const node = h("img", { class: className, alt: element.alt_text, src: source(element), onerror: missing });
  return node;
}

const ELEMENTS = {
  button,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
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
  if (!shown(element, context)) return h("span", { hidden: true });
  const control = draw(block, element, context, id);
  if (control.read) context.controls.set(`${block.block_id}/${element.action_id}`, { block, element, ...control });
  if (element.focus_on_load) control.node.dataset.focus = "true";
  return control.node;
}
