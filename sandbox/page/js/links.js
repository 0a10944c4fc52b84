/** Links of Telegram that lead somewhere inside the sandbox: to the bot with a payload, to a chat, to a message. */

import { api } from "./api.js";
import { act, toast } from "./notes.js";
import { t } from "./i18n.js";
import { emit, look, membership, view, world } from "./store.js";

const HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);

/**
 * Follows a link of Telegram inside the page.
 * @param {string} url
 * @returns {boolean} whether it was one; false means the browser should open it
 */
export function follow(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return false;
  }
  if (address.protocol === "tg:") return followApp(address);
  if (!/^https?:$/.test(address.protocol) || !HOSTS.has(address.hostname.replace(/^www\./, ""))) return false;
  const [first, second, third, fourth] = address.pathname.split("/").filter(Boolean);
  const isBot = first?.toLowerCase() === world.bot?.username?.toLowerCase();
  if (isBot && address.searchParams.has("startgroup")) return gone();
  if (isBot) return openBot(address.searchParams.get("start"));
  if (first === "c") return openMessage(Number(`-100${second}`), fourth ?? third, fourth ? third : null);
  const invited = [...world.chats.values()].find((chat) => chat.invite_links?.includes(url));
  if (invited) return joinBy(invited, url);
  const named = [...world.chats.values()].find(
    (chat) => chat.username && chat.username.toLowerCase() === first?.toLowerCase(),
  );
  if (named) return openMessage(named.id, third ?? second, third ? second : null);
  return gone();
}

function followApp(address) {
  const parameters = address.searchParams;
  if (parameters.get("domain")?.toLowerCase() === world.bot?.username?.toLowerCase())
    return openBot(parameters.get("start"));
  return gone();
}

function gone() {
  toast(t("link.outside"));
  return true;
}

/** Opens the private chat with the bot; with a payload, as if it came from a deep link. */
export function openBot(payload) {
  look({ chat: view.as, topic: null });
  emit("opened");
  if (payload) act(() => api.start(view.as, payload));
  return true;
}

/** An invite link: one joins, and sees the group (or waits there until somebody lets one in). */
function joinBy(chat, url) {
  if (!membership(chat, view.as))
    act(() => api.member(chat.id, { as: view.as, user: view.as, action: "join", invite_link: url }));
  return openMessage(chat.id);
}

function openMessage(chat, message, topic) {
  if (!world.chats.has(chat)) return gone();
  look({ chat, topic: topic ? Number(topic) : null }).then(() => message && emit("jump", Number(message)));
  emit("opened");
  return true;
}
