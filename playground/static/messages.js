// The messages of a conversation. Only what changed is drawn again, so that a half-made choice
// in one message survives the arrival of another.

import { blocks } from "./blocks.js";
import { writable } from "./composer.js";
import { clock, dayName, panelTime, sameDay } from "./dates.js";
import { h } from "./dom.js";
import { files } from "./files.js";
import { sign, signed } from "./focus.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { keptFrom, surface } from "./surface.js";

const GROUPED_SECONDS = 300;

export function avatar(person) {
  const initials = person.real_name.slice(0, person.bot ? 2 : 1).toUpperCase();
  const own = [...person.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const hue = person.bot ? 232 : own;
  return h("span", { class: "avatar", style: `--hue: ${hue}`, "aria-hidden": "true" }, initials);
}

/** Replies follow the message that they are about, marked as replies. */
function inThreads(messages) {
  const known = new Set(messages.map((message) => message.ts));
  const marked = messages.map((message) => ({
    ...message,
    reply: message.thread_ts !== message.ts && known.has(message.thread_ts),
  }));
  const replies = marked.filter((message) => message.reply);
  const count = (message) => replies.filter((reply) => reply.thread_ts === message.ts).length;
  return marked
    .filter((message) => !message.reply)
    .flatMap((message) => [{ ...message, replies: count(message) }, ...replies.filter((reply) => reply.thread_ts === message.ts)]);
}

export class MessageList {
  constructor(store) {
    this.store = store;
    this.node = h("ol", { class: "messages", "aria-label": "Messages", onkeydown: (event) => this.step(event) });
    this.drawn = new Map();
    this.channel = null;
    this.refocus = null;
  }

  /** What is needed to read the text of a message. */
  context() {
    return surface(this.store, {}, {});
  }

  show(channel) {
    if (channel.id !== this.channel) {
      this.channel = channel.id;
      this.drawn.clear();
    }
    const messages = this.store.state.messages[channel.id] ?? [];
    const rows = [];
    let last = null;
    inThreads(messages).forEach((message, index, all) => {
      const before = all[index - 1];
      if (!message.reply) {
        if (!last || !sameDay(last.ts, message.ts, this.store.zone)) rows.push(this.divider(message));
        last = message;
      }
      rows.push(this.row(message, before));
    });
    this.refocusAfter(() => this.place(rows.length ? rows : [this.empty(channel)]));
  }

  /** With the focus on a message, the arrow keys go to the one before or after it. */
  step(event) {
    const way = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    if (!way || !event.target.matches(".message")) return;
    event.preventDefault();
    let next = event.target[way];
    while (next && !next.matches(".message")) next = next[way];
    next?.focus();
  }

  /** A message that was redrawn under the keyboard keeps the focus. */
  refocusAfter(place) {
    const inside = this.node.contains(document.activeElement);
    place();
    if (this.refocus) {
      const [node, was] = this.refocus;
      (signed(node, was) ?? node).focus();
    }
    // The message that had it is gone.
    if (inside && document.activeElement === document.body) document.querySelector("#composer-field")?.focus();
    this.refocus = null;
  }

  /** Put the rows in place without moving those that stay, which would lose the focus. */
  place(rows) {
    const wanted = new Set(rows);
    [...this.node.children].forEach((child) => wanted.has(child) || child.remove());
    rows.forEach((row, index) => {
      if (this.node.children[index] !== row) this.node.insertBefore(row, this.node.children[index] ?? null);
    });
  }

  row(message, before) {
    const grouped = Boolean(before) && this.continues(message, before);
    // The values are left out: what was chosen here is on the screen already.
    const key = JSON.stringify([{ ...message, values: null }, grouped]);
    const old = this.drawn.get(message.ts);
    if (old?.key === key) return old.node;
    const kept = old ? keptFrom(old.context.controls) : new Map();
    const where = { channel: this.channel, ts: message.ts };
    const context = surface(this.store, where, message.values, { kept, channel: this.channel });
    const node = this.draw(message, grouped, context);
    if (old?.node.contains(document.activeElement)) this.refocus = [node, sign(document.activeElement)];
    this.drawn.set(message.ts, { key, node, context });
    return node;
  }

  continues(message, before) {
    const close = Number(message.ts) - Number(before.ts) < GROUPED_SECONDS;
    const alike =
      message.user === before.user && message.ephemeral === before.ephemeral && message.reply === before.reply;
    return close && alike && !message.ephemeral && !message.files.length && sameDay(before.ts, message.ts, this.store.zone);
  }

  draw(message, grouped, context) {
    const person = this.store.state.people[message.user];
    const time = h(
      "time",
      { class: "time", title: panelTime(message.ts, this.store.zone) },
      clock(message.ts, this.store.zone),
    );
    return h(
      "li",
      {
        class: `message ${grouped ? "grouped" : ""} ${message.reply ? "reply" : ""}`,
        "data-ts": message.ts,
        "data-user": message.user,
        "data-ephemeral": message.ephemeral ? "true" : null,
        tabindex: "-1",
      },
      message.ephemeral ? h("div", { class: "only-you" }, icon("eye"), " Only visible to you") : null,
      grouped ? h("span", { class: "gutter" }, time) : avatar(person),
      h(
        "div",
        { class: "message-body" },
        grouped ? null : this.byline(person, time, message),
        this.body(message, context),
        message.edited && !message.ephemeral ? h("span", { class: "edited" }, "(edited)") : null,
        files(message.files),
        message.replies ? h("p", { class: "replies" }, `${message.replies} ${message.replies === 1 ? "reply" : "replies"}`) : null,
        message.ephemeral || message.reply ? null : this.replyButton(message, person),
      ),
    );
  }

  byline(person, time, message) {
    return h(
      "div",
      { class: "byline" },
      h("strong", {}, person.real_name),
      person.bot ? h("span", { class: "badge" }, "APP") : null,
      time,
      message.thread_ts && !message.reply ? h("span", { class: "in-thread" }, "in a thread") : null,
    );
  }

  body(message, context) {
    if (message.blocks.length) return blocks(message.blocks, context);
    return message.text ? h("div", { class: "text" }, mrkdwn(message.text, context)) : null;
  }

  replyButton(message, person) {
    const thread = { channel: this.channel, ts: message.ts, name: person.real_name };
    const start = () => this.store.replyTo(thread);
    const name = "Reply in thread";
    return h("button", { type: "button", class: "start-reply", title: name, "aria-label": name, onclick: start }, icon("reply"));
  }

  divider(message) {
    const name = dayName(message.ts, this.store.zone, this.store.now());
    const key = `day ${message.ts}`;
    const old = this.drawn.get(key);
    if (old?.key === name) return old.node;
    const node = h("li", { class: "day" }, h("span", {}, name));
    this.drawn.set(key, { key: name, node });
    return node;
  }

  empty(channel) {
    const command = this.store.state.commands[0]?.name ?? "/help";
    const name = channel.im ? this.store.state.app.name : `#${channel.name}`;
    return h(
      "li",
      { class: "empty" },
      h("h3", {}, `This is the beginning of ${name}`),
      writable(channel, this.store.state.app)
        ? h("p", {}, "Type ", h("code", {}, command), " below to talk to the app.")
        : h("p", {}, "The app writes to you here."),
    );
  }
}
