/** The people's side of the sandbox, over HTTP: `sandbox/README.md` is the contract. */

export class SandboxError extends Error {}

async function call(path, body) {
  const request =
    body === undefined
      ? {}
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(`/sandbox/${path}`, request);
  } catch {
    throw new SandboxError("offline");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new SandboxError(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

const query = (values) => new URLSearchParams(values).toString();

export const api = {
  state: () => call("state"),
  /** The newest `limit` messages, or the next ones after or before an id; oldest first. */
  messages: (as, chat, { after, before, limit }) =>
    call(`chats/${chat}/messages?${query({ as, limit, ...(after ? { after } : {}), ...(before ? { before } : {}) })}`),
  commands: (as, chat) => call(`commands?${query({ as, chat })}`),
  clock: () => call("clock"),
  moveClock: (how) => call("clock", how),
  addUser: (user) => call("users", user),
  changeUser: (id, changes) => call(`users/${id}`, changes),
  addChat: (chat) => call("chats", chat),
  member: (chat, change) => call(`chats/${chat}/members`, change),
  addTopic: (chat, topic) => call(`chats/${chat}/topics`, topic),
  say: (chat, message) => call(`chats/${chat}/messages`, message),
  edit: (message) => call("messages/edit", message),
  remove: (message) => call("messages/delete", message),
  react: (reaction) => call("messages/react", reaction),
  press: (button) => call("messages/press", button),
  vote: (vote) => call("messages/vote", vote),
  start: (as, payload) => call("start", payload ? { as, payload } : { as }),
  block: (as, blocked) => call("block", { as, blocked }),
};

/**
 * Follows the event stream for ever. The browser's own reconnection would repeat the first `since`; here each
 * attempt asks for what came after the last event seen.
 * @param {() => number} since the last known revision
 * @param {(event: object) => void} onEvent
 * @param {(open: boolean) => void} onConnection
 */
export function follow(since, onEvent, onConnection) {
  let wait = 500;
  const connect = () => {
    const source = new EventSource(`/sandbox/events?since=${since()}`);
    source.onopen = () => {
      wait = 500;
      onConnection(true);
    };
    source.onmessage = ({ data }) => {
      try {
        onEvent(JSON.parse(data));
      } catch {
        // A torn line says nothing; the next event or the refresh after reconnecting brings the truth.
      }
    };
    source.onerror = () => {
      source.close();
      onConnection(false);
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 8000);
    };
  };
  connect();
}
