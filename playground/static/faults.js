// Where faults of Slack are turned on and off.

import { fetched, post } from "./api.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";

const ANY = "*";
const WHICH = [
  [ANY, "every method"],
  ["chat.postMessage", "chat.postMessage"],
];

/** What is on, in words: "Rate limit (chat.postMessage, next call)". */
function said(fault) {
  const where = fault.method === ANY ? "every method" : fault.method;
  return `${fault.title} (${where}, ${fault.once ? "next call" : "until turned off"})`;
}

/** A strip that says which faults are on; null if none is. */
export function faultStrip(store) {
  const on = store.state.faults.filter((fault) => fault.on);
  if (!on.length) return null;
  const off = async () => {
    await Promise.all(on.map((fault) => post("fault", { name: fault.name, on: false })));
    await store.refresh();
  };
  return h(
    "div",
    { class: "strip faulty", role: "status" },
    icon("warning"),
    h("span", {}, h("strong", {}, "Slack has trouble: "), on.map(said).join("; ")),
    h("button", { type: "button", class: "button small", "data-faults-off": true, onclick: off }, "Turn off"),
  );
}

/** The button may have been drawn anew meanwhile, or lie in a drawer that is closed. */
function leave() {
  const opener = document.querySelector('[data-tool="faults"]');
  opener?.focus();
  if (document.activeElement !== opener) document.getElementById("main").focus();
}

export class FaultsDialog {
  constructor(store) {
    this.store = store;
    this.methods = WHICH;
    this.wanted = new Map();
    const title = freshId("faults");
    this.list = h("ul", { class: "switches" });
    const close = () => this.node.close();
    this.node = h(
      "dialog",
      { class: "modal faults", "aria-labelledby": title, onclose: leave },
      h(
        "div",
        { class: "modal-form" },
        h("header", {}, h("h2", { id: title }, "Faults of Slack"), h("button", { type: "button", class: "icon", "aria-label": "Close the dialog", onclick: close }, icon("close"))),
        h(
          "div",
          { class: "modal-body" },
          h("p", { class: "hint" }, "What the app's calls of Slack's Web API meet. Turn one on, use the app, and see how it takes it."),
          this.list,
        ),
        h("footer", {}, h("button", { type: "button", class: "button", "data-close": true, onclick: close }, "Close")),
      ),
    );
    document.body.append(this.node);
  }

  async show() {
    this.draw();
    this.node.showModal();
    const methods = await fetched("methods");
    this.methods = [[ANY, "every method"], ...methods.map((name) => [name, name])];
    this.draw();
  }

  draw() {
    const { name, part } = document.activeElement?.dataset.fault ? this.focused() : {};
    this.list.replaceChildren(...this.store.state.faults.map((fault) => this.row(fault)));
    if (name) this.list.querySelector(`[data-fault="${name}"][data-part="${part}"]`)?.focus();
  }

  focused() {
    const { fault, part } = document.activeElement.dataset;
    return { name: fault, part };
  }

  row(fault) {
    const wanted = this.wanted.get(fault.name) ?? { method: fault.method, once: fault.once };
    const change = async (on) => {
      this.wanted.set(fault.name, { method: which.value, once: once.checked });
      await post("fault", { name: fault.name, on, method: which.value, once: once.checked });
      await this.store.refresh();
    };
    const again = () => change(fault.on);
    const which = h(
      "select",
      { "data-fault": fault.name, "data-part": "method", "aria-label": `${fault.title}: which calls`, onchange: again },
      this.methods.map(([value, name]) => h("option", { value, selected: value === wanted.method }, name)),
    );
    const once = h("input", { type: "checkbox", "data-fault": fault.name, "data-part": "once", checked: wanted.once, onchange: again });
    const turn = h(
      "button",
      {
        type: "button",
        class: `button switch ${fault.on ? "danger" : ""}`,
        "data-fault": fault.name,
        "data-part": "turn",
        "aria-pressed": String(fault.on),
        "aria-label": `${fault.title}: ${fault.on ? "on" : "off"}`,
        onclick: () => change(!fault.on),
      },
      fault.on ? "On" : "Off",
    );
    return h(
      "li",
      {},
      h("div", { class: "switch-what" }, h("strong", {}, fault.title), h("small", {}, fault.meaning)),
      turn,
      h("div", { class: "switch-how" }, which, h("label", {}, once, " next call only")),
    );
  }

  refresh() {
    if (this.node.open) this.draw();
  }
}
