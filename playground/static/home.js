// The app's Home tab.

import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { redraw } from "./focus.js";
import { keptFrom, surface } from "./surface.js";

export class Home {
  constructor(store) {
    this.store = store;
    this.node = h("div", { class: "home" });
  }

  show(view) {
    const key = view ? view.hash : "none";
    if (key === this.key) return;
    this.key = key;
    if (!view) {
      this.node.replaceChildren(h("p", { class: "empty" }, "The app has not published a Home tab yet."));
      return;
    }
    const kept = this.context ? keptFrom(this.context.controls) : new Map();
    this.context = surface(this.store, { view: view.id }, view.values, { kept });
    redraw(this.node, ...blocks(view.blocks, this.context));
  }
}
