/** The messages of one chat: separators, the last two hundred first, earlier ones while scrolling, calm scrolling. */

import { announce, fill, h, iconButton } from "./dom.js";
import { bubble } from "./bubble.js";
import { currentLanguage, dayKey, dayLabel, t } from "./i18n.js";
import { chatName, isService, sender, serviceText, summary } from "./model.js";
import { feedOf, loadEarlier, markRead, membership, messagesIn, now, on, PAGE, readUpTo, view } from "./store.js";

const NEAR = 140;
const TOGETHER = 5 * 60;

const list = h("ol", { class: "messages", "aria-label": "" });
const earlier = h("div", { class: "earlier" });
const scroller = h(
  "div",
  { class: "scroller", data: { testid: "messages" }, tabindex: "-1" },
  h("div", { class: "scroller-inner" }, earlier, list),
);
const bottomCount = h("span", { class: "badge", hidden: true });
const bottom = iconButton("down", "", () => toBottom(true), { class: "icon-button to-bottom", hidden: true });

let where = "";
let showing = PAGE;
let unreadFrom = null;
let newestAnnounced = 0;
let actions = null;
/** Whether we rest at the newest message; then we stay there whatever grows or shrinks. */
let resting = true;
/** Row key → its signature and node; a row is built again only when its signature changes. */
let drawnRows = new Map();

/** The panel; `handlers` say what happens when something in a message is clicked. */
export function conversation(handlers) {
  actions = { ...handlers, onQuote: jump };
  bottom.append(bottomCount);
  scroller.addEventListener("scroll", onScroll, { passive: true });
  const settle = new ResizeObserver(() => resting && toBottom(false));
  settle.observe(scroller);
  settle.observe(scroller.firstChild);
  list.addEventListener("keydown", onKey);
  on("messages", (chat) => (chat === undefined || chat === view.chat) && draw());
  on("people", draw);
  on("chats", draw);
  on("jump", jump);
  let day = "";
  on("clock", () => {
    const today = dayKey(now());
    if (today !== day) draw();
    day = today;
  });
  return h("div", { class: "conversation" }, scroller, bottom);
}

/** Shows the chat we look at from its end (or from the first unread message). */
export function openConversation() {
  const place = `${view.as}:${view.chat}:${view.topic}`;
  if (place === where) return draw();
  where = place;
  showing = PAGE;
  unreadFrom = null;
  newestAnnounced = 0;
  drawnRows = new Map();
  list.setAttribute("aria-label", t("talk.messages"));
  bottom.setAttribute("aria-label", t("talk.bottom"));
  bottom.title = t("talk.bottom");
  draw({ opening: true });
  return undefined;
}

const loaded = () => view.as !== null && view.chat !== null && feedOf(view.as, view.chat).loaded;

function draw({ opening = false } = {}) {
  if (view.as === null || view.chat === null || !where) return;
  const stuck = opening || resting || !newestAnnounced;
  const all = messagesIn(view.as, view.chat, view.topic);
  if (loaded() && unreadFrom === null) findUnread(all);
  const shown = all.slice(-showing);
  const arrived = all.filter((message) => message.message_id > newestAnnounced);

  reconcile(rows(shown));
  scroller.classList.toggle("loading", !loaded());
  fill(
    earlier,
    hasEarlier() ? h("button", { type: "button", class: "pill", on: { click: showEarlier } }, t("talk.earlier")) : null,
  );
  if (!loaded()) return;
  if (!shown.length) fill(list, emptyNote());

  const first = !newestAnnounced;
  newestAnnounced = all.at(-1)?.message_id ?? 1;
  if (first) resting = !unreadFrom;
  if (first && unreadFrom) list.querySelector(".unread-line")?.scrollIntoView({ block: "center" });
  else if (stuck || arrived.some((message) => message.from?.id === view.as)) toBottom(false);
  if (!first) tell(arrived);
  onScroll();
}

function findUnread(all) {
  const seen = readUpTo(view.as, view.chat, view.topic);
  unreadFrom = all.find((message) => message.message_id > seen && message.from?.id !== view.as)?.message_id ?? 0;
  // Everything unread: a line above the very first message would say nothing.
  if (unreadFrom === all[0]?.message_id) unreadFrom = 0;
}

function tell(arrived) {
  const others = arrived.filter((message) => message.from?.id !== view.as);
  if (!others.length) return;
  announce(
    others
      .slice(-3)
      .map((message) =>
        isService(message)
          ? serviceText(message)
          : t("talk.new", { name: sender(message).name, text: summary(message) }),
      )
      .join("\n"),
  );
}

function rows(messages) {
  const result = [];
  const known = feedOf(view.as, view.chat).known;
  let before = null;
  messages.forEach((message, i) => {
    const after = messages[i + 1];
    const day = dayKey(message.date);
    if (!before || dayKey(before.date) !== day) {
      const label = dayLabel(message.date, now());
      result.push({
        key: `day:${day}:${i && message.message_id}`,
        sign: label,
        build: () => h("li", { class: "row day", data: { testid: "day" } }, h("span", { class: "pill" }, label)),
      });
    }
    if (unreadFrom && message.message_id === unreadFrom) {
      result.push({
        key: "unread",
        sign: currentLanguage(),
        build: () => h("li", { class: "row unread-line" }, h("span", {}, t("talk.unread"))),
      });
    }
    const quoted = message.reply_to_message && known.get(message.reply_to_message.message_id);
    const place = { chat: actions.chat(), first: !together(before, message), last: !together(message, after), quoted };
    const sign = JSON.stringify([
      message,
      place.first,
      place.last,
      quoted && [quoted.text, quoted.caption],
      identity(message, place.chat),
    ]);
    result.push({ key: message.message_id, sign, build: () => bubble(message, place, actions) });
    before = message;
  });
  return result;
}

