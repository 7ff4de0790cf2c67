// The page's own little drawings: not every machine has a font with emoji.

const PATHS = {
  lock: "M5 7V5a3 3 0 0 1 6 0v2h.5A1.5 1.5 0 0 1 13 8.5v4A1.5 1.5 0 0 1 11.5 14h-7A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7H5Zm1.5 0h3V5a1.5 1.5 0 0 0-3 0v2Z",
  eye: "M8 3.5c3.3 0 5.7 2.4 6.7 4.5-1 2.1-3.4 4.5-6.7 4.5S2.3 10.1 1.3 8C2.3 5.9 4.7 3.5 8 3.5Zm0 1.8A2.7 2.7 0 1 0 8 10.7 2.7 2.7 0 0 0 8 5.3Zm0 1.4a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6Z",
  people: "M6 7.5A2.5 2.5 0 1 0 6 2.5a2.5 2.5 0 0 0 0 5Zm5 .5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM1.5 13c0-2.5 2-4.2 4.5-4.2s4.5 1.7 4.5 4.2h-9Zm10.2 0h2.8c0-2.3-1.5-3.7-3.5-3.7-.4 0-.7 0-1 .1 1.1.9 1.7 2.1 1.7 3.6Z",
  app: "M4 2.5h8A1.5 1.5 0 0 1 13.5 4v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5Zm1.5 3v5h5v-5h-5Z",
  send: "M2 2.5 14.5 8 2 13.5v-4.3L9 8 2 6.8V2.5Z",
  menu: "M2 3.5h12v1.5H2V3.5Zm0 3.8h12v1.4H2V7.3Zm0 3.7h12v1.5H2V11Z",
  close: "m4 3 4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4 1-1Z",
  back: "M10 2.5 11.2 3.7 6.9 8l4.3 4.3L10 13.5 4.5 8 10 2.5Z",
  file: "M4 1.5h5.5L13 5v8.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1Zm1 5.5v1.2h6V7H5Zm0 2.7v1.2h6V9.7H5Z",
  reply: "M6.5 3v2.6c4.8.2 7.3 2.6 7.8 7.2-1.6-2.5-3.8-3.6-7.8-3.6V12L1.6 7.5 6.5 3Z",
  hash: "M6 2h1.4l-.5 3.3h3L10.4 2h1.4l-.5 3.3H14v1.4h-2.9l-.4 2.6h2.8v1.4h-3L10 14H8.6l.5-3.3h-3L5.6 14H4.2l.5-3.3H2V9.3h2.9l.4-2.6H2.5V5.3h3L6 2Zm.7 4.7-.4 2.6h3l.4-2.6h-3Z",
};
Object.assign(PATHS, {
  up: "M2 7h2.5v7H2V7Zm3.5 0 3-5.3c.9 0 1.5.7 1.4 1.6L9.5 6H13c.8 0 1.4.7 1.2 1.5l-1.1 5.2c-.1.8-.8 1.3-1.5 1.3H5.5V7Z",
  down: "M2 9h2.5V2H2v7Zm3.5 0 3 5.3c.9 0 1.5-.7 1.4-1.6L9.5 10H13c.8 0 1.4-.7 1.2-1.5l-1.1-5.2C13 2.5 12.3 2 11.6 2H5.5v7Z",
  trash: "M6 2h4l.5 1H13v1.5H3V3h2.5L6 2Zm-2 3.5h8l-.6 8a1 1 0 0 1-1 1H5.6a1 1 0 0 1-1-1l-.6-8Z",
  inspect: "M7 1.5a5.5 5.5 0 0 1 4.3 8.9l3.2 3.2-1.1 1.1-3.2-3.2A5.5 5.5 0 1 1 7 1.5ZM7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  save: "M7.2 1.5h1.6v6l2.3-2.3 1.1 1.1L8 10.5 3.8 6.3l1.1-1.1 2.3 2.3v-6ZM2.5 11H4v2h8v-2h1.5v3.5h-11V11Z",
  load: "M7.2 10.5h1.6v-6l2.3 2.3 1.1-1.1L8 1.5 3.8 5.7l1.1 1.1 2.3-2.3v6ZM2.5 11H4v2h8v-2h1.5v3.5h-11V11Z",
  chevron: "m3.2 5.2 4.8 4.8 4.8-4.8 1.1 1.1L8 12.2 2.1 6.3l1.1-1.1Z",
  warning: "M8 1.5 15.2 14H.8L8 1.5ZM7.2 6v4h1.6V6H7.2Zm0 5v1.6h1.6V11H7.2Z",
  info: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.8 6v5h1.6V7H7.2Zm0-3v1.7h1.6V4H7.2Z",
  error: "M5 1h6l4 4v6l-4 4H5l-4-4V5l4-4Zm2.2 3v5h1.6V4H7.2Zm0 6.2v1.7h1.6v-1.7H7.2Z",
  success: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm3.4 3.9L7.2 9.4 4.7 7.1l-1 1.1 3.6 3.4 5.2-5.6-1.1-1.1Z",
});
const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", `svg-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  drawing.append(path);
  return drawing;
}
