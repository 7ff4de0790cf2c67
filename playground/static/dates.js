// Times as the viewer reads them. Every function is given the viewer's time zone; the language is
// that of the page, and set once.

let locale = "en-US";

/** Write dates in this language from now on, such as "de-DE". */
export function setLocale(tag) {
  locale = tag;
}

const intl = (unix, zone, options, tag = locale) =>
  new Intl.DateTimeFormat(tag, { timeZone: zone, ...options }).format(new Date(unix * 1000));

function format(unix, zone, options) {
  // Before AM and PM stands a narrow space, which nobody types who looks for a time.
  const shown = intl(unix, zone, options).replaceAll("\u202f", " ");
  if (locale !== "en-GB") return shown;
  // Whether a comma follows the weekday depends on which other parts are asked for.
  return shown.replace(/^(\p{L}+),/u, "$1");
}

export const clock = (unix, zone) => format(unix, zone, { hour: locale === "en-US" ? "numeric" : "2-digit", minute: "2-digit" });

export const longDay = (unix, zone) =>
  format(unix, zone, { weekday: "long", day: "numeric", month: "long" });

export function panelTime(unix, zone) {
  const day = format(unix, zone, { weekday: "long", day: "numeric", month: "short", year: "numeric" });
  return `${day}, ${clock(unix, zone)}`;
}

const dayKey = (unix, zone) => intl(unix, zone, { dateStyle: "short" }, "en-CA");

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "Today", "Yesterday" or the day in full. */
export function dayName(unix, zone, now) {
  return capital(relativeDay(unix, zone, now) ?? longDay(unix, zone));
}

function relativeDay(unix, zone, now) {
  const key = dayKey(unix, zone);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const days = [0, -1, 1].find((offset) => key === dayKey(now + offset * 86400, zone));
  return days === undefined ? null : words.format(days, "day");
}

export const sameDay = (one, other, zone) => dayKey(one, zone) === dayKey(other, zone);

function ago(unix, now) {
  const minutes = Math.round(Math.abs(now - unix) / 60);
  const [count, unit] =
    minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
  return new Intl.RelativeTimeFormat(locale).format(unix <= now ? -count : count, unit);
}

const SUFFIXES = { one: "st", two: "nd", few: "rd", other: "th" };

/** American English writes February 18th, as Slack does. */
function ordinal(day) {
  if (locale !== "en-US") return day;
  const rules = new Intl.PluralRules("en-US", { type: "ordinal" });
  return day.replace(/\b(\d{1,2})\b/, (number) => `${number}${SUFFIXES[rules.select(Number(number))]}`);
}

/** Fill in the {tokens} of Slack's date format. */
export function slackDate(unix, template, zone, now) {
  const day = { day: "numeric", month: "long", year: "numeric" };
  const long = { weekday: "long", ...day };
  const short = { day: "numeric", month: "short", year: "numeric" };
  const date = () => ordinal(format(unix, zone, day));
  const dateLong = () => ordinal(format(unix, zone, long));
  const dateShort = () => format(unix, zone, short);
  const pretty = (otherwise) => relativeDay(unix, zone, now) ?? otherwise();
  const tokens = {
    date_num: () => dayKey(unix, zone),
    date_slash: () => dayKey(unix, zone).replaceAll("-", "/"),
    date,
    date_short: dateShort,
    date_long: dateLong,
    date_pretty: () => pretty(date),
    date_short_pretty: () => pretty(dateShort),
    date_long_pretty: () => pretty(dateLong),
    day_divider_pretty: () => dayName(unix, zone, now),
    time: () => clock(unix, zone),
    time_secs: () => format(unix, zone, { timeStyle: "medium" }),
    ago: () => ago(unix, now),
  };
  return capital(template.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.() ?? whole));
}

/** Unix time as the value of a datetime-local input in that zone. */
export function toLocalInput(unix, zone) {
  const time = intl(unix, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB");
  return `${dayKey(unix, zone)}T${time}`;
}

/** The way back: the Unix time at which clocks in that zone show this. */
export function fromLocalInput(text, zone) {
  const wanted = Date.parse(`${text}Z`) / 1000;
  let guess = wanted;
  // The zone's offset at the guess corrects the guess; twice is enough around a clock change.
  for (let round = 0; round < 2; round += 1) {
    guess += wanted - Date.parse(`${toLocalInput(guess, zone)}Z`) / 1000;
  }
  return guess;
}
