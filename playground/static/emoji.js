// The usual shortcodes. One that is not here stays as it was typed.

const TABLE = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", wave: "👋", clap: "👏", pray: "🙏",
  muscle: "💪", point_right: "👉", point_left: "👈", point_up: "☝️", point_down: "👇", raised_hands: "🙌",
  ok_hand: "👌", handshake: "🤝", eyes: "👀", brain: "🧠", technologist: "🧑‍💻", scientist: "🧑‍🔬",
  teacher: "🧑‍🏫", busts_in_silhouette: "👥", bust_in_silhouette: "👤", smile: "😄", slightly_smiling_face: "🙂",
  grinning: "😀", joy: "😂", wink: "😉", thinking_face: "🤔", neutral_face: "😐", confused: "😕", cry: "😢",
  tada: "🎉", sparkles: "✨", star: "⭐", star2: "🌟", fire: "🔥", rocket: "🚀", seedling: "🌱", deciduous_tree: "🌳",
  herb: "🌿", bulb: "💡", zap: "⚡", warning: "⚠️", rotating_light: "🚨", no_entry: "⛔", no_entry_sign: "🚫",
  x: "❌", heavy_check_mark: "✔️", white_check_mark: "✅", ballot_box_with_check: "☑️", question: "❓",
  grey_question: "❔", exclamation: "❗", heavy_plus_sign: "➕", heavy_minus_sign: "➖", arrow_right: "➡️",
  arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", arrows_counterclockwise: "🔄", repeat: "🔁",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", stopwatch: "⏱️", alarm_clock: "⏰", clock1: "🕐", clock3: "🕒",
  calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️", bell: "🔔", no_bell: "🔕", zzz: "💤", mute: "🔇",
  bar_chart: "📊", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", clipboard: "📋",
  memo: "📝", pencil: "📝", pencil2: "✏️", pushpin: "📌", round_pushpin: "📍", paperclip: "📎", link: "🔗",
  book: "📖", books: "📚", bookmark: "🔖", page_facing_up: "📄", scroll: "📜", card_index_dividers: "🗂️",
  file_folder: "📁", open_file_folder: "📂", wastebasket: "🗑️", lock: "🔒", unlock: "🔓", key: "🔑",
  mag: "🔍", mag_right: "🔎", gear: "⚙️", wrench: "🔧", hammer_and_wrench: "🛠️", toolbox: "🧰", microscope: "🔬",
  test_tube: "🧪", computer: "💻", robot_face: "🤖", satellite: "📡", floppy_disk: "💾", package: "📦",
  office: "🏢", house: "🏠", factory: "🏭", dart: "🎯", compass: "🧭", world_map: "🗺️", trophy: "🏆",
  medal: "🏅", moneybag: "💰", dollar: "💵", scales: "⚖️", balance_scale: "⚖️", jigsaw: "🧩", bricks: "🧱",
  building_construction: "🏗️", construction: "🚧", snowflake: "❄️", sunny: "☀️", cloud: "☁️", coffee: "☕",
  pizza: "🍕", cake: "🍰", speech_balloon: "💬", thought_balloon: "💭", loudspeaker: "📢", mega: "📣",
  email: "✉️", envelope: "✉️", inbox_tray: "📥", outbox_tray: "📤", information_source: "ℹ️", new: "🆕",
  red_circle: "🔴", large_orange_circle: "🟠", large_yellow_circle: "🟡", large_green_circle: "🟢",
  large_blue_circle: "🔵", white_circle: "⚪", black_circle: "⚫", large_green_square: "🟩",
  large_yellow_square: "🟨", large_red_square: "🟥", one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣",
  five: "5️⃣", six: "6️⃣", seven: "7️⃣", eight: "8️⃣", nine: "9️⃣", keycap_ten: "🔟", heart: "❤️",
  blue_heart: "💙", green_heart: "💚", small_blue_diamond: "🔹", small_orange_diamond: "🔸", wheel: "🛞",
};

// Simple signs that nearly every font has.
const PLAIN = {
  white_check_mark: "✔", heavy_check_mark: "✔", ballot_box_with_check: "☑", x: "✘", no_entry: "✘", no_entry_sign: "✘",
  hourglass: "◔", hourglass_flowing_sand: "◔", warning: "⚠", rotating_light: "⚠", star: "★", star2: "★", sparkles: "★", zap: "⚡", question: "?", grey_question: "?",
  exclamation: "!", heavy_plus_sign: "+", heavy_minus_sign: "−", arrow_right: "→", arrow_left: "←", arrow_up: "↑",
  arrow_down: "↓", point_right: "→", scales: "⚖", balance_scale: "⚖", gear: "⚙", information_source: "ℹ", heart: "♥",
  email: "✉", envelope: "✉", pencil2: "✎", pencil: "✎", memo: "✎", coffee: "☕", sunny: "☀", snowflake: "❄",
  small_blue_diamond: "◆", small_orange_diamond: "◆", red_circle: "●", large_orange_circle: "●", white_circle: "○",
  large_yellow_circle: "●", large_green_circle: "●", large_blue_circle: "●", black_circle: "●",
};

let coloured = null;

/** Whether this machine can show emoji, which a bare server cannot. */
function hasFont() {
  if (coloured !== null) return coloured;
  const drawing = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  drawing.fillText("\u{1F389}", 0, 10);
  const { data } = drawing.getImageData(0, 0, 16, 16);
  coloured = data.some((value, index) => index % 4 === 0 && (value !== data[index + 1] || value !== data[index + 2]));
  return coloured;
}

/** The sign of a shortcode, null for one that is not known here. */
export function emoji(name) {
  return (hasFont() ? TABLE[name] : PLAIN[name]) ?? null;
}

/** Text in which the known shortcodes are replaced. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+'-]+):/g, (typed, name) => emoji(name) ?? typed);
}
