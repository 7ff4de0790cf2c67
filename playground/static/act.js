// Telling the bot that an element was used: confirm, wait, and say so when it fails.

import { confirmed } from "./confirm.js";
import { h } from "./dom.js";

const FAILURES = {
  operation_timeout: "The app did not answer in time.",
  dispatch_failed: "The app could not be reached.",
  no_bot_connected: "No bot is connected.",
};

/** In an input block the bot is told at once only if it asked for that. */
export const fires = (block) => block.type !== "input" || Boolean(block.dispatch_action);

/** Returns false when the person did not confirm. */
export async function act(node, block, element, value, context) {
  if (element.confirm && !(await confirmed(element.confirm, context))) return false;
  node.parentElement?.querySelectorAll(":scope > .failure").forEach((old) => old.remove());
  node.setAttribute("aria-busy", "true");
  const result = await context.send({ block_id: block.block_id, action_id: element.action_id, value });
  node.removeAttribute("aria-busy");
  if (result.failure) node.after(failure(result.failure));
  return true;
}

function failure(code) {
  const sentence = FAILURES[code] ?? "Something went wrong.";
  return h("span", { class: "failure", role: "alert", title: code }, `⚠ ${sentence}`);
}
