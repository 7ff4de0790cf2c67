// The bar above a conversation.

import { post } from "./api.js";
import { h } from "./dom.js";
import { redraw } from "./focus.js";
import { icon } from "./icons.js";
import { channelMark } from "./sidebar.js";

function tabs(store) {
  const off = store.state.app.messages_tab === "off";
  const tab = (name, title) => {
    const chosen = store.tab === name;
    return h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        "data-tab": name,
        "aria-selected": String(chosen),
        "aria-controls": "pane",
        tabindex: chosen ? null : "-1",
        onclick: () => store.openTab(name),
      },
      title,
    );
  };
  // Of the tabs, Tab reaches the chosen one; the arrow keys go from one to the other.
  const other = (event) => {
    if (off || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const name = store.tab === "home" ? "messages" : "home";
    node.querySelector(`[data-tab="${name}"]`).focus();
    store.openTab(name);
  };
  const list = { class: "tabs", role: "tablist", "aria-label": store.state.app.name, onkeydown: other };
  const node = h("div", list, tab("home", "Home"), off ? null : tab("messages", "Messages"));
  return node;
}

function assistant(store) {
  const { app, assistant: found } = store.state;
  if (!found) return null;
  const open = store.view.pane.open;
  const title = `${open ? "Close" : "Open"} ${app.name} beside this channel`;
  const act = () => store.view.pane.toggle();
  return h("button", { type: "button", class: "button small", "data-assistant": true, "aria-expanded": String(open), "aria-controls": "assistant", title, "aria-label": `Ask ${app.name}`, onclick: act }, icon("app"), " Ask", h("span", { class: "assistant-name" }, ` ${app.name}`));
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
  const archive = async (event) => {
    event.target.setAttribute("aria-busy", "true");
    const result = await post("archive", { channel: channel.id, archived: !channel.archived });
    if (result.failure) console.warn(result.failure);
    await store.refresh();
  };
  return [
    h("span", { class: "members", title: names }, icon("people"), ` ${channel.members.length} members`),
    h("button", { type: "button", class: "button small", "data-archive": true, onclick: archive }, channel.archived ? "Unarchive" : "Archive"),
    assistant(store),
    channel.with_bot || channel.archived ? null : h("button", { type: "button", class: "button small", "data-invite": true, onclick: invite }, `Invite ${app.name}`),
  ];
}

export function drawHeader(node, store) {
  const channel = store.current();
  const menu = h("button", { type: "button", class: "icon drawer", "aria-label": "Channels", "aria-expanded": String(document.body.classList.contains("drawer-open")), "data-drawer": true, onclick: () => store.drawer(true) }, icon("menu"));
  const title = channel.im ? store.state.app.name : channel.name;
  redraw(
    node,
    menu,
    h("h1", {}, h("span", { class: "mark", "aria-hidden": "true" }, channelMark(channel)), title),
    ...(channel.im ? [tabs(store)] : membership(store, channel)).filter(Boolean),
  );
}
