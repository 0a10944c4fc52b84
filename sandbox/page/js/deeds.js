/** What a person does to a message: react, press its buttons, reply, edit, delete; and the small bar that offers it. */

import { api } from "./api.js";
import { drawn, REACTIONS, reactionsOf } from "./bubble.js";
import { beginEdit, beginReply, insertText, sendCommand } from "./composer.js";
import { messageById, messageList } from "./conversation.js";
import { h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { follow } from "./links.js";
import { isService, shorten } from "./model.js";
import { act, alertBox, ask, closeMenus, popMenu, toast } from "./notes.js";
import { chatById, remember, view } from "./store.js";

/** Gives a reaction, or takes it back when it is there already. People without Premium have one per message. */
export function react(message, emoji) {
  const mine = reactionsOf(message, view.as);
  const wanted = mine.includes(emoji) ? [] : [emoji];
  const { as, chat } = view;
  return act(async () => remember(as, chat, await api.react({ as, chat, message: message.message_id, emoji: wanted })));
}

/** Presses an inline button: a spinner on it, then the bot's toast or alert. */
export async function press(message, key, button) {
  if (key.callback_data !== undefined) return pressCallback(message, key, button);
  const url = key.url ?? key.login_url?.url ?? key.web_app?.url;
  if (url) return void (follow(url) || (/^https?:/i.test(url) && window.open(url, "_blank", "noopener,noreferrer")));
  if (key.copy_text) return void copy(key.copy_text.text);
  const inline = key.switch_inline_query_current_chat;
  if (inline !== undefined) return void insertText(inline);
  return void toast(t("button.unsupported"));
}

async function pressCallback(message, key, button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  button.title = t("button.working");
  const answer = await act(() =>
    api.press({ as: view.as, chat: view.chat, message: message.message_id, data: key.callback_data }),
  );
  button.removeAttribute("aria-busy");
  button.removeAttribute("title");
  if (!answer) return;
  if (!answer.answered) return void toast(t("button.silent"));
  if (answer.url) return void (follow(answer.url) || window.open(answer.url, "_blank", "noopener,noreferrer"));
  if (!answer.text) return;
  if (answer.alert) alertBox(answer.text);
  else toast(answer.text, { tone: "warm" });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("message.copied"), { seconds: 2 });
  } catch {
    toast(text);
  }
}

const mayReact = () => Boolean(chatById(view.chat));

function emojiRow(message, close = () => undefined) {
  const mine = reactionsOf(message, view.as);
  return REACTIONS.map((emoji) =>
    h(
      "button",
      {
        type: "button",
        class: "emoji",
        title: t("message.react", { emoji: drawn(emoji) }),
        "aria-label": t("message.react", { emoji: drawn(emoji) }),
        "aria-pressed": String(mine.includes(emoji)),
        on: {
          click: () => {
            close();
            react(message, emoji);
          },
        },
      },
      drawn(emoji),
    ),
  );
}

/** Everything one can do with a message, in a menu. */
export function messageMenu(id, where) {
  const message = messageById(id);
  if (!message || isService(message)) return;
  const mine = message.from?.id === view.as;
  const text = message.text ?? message.caption;
  const items = [
    { label: t("message.reply"), icon: icon("reply"), run: () => beginReply(message) },
    text ? { label: t("message.copy"), icon: icon("copy"), run: () => copy(text) } : undefined,
    mine && message.text ? { label: t("message.edit"), icon: icon("edit"), run: () => beginEdit(message) } : undefined,
    mine ? { label: t("message.delete"), icon: icon("trash"), danger: true, run: () => remove(message) } : undefined,
  ].filter(Boolean);
  popMenu(where, items, mayReact() ? h("div", { class: "emoji-row" }, emojiRow(message, closeMenus)) : null);
}

async function remove(message) {
  if (await ask(t("message.delete.ask"))) {
    await act(() => api.remove({ as: view.as, chat: view.chat, message: message.message_id }));
  }
}

/** The bar that floats at a message under the pointer; one for the whole list, moved from bubble to bubble. */
function hoverBar() {
  const bar = h("div", { class: "hover-bar", data: { testid: "hover-bar" } });
  let current = null;
  const show = (row) => {
    if (row === current && bar.isConnected) return;
    current = row;
    bar.remove();
    const message = row && messageById(Number(row.dataset.id));
    if (!message || isService(message)) return;
    bar.replaceChildren(
      ...emojiRow(message),
      iconButton("reply", t("message.reply"), () => beginReply(message)),
      iconButton("more", t("message.menu"), ({ currentTarget }) => messageMenu(message.message_id, currentTarget)),
    );
    row.querySelector(".bubble").append(bar);
  };
  messageList.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const row = event.target.closest(".row[data-id]");
    if (row) show(row);
  });
  messageList.addEventListener("focusin", (event) => show(event.target.closest(".row[data-id]")));
  messageList.addEventListener("pointerleave", () => bar.contains(document.activeElement) || show(null));
}

/** Long press on a touch screen, right click with a mouse. */
function menuGestures() {
  let timer = null;
  const cancel = () => clearTimeout(timer);
  messageList.addEventListener("contextmenu", (event) => {
    const row = event.target.closest(".row[data-id]");
    // A link or selected text keeps the browser's own menu.
    if (!row || event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    messageMenu(Number(row.dataset.id), { x: event.clientX, y: event.clientY });
  });
  messageList.addEventListener("pointerdown", (event) => {
    const row = event.target.closest(".row[data-id]");
    if (event.pointerType === "mouse" || !row) return;
    cancel();
    timer = setTimeout(() => messageMenu(Number(row.dataset.id), { x: event.clientX, y: event.clientY }), 450);
  });
  for (const name of ["pointerup", "pointermove", "pointercancel"]) messageList.addEventListener(name, cancel);
  messageList.addEventListener("dblclick", (event) => {
    const row = event.target.closest(".row[data-id]");
    if (row && !event.target.closest("button, a, .text")) beginReply(messageById(Number(row.dataset.id)));
  });
}

/** Makes the list of messages answer to pointer, touch and keys. */
export function armMessages() {
  hoverBar();
  menuGestures();
}

export const runCommand = (raw) => sendCommand(shorten(raw, 64));
