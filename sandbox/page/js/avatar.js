/** Round pictures: an emoji or initials on a colour that stays the same. */

import { h, icon } from "./dom.js";
import { languageBadge } from "./i18n.js";
import { chatName, colour, initials, personName } from "./model.js";
import { world } from "./store.js";

/** @param {{id: number, name: string, emoji?: string}} who */
export function avatar({ id, name, emoji }, { size = "", badge } = {}) {
  return h(
    "span",
    { class: `avatar tint-${colour(id)} ${size} ${emoji ? "with-emoji" : ""}`, "aria-hidden": "true" },
    h("span", { class: "avatar-face" }, emoji || initials(name)),
    badge ? h("span", { class: "avatar-badge" }, badge) : null,
  );
}

/** A person, with their language at the edge when wanted. */
export function userAvatar(user, { size, language = false } = {}) {
  if (user?.id === world.bot?.id) return botAvatar(size);
  return avatar(
    { id: user?.id ?? 0, name: personName(user), emoji: user?.emoji },
    { size, badge: language ? languageBadge(user?.language_code) : undefined },
  );
}

export function botAvatar(size = "") {
  return h(
    "span",
    { class: `avatar bot ${size}`, "aria-hidden": "true" },
    h("img", { src: "./art/flame.svg", alt: "" }),
  );
}

export function chatAvatar(chat, size = "") {
  if (chat.type === "private") return botAvatar(size);
  return avatar({ id: chat.id, name: chatName(chat), emoji: chat.emoji }, { size: `${size} square` });
}

export const topicAvatar = (size = "") =>
  h("span", { class: `avatar topic ${size}`, "aria-hidden": "true" }, icon("hash"));
