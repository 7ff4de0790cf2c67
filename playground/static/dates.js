// Times as the viewer reads them. Every function is given the viewer's time zone.

function format(unix, zone, options) {
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(new Date(unix * 1000));
  // Whether a comma follows the weekday depends on which other parts are asked for.
  return shown.replace(/^(\p{L}+),/u, "$1");
}

export const clock = (unix, zone) => format(unix, zone, { hour: "2-digit", minute: "2-digit" });

export const longDay = (unix, zone) =>
  format(unix, zone, { weekday: "long", day: "numeric", month: "long" });

export function panelTime(unix, zone) {
  const day = format(unix, zone, { weekday: "long", day: "numeric", month: "short", year: "numeric" });
  return `${day}, ${clock(unix, zone)}`;
}

const dayKey = (unix, zone) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date(unix * 1000));

/** "Today", "Yesterday" or the day in full. */
export function dayName(unix, zone, now) {
  return relativeDay(unix, zone, now) ?? longDay(unix, zone);
}

function relativeDay(unix, zone, now) {
  const key = dayKey(unix, zone);
  const names = { Today: 0, Yesterday: -86400, Tomorrow: 86400 };
  for (const [name, offset] of Object.entries(names)) {
    if (key === dayKey(now + offset, zone)) return name;
  }
  return null;
}

export const sameDay = (one, other, zone) => dayKey(one, zone) === dayKey(other, zone);

function ago(unix, now) {
  const minutes = Math.round(Math.abs(now - unix) / 60);
  const [count, unit] =
    minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
  const phrase = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return unix <= now ? `${phrase} ago` : `in ${phrase}`;
}

/** Fill in the {tokens} of Slack's date format. */
export function slackDate(unix, template, zone, now) {
  const day = { day: "numeric", month: "long", year: "numeric" };
  const long = { weekday: "long", ...day };
  const short = { day: "numeric", month: "short", year: "numeric" };
  const pretty = (options) => relativeDay(unix, zone, now)?.toLowerCase() ?? format(unix, zone, options);
  const tokens = {
    date_num: () => dayKey(unix, zone),
    date_slash: () => dayKey(unix, zone).replaceAll("-", "/"),
    date: () => format(unix, zone, day),
    date_short: () => format(unix, zone, short),
    date_long: () => format(unix, zone, long),
    date_pretty: () => pretty(day),
    date_short_pretty: () => pretty(short),
    date_long_pretty: () => pretty(long),
    day_divider_pretty: () => dayName(unix, zone, now),
    time: () => clock(unix, zone),
    time_secs: () => format(unix, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    ago: () => ago(unix, now),
  };
  const filled = template.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.() ?? whole);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

/** Unix time as the value of a datetime-local input in that zone. */
export function toLocalInput(unix, zone) {
  return `${dayKey(unix, zone)}T${clock(unix, zone)}`;
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
