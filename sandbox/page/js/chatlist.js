/** The chats of the person we are: the bot, their groups (topics below a forum), and the groups they could join. */

import { api } from "./api.js";
import { chatAvatar, topicAvatar } from "./avatar.js";
import { fill, h, iconButton } from "./dom.js";
import { briefMoment, t } from "./i18n.js";
import { chatName, isService, sender, shorten, summary, topicName } from "./model.js";
import { act, form } from "./notes.js";
import {
  emit,
  look,
  messagesIn,
  myChats,
  now,
  on,
  otherChats,
  refreshWorld,
  unreadCount,
  view,
  world,
} from "./store.js";

/** @param {HTMLElement} root */
export function chatList(root) {
  let planned = false;
  const draw = () => {
    planned = false;
    if (!world.ready || view.as === null) return;
    const focused = document.activeElement?.closest?.("#chats [data-place]")?.dataset.place;
    root.setAttribute("aria-label", t("chats.title"));
    const others = otherChats(view.as);
    fill(
      root,
      h("div", { class: "side-head" }, h("h2", {}, t("chats.title")), iconButton("plus", t("chats.new"), newGroup)),
      h(
        "div",
        { class: "chat-rows" },
        myChats(view.as).map((chat) => [row(chat, null), topics(chat)]),
      ),
      others.length ? h("h2", { class: "side-sub" }, t("chats.others")) : null,
      others.length
        ? h(
            "div",
            { class: "chat-rows" },
            others.map((chat) => row(chat, null, { outside: true })),
          )
        : null,
    );
    if (focused) root.querySelector(`[data-place="${focused}"]`)?.focus({ preventScroll: true });
  };
  // Many messages may come at once; the list is drawn once per frame.
  const plan = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(draw);
  };
  for (const topic of ["chats", "messages", "reads", "view", "people"]) on(topic, plan);
  let minute = 0;
  on("clock", () => {
    if (Math.floor(now() / 3600) !== minute) plan();
    minute = Math.floor(now() / 3600);
  });
}

function topics(chat) {
  if (!chat.is_forum) return null;
  const list = (chat.topics ?? []).filter((topic) => topic.id !== 1);
  return h(
    "div",
    { class: "topics" },
    list.map((topic) => row(chat, topic.id)),
  );
}

function row(chat, topic, { outside = false } = {}) {
  const last = outside ? undefined : messagesIn(view.as, chat.id, topic).at(-1);
  const here = view.chat === chat.id && view.topic === topic;
  const unread = outside || here ? 0 : unreadCount(view.as, chat.id, topic);
  const name = topic === null ? chatName(chat) : topicName(chat, topic);
  return h(
    "button",
    {
      type: "button",
      class: `chat-row ${topic === null ? "" : "topic"} ${unread ? "unread" : ""}`,
      "aria-current": here ? "true" : undefined,
      data: { place: `${chat.id}/${topic ?? ""}`, testid: "chat-row" },
      on: {
        click: () => {
          look({ chat: chat.id, topic });
          emit("opened");
        },
      },
    },
    topic === null ? chatAvatar(chat) : topicAvatar("small"),
    h(
      "span",
      { class: "chat-words" },
      h(
        "span",
        { class: "chat-top" },
        h("bdi", { class: "chat-name" }, name),
        last ? h("time", { class: "chat-time" }, briefMoment(last.date, now())) : null,
      ),
      h(
        "span",
        { class: "chat-bottom" },
        h(
          "span",
          { class: "chat-last", dir: "auto" },
          last
            ? lastLine(chat, last)
            : t(chat.type === "private" ? "chats.bot.line" : outside ? "talk.members" : "chats.group.line", {
                n: chat.members?.length ?? 0,
              }),
        ),
        unread
          ? h(
              "span",
              { class: "badge", "aria-label": t("chats.unread", { n: unread }) },
              unread > 99 ? "99+" : String(unread),
            )
          : null,
      ),
    ),
  );
}

function lastLine(chat, message) {
  const text = shorten(summary(message), 80);
  if (isService(message)) return text;
  const who = sender(message);
  if (who.mine) return t("chats.you", { text });
  return chat.type === "private" || chat.type === "channel"
    ? text
    : t("chats.sender", { name: who.user?.first_name || who.name, text });
}

async function newGroup() {
  const bot = chatName({ type: "private" });
  const values = await form(t("chats.form.title"), [
    { name: "title", label: t("chats.form.name"), required: true, max: 128 },
    { name: "forum", label: t("chats.form.forum"), type: "checkbox" },
    { name: "bot", label: t("chats.form.bot", { bot }), type: "checkbox", value: true },
  ]);
  if (!values?.title) return;
  const chat = await act(() =>
    api.addChat({ type: "supergroup", title: values.title, owner: view.as, is_forum: values.forum }),
  );
  if (!chat) return;
  if (values.bot) await act(() => api.member(chat.id, { as: view.as, user: world.bot.id, action: "add" }));
  await refreshWorld();
  await look({ chat: chat.id, topic: null });
  emit("opened");
}
