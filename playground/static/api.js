// The page's talk with the server.

export const user = new URLSearchParams(location.search).get("user") ?? "ana";

/** Always an object; its `failure` says what went wrong. */
export const post = (path, body) => send(path, JSON.stringify({ user, ...body }));

/** The same with text as it stands. */
export async function send(path, text) {
  try {
    const response = await fetch(`/ui/${path}?user=${encodeURIComponent(user)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: text,
    });
    return await response.json();
  } catch {
    return { failure: "the playground does not answer" };
  }
}

/** What the server knows at a path, as an object or a list. */
export async function fetched(path) {
  try {
    return await (await fetch(`/ui/${path}`)).json();
  } catch {
    return [];
  }
}

export async function forget(path) {
  await fetch(`/ui/${path}`, { method: "DELETE" });
}

export async function load() {
  const response = await fetch(`/ui/state?user=${encodeURIComponent(user)}`);
  return response.json();
}

/** Call back at every change after that number; the browser reconnects by itself. */
export function follow(after, onChange, onLost) {
  const stream = new EventSource(`/ui/stream?after=${after}`);
  stream.addEventListener("message", onChange);
  stream.addEventListener("open", onChange);
  stream.addEventListener("error", onLost);
}
