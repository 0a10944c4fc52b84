/** One message as a bubble. Pure construction: what a click does is handed in. */

import { userAvatar, avatar } from "./avatar.js";
import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { clockTime, fullMoment, t } from "./i18n.js";
import { media } from "./media.js";
import { colour, isService, personName, roleTag, sender, serviceText, shorten, summary, userName } from "./model.js";
import { view, world } from "./store.js";

/** The six reactions offered first. Telegram's own heart has no variation selector; the eye wants one. */
export const REACTIONS = ["👍", "❤", "🔥", "🎉", "👏", "😁"];
export const drawn = (emoji) => (emoji === "❤" ? "❤️" : emoji);

/** The reactions somebody gave to a message. */
export const reactionsOf = (message, user) =>
  (message.reactions ?? []).filter((reaction) => reaction.users.includes(user)).map((reaction) => reaction.emoji);

/**
 * @param {object} message
 * @param {{chat: object, first: boolean, last: boolean, quoted?: object}} place where it stands among its neighbours
 * @param {{onQuote: Function, onReact: Function, onPress: Function, onCommand: Function, onSender: Function}} actions
 * @returns {HTMLElement}
 */
export function bubble(message, place, actions) {
  if (isService(message)) return serviceLine(message);
  const who = sender(message);
  const group = place.chat.type !== "private";
  const text = message.text ?? message.caption;
  const shown = media(message, who.name);
  const bare = Boolean((message.sticker || message.dice) && !text);

  const body = h(
    "div",
    {
      class: `bubble ${bare ? "bare" : ""} ${message.photo ? "has-photo" : ""} ${message.photo && !text ? "only-photo" : ""}`,
    },
    group && !who.mine && place.first && !bare ? senderLine(message, place.chat, who, actions) : null,
    forwarded(message),
    quote(message, place, actions),
    shown,
    text
      ? h(
          "div",
          { class: "text", dir: "auto", data: { meta: metaText(message) } },
          formatted(text, message.entities ?? message.caption_entities, actions),
        )
      : null,
    h(
      "div",
      { class: "meta", title: fullMoment(message.date) },
      message.edit_date ? h("span", { class: "edited" }, t("message.edited")) : null,
      h("time", {}, clockTime(message.date)),
    ),
  );

  const picture =
    group && !who.mine
      ? h(
          "div",
          { class: "row-picture" },
          place.last ? (who.user ? userAvatar(who.user, { size: "small" }) : avatar(who, { size: "small" })) : null,
        )
      : null;

  return h(
    "li",
    {
      class: `row ${who.mine ? "mine" : "theirs"} ${place.first ? "first" : ""} ${place.last ? "last" : ""}`,
      data: { id: message.message_id, testid: "message" },
      tabindex: "-1",
    },
    picture,
    h("div", { class: "stack" }, body, keyboard(message, actions), reactions(message, actions)),
  );
}

const metaText = (message) =>
  [message.edit_date && t("message.edited"), clockTime(message.date)].filter(Boolean).join(" ");

function serviceLine(message) {
  return h(
    "li",
    { class: "row service", data: { id: message.message_id, testid: "service" }, tabindex: "-1" },
    h("span", { class: "pill", dir: "auto" }, serviceText(message)),
  );
}

function senderLine(message, chat, who, actions) {
  const role = roleTag(chat, message);
  const isBot = who.user?.is_bot;
  return h(
    "div",
    { class: "sender" },
    h(
      "bdi",
      { class: `sender-name ink-${colour(who.id)}` },
      who.user ? h("button", { type: "button", on: { click: () => actions.onSender(who.user) } }, who.name) : who.name,
    ),
    role || isBot ? h("span", { class: "role", dir: "auto" }, role ?? t("talk.bot")) : null,
  );
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user
    ? personName(world.users.get(origin.sender_user.id) ?? origin.sender_user)
    : (origin.sender_user_name ?? origin.sender_chat?.title ?? origin.chat?.title ?? t("message.hidden"));
  return h("div", { class: "forwarded" }, icon("forward"), h("span", {}, t("message.forwarded", { name })));
}

function quote(message, place, actions) {
  const original = message.reply_to_message;
  // In a forum every message answers the one that opened the topic; that is no quotation.
  if (!original || original.forum_topic_created) return null;
  const current = place.quoted ?? original;
  const who = sender(current);
  return h(
    "button",
    {
      type: "button",
      class: `quote line-${colour(who.id)}`,
      on: { click: () => actions.onQuote(original.message_id) },
    },
    h("bdi", { class: `quote-name ink-${colour(who.id)}` }, who.name),
    h("span", { class: "quote-text", dir: "auto" }, shorten(message.quote?.text ?? summary(current), 120)),
  );
}

function keyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h(
    "div",
    { class: "keyboard", data: { testid: "keyboard" } },
    rows.map((row) =>
      h(
        "div",
        { class: "keyboard-row" },
        row.map((key) =>
          h(
            "button",
            {
              type: "button",
              class: `key ${key.style ?? ""}`,
              on: { click: ({ currentTarget }) => actions.onPress(message, key, currentTarget) },
            },
            h("span", { dir: "auto" }, key.text),
            key.url || key.login_url ? h("span", { class: "key-mark", "aria-hidden": "true" }, "↗") : null,
          ),
        ),
      ),
    ),
  );
}

function reactions(message, actions) {
  if (!message.reactions?.length) return null;
  const mine = reactionsOf(message, view.as);
  return h(
    "div",
    { class: "reactions" },
    message.reactions
      .filter((one) => one.users.length)
      .map(({ emoji, users }) => {
        const names = users.map(userName).join(t("list.and"));
        const label = t("message.reaction", { emoji: drawn(emoji), names });
        return h(
          "button",
          {
            type: "button",
            class: "reaction",
            title: label,
            "aria-label": label,
            "aria-pressed": String(mine.includes(emoji)),
            data: { testid: "reaction" },
            on: { click: () => actions.onReact(message, emoji) },
          },
          h("span", { class: "reaction-emoji" }, drawn(emoji)),
          users.length <= 3
            ? h(
                "span",
                { class: "reaction-faces" },
                users.map((id) => userAvatar(world.users.get(id) ?? { id }, { size: "tiny" })),
              )
            : h("span", { class: "reaction-count" }, String(users.length)),
        );
      }),
  );
}
