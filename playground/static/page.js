// The page: it holds the latest state from the server and draws what changed.

import { follow, load, post } from "./api.js";
import { Pane, drawSuggestions } from "./assistant.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { setLocale } from "./dates.js";
import { FaultsDialog } from "./faults.js";
import { drawHeader } from "./header.js";
import { Home } from "./home.js";
import { Inspector } from "./inspector.js";
import { MessageList } from "./messages.js";
import { Modal } from "./modal.js";
import { Notices } from "./notices.js";
import { mrkdwn } from "./mrkdwn.js";
import { drawSidebar, tick } from "./sidebar.js";

const BY_ID = (id) => document.getElementById(id);
const NEAR = 120;

const spoken = (message) => [message.text, ...message.files.map((file) => file.title)].filter(Boolean).join(", ");

/** The text without Slack's marks, as it is heard. */
const plain = (text) => h("div", {}, mrkdwn(text, view.messages.context())).textContent;

class Store {
  constructor() {
    this.state = null;
    this.wantedTab = "home";
    this.seen = new Map();
    this.skew = 0;
    this.running = null;
    this.again = false;
  }

  get zone() {
    return this.state.people[this.state.me].tz;
  }

  get locale() {
    return this.state.people[this.state.me].locale;
  }

  get inspecting() {
    return view.inspector.open;
  }

  get view() {
    return view;
  }

  inspect() {
    this.drawer(false);
    view.inspector.toggle();
    view.draw();
  }

  showFaults() {
    this.drawer(false);
    view.faults.show();
  }

  get tab() {
    return this.state.app.messages_tab === "off" ? "home" : this.wantedTab;
  }

  now = () => Date.now() / 1000 + this.skew;

  /** The id of the channel on show. */
  get place() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const known = this.state.channels.find((channel) => channel.id === wanted);
    return (known ?? this.state.channels[0]).id;
  }

  get channel() {
    return this.place;
  }

  current() {
    return this.state.channels.find((channel) => channel.id === this.place);
  }

  unread(channel) {
    const after = this.seen.get(channel) ?? "0";
    return this.state.messages[channel].filter((message) => message.ts > after && message.user !== this.state.me).length;
  }

  /** Fetch and draw. Calls that come meanwhile share one more round. */
  async refresh() {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.rounds();
    try {
      await this.running;
    } catch (error) {
      this.lost(true);
      console.warn(`The playground does not answer: ${error}`);
    } finally {
      this.running = null;
    }
  }

  async rounds() {
    do {
      this.again = false;
      const spoken = this.state && this.locale;
      this.state = await load();
      // What is drawn already is in the other language.
      if (spoken && spoken !== this.locale) location.reload();
      setLocale(this.locale);
      this.turn();
      this.skew = this.state.clock.now - Date.now() / 1000;
      this.lost(false);
      view.draw();
    } while (this.again);
  }

  /** A story turns the page to where something happens. */
  turn() {
    const { look, channels } = this.state;
    if (look && look !== this.turned && channels.some((channel) => channel.id === look)) this.go(look);
    this.turned = look;
  }

  lost(gone) {
    BY_ID("lost").hidden = !gone;
  }

  go(channel) {
    this.drawer(false);
    if (this.place === channel) return;
    location.hash = channel;
  }

  /** On a narrow screen the sidebar is a drawer, and while it is open all there is. */
  drawer(open) {
    if (document.body.classList.contains("drawer-open") === open) return;
    document.body.classList.toggle("drawer-open", open);
    BY_ID("shade").hidden = !open;
    for (const id of ["main", "skip", "inspector", "assistant"]) BY_ID(id).inert = open;
    drawHeader(BY_ID("header"), this);
    document.querySelector(open ? "#sidebar [aria-current]" : "[data-drawer]")?.focus();
  }

  /** What the assistant is asked from the app's own conversation. */
  async ask(text) {
    await post("say", { channel: this.place, text });
    await this.refresh();
  }

  replyTo(thread) {
    if (thread.channel !== this.place) {
      view.pane.reply(thread);
      return;
    }
    view.composer.reply(thread);
    view.composer.show(this.current());
    view.composer.field.focus();
  }

  async openTab(tab) {
    this.wantedTab = tab;
    view.draw();
    await post("open_tab", { tab });
    await this.refresh();
  }
}

