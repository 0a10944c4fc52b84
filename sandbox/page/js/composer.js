/** Where one writes: text, commands, replies, edits, photos and places; or the one button that is needed first. */

import { api } from "./api.js";
import { attachMenu, readPicture } from "./attach.js";
import { commandMenu, commandsHere, onCommands } from "./commands.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { chatName, obstacle, sender, shorten, summary } from "./model.js";
import { act, toast } from "./notes.js";
import { chatById, emit, feedOf, loadFeed, messagesIn, on, remember, view, world } from "./store.js";

const field = h("textarea", {
  rows: "1",
  class: "write-field",
  dir: "auto",
  maxlength: "4096",
  enterkeyhint: "send",
  "aria-autocomplete": "list",
  "aria-controls": "command-list",
});
const context = h("div", { class: "write-context", hidden: true });
const gate = h("div", { class: "gate", hidden: true });
const replyKeys = h("div", { class: "reply-keys", hidden: true });
const line = h("div", { class: "write-line" });
const menu = commandMenu({ onPick: sendCommand, onComplete: complete });

/** What was begun in each chat by each person: it waits there when one looks elsewhere. */
const drafts = new Map();
let draft = emptyDraft();
let place = "";
let leaveUp = () => undefined;

function emptyDraft() {
  return { text: "", reply: null, edit: null, photo: null };
}

/** @param {{onUp: () => void}} handlers what the arrow key does at the upper edge */
export function composer({ onUp }) {
  leaveUp = onUp;
  field.addEventListener("input", onInput);
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", () => setTimeout(() => document.activeElement !== field && menu.close(), 120));
  field.addEventListener("paste", onPaste);
  on("messages", (chat) => chat === view.chat && showGate());
  on("chats", showGate);
  on("people", showGate);
  onCommands(() => document.activeElement === field && menu.update(field.value));
  return h("div", { class: "composer" }, menu.panel, gate, context, line, replyKeys);
}

/** Words in the present language, and the draft of the present chat. */
export function openComposer() {
  const next = `${view.as}:${view.chat}:${view.topic}`;
  if (next !== place) {
    if (place) drafts.set(place, { ...draft, text: field.value });
    place = next;
    draft = drafts.get(next) ?? emptyDraft();
    field.value = draft.text;
    menu.close();
  }
  field.setAttribute("aria-label", t("write.label"));
  fill(
    line,
    iconButton("slash", t("write.commands"), onSlash, { class: "icon-button slash" }),
    field,
    iconButton("attach", t("write.attach"), ({ currentTarget }) => attachMenu(currentTarget, attachment)),
    iconButton("send", t("write.send"), send, { class: "icon-button send" }),
  );
  showContext();
  showGate();
  grow();
}

// --- what must happen before one may write ---------------------------------------------------------------------------

function showGate() {
  const chat = chatById(view.chat);
  if (!chat || view.as === null) return;
  const me = world.users.get(view.as);
  const started = me?.started ?? (feedOf(view.as, view.chat).messages.length > 0 || !feedOf(view.as, view.chat).loaded);
  const reason = obstacle(chat, view.as, { started, blocked: me?.blocked === true, topic: view.topic });
  gate.hidden = reason === null;
  line.hidden = reason !== null;
  context.hidden = reason !== null || !(draft.reply || draft.edit || draft.photo);
  const bot = chatName(chat);
  const button = (label, run) =>
    h("button", { type: "button", class: "button primary wide", on: { click: run } }, label);
  const hint = (text) => h("p", { class: "gate-hint" }, text);
  const gates = {
    start: () => [button(t("talk.start"), () => act(() => api.start(view.as))), hint(t("talk.start.hint", { bot }))],
    blocked: () => [button(t("talk.unblock"), () => setBlocked(false)), hint(t("talk.blocked"))],
    join: () => [button(t("talk.join"), () => join(chat)), hint(t("talk.join.hint"))],
    readonly: () => [hint(t("talk.readonly"))],
    restricted: () => [hint(t("talk.restricted"))],
    closed: () => [hint(t("talk.closed"))],
  };
  const signature = `${reason}:${place}:${document.documentElement.lang}`;
  if (gate.dataset.reason !== signature) fill(gate, reason ? gates[reason]() : []);
  gate.dataset.reason = signature;
  emit("gate", reason);
  showReplyKeys(reason);
}

/** Blocks the bot, or lets it write again. */
export function setBlocked(blocked) {
  return act(async () => {
    await api.block(view.as, blocked);
    const me = world.users.get(view.as);
    if (me) me.blocked = blocked;
    emit("people");
    toast(t(blocked ? "talk.block.done" : "talk.unblock.done", { bot: chatName({ type: "private" }) }));
  });
}

function join(chat) {
  return act(async () => {
    await api.member(chat.id, { as: view.as, user: view.as, action: "join" });
    toast(t("talk.joined", { chat: chatName(chat) }), { tone: "warm" });
    feedOf(view.as, chat.id).stale = true;
    await loadFeed(view.as, chat.id);
  });
}

// A reply keyboard stays under the field until the bot takes it away.
function showReplyKeys(reason) {
  const marked = messagesIn(view.as, view.chat, view.topic)
    .filter((message) => message.reply_markup?.keyboard || message.reply_markup?.remove_keyboard)
    .at(-1);
  const rows = reason === null ? (marked?.reply_markup.keyboard ?? []) : [];
  replyKeys.hidden = !rows.length;
  fill(
    replyKeys,
    rows.map((row) =>
      h(
        "div",
        { class: "keyboard-row" },
        row.map((key) => {
          const text = key.text ?? key;
          const say = key.request_contact
            ? () => attachment({ contact: myContact() })
            : key.request_location
              ? ({ currentTarget }) => attachMenu(currentTarget, attachment, { only: "location" })
              : () => speak({ text });
          return h("button", { type: "button", class: "key", on: { click: say } }, h("span", { dir: "auto" }, text));
        }),
      ),
    ),
  );
}

