/** Small truths derived from the sandbox's objects: names, colours, roles, one-line summaries. No DOM here. */

import { t } from "./i18n.js";
import { membership, view, world } from "./store.js";

const graphemes = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

// Control and direction characters make a name invisible or turn it around; a picture needs something to see.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Z}]/gu;
const MARKS = /\p{M}+/gu;
const EMOJI = /\p{Extended_Pictographic}/u;
const HAN = /\p{Script=Han}/u;

/** The one or two letters (or the emoji) in the round picture. */
export function initials(name) {
  const words = String(name ?? "")
    .split(/\s+/)
    .map((word) => word.replace(INVISIBLE, ""))
    .filter(Boolean);
  const first = (word) => {
    const letter = graphemes
      ? (graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "")
      : ([...word][0] ?? "");
    // Zalgo: keep the letter, drop the tower of marks. Emoji need their joiners and selectors.
    return EMOJI.test(letter) ? letter : letter.replace(MARKS, "").toLocaleUpperCase();
  };
  if (!words.length) return "·";
  const start = first(words[0]) || "·";
  // Ideographs and emoji fill the circle alone.
  const end = words.length > 1 ? first(words.at(-1)) : "";
  if (EMOJI.test(start + end) || HAN.test(start + end) || !/\p{L}|\p{N}/u.test(end)) return start;
  return start + end;
}

/** One of eight colours, the same for ever for one id. */
export const colour = (id) => Math.abs(Number(id) * 7 + Math.floor(Math.abs(Number(id)) / 10)) % 8;

/** Someone's name, never empty. */
export function personName(user) {
  if (!user) return t("people.deleted");
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ").trim();
  return name || user.username || t("people.deleted");
}

export const userName = (id) => personName(world.users.get(id));

export function chatName(chat) {
  if (!chat) return "";
  if (chat.type === "private") return personName(world.bot);
  return chat.title?.trim() || t("chats.unnamed");
}

export const topicName = (chat, topic) =>
  topic === null ? t("chats.general") : (chat.topics?.find((one) => one.id === topic)?.name ?? `#${topic}`);

/**
 * Who appears as the author of a message. Anonymous admins and channels speak as a chat.
 * @returns {{id: number, name: string, emoji?: string, user?: object, mine: boolean, tag?: string}}
 */
export function sender(message) {
  const chat = message.sender_chat;
  if (chat) {
    const known = world.chats.get(chat.id) ?? chat;
    return { id: chat.id, name: chat.title ?? chatName(known), mine: false, tag: message.author_signature };
  }
  const user = world.users.get(message.from?.id) ?? message.from;
  return {
    id: user?.id ?? 0,
    name: personName(user),
    emoji: user?.emoji,
    user,
    mine: message.from?.id === view.as,
  };
}

/** "owner" or "admin", or the title an admin was given; undefined for others. */
export function roleTag(chat, message) {
  if (message.author_signature) return message.author_signature;
  const member = membership(chat, message.from?.id);
  if (!member) return undefined;
  const title = member.custom_title ?? member.rights?.custom_title;
  if (member.status === "creator") return title ?? t("message.owner");
  if (member.status === "administrator") return title ?? t("message.admin");
  return undefined;
}

export const isAdmin = (member) => member?.status === "creator" || member?.status === "administrator";

/** Whether one may write here, and if not, why: "join", "start", "blocked", "readonly", "restricted", "closed" or null. */
export function obstacle(chat, as, { started, blocked, topic }) {
  if (chat.type === "private") return blocked ? "blocked" : started ? null : "start";
  const member = membership(chat, as);
  if (!member) return "join";
  if (chat.type === "channel" && !isAdmin(member)) return "readonly";
  if (member.status === "restricted" && (member.rights?.can_send_messages ?? member.can_send_messages) === false)
    return "restricted";
  if (topic !== null && !isAdmin(member) && chat.topics?.find((one) => one.id === topic)?.closed) return "closed";
  return null;
}

const MEDIA = [
  ["photo", "📷", "message.photo"],
  ["animation", "🎞️", "message.animation"],
  ["video", "🎬", "message.video"],
  ["video_note", "🎬", "message.video"],
  ["voice", "🎤", "message.voice"],
  ["audio", "🎵", "message.audio"],
  ["document", "📎", "message.file"],
  ["venue", "📍", "message.place"],
  ["location", "📍", "message.place"],
  ["contact", "👤", "message.contact"],
  ["invoice", "🧾", "message.invoice"],
  ["story", "⭕", "message.story"],
];

/** One line that says what a message is, for lists and quotes. */
export function summary(message) {
  if (!message) return t("message.deleted");
  if (isService(message)) return serviceText(message);
  if (message.text) return flat(message.text);
  if (message.poll) return `📊 ${flat(message.poll.question)}`;
  if (message.dice) return `${message.dice.emoji} ${message.dice.value}`;
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${t("message.sticker")}`.trim();
  for (const [key, emoji, label] of MEDIA) {
    if (message[key]) return `${emoji} ${message.caption ? flat(message.caption) : t(label)}`;
  }
  return t("message.other");
}

const flat = (text) => text.replace(/\s+/g, " ").slice(0, 300);

const SERVICE = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "pinned_message",
  "forum_topic_created",
  "forum_topic_closed",
  "forum_topic_reopened",
  "forum_topic_edited",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "group_chat_created",
  "supergroup_chat_created",
  "channel_chat_created",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "boost_added",
  "successful_payment",
  "message_auto_delete_timer_changed",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_scheduled",
  "users_shared",
  "chat_shared",
  "write_access_allowed",
  "chat_background_set",
  "giveaway_created",
];

/** Lines such as "Ana joined the group". */
export const isService = (message) => SERVICE.some((key) => message[key] !== undefined);

export function serviceText(message) {
  const name = sender(message).name;
  if (message.new_chat_members) {
    const joined = message.new_chat_members;
    const names = joined.map((user) => personName(world.users.get(user.id) ?? user)).join(t("list.and"));
    return joined.some((user) => user.id === message.from?.id)
      ? t("service.joined", { names })
      : t("service.added", { name, names });
  }
  if (message.left_chat_member) {
    const gone = message.left_chat_member;
    const other = personName(world.users.get(gone.id) ?? gone);
    return gone.id === message.from?.id ? t("service.left", { name: other }) : t("service.removed", { name, other });
  }
  if (message.pinned_message) return t("service.pinned", { name, text: shorten(summary(message.pinned_message), 60) });
  if (message.new_chat_title !== undefined) return t("service.title", { name, title: message.new_chat_title });
  if (message.forum_topic_created) return t("service.topic", { name, title: message.forum_topic_created.name });
  if (message.forum_topic_closed) return t("service.topic.closed", { name });
  if (message.forum_topic_reopened) return t("service.topic.reopened", { name });
  if (message.forum_topic_edited) return t("service.topic.edited", { name });
  if (message.new_chat_photo || message.delete_chat_photo) return t("service.photo", { name });
  if (message.group_chat_created || message.supergroup_chat_created || message.channel_chat_created) {
    return t("service.created", { name, title: message.chat?.title ?? "" });
  }
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("service.migrated");
  if (message.boost_added) return t("service.boost", { name });
  if (message.successful_payment) return t("service.payment", { name });
  return t("service.other");
}

/** Cuts without cutting a character in two. */
export function shorten(text, length) {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : text;
}