class View {
  constructor(store) {
    this.store = store;
    this.messages = new MessageList(store);
    this.home = new Home(store);
    this.modal = new Modal(store);
    this.composer = new Composer(store);
    this.notices = new Notices(BY_ID("notices"), store);
    this.faults = new FaultsDialog(store);
    this.inspector = new Inspector(BY_ID("inspector"), store);
    this.pane = new Pane(BY_ID("assistant"), store);
    this.suggestions = h("div", { class: "suggestions" });
    this.last = null;
    BY_ID("composer").append(this.suggestions, this.composer.node);
    BY_ID("shade").addEventListener("click", () => store.drawer(false));
    BY_ID("sidebar").addEventListener("keydown", (event) => event.key === "Escape" && store.drawer(false));
    // Its address would look like that of a channel.
    BY_ID("skip").addEventListener("click", (event) => (event.preventDefault(), BY_ID("main").focus()));
  }

  draw() {
    const channel = this.store.current();
    const home = channel.im && this.store.tab === "home";
    const pane = BY_ID("pane");
    const moved = this.last !== `${channel.id} ${home}`;
    const low = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR;
    this.last = `${channel.id} ${home}`;
    this.announce(channel);
    if (!home) this.markSeen(channel.id);
    drawSidebar(BY_ID("sidebar"), this.store);
    drawHeader(BY_ID("header"), this.store);
    this.notices.draw(channel);
    this.faults.refresh();
    if (home) this.home.show(this.store.state.home);
    else this.messages.show(channel);
    this.label(channel, pane);
    const content = home ? this.home.node : this.messages.node;
    if (pane.firstChild !== content) pane.replaceChildren(content);
    BY_ID("composer").hidden = home;
    this.composer.show(channel);
    this.suggestions.hidden = !channel.im || home;
    if (!this.suggestions.hidden) drawSuggestions(this.suggestions, this.store, (text) => this.store.ask(text));
    this.pane.draw();
    this.modal.show(this.store.state.modals);
    if (home ? moved : moved || low) pane.scrollTop = home ? 0 : pane.scrollHeight;
    document.body.dataset.ready = "true";
    document.body.dataset.drawn = this.store.state.last;
  }

  /** In the app's own conversation the pane belongs to a tab. */
  label(channel, pane) {
    const labels = { role: "tabpanel", "aria-labelledby": `tab-${this.store.tab}` };
    for (const [name, value] of Object.entries(labels)) {
      if (channel.im) pane.setAttribute(name, value);
      else pane.removeAttribute(name);
    }
  }

  markSeen(channel) {
    const newest = this.store.state.messages[channel].at(-1);
    if (newest) this.store.seen.set(channel, newest.ts);
  }

  /** Read to those who listen what is new in this channel, or says something else now. */
  announce(channel) {
    const messages = this.store.state.messages[channel.id];
    const known = this.heard?.channel === channel.id ? this.heard.texts : null;
    this.heard = { channel: channel.id, texts: new Map(messages.map((message) => [message.ts, spoken(message)])) };
    if (!known) return;
    const others = messages.filter((message) => message.user !== this.store.state.me);
    const texts = others.map(spoken).filter((text, index) => known.get(others[index].ts) !== text);
    if (texts.length) BY_ID("announcer").replaceChildren(...texts.map((text) => h("p", {}, plain(text))));
  }
}

const store = new Store();
const view = new View(store);

async function start() {
  await store.refresh();
  if (!store.state) return;
  const missed = Object.keys(store.state.messages);
  missed.forEach((channel) => view.markSeen(channel));
  view.draw();
  follow(store.state.last, changed, () => store.lost(true));
  window.addEventListener("hashchange", () => enter());
  setInterval(() => tick(BY_ID("sidebar"), store), 1000);
  if (store.current().im) store.openTab("home");
  view.pane.follow();
  view.composer.field.focus();
}

/** Something happened on the server; without data, the stream has opened. */
function changed(event) {
  const kind = event.data ? JSON.parse(event.data).kind : null;
  if (kind === "exchange") view.inspector.changed();
  else if (kind === "scenario") location.reload();
  else store.refresh();
}

function enter() {
  view.draw();
  view.pane.follow();
  if (store.current().im) store.openTab(store.tab);
  else view.composer.field.focus();
}

start();
