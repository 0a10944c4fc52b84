/**
 * What this page knows: the world (people, chats, clock), the messages each person sees, and where we look.
 * Events only say *that* something changed; the store asks the sandbox *what*, and tells the panels by topic.
 */

import { api, follow } from "./api.js";

export const world = {
  ready: false,
  bot: null,
  users: new Map(),
  chats: new Map(),
  revision: 0,
  progress: null,
  online: true,
};

/** Who we are and what we look at. `topic` is null in the general topic and outside forums. */
export const view = { as: null, chat: null, topic: null };

/** A first look at a chat fetches this many; earlier ones come while scrolling. */
export const PAGE = 200;
const CATCH_UP = 1000;

const listeners = new Map();

/**
 * @param {string} topic what changed: people, chats, view, messages, clock, progress, commands, connection, typing, reads…
 * @param {(detail?: any) => void} listener
 */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
}

/** Tells the panels that listen to a topic. */
export function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

// --- the clock ---------------------------------------------------------------------------------------------------

let clockBase = Date.now() / 1000;
let clockRead = performance.now();

/** Seconds since 1970, from an ISO string or a number. */
export const toSeconds = (moment) => (typeof moment === "number" ? moment : Date.parse(moment) / 1000);

/** The sandbox's present. */
export const now = () => clockBase + (performance.now() - clockRead) / 1000;

/** Takes over a time the server told. */
export function setNow(moment) {
  const seconds = toSeconds(moment);
  if (!Number.isFinite(seconds)) return;
  clockBase = seconds;
  clockRead = performance.now();
  emit("clock");
}

// --- the world ---------------------------------------------------------------------------------------------------

/** Asks for people, chats and clock again. */
export async function refreshWorld() {
  const state = await api.state();
  world.bot = state.bot;
  world.users = new Map(state.users.map((user) => [user.id, user]));
  if (!world.users.has(state.bot.id)) world.users.set(state.bot.id, { ...state.bot, is_bot: true });
  world.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
  world.progress = state.progress ?? null;
  // A smaller number than before means another server is answering: nothing remembered is worth keeping.
  if (state.revision < world.revision) feeds.clear();
  world.revision = state.revision;
  world.ready = true;
  setNow(state.now);
  emit("people");
  emit("chats");
  emit("progress");
  return state;
}

// --- feeds: what one person sees in one chat -----------------------------------------------------------------------

/** @typedef {{messages: object[], known: Map<number, object>, loaded: boolean, whole: boolean, stale: boolean, fetching: boolean}} Feed */

/** @type {Map<string, Feed>} */
const feeds = new Map();
const feedKey = (as, chat) => `${as}:${chat}`;

/** The feed of a person in a chat, empty until loaded. @returns {Feed} */
export function feedOf(as, chat) {
  const key = feedKey(as, chat);
  if (!feeds.has(key))
    feeds.set(key, { messages: [], known: new Map(), loaded: false, whole: false, stale: false, fetching: false });
  return feeds.get(key);
}

function replaceTail(feed, messages, from) {
  const kept = feed.messages.filter((message) => message.message_id < from);
  feed.messages = [...kept, ...messages];
  feed.known = new Map(feed.messages.map((message) => [message.message_id, message]));
}

/** Puts one message (an answer to something we did) into place without waiting for its event. */
export function remember(as, chat, message) {
  const feed = feedOf(as, chat);
  if (!feed.loaded || !message?.message_id) return;
  if (feed.known.has(message.message_id)) {
    feed.messages = feed.messages.map((old) => (old.message_id === message.message_id ? message : old));
  } else {
    feed.messages = [...feed.messages, message].sort((a, b) => a.message_id - b.message_id);
  }
  feed.known.set(message.message_id, message);
  emit("messages", chat);
}

/** Everything from this message on, oldest first. */
async function fetchFrom(as, chat, from) {
  const found = [];
  let after = from - 1;
  while (after > 0) {
    const { messages } = await api.messages(as, chat, { after, limit: CATCH_UP });
    found.push(...messages);
    if (messages.length < CATCH_UP) return found;
    after = messages.at(-1).message_id;
  }
  // Without `after` the sandbox answers with the newest; whatever lies before them is asked for backwards.
  let before;
  for (;;) {
    const { messages } = await api.messages(as, chat, { before, limit: CATCH_UP });
    found.unshift(...messages);
    if (messages.length < CATCH_UP) return found;
    before = messages[0].message_id;
  }
}

