// The modal on top of the viewer's stack.

import { post } from "./api.js";
import { blocks } from "./blocks.js";
import { freshId, h } from "./dom.js";
import { remember } from "./focus.js";
import { icon } from "./icons.js";
import { textObject } from "./mrkdwn.js";
import { elementIn, focusedIn, keptFrom, surface, valuesOf } from "./surface.js";

export class Modal {
  constructor(store) {
    this.store = store;
    this.shown = null;
    this.goBack = null;
    this.left = new Map();
    this.node = h("dialog", { class: "modal", oncancel: (event) => (event.preventDefault(), this.close()) });
    document.body.append(this.node);
  }

  show(views) {
    const view = views.at(-1) ?? null;
    const key = view && JSON.stringify([view.id, view.hash, view.filled, view.errors, view.notice, views.length]);
    if (key === this.key) return;
    // What was filled in elsewhere, as a story does, takes the place of what stands here.
    const same = view && this.view?.id === view.id && this.view.filled === view.filled;
    const kept = same ? keptFrom(this.context.controls) : new Map();
    const before = focusedIn(this.node);
    if (this.view && before) this.left.set(this.view.id, before);
    const focused = same ? before : this.left.get(view?.id);
    Object.assign(this, { key, view });
    if (!view) return this.hide();
    this.draw(view, views.length, kept);
    if (!this.node.open) {
      this.goBack = remember(document.activeElement);
      this.node.showModal();
    }
    this.focus(focused);
  }

  hide() {
    this.node.close();
    this.node.replaceChildren();
    this.left.clear();
    this.goBack?.();
  }

  draw(view, depth, kept) {
    const title = freshId("modal-title");
    this.context = surface(this.store, { view: view.id }, view.values, {
      kept,
      errors: view.errors,
      channel: this.store.channel,
    });
    const form = h(
      "form",
      { class: "modal-form", novalidate: true, onsubmit: (event) => (event.preventDefault(), this.submit()) },
      this.header(view, title, depth),
      h("div", { class: "modal-body", tabindex: "-1" }, blocks(view.blocks, this.context)),
      this.footer(view),
    );
    this.node.setAttribute("aria-labelledby", title);
    this.node.dataset.viewId = view.id;
    this.node.replaceChildren(form);
  }

  header(view, title, depth) {
    const back = { type: "button", class: "icon", "aria-label": "Back", onclick: () => this.close() };
    const close = { type: "button", class: "icon", "aria-label": "Close the dialog", onclick: () => this.close(true) };
    return h(
      "header",
      {},
      depth > 1 ? h("button", back, icon("back")) : null,
      h("h2", { id: title }, textObject(view.title, this.context)),
      h("button", close, icon("close")),
    );
  }

  footer(view) {
    const close = view.close ? textObject(view.close, this.context) : view.submit ? "Cancel" : "Close";
    this.submitButton = view.submit
      ? h("button", { type: "submit", class: "button primary", "data-submit": true }, textObject(view.submit, this.context))
      : null;
    return h(
      "footer",
      {},
      h("p", { class: "notice", role: "alert" }, view.notice),
      h("button", { type: "button", class: "button", "data-close": true, onclick: () => this.close() }, close),
      this.submitButton,
    );
  }

  async submit() {
    if (this.submitButton?.getAttribute("aria-busy")) return;
    this.submitButton?.setAttribute("aria-busy", "true");
    const result = await post("submit", { values: valuesOf(this.context.controls) });
    if (result.refused) console.warn(`Slack would refuse this answer: ${result.refused}`);
    this.submitButton?.removeAttribute("aria-busy");
    await this.store.refresh();
  }

  async close(wholeStack = false) {
    await post("close", { whole_stack: wholeStack });
    await this.store.refresh();
  }

  focus(before) {
    const wrong = this.node.querySelector('[aria-invalid="true"]');
    const again = before && elementIn(this.node, before);
    const wanted = this.node.querySelector("[data-focus]");
    const first = this.node.querySelector(".modal-body :is(input, select, textarea)");
    // A modal that is only to be read begins at its top, not at a button at its end.
    const target = wrong ?? again ?? wanted ?? first ?? this.node.querySelector(".modal-body");
    const control = target?.matches('[role="group"], [role="radiogroup"]') ? target.querySelector("input") : target;
    control?.focus();
  }
}
