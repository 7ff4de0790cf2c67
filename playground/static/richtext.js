// The rich_text block.

import { slackDate } from "./dates.js";
import { h, link, warning } from "./dom.js";
import { emoji } from "./emoji.js";
import { broadcastChip, channelChip, groupChip, userChip } from "./mrkdwn.js";

const SPANS = {
  text: (span) => span.text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line])),
  link: (span) => [link(span.url, span.text || span.url)],
  user: (span, context) => [userChip(span.user_id, context)],
  channel: (span, context) => [channelChip(span.channel_id, context)],
  usergroup: (span) => [groupChip(span.usergroup_id)],
  team: (span) => [groupChip(span.team_id)],
  broadcast: (span) => [broadcastChip(span.range)],
  emoji: (span) => [emoji(span.name) ?? fromHex(span.unicode) ?? `:${span.name}:`],
  color: (span) => [h("code", {}, h("span", { class: "color-chip", style: `background: ${swatch(span.value)}` }), span.value)],
  date: (span, context) => [
    h("time", { title: span.fallback }, slackDate(span.timestamp, span.format, context.zone, context.now())),
  ],
};
const STYLES = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

const swatch = (value) => (/^#[0-9a-f]{3,8}$/i.test(value) ? value : "none");

function fromHex(unicode) {
  if (!unicode) return null;
  return String.fromCodePoint(...unicode.split("-").map((part) => Number.parseInt(part, 16)));
}

function span(part, context) {
  const draw = SPANS[part.type];
  if (!draw) return [warning(`rich text has no ${part.type}`)];
  let nodes = draw(part, context);
  for (const [style, tag] of STYLES) {
    if (part.style?.[style]) nodes = [h(tag, {}, nodes)];
  }
  if (part.style?.highlight || part.style?.client_highlight) nodes = [h("span", { class: "highlight" }, nodes)];
  return nodes;
}

const spans = (element, context) => element.elements.flatMap((part) => span(part, context));

const bordered = (element) => (element.border ? { class: "bordered" } : {});

const PARTS = {
  rich_text_section: (element, context) => h("div", { class: "rich-section" }, spans(element, context)),
  rich_text_quote: (element, context) => h("blockquote", bordered(element), spans(element, context)),
  rich_text_preformatted: (element, context) => h("pre", bordered(element), h("code", {}, spans(element, context))),
  rich_text_list: (element, context) => {
    const tag = element.style === "ordered" ? "ol" : "ul";
    const start = element.style === "ordered" && element.offset ? element.offset + 1 : null;
    const rows = element.elements.map((item) => h("li", {}, spans(item, context)));
    return h(tag, { ...bordered(element), start, "data-indent": element.indent || null, style: element.indent ? `--indent: ${element.indent}` : null }, rows);
  },
};

export function richText(block, context) {
  return block.elements.map((element) => {
    const draw = PARTS[element.type];
    return draw ? draw(element, context) : warning(`rich text has no ${element.type}`);
  });
}