/** One sees one's own chat with the bot, and the groups one is in. */
const mayRead = (as, chat) => chat === as || Boolean(membership(world.chats.get(chat), as));

/** Loads the last page of a feed, or brings a stale one up to date. */
export async function loadFeed(as, chat) {
  const feed = feedOf(as, chat);
  if (feed.loaded && !feed.stale) return feed;
  feed.stale = false;
  const messages = mayRead(as, chat) ? (await api.messages(as, chat, { limit: PAGE })).messages : [];
  feed.whole = messages.length < PAGE;
  replaceTail(feed, messages, 0);
  feed.loaded = true;
  baseline(chat, feed);
  emit("messages", chat);
  return feed;
}

/** One page further back. @returns {Promise<boolean>} whether there was anything */
export async function loadEarlier(as, chat) {
  const feed = feedOf(as, chat);
  if (feed.whole || feed.fetching || !feed.messages.length) return false;
  feed.fetching = true;
  try {
    const { messages } = await api.messages(as, chat, { before: feed.messages[0].message_id, limit: PAGE });
    feed.whole = messages.length < PAGE;
    replaceTail(feed, [...messages, ...feed.messages], 0);
    return messages.length > 0;
  } finally {
    feed.fetching = false;
  }
}

async function refreshFeed(as, chat, level) {
  const feed = feedOf(as, chat);
  if (!feed.loaded || feed.stale) return void (await loadFeed(as, chat));
  if (!mayRead(as, chat)) {
    feed.stale = true;
    return void (await loadFeed(as, chat));
  }
  if (level === "tail") {
    const last = feed.messages.at(-1)?.message_id ?? 0;
    const { messages } = await api.messages(as, chat, { after: last, limit: PAGE });
    if (messages.length === PAGE) {
      // A whole history came at once (an import): begin anew from its end.
      feed.stale = true;
      return void (await loadFeed(as, chat));
    }
    replaceTail(feed, messages, last + 1);
  } else {
    // An edit or a reaction may be anywhere on what is loaded.
    const from = feed.messages[0]?.message_id ?? 1;
    replaceTail(feed, await fetchFrom(as, chat, from), from);
  }
  emit("messages", chat);
}

// --- reading -------------------------------------------------------------------------------------------------------

const reads = new Map();
const readKey = (as, chat, topic) => `${as}:${chat}:${topic ?? 0}`;
const firstSeen = new Map();
/** People whose private chat with the bot got something while we were somebody else. */
export const waiting = new Set();

// What was said before this page opened counts as read, for everybody: nobody wants 900 unread marks.
function baseline(chat, feed) {
  if (!firstSeen.has(chat)) firstSeen.set(chat, waiting.has(chat) ? 0 : (feed.messages.at(-1)?.message_id ?? 0));
}

/** The messages of one topic (or of the whole chat where there are no topics). */
export function messagesIn(as, chat, topic) {
  const { messages } = feedOf(as, chat);
  if (!world.chats.get(chat)?.is_forum) return messages;
  return messages.filter((message) => topicOf(message) === (topic ?? null));
}

/** The topic a message of a forum belongs to; null is the general one. */
export function topicOf(message) {
  const thread = message.is_topic_message || message.forum_topic_created ? message.message_thread_id : null;
  return thread && thread !== 1 ? thread : null;
}

/** The last message this person read there. */
export const readUpTo = (as, chat, topic) => reads.get(readKey(as, chat, topic)) ?? firstSeen.get(chat) ?? 0;

export function unreadCount(as, chat, topic) {
  const seen = readUpTo(as, chat, topic);
  return messagesIn(as, chat, topic).filter((message) => message.message_id > seen && message.from?.id !== as).length;
}

/** Everything shown there has been seen. */
export function markRead(as, chat, topic) {
  const last = messagesIn(as, chat, topic).at(-1)?.message_id;
  if (!last || last <= readUpTo(as, chat, topic)) return;
  reads.set(readKey(as, chat, topic), last);
  emit("reads");
}

// --- looking somewhere ---------------------------------------------------------------------------------------------

/** Whether somebody belongs to a chat right now. */
export function membership(chat, user) {
  const member = chat?.members?.find((one) => one.user === user || one.user?.id === user);
  if (!member || member.status === "left" || member.status === "kicked") return null;
  if (member.status === "restricted" && member.is_member === false) return null;
  return member;
}

/** The chats on the left: the bot first, then the groups one is in. */
export function myChats(as) {
  const groups = [...world.chats.values()].filter((chat) => chat.type !== "private" && membership(chat, as));
  return [privateChat(as), ...groups];
}

