// Where the keyboard is, and how it stays there when a part of the page is drawn anew.

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/** What tells a control from its neighbors, before and after it is drawn anew. */
export function sign(node) {
  const name = node.getAttribute("aria-label") ?? node.textContent;
  return JSON.stringify([node.tagName, { ...node.dataset }, node.getAttribute("href"), name.slice(0, 60)]);
}

const controls = (root) => [...root.querySelectorAll(FOCUSABLE)];

/** The control in a node that has this sign, or null. */
export const signed = (root, wanted) => controls(root).find((each) => sign(each) === wanted) ?? null;

/** Replace what is in a node; the control that had the focus has it afterwards too. */
export function redraw(node, ...children) {
  const active = document.activeElement;
  const before = active !== node && node.contains(active) ? sign(active) : null;
  const place = before === null ? -1 : controls(node).indexOf(active);
  node.replaceChildren(...children);
  if (before === null) return;
  const now = controls(node);
  (signed(node, before) ?? now[Math.min(place, now.length - 1)] ?? node).focus();
}

const find = (root, name, value) => root?.querySelector(`[data-${name}="${CSS.escape(value)}"]`) ?? null;

/** Where else the focus may go when a control is gone: to its like, to a control that does the same,
 * to the message that it was in. */
function heirs(node) {
  const named = (name) => node.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
  const [ts, action, was] = [named("ts"), named("action-id"), sign(node)];
  return () => {
    const message = ts && find(document, "ts", ts);
    const root = message || document.querySelector("#pane");
    return [signed(root, was), action && find(root, "action-id", action), message];
  };
}

/** Remember a control. The function that comes back gives it, or who comes next, the focus again. */
export function remember(node) {
  const others = node && node !== document.body ? heirs(node) : () => [];
  return () => {
    // A dialog that closes gives the focus back by itself, but to a field that is still inert and
    // takes no letters; a glance at the layout ends that, and the focus has to come anew.
    document.body.getBoundingClientRect();
    document.activeElement?.blur();
    const last = ["#composer-field", "#main"].map((selector) => document.querySelector(selector));
    const still = node?.isConnected && node !== document.body ? node : null;
    for (const candidate of [still, ...others(), ...last].filter(Boolean)) {
      candidate.focus();
      if (document.activeElement === candidate) return;
    }
  };
}

/** Within a dialog, Tab goes round. */
function goRound(event) {
  const dialog = event.key === "Tab" && document.activeElement?.closest("dialog[open]");
  if (!dialog) return;
  const stops = controls(dialog).filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility());
  const [first, last] = [stops[0], stops.at(-1)];
  const edge = event.shiftKey ? first : last;
  if (!first || (document.activeElement !== edge && stops.includes(document.activeElement))) return;
  if (!stops.includes(document.activeElement) && !event.shiftKey) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

document.addEventListener("keydown", goRound);
