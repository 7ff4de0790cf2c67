// The bar above a conversation.

import { post } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { channelMark } from "./sidebar.js";

function tabs(store) {
  const off = store.state.app.messages_tab === "off";
  const tab = (name, title) =>
    h(
      "button",
      { type: "button", role: "tab", "data-tab": name, "aria-selected": String(store.tab === name), onclick: () => store.openTab(name) },
      title,
    );
  return h("div", { class: "tabs", role: "tablist", "aria-label": store.state.app.name }, tab("home", "Home"), off ? null : tab("messages", "Messages"));
}

function membership(store, channel) {
  const { app, people } = store.state;
  const name = (person) => (person.organization ? `${person.real_name} (${person.organization})` : person.real_name);
  const names = channel.members.map((id) => (people[id] ? name(people[id]) : id)).join(", ");
  const invite = async (event) => {
    event.target.setAttribute("aria-busy", "true");
    await post("invite", { channel: channel.id });
    await store.refresh();
  };
  return [
    h("span", { class: "members", title: names }, icon("people"), ` ${channel.members.length} members`),
    channel.with_bot ? null : h("button", { type: "button", class: "button small", "data-invite": true, onclick: invite }, `Invite ${app.name}`),
  ];
}

export function drawHeader(node, store) {
  const channel = store.current();
  const menu = h("button", { type: "button", class: "icon drawer", "aria-label": "Channels", onclick: () => store.drawer(true) }, icon("menu"));
  const title = channel.im ? store.state.app.name : channel.name;
  node.replaceChildren(
    menu,
    h("h1", {}, h("span", { class: "mark", "aria-hidden": "true" }, channelMark(channel)), title),
    ...(channel.im ? [tabs(store)] : membership(store, channel)).filter(Boolean),
  );
}
