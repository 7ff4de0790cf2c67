// The page's talk with the server.

export const user = new URLSearchParams(location.search).get("user") ?? "ana";

/** Always an object; its `failure` says what went wrong. */
export async function post(path, body) {
  try {
    const response = await fetch(`/ui/${path}?user=${encodeURIComponent(user)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user, ...body }),
    });
    return await response.json();
  } catch {
    return { failure: "the playground does not answer" };
  }
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