const myContact = () => {
  const me = world.users.get(view.as);
  return {
    phone_number: `+1555${String(view.as).padStart(7, "0").slice(-7)}`,
    first_name: me.first_name,
    last_name: me.last_name,
    user_id: me.id,
  };
};

// --- writing ---------------------------------------------------------------------------------------------------------

function grow() {
  field.style.setProperty("height", "auto");
  field.style.setProperty("height", `${Math.min(field.scrollHeight, 180)}px`);
  line.classList.toggle("ready", Boolean(field.value.trim() || draft.photo));
}

function onInput() {
  menu.update(field.value);
  field.setAttribute("aria-expanded", String(menu.open));
  grow();
}

function onKey(event) {
  // While an input method is composing (pinyin, kana), Enter belongs to it.
  if (event.isComposing || event.keyCode === 229) return;
  if (menu.key(event, field.value)) {
    event.preventDefault();
    if (menu.active) field.setAttribute("aria-activedescendant", menu.active);
    return;
  }
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (draft.reply || draft.edit || draft.photo)) {
    if (draft.edit) field.value = "";
    clearContext();
  } else if (event.key === "ArrowUp" && !field.value) {
    event.preventDefault();
    leaveUp();
  }
}

async function onPaste(event) {
  const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
  if (!file) return;
  event.preventDefault();
  const photo = await readPicture(file);
  if (photo) attachment({ photo });
}

function onSlash() {
  if (menu.open) return void menu.close();
  if (!field.value.startsWith("/")) field.value = "/";
  field.focus();
  if (!commandsHere().length) toast(t("write.commands.none"), { seconds: 3 });
  onInput();
}

function complete(command) {
  field.value = `/${command} `;
  onInput();
}

/** Sends a command at once, as tapping it does in Telegram. */
export function sendCommand(command) {
  menu.close();
  const text = command.startsWith("/") ? command : `/${command}`;
  if (field.value.startsWith("/")) field.value = "";
  grow();
  return speak({ text });
}

/** Writes text into the field for the person to finish. */
export function insertText(text) {
  field.value = text;
  field.focus();
  onInput();
}

async function send() {
  const text = field.value.trim();
  const { edit, photo } = draft;
  if (!text && !photo) return;
  menu.close();
  field.value = "";
  grow();
  const sent = edit
    ? await act(() => change(edit, text))
    : await speak(photo ? { photo: photo.data, caption: text || undefined } : { text });
  // What could not be sent comes back to the writer.
  if (sent === undefined && !field.value) field.value = text;
  else if (edit || photo) clearContext();
  grow();
  field.focus();
}

async function change(message, text) {
  const { as, chat } = view;
  const changed = await api.edit({ as, chat, message: message.message_id, text });
  remember(as, chat, changed);
  return changed;
}

/** Says something in the present chat, as a reply if one was begun. */
async function speak(message) {
  const { as, chat, topic } = view;
  const reply = draft.reply?.message_id;
  const spoken = {
    as,
    ...message,
    ...(reply ? { reply_to: reply } : {}),
    ...(topic !== null ? { thread: topic } : {}),
  };
  const sent = await act(() => api.say(chat, spoken));
  if (!sent) return undefined;
  remember(as, chat, sent);
  if (reply) {
    draft.reply = null;
    showContext();
  }
  return sent;
}

/** What came out of the attach menu: a photo waits for its caption, the rest goes at once. */
function attachment(thing) {
  if (thing.photo) {
    draft = { ...draft, photo: thing.photo, edit: null };
    showContext();
    field.focus();
    return;
  }
  speak(thing.contact === true ? { contact: myContact() } : thing);
}

// --- reply, edit, photo: the strip above the field ----------------------------------------------------------------------

export function beginReply(message) {
  draft = { ...draft, reply: message, edit: null };
  showContext();
  field.focus();
}

export function beginEdit(message) {
  draft = { ...draft, edit: message, reply: null, photo: null };
  field.value = message.text;
  showContext();
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function clearContext() {
  draft = { ...draft, reply: null, edit: null, photo: null };
  showContext();
}

function showContext() {
  const { reply, edit, photo } = draft;
  context.hidden = !(reply || edit || photo);
  field.placeholder = t(photo ? "write.caption" : "write.placeholder");
  const strip = (mark, title, words, cancel) =>
    h(
      "div",
      { class: "context-strip" },
      mark,
      h("div", { class: "context-words" }, h("strong", {}, title), h("span", { dir: "auto" }, words)),
      iconButton("close", cancel, () => {
        if (edit) field.value = "";
        clearContext();
        field.focus();
      }),
    );
  fill(
    context,
    edit ? strip(icon("edit"), t("write.editing"), shorten(edit.text, 90), t("write.cancel")) : null,
    reply
      ? strip(
          icon("reply"),
          t("write.replying", { name: sender(reply).name }),
          shorten(summary(reply), 90),
          t("write.cancel"),
        )
      : null,
    photo
      ? strip(
          h("img", { src: photo.preview, alt: t("message.photo") }),
          t("write.attach.ready"),
          photo.name,
          t("write.attach.remove"),
        )
      : null,
  );
  grow();
}

/** Puts the cursor where one writes, unless that would open a keyboard over a phone's screen. */
export function focusComposer() {
  if (!line.hidden && matchMedia("(hover: hover)").matches) field.focus({ preventScroll: true });
}
