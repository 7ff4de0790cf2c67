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

export function keptFrom(controls) {
  const kept = new Map();
  for (const { block, element, read } of controls.values()) {
    kept.set(`${block.block_id}/${element.action_id}/${element.type}`, read());
  }
  return kept;
}
