/** The middle of the page: the head of the chat, the pinned message, the conversation and the composer. */

import { api } from "./api.js";
import { chatAvatar, topicAvatar } from "./avatar.js";
import { composer, focusComposer, openComposer, setBlocked } from "./composer.js";
import { conversation, focusNewest, messageById, openConversation } from "./conversation.js";
import { armMessages, messageMenu, press, react, runCommand } from "./deeds.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { chatName, isAdmin, shorten, summary, topicName } from "./model.js";
import { act, ask, form, popMenu } from "./notes.js";
import { chatById, emit, look, membership, on, view, world } from "./store.js";
import { welcomeLine } from "./welcome.js";

const here = () => chatById(view.chat);
let typingUntil = null;

/** @param {HTMLElement} root */
export function talkPanel(root) {
  const head = h("header", { class: "talk-head" });
  const pinned = h("div", { class: "pinned", hidden: true });
  const nothing = h("p", { class: "talk-none" });
  const body = conversation({
    chat: here,
    onReact: react,
    onPress: press,
    onCommand: runCommand,
    onSender: (user) => (user.is_bot ? look({ chat: view.as, topic: null }) : emit("members", user.id)),
    onMenu: messageMenu,
    onLeave: focusComposer,
  });
  const foot = composer({ onUp: focusNewest });
  fill(root, nothing, head, pinned, body, welcomeLine(), foot);
  armMessages();

  const drawHead = () => {
    const chat = here();
    const any = Boolean(chat && view.as !== null);
    nothing.hidden = any;
    for (const part of [head, body, foot]) part.hidden = !any;
    if (!any) {
      nothing.textContent = world.ready ? t(world.users.size > 1 ? "talk.none" : "people.empty") : t("page.loading");
      pinned.hidden = true;
      return;
    }
    fill(head, headParts(chat));
    drawPinned(pinned, chat);
  };
  on("view", () => {
    drawHead();
    if (!here()) return;
    openConversation();
    openComposer();
  });
  on("chats", drawHead);
  on("people", drawHead);
  on("messages", (id) => id === view.chat && here() && drawPinned(pinned, here()));
  on("typing", (event) => {
    if (event.chat !== view.chat) return;
    clearTimeout(typingUntil);
    typingUntil = setTimeout(() => {
      typingUntil = null;
      drawHead();
    }, 5000);
    drawHead();
  });
  on("messages", (id) => {
    if (id !== view.chat || !typingUntil) return;
    clearTimeout(typingUntil);
    typingUntil = null;
    drawHead();
  });
}

function headParts(chat) {
  const group = chat.type !== "private";
  const title = view.topic === null ? chatName(chat) : topicName(chat, view.topic);
  const count = chat.members?.filter((member) => membership(chat, member.user)).length ?? 0;
  const about = typingUntil
    ? h("span", { class: "typing" }, t("talk.typing"))
    : !group
      ? t("talk.bot")
      : view.topic !== null
        ? chatName(chat)
        : t(chat.type === "channel" ? "talk.subscribers" : "talk.members", { n: count });
  const words = [
    view.topic === null ? chatAvatar(chat) : topicAvatar(),
    h(
      "span",
      { class: "talk-words" },
      h("bdi", { class: "talk-title" }, title),
      h("span", { class: "talk-about" }, about),
    ),
  ];
  return [
    iconButton("back", t("talk.back"), () => emit("closed"), { class: "icon-button only-narrow" }),
    group
      ? h(
          "button",
          { type: "button", class: "talk-who", title: t("members.title"), on: { click: () => emit("members") } },
          words,
        )
      : h("div", { class: "talk-who" }, words),
    group
      ? iconButton("people", t("members.title"), () => emit("members"), { data: { testid: "members-button" } })
      : null,
    iconButton("more", t("talk.menu"), ({ currentTarget }) => chatMenu(chat, currentTarget)),
  ];
}

function chatMenu(chat, anchor) {
  if (chat.type === "private") {
    const blocked = world.users.get(view.as)?.blocked === true;
    return popMenu(anchor, [
      {
        label: t(blocked ? "talk.unblock" : "talk.block"),
        icon: icon("block"),
        danger: !blocked,
        run: () => setBlocked(!blocked),
      },
    ]);
  }
  const me = membership(chat, view.as);
  return popMenu(
    anchor,
    [
      { label: t("members.title"), icon: icon("people"), run: () => emit("members") },
      chat.is_forum && isAdmin(me)
        ? { label: t("talk.topic.new"), icon: icon("hash"), run: () => newTopic(chat) }
        : undefined,
      me
        ? { label: t("talk.leave"), icon: icon("door"), danger: true, run: () => leave(chat) }
        : {
            label: t("talk.join"),
            icon: icon("door"),
            run: () => act(() => api.member(chat.id, { as: view.as, user: view.as, action: "join" })),
          },
    ].filter(Boolean),
  );
}

async function leave(chat) {
  if (!(await ask(t("talk.leave.ask", { chat: chatName(chat) })))) return;
  await act(() => api.member(chat.id, { as: view.as, user: view.as, action: "leave" }));
}

async function newTopic(chat) {
  const values = await form(t("talk.topic.new"), [
    { name: "name", label: t("talk.topic.name"), required: true, max: 128 },
  ]);
  if (!values?.name) return;
  const topic = await act(() => api.addTopic(chat.id, { as: view.as, name: values.name }));
  if (topic?.id) look({ chat: chat.id, topic: topic.id });
}

function drawPinned(root, chat) {
  const message = chat.pinned ? messageById(chat.pinned) : undefined;
  root.hidden = !message;
  if (!message) return;
  fill(
    root,
    h(
      "button",
      { type: "button", class: "pinned-button", on: { click: () => emit("jump", chat.pinned) } },
      icon("pin"),
      h(
        "span",
        { class: "pinned-words" },
        h("strong", {}, t("talk.pinned")),
        h("span", { class: "pinned-text", dir: "auto" }, shorten(summary(message), 140)),
      ),
    ),
  );
}
