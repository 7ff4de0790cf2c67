// Elements into which something is typed, and the pickers of dates and times.

import { act, fires } from "./act.js";
import { fromLocalInput, toLocalInput } from "./dates.js";
import { h } from "./dom.js";

const TYPES = { email_text_input: "email", url_text_input: "url" };
const PAUSE = 400;

export function textInput(block, element, context, id) {
  const multiline = element.type === "plain_text_input" && element.multiline;
  const number = element.type === "number_input";
  const node = h(multiline ? "textarea" : "input", {
    id,
    "data-action-id": element.action_id,
    // A number is sent as it was typed, so the browser must not tidy it.
    type: multiline ? null : (TYPES[element.type] ?? "text"),
    inputmode: number ? (element.is_decimal_allowed ? "decimal" : "numeric") : null,
    rows: multiline ? 4 : null,
    autocomplete: "off",
    placeholder: element.placeholder?.text ?? (multiline || !number ? null : "Enter a number"),
  });
  node.value = context.value(block, element) ?? "";
  if (block.dispatch_action) dispatch(node, block, element, context);
  return { node, read: () => node.value || null };
}

function dispatch(node, block, element, context) {
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const tell = () => act(node, block, element, node.value || null, context);
  if (when.includes("on_enter_pressed")) {
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      tell();
    });
  }
  if (when.includes("on_character_entered")) {
    let timer = 0;
    node.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE);
    });
  }
}

function picker(block, element, context, id, { type, show, read }) {
  const node = h("input", {
    id,
    type,
    "data-action-id": element.action_id,
    "aria-label": block.type === "input" ? null : (element.placeholder?.text ?? element.type),
  });
  node.value = show(context.value(block, element));
  const value = () => (node.value ? read(node.value) : null);
  let before = node.value;
  node.addEventListener("change", async () => {
    if (!fires(block)) return;
    if (await act(node, block, element, value(), context)) before = node.value;
    else node.value = before;
  });
  return { node, read: value };
}

const same = { show: (value) => value ?? "", read: (value) => value };

export const datePicker = (block, element, context, id) =>
  picker(block, element, context, id, { type: "date", ...same });

export const timePicker = (block, element, context, id) =>
  picker(block, element, context, id, { type: "time", ...same });

export const datetimePicker = (block, element, context, id) =>
  picker(block, element, context, id, {
    type: "datetime-local",
    show: (value) => (value ? toLocalInput(value, context.zone) : ""),
    read: (value) => fromLocalInput(value, context.zone),
  });
