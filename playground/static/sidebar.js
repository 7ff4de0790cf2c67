// The sidebar: the team, its channels, the app, who is looking, and the clock.

import { post } from "./api.js";
import { clock, panelTime } from "./dates.js";
import { h } from "./dom.js";
import { redraw } from "./focus.js";
import { icon } from "./icons.js";
import { avatar } from "./messages.js";
import { preferences } from "./preferences.js";
import { localeMenu, tools } from "./tools.js";

/** The drawing before the name of a conversation. */
export function channelMark(channel) {
  if (channel.im) return icon("app");
  return icon(channel.private ? "lock" : "hash");
}

function channelLink(store, id, mark, name, unread) {
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: `channel ${unread ? "unread" : ""}`,
        "data-channel": id,
        "aria-current": store.place === id ? "page" : null,
        onclick: () => store.go(id),
      },
      h("span", { class: "mark", "aria-hidden": "true" }, mark),
      h("span", { class: "channel-name" }, name),
      unread ? h("span", { class: "count" }, h("span", { class: "unseen" }, "unread: "), String(unread)) : null,
    ),
  );
}

function conversations(store) {
  const { channels, app } = store.state;
  const listed = channels.filter((channel) => !channel.im);
  const direct = channels.find((channel) => channel.im);
  const link = (channel) => channelLink(store, channel.id, channelMark(channel), channel.archived ? `${channel.name} (archived)` : channel.name, store.unread(channel.id));
  return h(
    "nav",
    { "aria-label": "Conversations" },
    h("h2", {}, "Channels"),
    h("ul", {}, listed.map(link)),
    h("h2", {}, "Apps"),
    h("ul", {}, direct ? channelLink(store, direct.id, channelMark(direct), app.name, store.unread(direct.id)) : null),
  );
}

/** What their clock shows, and where. */
const here = (store, person) => `${clock(store.now(), person.tz)} in ${person.tz.split("/").at(-1).replaceAll("_", " ")}`;

function people(store) {
  const humans = Object.values(store.state.people).filter((person) => !person.bot);
  return h(
    "section",
    { class: "viewers", "aria-label": "Who is looking" },
    h("h2", {}, "You are"),
    humans.map((person) =>
      h(
        "a",
        { class: "viewer", href: `?user=${person.name}${location.hash}`, "aria-current": person.id === store.state.me ? "true" : null },
        avatar(person),
        h("span", {}, h("strong", {}, person.real_name), h("small", {}, person.title), h("small", { class: "zone" }, here(store, person))),
      ),
    ),
    localeMenu(store),
  );
}

const STEPS = [
  ["hour", "+1 hour"],
  ["day", "+1 day"],
  ["week", "+1 week"],
  ["weekday", "To next weekday 10:00"],
];

function clockPanel(store) {
  const move = (step) => async (event) => {
    event.target.setAttribute("aria-busy", "true");
    await post("move_clock", { step });
    event.target.removeAttribute("aria-busy");
    await store.refresh();
  };
  const buttons = STEPS.map(([step, name]) =>
    h("button", { type: "button", class: "clock-step", "data-step": step, onclick: move(step) }, name),
  );
  return h(
    "section",
    { class: "clock", "aria-label": "Clock" },
    h("h2", {}, "Clock"),
    h("p", { class: "clock-now" }, h("strong", {}), h("small", {}, store.zone)),
    store.state.clock.movable ? h("div", { class: "clock-steps" }, buttons) : null,
  );
}

export function drawSidebar(node, store) {
  const banner = store.state.connected
    ? null
    : h("p", { class: "no-bot", role: "status" }, "No bot is connected yet. Commands go nowhere.");
  redraw(
    node,
    h("div", { class: "team" }, h("strong", {}, store.state.team), h("small", {}, "playground")),
    ...[banner, conversations(store), people(store), clockPanel(store), tools(store), preferences(store)].filter(Boolean),
  );
  tick(node, store);
}

export function tick(node, store) {
  const shown = node.querySelector(".clock-now strong");
  if (shown) shown.textContent = panelTime(store.now(), store.zone);
}
