// The page: it holds the latest state from the server and draws what changed.

import { follow, load, post } from "./api.js";
import { Composer } from "./composer.js";
import { drawHeader } from "./header.js";
import { Home } from "./home.js";
import { MessageList } from "./messages.js";
import { Modal } from "./modal.js";
import { drawSidebar, tick } from "./sidebar.js";

const BY_ID = (id) => document.getElementById(id);
const NEAR = 120;

const spoken = (message) => [message.text, ...message.files.map((file) => file.title)].filter(Boolean).join(", ");

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
      this.state = await load();
      this.skew = this.state.clock.now - Date.now() / 1000;
      this.lost(false);
      view.draw();
    } while (this.again);
  }

  lost(gone) {
    BY_ID("lost").hidden = !gone;
  }

  go(channel) {
    this.drawer(false);
    if (this.place === channel) return;
    location.hash = channel;
  }

  drawer(open) {
    document.body.classList.toggle("drawer-open", open);
    BY_ID("shade").hidden = !open;
  }

  replyTo(thread) {
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
    this.last = null;
    BY_ID("composer").append(this.composer.node);
    BY_ID("shade").addEventListener("click", () => store.drawer(false));
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
    if (home) this.home.show(this.store.state.home);
    else this.messages.show(channel);
    const content = home ? this.home.node : this.messages.node;
    if (pane.firstChild !== content) pane.replaceChildren(content);
    BY_ID("composer").hidden = home;
    this.composer.show(channel);
    this.modal.show(this.store.state.modals);
    if (home ? moved : moved || low) pane.scrollTop = home ? 0 : pane.scrollHeight;
    document.body.dataset.ready = "true";
  }

  markSeen(channel) {
    const newest = this.store.state.messages[channel].at(-1);
    if (newest) this.store.seen.set(channel, newest.ts);
  }

  /** Read new messages of this channel to those who listen. */
  announce(channel) {
    const before = this.store.seen.get(channel.id);
    if (before === undefined) return;
    const fresh = this.store.state.messages[channel.id].filter((message) => message.ts > before);
    const texts = fresh.filter((message) => message.user !== this.store.state.me).map(spoken);
    if (texts.length) BY_ID("announcer").textContent = texts.join("\n");
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
  follow(store.state.last, () => store.refresh(), () => store.lost(true));
  window.addEventListener("hashchange", () => enter());
  setInterval(() => tick(BY_ID("sidebar"), store), 1000);
  if (store.current().im) store.openTab("home");
  view.composer.field.focus();
}

function enter() {
  view.draw();
  if (store.current().im) store.openTab(store.tab);
  else view.composer.field.focus();
}

start();
