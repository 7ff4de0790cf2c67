// Where messages and slash commands are written.

import { post } from "./api.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";

const TALLEST = 160;
const BUILT_IN = { name: "/invite", hint: "@mlteam", description: "Add the app to this channel" };

/** In the app's Messages tab people may write only if its manifest says so. */
export const writable = (channel, app) => !channel.archived && (!channel.im || app.messages_tab === "open");

export class Composer {
  constructor(store) {
    this.store = store;
    this.chosen = 0;
    this.history = [];
    this.past = 0;
    this.thread = null;
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
      h("div", { class: "composer-thread", hidden: true }),
      h("div", { class: "composer-box" }, this.field, send),
      h("p", { class: "problem", role: "alert" }),
    );
  }

  show(channel) {
    const name = channel.im ? this.store.state.app.name : `#${channel.name}`;
    const open = writable(channel, this.store.state.app);
    if (this.thread && this.thread.channel !== channel.id) this.reply(null);
    const invitation = this.thread ? `Reply to ${this.thread.name}` : `Message ${name}`;
    this.field.placeholder = open ? invitation : "Sending messages here has been turned off.";
    this.field.setAttribute("aria-label", invitation);
    this.field.disabled = !open;
    this.node.querySelector(".send").hidden = !open;
  }

  /** Write into a thread from now on, or (null) into the channel again. */
  reply(thread) {
    this.thread = thread;
    const bar = this.node.querySelector(".composer-thread");
    bar.hidden = !thread;
    if (!thread) return;
    const stop = () => (this.reply(null), this.show(this.store.current()), this.field.focus());
    bar.replaceChildren(
      h("span", {}, icon("reply"), ` In the thread of ${thread.name}`),
      h("button", { type: "button", class: "icon", "aria-label": "Leave the thread", onclick: stop }, icon("close")),
    );
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
    const option = (index) => `${this.list.id}-${index}`;
    if (commands.length) this.field.setAttribute("aria-activedescendant", option(this.chosen));
    else this.field.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(
      ...commands.map((command, index) =>
        h(
          "li",
          { role: "option", id: option(index), "aria-selected": String(index === this.chosen), onmousedown: (event) => (event.preventDefault(), this.take(command)) },
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
    const result = await post("say", { channel: this.store.current().id, text, thread_ts: this.thread?.ts });
    this.node.removeAttribute("aria-busy");
    const shownInChannel = text.startsWith("/") && !this.thread;
    this.node.querySelector(".problem").textContent = result.failure && !shownInChannel ? result.failure : "";
    await this.store.refresh();
  }
}
