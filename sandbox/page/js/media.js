/** What a message can carry besides words: photos, stickers, polls, places, contacts, files. */

import { api } from "./api.js";
import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { t } from "./i18n.js";
import { initials, userName } from "./model.js";
import { act, lightbox } from "./notes.js";
import { remember, view } from "./store.js";

// Only our own server's files are shown; the content security policy would stop others anyway.
const ownUrl = (url) => (typeof url === "string" && /^(\/sandbox\/|data:image\/)/.test(url) ? url : undefined);

/** The media part of a message, or null. */
export function media(message, name) {
  if (message.photo) return photo(message, name);
  if (message.sticker) return sticker(message);
  if (message.poll) return poll(message);
  if (message.dice)
    return h(
      "div",
      { class: "sticker", title: String(message.dice.value) },
      message.dice.emoji,
      h("span", { class: "dice" }, String(message.dice.value)),
    );
  if (message.location) return place(message);
  if (message.contact) return contact(message.contact);
  if (message.voice) return voice(message.voice, message.message_id);
  const file = message.document ?? message.video ?? message.audio ?? message.animation ?? message.video_note;
  return file ? document_(file, message) : null;
}

function photo(message, name) {
  const size = message.photo.at(-1) ?? {};
  const url = ownUrl(message.url) ?? (size.file_id ? `/sandbox/files/${encodeURIComponent(size.file_id)}` : undefined);
  const label = t("message.photo.by", { name });
  // Width and height are told beforehand so that nothing jumps when the picture arrives.
  const scale = Math.min(1, 400 / (size.width ?? 400), 340 / (size.height ?? 340));
  const image = h("img", {
    src: url,
    alt: label,
    loading: "lazy",
    decoding: "async",
    width: size.width && Math.round(size.width * scale),
    height: size.height && Math.round(size.height * scale),
  });
  image.addEventListener("error", () => image.closest(".photo")?.classList.add("lost"), { once: true });
  return h(
    "button",
    {
      type: "button",
      class: message.has_media_spoiler ? "photo veiled" : "photo",
      "aria-label": t("message.photo.open"),
      on: {
        click: ({ currentTarget }) =>
          currentTarget.classList.contains("veiled") ? currentTarget.classList.remove("veiled") : lightbox(url, label),
      },
    },
    image,
  );
}

function sticker(message) {
  const url = ownUrl(message.url);
  // An emoji says it better than a placeholder picture would.
  if (message.sticker.emoji || !url) return h("div", { class: "sticker" }, message.sticker.emoji ?? "🩵");
  return h("div", { class: "sticker" }, h("img", { src: url, alt: t("message.sticker") }));
}

function place(message) {
  const { latitude, longitude } = message.location;
  const venue = message.venue;
  return h(
    "div",
    { class: "place" },
    h("div", { class: "place-map" }, icon("place")),
    h(
      "div",
      { class: "place-words" },
      h("strong", { dir: "auto" }, venue?.title ?? t("message.place")),
      h("span", {}, venue?.address ?? `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`),
    ),
  );
}

function contact(person) {
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "card" },
    h("span", { class: "card-icon" }, initials(name)),
    h("span", { class: "card-words" }, h("strong", { dir: "auto" }, name), h("span", {}, person.phone_number)),
  );
}

