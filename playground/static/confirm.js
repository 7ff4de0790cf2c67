// The confirmation dialog of an element.

import { freshId, h } from "./dom.js";
import { textObject } from "./mrkdwn.js";

/** Ask; true when the person confirms. */
export function confirmed(confirm, context) {
  return new Promise((resolve) => {
    const title = freshId("confirm");
    const answer = (value) => () => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    const style = confirm.style === "danger" ? "danger" : "primary";
    const dialog = h(
      "dialog",
      { class: "confirm", "aria-labelledby": title, oncancel: (event) => (event.preventDefault(), answer(false)()) },
      h("h2", { id: title }, textObject(confirm.title, context)),
      h("div", { class: "confirm-text" }, textObject(confirm.text, context)),
      h(
        "div",
        { class: "confirm-buttons" },
        h("button", { type: "button", class: "button", onclick: answer(false) }, textObject(confirm.deny, context)),
        h("button", { type: "button", class: `button ${style}`, onclick: answer(true) }, textObject(confirm.confirm, context)),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
