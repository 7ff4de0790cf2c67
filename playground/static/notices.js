// Strips above the conversation: what a story tells, which faults are on, what is archived.

import { faultStrip } from "./faults.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

function caption(store) {
  const text = store.state.caption;
  return text ? h("div", { class: "strip caption", role: "status" }, icon("app"), h("span", {}, text)) : null;
}

function archived(channel) {
  if (!channel.archived) return null;
  return h("div", { class: "strip archived", role: "status" }, icon("lock"), h("span", {}, "This channel is archived. Nobody can write in it."));
}

export class Notices {
  constructor(node, store) {
    this.node = node;
    this.store = store;
    this.key = "";
  }

  draw(channel) {
    const { caption: text, faults } = this.store.state;
    const key = JSON.stringify([text, faults, channel.archived]);
    if (key === this.key) return;
    this.key = key;
    const focused = this.node.contains(document.activeElement);
    this.node.replaceChildren(...[caption(this.store), faultStrip(this.store), archived(channel)].filter(Boolean));
    if (focused) (this.node.querySelector("button") ?? document.getElementById("main")).focus();
  }
}
