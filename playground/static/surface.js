// What blocks need to know about where they are drawn.

import { post } from "./api.js";

const get = (values, block, element) => values?.[block.block_id]?.[element.action_id];

/**
 * `where` names the message or view to the server. `kept` holds what was typed before a redraw,
 * by "block_id/action_id" and type.
 */
export function surface(store, where, values, { kept = new Map(), errors = {}, channel = null } = {}) {
  const controls = new Map();
  return {
    state: store.state,
    zone: store.zone,
    now: store.now,
    channel,
    errors,
    controls,
    initial: (block, element) => get(values, block, element),
    value: (block, element) => {
      const before = kept.get(`${block.block_id}/${element.action_id}/${element.type}`);
      return before === undefined ? get(values, block, element) : before;
    },
    send: async (action) => {
      const result = await post("click", { ...where, ...action, values: valuesOf(controls) });
      await store.refresh();
      return result;
    },
  };
}

/** Every value that was entered: {block_id: {action_id: value}}. */
export function valuesOf(controls) {
  const values = {};
  for (const { block, element, read } of controls.values()) {
    (values[block.block_id] ??= {})[element.action_id] = read();
  }
  return values;
}

/** The block and action ids of the element that has the focus in a node, or null. */
export function focusedIn(node) {
  const element = document.activeElement?.closest("[data-action-id]");
  const block = element?.closest("[data-block-id]");
  return block && node.contains(block) ? [block.dataset.blockId, element.dataset.actionId] : null;
}

/** The element with these ids in a node, or null. */
export function elementIn(node, [block, action]) {
  const within = node.querySelector(`[data-block-id="${CSS.escape(block)}"]`);
  return within?.querySelector(`[data-action-id="${CSS.escape(action)}"]`) ?? null;
}

/** What was typed or chosen, for a redraw. */
export function keptFrom(controls) {
  const kept = new Map();
  for (const { block, element, read } of controls.values()) {
    kept.set(`${block.block_id}/${element.action_id}/${element.type}`, read());
  }
  return kept;
}