// What a bubble shows beyond its message: when this changes, it is drawn again.
function identity(message, chat) {
  const who = sender(message);
  const member = chat?.members?.find((one) => one.user === who.id);
  return [currentLanguage(), view.as, who.name, who.emoji, member?.status, chatName(chat)];
}

function together(a, b) {
  if (!a || !b || isService(a) || isService(b)) return false;
  return (
    a.from?.id === b.from?.id &&
    a.sender_chat?.id === b.sender_chat?.id &&
    b.date - a.date < TOGETHER &&
    dayKey(a.date) === dayKey(b.date)
  );
}

function reconcile(wanted) {
  const next = new Map();
  const nodes = wanted.map(({ key, sign, build }) => {
    const old = drawnRows.get(key);
    const entry = old?.sign === sign ? old : { sign, node: build() };
    if (old && old !== entry) {
      entry.node.classList.add("changed");
      if (old.node.contains(document.activeElement)) keepFocus(old.node, entry.node);
    }
    next.set(key, entry);
    return entry.node;
  });
  drawnRows = next;
  // Moving only what differs keeps the focus, the selection and running animations.
  let at = list.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else list.insertBefore(node, at);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function keepFocus(from, to) {
  const kind = (node) => [...node.querySelectorAll("button, a, [tabindex]")];
  const index = kind(from).indexOf(document.activeElement);
  queueMicrotask(() => (index < 0 ? to : (kind(to)[index] ?? to)).focus({ preventScroll: true }));
}

function emptyNote() {
  const chat = actions.chat();
  const what =
    chat?.type === "private" ? "bot" : !membership(chat, view.as) ? "outside" : view.topic !== null ? "topic" : "group";
  drawnRows = new Map();
  return h(
    "li",
    { class: "empty" },
    h("span", { class: "empty-flame" }, h("img", { src: "./art/flame.svg", alt: "" })),
    h("p", {}, t(`talk.empty.${what}`, { bot: chatName(chat) })),
  );
}

// --- scrolling -----------------------------------------------------------------------------------------------------

const atBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;

function toBottom(smooth) {
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

async function showEarlier() {
  const there = where;
  if (messagesIn(view.as, view.chat, view.topic).length <= showing) {
    // An error here means the connection; scrolling again asks again.
    const more = await loadEarlier(view.as, view.chat).catch(() => false);
    if (!more || where !== there) return;
  }
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  showing += PAGE;
  draw();
  // The message one was reading stays where it was.
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
}

/** Whether there is anything before what is shown. */
const hasEarlier = () =>
  loaded() && (messagesIn(view.as, view.chat, view.topic).length > showing || !feedOf(view.as, view.chat).whole);

function onScroll() {
  if (!loaded()) return;
  const low = atBottom();
  resting = low;
  if (low) markRead(view.as, view.chat, view.topic);
  const seen = readUpTo(view.as, view.chat, view.topic);
  const below = low
    ? 0
    : messagesIn(view.as, view.chat, view.topic).filter((one) => one.message_id > seen && one.from?.id !== view.as)
        .length;
  bottom.hidden = low;
  bottomCount.hidden = !below;
  bottomCount.textContent = String(below);
  if (scroller.scrollTop < 120 && hasEarlier()) showEarlier();
}

/** Scrolls to a message and lets it glow for a moment. */
async function jump(id) {
  const find = () => messagesIn(view.as, view.chat, view.topic).findIndex((message) => message.message_id === id);
  while (find() < 0 && (await loadEarlier(view.as, view.chat).catch(() => false)));
  const all = messagesIn(view.as, view.chat, view.topic);
  const index = find();
  if (index < 0) return;
  if (all.length - index > showing) {
    showing = all.length - index + 20;
    draw();
  }
  const row = rowOf(id);
  row?.scrollIntoView({
    block: "center",
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
  });
  row?.classList.remove("glow");
  // Asking for the size restarts the animation.
  void row?.offsetWidth;
  row?.classList.add("glow");
}

const rowOf = (id) => list.querySelector(`[data-id="${Number(id)}"]`);

/** Arrow keys walk through the messages; Enter or the menu key opens what one can do with it. */
function onKey(event) {
  const row = event.target.closest?.(".row");
  if (!row || event.target !== row) return;
  const neighbour = (step) => {
    let next = row;
    do next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
    while (next && !next.dataset.id);
    return next;
  };
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = neighbour(event.key === "ArrowDown" ? 1 : -1);
    if (next) next.focus();
    else if (event.key === "ArrowDown") actions.onLeave();
  } else if (event.key === "Enter" || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    actions.onMenu(Number(row.dataset.id), row.querySelector(".bubble") ?? row);
  } else return;
  event.preventDefault();
}

/** Moves the focus from the composer to the newest message. */
export function focusNewest() {
  [...list.querySelectorAll(".row[data-id]")].at(-1)?.focus();
}

export const messageById = (id) => feedOf(view.as, view.chat).known.get(id);
export { list as messageList };
