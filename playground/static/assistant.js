// The assistant pane beside a channel, and what the app suggests in its conversation.

import { post } from "./api.js";
import { h } from "./dom.js";
import { redraw } from "./focus.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";

const NEAR = 120;
const WIDE = "(min-width: 721px)";

/** What the app suggests and what it is doing, above where its answer is asked for. */
export function drawSuggestions(node, store, say) {
  const { title, prompts, statuses } = store.state.assistant ?? { prompts: [], statuses: {} };
  const doing = Object.values(statuses).map((status) => `${store.state.app.name} ${status}`);
  const buttons = prompts.map((prompt) =>
    h("li", {}, h("button", { type: "button", class: "button small", "data-prompt": prompt.message, onclick: () => say(prompt.message) }, prompt.title)),
  );
  redraw(
    node,
    h("p", { class: "assistant-status", role: "status" }, doing.join(", ")),
    buttons.length ? h("section", { class: "prompts", "aria-label": title || "Suggestions" }, h("h3", {}, title || "Suggestions"), h("ul", {}, buttons)) : "",
  );
}

export class Pane {
  constructor(node, store) {
    this.node = node;
    this.store = store;
    this.thread = null;
    this.messages = new MessageList(store);
    this.title = h("small", {});
    this.conversations = h("select", { "aria-label": "Conversations", onchange: () => this.goTo(this.conversations.value) });
    this.log = h("div", { class: "assistant-log", role: "log", "aria-label": "Conversation with the app", tabindex: "0" }, this.messages.node);
    this.suggestions = h("div", { class: "suggestions" });
    this.bar = h("div", { class: "composer-thread", hidden: true });
    this.field = h("textarea", { rows: 1, id: "assistant-field", onkeydown: (event) => this.key(event) });
    this.problem = h("p", { class: "pane-problem", role: "alert" });
    node.append(
      h("header", {}, h("h2", {}, icon("app"), " ", h("span", {})), this.title, h("button", { type: "button", class: "icon", "aria-label": "Close the assistant", onclick: () => this.close() }, icon("close"))),
      this.conversations,
      this.log,
      this.suggestions,
      h(
        "form",
        { class: "composer", onsubmit: (event) => (event.preventDefault(), this.send(this.field.value)) },
        this.bar,
        h("div", { class: "composer-box" }, this.field, h("button", { type: "submit", class: "send", "aria-label": "Send to the assistant" }, icon("send"))),
        this.problem,
      ),
    );
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /** In the app's own conversation there is nothing to stand beside. */
  get open() {
    const { assistant } = this.store.state;
    return Boolean(assistant?.beside) && !this.store.current().im;
  }

  get direct() {
    return this.store.state.channels.find((channel) => channel.im);
  }

  async toggle() {
    if (this.open) return this.close();
    await post("open_pane", { channel: this.store.place });
    await this.store.refresh();
    this.field.focus();
  }

  async close() {
    await post("close_pane", {});
    await this.store.refresh();
    document.querySelector("[data-assistant]")?.focus();
  }

  /** The person has gone to another channel, or to the conversation itself. */
  async follow() {
    const beside = this.store.state.assistant?.beside;
    if (!beside || beside === this.store.place) return;
    if (this.store.current().im) await post("close_pane", {});
    else await post("look_at", { channel: this.store.place });
    await this.store.refresh();
  }

  draw() {
    const was = !this.node.hidden;
    this.node.hidden = !this.open;
    document.body.classList.toggle("asking", this.open);
    if (!this.open) return;
    const { app, assistant } = this.store.state;
    this.node.querySelector("h2 span").textContent = app.name;
    this.title.textContent = `beside #${this.store.current().name}`;
    const low = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
    this.messages.show(this.direct);
    this.list(assistant.titles);
    drawSuggestions(this.suggestions, this.store, (text) => this.send(text));
    this.field.placeholder = this.thread ? "Reply in this conversation" : `Ask ${app.name}`;
    this.field.setAttribute("aria-label", this.field.placeholder);
    if (!was || low) this.log.scrollTop = this.log.scrollHeight;
    this.store.view.markSeen(this.direct.id);
  }

  /** The conversations by their titles, as soon as there is a choice. */
  list(titles) {
    const options = Object.entries(titles).map(([ts, title]) => h("option", { value: ts }, title));
    const key = JSON.stringify(titles);
    if (key === this.listed) return;
    this.listed = key;
    this.conversations.hidden = options.length < 2;
    this.conversations.replaceChildren(h("option", { value: "" }, "Go to a conversation…"), ...options);
  }

  goTo(ts) {
    this.conversations.value = "";
    const found = ts && this.messages.node.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    found?.scrollIntoView({ block: "start" });
    found?.focus();
  }

  /** Go on with a conversation from now on, or (null) begin a new one. */
  reply(thread) {
    this.thread = thread;
    this.bar.hidden = !thread;
    const stop = () => (this.reply(null), this.draw(), this.field.focus());
    const leave = h("button", { type: "button", class: "icon", "aria-label": "Begin a new conversation", onclick: stop }, icon("close"));
    this.bar.replaceChildren(...(thread ? [h("span", {}, icon("reply"), " In this conversation"), leave] : []));
    this.draw();
    if (thread) this.field.focus();
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send(this.field.value);
  }

  async send(typed) {
    const text = typed.trim();
    if (!text) return;
    this.field.value = "";
    this.node.setAttribute("aria-busy", "true");
    const result = await post("say", { channel: this.direct.id, text, thread_ts: this.thread?.ts });
    this.node.removeAttribute("aria-busy");
    this.problem.textContent = result.failure ?? "";
    await this.store.refresh();
    this.log.scrollTop = this.log.scrollHeight;
    if (matchMedia(WIDE).matches) this.field.focus();
  }
}
