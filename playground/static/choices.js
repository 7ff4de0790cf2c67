// Elements in which something is chosen from a list.

import { act, fires } from "./act.js";
import { freshId, h } from "./dom.js";
import { textObject } from "./mrkdwn.js";

/** What a menu offers: [{label, options: [{text, value}]}], a label of null for no heading. */
function offered(element, context) {
  const people = Object.values(context.state.people).filter((person) => person.name !== "slackbot");
  const channels = Object.entries(context.state.known_channels);
  const kind = element.type.replace("multi_", "");
  if (kind === "users_select") {
    return [{ label: null, options: people.map((person) => ({ text: person.real_name, value: person.id })) }];
  }
  if (kind === "channels_select" || kind === "conversations_select") {
    const wanted = channels.filter(([, channel]) => conversation(kind, element.filter?.include, channel));
    return [{ label: null, options: wanted.map(([id, channel]) => ({ text: `#${channel.name}`, value: id })) }];
  }
  const groups = element.option_groups ?? [{ label: null, options: element.options ?? [] }];
  return groups.map((group) => ({
    label: group.label?.text ?? null,
    options: group.options.map((option) => ({ text: option.text.text, value: option.value })),
  }));
}

function conversation(kind, include, channel) {
  if (kind === "channels_select") return !channel.private;
  return !include || include.includes(channel.private ? "private" : "public");
}

function initial(element, block, context) {
  const value = context.value(block, element);
  const current = element.default_to_current_conversation && !value;
  return current ? context.channel : value;
}

export function select(block, element, context, id) {
  const option = ({ text, value }) => h("option", { value }, text);
  const groups = offered(element, context).map(({ label, options }) =>
    label === null ? options.map(option) : h("optgroup", { label }, options.map(option)),
  );
  const placeholder = element.placeholder?.text ?? "Select an option";
  let before = initial(element, block, context) ?? "";
  const node = h(
    "select",
    {
      id,
      "data-action-id": element.action_id,
      "aria-label": block.type === "input" ? null : placeholder,
      onchange: async () => {
        if (!fires(block)) return;
        if (await act(node, block, element, node.value || null, context)) before = node.value;
        else node.value = before;
      },
    },
    h("option", { value: "" }, placeholder),
    groups,
  );
  node.value = before;
  if (node.selectedIndex < 0) node.value = context.initial(block, element) ?? "";
  return { node, read: () => node.value || null };
}

export function multiSelect(block, element, context, id) {
  const given = initial(element, block, context);
  const chosen = new Set(Array.isArray(given) ? given : given ? [given] : []);
  const groups = offered(element, context);
  const most = element.max_selected_items ?? Infinity;
  const placeholder = element.placeholder?.text ?? "Select options";
  const summary = h("summary", { id, class: "multi-summary" });
  const describe = () => {
    const names = groups.flatMap((group) => group.options).filter((each) => chosen.has(each.value));
    const chips = names.map((each) => h("span", { class: "chip" }, each.text));
    summary.replaceChildren(...(chips.length ? chips : [placeholder]));
  };
  const boxes = groups.map(({ label, options }) => [
    label === null ? null : h("div", { class: "multi-group" }, label),
    options.map(({ text, value }) => {
      const box = h("input", {
        type: "checkbox",
        value,
        checked: chosen.has(value),
        onchange: () => {
          if (box.checked && chosen.size >= most) box.checked = false;
          else if (box.checked) chosen.add(value);
          else chosen.delete(value);
          describe();
          if (fires(block)) act(node, block, element, [...chosen], context);
        },
      });
      return h("label", { class: "multi-option" }, box, h("span", {}, text));
    }),
  ]);
  const node = h(
    "details",
    { class: "multi", "data-action-id": element.action_id },
    summary,
    h("div", { class: "multi-list", role: "group", "aria-label": placeholder }, boxes),
  );
  describe();
  // Escape closes the list, and not the dialog that it is in.
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.preventDefault();
    event.stopPropagation();
    node.open = false;
    summary.focus();
  });
  return { node, read: () => [...chosen] };
}

function optionLabel(option, context) {
  const description = option.description
    ? h("span", { class: "option-description" }, textObject(option.description, context))
    : null;
  return h("span", {}, textObject(option.text, context), description);
}

export function checkboxes(block, element, context, id) {
  const chosen = new Set(context.value(block, element) ?? []);
  const read = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const changed = async (input) => {
    if (!fires(block)) return;
    if (!(await act(node, block, element, read(), context))) input.checked = !input.checked;
  };
  const inputs = element.options.map((option) => {
    const input = h("input", { type: "checkbox", value: option.value, checked: chosen.has(option.value) });
    input.addEventListener("change", () => changed(input));
    return input;
  });
  const node = group(element, inputs, "group", id, context);
  return { node, read };
}

export function radioButtons(block, element, context, id) {
  let before = context.value(block, element);
  const name = freshId("radio");
  const read = () => inputs.find((input) => input.checked)?.value ?? null;
  const changed = async () => {
    if (!fires(block)) return;
    if (await act(node, block, element, read(), context)) before = read();
    else inputs.forEach((input) => (input.checked = input.value === before));
  };
  const inputs = element.options.map((option) =>
    h("input", { type: "radio", name, value: option.value, checked: option.value === before, onchange: changed }),
  );
  const node = group(element, inputs, "radiogroup", id, context);
  return { node, read };
}

function group(element, inputs, role, id, context) {
  const labels = element.options.map((option, index) =>
    h("label", { class: "choice" }, inputs[index], optionLabel(option, context)),
  );
  return h("div", { class: "choices", role, id, "data-action-id": element.action_id }, labels);
}

export function overflow(block, element, context) {
  const menu = h("div", { class: "menu", role: "menu", hidden: true });
  const button = h("button", {
    type: "button",
    class: "button overflow",
    "data-action-id": element.action_id,
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-label": "More actions",
  }, "⋯");
  const show = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    menu.classList.toggle("leftwards", false);
    menu.classList.toggle("leftwards", menu.getBoundingClientRect().right > document.documentElement.clientWidth);
    menu.firstElementChild?.focus();
  };
  button.addEventListener("click", () => show(menu.hidden));
  const rows = element.options.map((option) =>
    h("button", {
      type: "button",
      role: "menuitem",
      "data-value": option.value,
      onclick: () => {
        show(false);
        button.focus();
        if (option.url) window.open(option.url, "_blank", "noopener");
        act(button, block, element, option.value, context);
      },
    }, textObject(option.text, context)),
  );
  menu.append(...rows);
  menu.addEventListener("keydown", (event) => moveInMenu(event, rows, () => (show(false), button.focus())));
  const node = h("span", { class: "overflow-wrap" }, button, menu);
  node.addEventListener("focusout", (event) => node.contains(event.relatedTarget) || show(false));
  return { node };
}

function moveInMenu(event, rows, close) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    close();
  } else if (step) {
    event.preventDefault();
    const next = (rows.indexOf(document.activeElement) + step + rows.length) % rows.length;
    rows[next].focus();
  }
}
