// What went to the bot and what came from it, with times, payloads and Block Kit problems.

import { fetched, forget } from "./api.js";
import { clock, panelTime } from "./dates.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { copyButton, tree } from "./tree.js";

const PAUSE = 150;
const WAYS = { to_bot: ["→", "Slack to the bot"], to_slack: ["←", "the bot to Slack"] };

export class Inspector {
  constructor(node, store) {
    this.node = node;
    this.store = store;
    this.rows = new Map();
    this.timer = 0;
    this.filter = h("input", { type: "search", placeholder: "Filter, such as: chat.postMessage error", "aria-label": "Filter", oninput: () => this.changed() });
    this.list = h("ol", { class: "exchanges", "aria-label": "Exchanges, the newest first" });
    this.count = h("p", { class: "exchange-count", role: "status" });
    node.append(
      h(
        "header",
        {},
        h("h2", {}, "Inspector"),
        h("button", { type: "button", class: "button small", "data-clear": true, onclick: () => this.clear() }, "Clear"),
        h("button", { type: "button", class: "icon", "aria-label": "Close the inspector", onclick: () => this.toggle(false) }, icon("close")),
      ),
      this.filter,
      this.count,
      this.list,
    );
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
  }

  get open() {
    return !this.node.hidden;
  }

  toggle(open = !this.open) {
    this.node.hidden = !open;
    document.body.classList.toggle("inspecting", open);
    if (open) this.refresh();
    if (open) this.filter.focus();
    else this.leave();
  }

  /** Its button lies in a drawer on a narrow screen. */
  leave() {
    const opener = document.querySelector('[data-tool="inspector"]');
    opener?.focus();
    if (document.activeElement !== opener) document.getElementById("main").focus();
    this.store.refresh();
  }

  /** Look again soon; many changes at once are one look. */
  changed() {
    if (!this.open) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE);
  }

  async clear() {
    await forget("exchanges");
    await this.refresh();
  }

  async refresh() {
    const words = this.filter.value.trim();
    const found = await fetched(`exchanges?q=${encodeURIComponent(words)}`);
    const kept = new Map(found.map((each) => [each.number, this.rows.get(each.number) ?? this.row(each)]));
    this.rows = kept;
    const rows = [...kept.values()];
    [...this.list.children].forEach((child) => rows.includes(child) || child.remove());
    rows.forEach((row, index) => {
      if (this.list.children[index] !== row) this.list.insertBefore(row, this.list.children[index] ?? null);
    });
    const noun = rows.length === 1 ? "exchange" : "exchanges";
    this.count.textContent = rows.length ? `${rows.length} ${noun}${words ? " found" : ""}` : words ? "Nothing found" : "Nothing yet";
  }

  row(exchange) {
    const body = h("div", { class: "exchange-body", hidden: true });
    const line = h(
      "button",
      { type: "button", class: "exchange-line", "aria-expanded": "false" },
      h("span", { class: "way", title: WAYS[exchange.direction][1] }, h("span", { class: "unseen" }, `${WAYS[exchange.direction][1]}: `), h("span", { "aria-hidden": "true" }, WAYS[exchange.direction][0])),
      h("span", { class: "exchange-name" }, exchange.name),
      h("span", { class: `outcome ${exchange.failed ? "failed" : ""}` }, exchange.failed ? `✗ ${exchange.outcome}` : `✓ ${exchange.outcome}`),
      h("span", { class: "exchange-when", title: panelTime(exchange.at, this.store.zone) }, `${clock(exchange.at, this.store.zone)} · ${exchange.milliseconds} ms`),
      exchange.problems.length ? h("span", { class: "exchange-problems" }, `⚠ Block Kit: ${exchange.problems.length}`) : null,
    );
    line.addEventListener("click", () => this.unfold(exchange, line, body));
    return h("li", { class: "exchange", "data-number": exchange.number, "data-direction": exchange.direction }, line, body);
  }

  async unfold(exchange, line, body) {
    const open = body.hidden;
    if (open && !body.firstChild) body.append(...this.payloads(await fetched(`exchanges/${exchange.number}`)));
    body.hidden = !open;
    line.setAttribute("aria-expanded", String(open));
  }

  payloads(details) {
    if (details.failure) return [h("p", { class: "failure" }, details.failure)];
    const problems = details.problems.map((problem) => h("li", {}, problem));
    const part = (name, value) =>
      h("section", { class: "payload" }, h("h3", {}, name), copyButton(name.toLowerCase(), value), h("div", { class: "payload-tree" }, tree(value)));
    return [
      problems.length ? h("section", { class: "payload-problems" }, h("h3", {}, "Block Kit problems"), h("ul", {}, problems)) : null,
      part("Request", details.request),
      part("Answer", details.answer),
    ].filter(Boolean);
  }
}
