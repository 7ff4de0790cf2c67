// Slack's own markup, as nodes.

import { slackDate } from "./dates.js";
import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
export const unescaped = (text) => text.replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity]);

const TOKENS = [
  ["code", /`([^`\n]+)`/],
  ["special", /<([^<>\n]+)>/],
  ["bold", /(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])/],
  ["italic", /(?<![\w_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\w_])/],
  ["strike", /(?<![\w~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\w~])/],
  ["url", /(?<!\w)(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]'"])/],
];

/** A whole text: fenced code, quotes, lines and everything inside them. */
export function mrkdwn(text, context) {
  const parts = text.split(/```\n?([\s\S]*?)```\n?/);
  return parts.flatMap((part, index) =>
    index % 2 ? [h("pre", {}, h("code", {}, unescaped(part)))] : part ? quoted(part, context) : [],
  );
}

function quoted(text, context) {
  const nodes = [];
  let quote = null;
  for (const line of text.split("\n")) {
    const match = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (match && quote) quote.append(h("br"), ...inline(match[1], context));
    else if (match) nodes.push((quote = h("blockquote", {}, inline(match[1], context))));
    else {
      if (nodes.length && !quote) nodes.push(h("br"));
      quote = null;
      nodes.push(...inline(line, context));
    }
  }
  return nodes;
}

function inline(text, context) {
  const first = TOKENS.map(([kind, pattern]) => ({ kind, match: pattern.exec(text) }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!first) return text ? [withEmoji(unescaped(text))] : [];
  const { kind, match } = first;
  const after = text.slice(match.index + match[0].length);
  return [
    ...inline(text.slice(0, match.index), context),
    ...DRAW[kind](match[1], context),
    ...inline(after, context),
  ];
}

const DRAW = {
  code: (text) => [h("code", {}, unescaped(text))],
  special: (text, context) => special(text, context),
  bold: (text, context) => [h("strong", {}, inline(text, context))],
  italic: (text, context) => [h("em", {}, inline(text, context))],
  strike: (text, context) => [h("s", {}, inline(text, context))],
  url: (text) => [link(unescaped(text))],
};

function special(text, context) {
  if (text.startsWith("@")) return [userChip(text.slice(1).split("|")[0], context)];
  if (text.startsWith("#")) return [channelChip(text.slice(1).split("|")[0], context)];
  if (text.startsWith("!date^")) return [date(text, context)];
  if (text.startsWith("!subteam^")) return [groupChip(text.split("|")[1] ?? context.state.groups[text.slice(9)] ?? text.slice(9))];
  if (text.startsWith("!")) return [broadcastChip(text.slice(1).split("|")[0])];
  const [url, ...label] = text.split("|");
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) return [`<${unescaped(text)}>`];
  return [label.length ? link(unescaped(url), ...inline(label.join("|"), context)) : link(unescaped(url))];
}

function date(text, context) {
  const [, unix, template, address] = text.split("|")[0].split("^");
  const fallback = text.split("|")[1] ?? "";
  if (!/^\d+$/.test(unix ?? "") || !template) return h("span", { class: "bad-link" }, fallback || text);
  const shown = slackDate(Number(unix), unescaped(template), context.zone, context.now());
  const node = h("time", { datetime: new Date(unix * 1000).toISOString(), title: fallback }, shown);
  return address ? link(address, node) : node;
}

export function userChip(id, context) {
  const person = context.state.people[id];
  return h("span", { class: "mention", "data-user": id }, `@${person ? person.real_name : id}`);
}

export function channelChip(id, context) {
  const channel = context.state.known_channels[id];
  if (!channel) return h("span", { class: "mention" }, icon("lock"), "private channel");
  return h("a", { class: "mention", href: `#${id}` }, `#${channel.name}`);
}

export function broadcastChip(name) {
  return h("span", { class: "mention everybody", "data-broadcast": name }, `@${name}`);
}

export function groupChip(name) {
  return h("span", { class: "mention everybody", "data-broadcast": "group" }, `@${name.replace(/^@/, "")}`);
}

/** A text object of Block Kit. */
export function textObject(object, context) {
  if (object.type === "mrkdwn") return mrkdwn(object.text, context);
  return lines(object.emoji === false ? object.text : withEmoji(object.text));
}

function lines(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}