export const otherChats = (as) =>
  [...world.chats.values()].filter((chat) => chat.type !== "private" && !membership(chat, as) && !chat.migrated_to);

/** One's conversation with the bot, which exists on the page before it exists in the sandbox. */
export const privateChat = (as) => world.chats.get(as) ?? { id: as, type: "private", members: [], topics: [] };

export const chatById = (id) => (id === view.as ? privateChat(id) : world.chats.get(id));

/**
 * Become somebody and look somewhere.
 * @param {{as?: number, chat?: number|null, topic?: number|null}} where what is missing stays
 */
export function look(where) {
  const changed = where.as !== undefined && where.as !== view.as;
  // The private chat has its owner's number, so it moves along with the person.
  if (changed && where.chat === undefined && view.chat === view.as) view.chat = where.as;
  Object.assign(view, where);
  if (where.chat !== undefined && where.topic === undefined) view.topic = null;
  waiting.delete(view.as);
  emit("view", { changed });
  if (changed) emit("people");
  emit("chats");
  return loadMine();
}

async function loadMine() {
  const { as, chat } = view;
  if (as === null) return;
  const wanted = new Set([chat, ...myChats(as).map((one) => one.id)].filter((id) => id !== null && chatById(id)));
  for (const id of wanted) await loadFeed(as, id).catch(() => undefined);
}

// --- events --------------------------------------------------------------------------------------------------------

const dirty = new Map();
let worldDirty = false;
let timer = null;
let flushing = false;

function schedule() {
  if (timer || flushing) return;
  // While history is being seeded there are thousands of events; four looks a second are enough for an eye.
  timer = setTimeout(flush, world.progress ? 250 : 40);
}

async function flush() {
  timer = null;
  flushing = true;
  try {
    if (worldDirty) {
      worldDirty = false;
      await refreshWorld();
    }
    const batch = [...dirty];
    dirty.clear();
    const mine = new Set(
      myChats(view.as)
        .map((chat) => chat.id)
        .concat(view.chat),
    );
    for (const [chat, level] of batch) {
      for (const [key, feed] of feeds) if (key.endsWith(`:${chat}`)) feed.stale ||= key !== feedKey(view.as, chat);
      if (mine.has(chat)) await refreshFeed(view.as, chat, level);
    }
  } catch {
    // The connection broke in between; reconnecting refreshes everything.
  } finally {
    flushing = false;
    if (dirty.size || worldDirty) schedule();
    else if (caughtUp.length) caughtUp = caughtUp.filter((one) => !one());
  }
}

let caughtUp = [];

/** Resolves once everything up to this revision is on the page (or after a short while, so that nobody waits for ever). */
export function settled(revision) {
  return new Promise((resolve) => {
    const done = () => {
      if (world.revision < revision || flushing || dirty.size || worldDirty) return false;
      resolve();
      return true;
    };
    if (done()) return;
    caughtUp.push(done);
    setTimeout(resolve, 2000);
  });
}

function onEvent(event) {
  world.revision = Math.max(world.revision, event.revision ?? 0);
  if (event.now !== undefined) setNow(event.now);
  const chat = event.chat;
  switch (event.kind) {
    case "message":
      if (chat > 0 && chat !== view.as && !waiting.has(chat)) {
        waiting.add(chat);
        emit("people");
      }
      emit("arrived", chat);
      if (dirty.get(chat) !== "page") dirty.set(chat, "tail");
      break;
    case "edited":
    case "deleted":
    case "reaction":
    case "callback":
      dirty.set(chat, "page");
      break;
    case "chat":
      worldDirty = true;
      if (chat !== undefined) dirty.set(chat, "page");
      break;
    case "user":
      worldDirty = true;
      break;
    case "commands":
      emit("commands");
      break;
    case "typing":
      emit("typing", event);
      break;
    default:
      break;
  }
  if (dirty.size || worldDirty) schedule();
  else caughtUp = caughtUp.filter((one) => !one());
}

/** Follows the sandbox from now on. */
export function listen() {
  let opened = false;
  follow(
    () => world.revision,
    onEvent,
    async (online) => {
      const back = online && opened && !world.online;
      opened ||= online;
      world.online = online;
      emit("connection");
      if (!back) return;
      for (const feed of feeds.values()) feed.stale = true;
      await refreshWorld()
        .then(loadMine)
        .catch(() => undefined);
      emit("commands");
    },
  );
}