function voice(sound, seed) {
  const seconds = sound.duration ?? 0;
  // There is no sound in the sandbox; the bars are drawn from the message's number so that they stay the same.
  const bars = Array.from({ length: 26 }, (_, i) => 4 + ((seed * 37 + i * i * 11 + i * 29) % 15));
  return h(
    "div",
    { class: "voice", "aria-label": t("message.voice") },
    h("span", { class: "card-icon" }, icon("voice")),
    h(
      "span",
      { class: "voice-bars", "aria-hidden": "true" },
      bars.map((height) => h("i", { vars: { height: `${height}px` } })),
    ),
    h("span", { class: "voice-time" }, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`),
  );
}

function document_(file, message) {
  const url = ownUrl(message.url) ?? (file.file_id ? `/sandbox/files/${encodeURIComponent(file.file_id)}` : undefined);
  const size = file.file_size ? `${Math.max(1, Math.round(file.file_size / 1024)).toLocaleString()} KB` : "";
  return h(
    "a",
    { class: "card", href: url, download: file.file_name ?? "", target: "_blank", rel: "noopener" },
    h("span", { class: "card-icon" }, icon("file")),
    h(
      "span",
      { class: "card-words" },
      h("strong", { dir: "auto" }, file.file_name ?? t("message.file")),
      h("span", {}, size),
    ),
  );
}

// --- polls ---------------------------------------------------------------------------------------------------------

/** Options ticked in polls with several answers, before the vote is given. */
const ticks = new Map();
/** What each person voted in this window; an anonymous poll doesn't say it in the message. */
const votes = new Map();

const voteKey = (message) => `${view.as}:${message.chat.id}:${message.message_id}`;

/** The options this person chose: told by the message, or remembered from voting here. */
function myVote(message) {
  const told = message.poll.options
    .map((option, i) => (option.voters?.some((one) => (one.id ?? one) === view.as) ? i : -1))
    .filter((i) => i >= 0);
  if (told.length || message.poll.options.some((option) => option.voters)) return told;
  return message.my_vote ?? votes.get(voteKey(message)) ?? [];
}

function poll(message) {
  const { poll: asked } = message;
  const mine = myVote(message);
  const total = asked.total_voter_count ?? 0;
  const done = asked.is_closed || mine.length > 0;
  const several = asked.allows_multiple_answers;
  const ticked = ticks.get(voteKey(message)) ?? new Set();

  const vote = (options) =>
    act(async () => {
      const voted = await api.vote({ as: view.as, chat: message.chat.id, message: message.message_id, options });
      votes.set(voteKey(message), options);
      ticks.delete(voteKey(message));
      remember(view.as, message.chat.id, voted);
    });

  const kind = asked.is_closed
    ? "poll.closed"
    : asked.type === "quiz"
      ? "poll.quiz"
      : asked.is_anonymous === false
        ? "poll.public"
        : "poll.anonymous";
  const send = h(
    "button",
    {
      type: "button",
      class: "poll-action",
      disabled: ticked.size === 0,
      on: { click: () => vote([...ticked].sort()) },
    },
    t("poll.vote"),
  );

  const option = (choice, i) => {
    const share = total ? Math.round((choice.voter_count / total) * 100) : 0;
    const chosen = mine.includes(i);
    const right = asked.type === "quiz" && asked.correct_option_id === i;
    const who = choice.voters?.map((one) => userName(one.id ?? one)).join(t("list.and"));
    const words = [
      h("span", { class: "poll-mark", "aria-hidden": "true" }, done ? `${share}%` : ""),
      h("span", { class: "poll-text", dir: "auto" }, formatted(choice.text, choice.text_entities)),
      done ? h("span", { class: "poll-bar" }, h("i", { vars: { share: `${share}%` } })) : null,
    ];
    if (done) {
      return h(
        "div",
        {
          class: `poll-option ${chosen ? "chosen" : ""} ${right ? "right" : ""}`,
          title: who,
          "aria-label": `${choice.text}: ${share}%`,
        },
        words,
      );
    }
    return h(
      "button",
      {
        type: "button",
        class: `poll-option ${several ? "several" : ""}`,
        "aria-pressed": several ? String(ticked.has(i)) : undefined,
        on: {
          click: ({ currentTarget }) => {
            if (!several) return void vote([i]);
            if (!ticked.delete(i)) ticked.add(i);
            ticks.set(voteKey(message), ticked);
            currentTarget.setAttribute("aria-pressed", String(ticked.has(i)));
            send.disabled = ticked.size === 0;
          },
        },
      },
      words,
    );
  };

  return h(
    "div",
    { class: "poll" },
    h("div", { class: "poll-question", dir: "auto" }, formatted(asked.question, asked.question_entities)),
    h("div", { class: "poll-kind" }, t(kind), several && !done ? ` · ${t("poll.several")}` : ""),
    asked.options.map(option),
    h(
      "div",
      { class: "poll-foot" },
      h("span", {}, total ? t("poll.votes", { n: total }) : t("poll.novotes")),
      several && !done ? send : null,
      mine.length && !asked.is_closed && asked.type !== "quiz"
        ? h("button", { type: "button", class: "poll-action", on: { click: () => vote([]) } }, t("poll.retract"))
        : null,
    ),
  );
}
