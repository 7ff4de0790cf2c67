// Where messages and slash commands are written.

import { post } from "./api.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";

const TALLEST = 160;
const BUILT_IN = { name: "/invite", hint: "@mlteam", description: "Add the app to this channel" };

export class Composer {
  constructor(store) {
    this.store = store;
    this.chosen = 0;
    this.history = [];
    this.past = 0;
    const list = freshId("commands");
    this.list = h("ul", { class: "commands", id: list, role: "listbox", "aria-label": "Commands", hidden: true });
    this.field = h("textarea", {
      rows: 1,
      id: "composer-field",
      "aria-controls": list,
      "aria-autocomplete": "list",
      oninput: () => this.changed(),
      onkeydown: (event) => this.key(event),
    });
    const send = h("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"));
    this.node = h(
      "form",
      { class: "composer", onsubmit: (event) => (event.preventDefault(), this.send()) },
      this.list,
      h("div", { class: "composer-box" }, this.field, send),
      h("p", { class: "problem", role: "alert" }),
    );
  }

  show(channel) {
    const name = channel.im ? this.store.state.app.name : `#${channel.name}`;
    this.field.placeholder = `Message ${name}`;
    this.field.setAttribute("aria-label", `Message ${name}`);
    this.field.disabled = channel.archived;
  }

  offered() {
    const typed = this.field.value;
    if (!typed.startsWith("/") || typed.includes("\n")) return [];
    const { app, commands } = this.store.state;
    const known = [...commands, { ...BUILT_IN, hint: `@${app.name}` }];
    const [name, ...rest] = typed.split(" ");
    if (rest.length) return known.filter((command) => command.name === name && command.hint && rest.join("") === "");
    return known.filter((command) => command.name.startsWith(name));
  }

  changed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.chosen = 0;
    this.draw();
  }

  draw() {
    const commands = this.offered();
    this.list.hidden = !commands.length;
    this.list.replaceChildren(
      ...commands.map((command, index) =>
        h(
          "li",
          { role: "option", "aria-selected": String(index === this.chosen), onmousedown: (event) => (event.preventDefault(), this.take(command)) },
          h("strong", {}, command.name),
          ` ${command.hint}`,
          command.description ? h("small", {}, command.description) : null,
        ),
      ),
    );
  }

  take(command) {
    this.field.value = `${command.name} `;
    this.changed();
    this.field.focus();
  }

  key(event) {
    const commands = this.offered();
    const open = !this.list.hidden && commands.length > 0;
    const exact = commands.some((command) => command.name === this.field.value.split(" ")[0]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (open && step) this.choose(event, (this.chosen + step + commands.length) % commands.length);
    else if (open && (event.key === "Tab" || (event.key === "Enter" && !exact))) this.accept(event, commands);
    else if (open && event.key === "Escape") this.list.hidden = true;
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.accept(event, null);
    else if (step && this.recalls(step)) this.recall(event, step);
  }

  choose(event, index) {
    event.preventDefault();
    this.chosen = index;
    this.draw();
  }

  accept(event, commands) {
    event.preventDefault();
    if (commands) this.take(commands[this.chosen]);
    else this.send();
  }

  /** The arrow keys leaf through what was sent, as long as nothing new has been typed. */
  recalls(step) {
    const untouched = this.field.value === "" || this.field.value === this.history[this.past];
    return untouched && (step < 0 ? this.past > 0 : this.past < this.history.length);
  }

  recall(event, step) {
    event.preventDefault();
    this.past += step;
    this.field.value = this.history[this.past] ?? "";
    this.changed();
    this.list.hidden = true;
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.history.push(text);
    this.past = this.history.length;
    this.field.value = "";
    this.changed();
    this.node.setAttribute("aria-busy", "true");
    const result = await post("say", { channel: this.store.current().id, text });
    this.node.removeAttribute("aria-busy");
    const shownInChannel = text.startsWith("/");
    this.node.querySelector(".problem").textContent = result.failure && !shownInChannel ? result.failure : "";
    await this.store.refresh();
  }
}
