/** The top of the page: whose sandbox this is, the clock with its three steps, and the language. */

import { api } from "./api.js";
import { fill, h, icon } from "./dom.js";
import { clockTime, currentLanguage, fullMoment, setLanguage, shortDay, t, zone } from "./i18n.js";
import { chatName, personName } from "./model.js";
import { act, toast } from "./notes.js";
import { emit, now, on, settled, setNow, toSeconds, view, world } from "./store.js";

const HOUR = 3600;
const face = h("span", { class: "clock-time" });
const day = h("span", { class: "clock-day" });

let working = false;
let nextEvent = null;
/** While time is moved: how many messages came to which chat. */
let tally = null;

/** @param {HTMLElement} root */
export function topBar(root) {
  const draw = () => {
    fill(root, brand(), clock(), languageSwitch());
    tick();
  };
  on("language", draw);
  on("clock-state", draw);
  on("people", () => root.dataset.bot !== world.bot?.first_name && draw());
  on("people", () => (root.dataset.bot = world.bot?.first_name));
  on("clock", tick);
  on("arrived", (chat) => tally?.set(chat, (tally.get(chat) ?? 0) + 1));
  // The minute on the clock, not a poll: nothing is asked from the server.
  setInterval(tick, 1000);
  draw();
  askNext();
}

function brand() {
  return h(
    "div",
    { class: "brand", title: t("page.subtitle.hint") },
    h("img", { src: "./art/flame.svg", alt: "", width: 26, height: 26 }),
    h(
      "span",
      { class: "brand-words" },
      h("strong", { dir: "auto" }, world.bot ? personName(world.bot) : "…"),
      h("span", {}, t("page.subtitle")),
    ),
  );
}

function clock() {
  const step = (key, how, mark) =>
    h(
      "button",
      {
        type: "button",
        class: "clock-step",
        disabled: working,
        title: hint(key),
        "aria-label": t(key),
        data: { testid: key },
        on: { click: () => move(how) },
      },
      h("span", { class: "wide-only" }, mark ? [icon(mark)] : null, t(key)),
      h("span", { class: "narrow-only" }, t(`${key}.short`)),
    );
  return h(
    "div",
    {
      class: `clock ${working ? "working" : ""}`,
      role: "group",
      "aria-label": t("clock.label"),
      "aria-busy": String(working),
      data: { testid: "clock" },
    },
    h("div", { class: "clock-face", title: zone ? t("clock.zone", { zone }) : undefined }, day, face),
    step("clock.hour", { advance: HOUR }),
    step("clock.day", { advance: 24 * HOUR }),
    step("clock.next", { to_next: true }, "skip"),
    h("span", { class: "visually-hidden", role: "status" }, working ? t("clock.working") : ""),
  );
}

const hint = (key) =>
  key === "clock.next" && nextEvent ? t("clock.next.at", { when: fullMoment(nextEvent) }) : t(key);

function languageSwitch() {
  return h(
    "button",
    {
      type: "button",
      class: "language-switch",
      "aria-label": t("language.switch.label"),
      title: t("language.switch.label"),
      lang: currentLanguage() === "en" ? "zh-CN" : "en",
      data: { testid: "language" },
      on: {
        click: () => {
          setLanguage(currentLanguage() === "en" ? "zh-CN" : "en", { remember: true });
          emit("language");
        },
      },
    },
    t("language.switch"),
  );
}

function tick() {
  const seconds = now();
  const [time, date] = [clockTime(seconds), shortDay(seconds)];
  if (face.textContent !== time) face.textContent = time;
  if (day.textContent !== date) day.textContent = date;
}

async function askNext() {
  try {
    const answer = await api.clock();
    nextEvent = answer.next_event ? toSeconds(answer.next_event) : null;
  } catch {
    nextEvent = null;
  }
  emit("clock-state");
}

async function move(how) {
  if (working) return;
  if (how.to_next && !nextEvent) await askNext();
  if (how.to_next && !nextEvent) return void toast(t("clock.none"));
  working = true;
  tally = new Map();
  const pressed = document.activeElement?.dataset?.testid;
  emit("clock-state");
  const answer = await act(async () => {
    const moved = await api.moveClock(how);
    // What the host did in the meantime comes by the event stream; the sum is told when all of it has arrived.
    const { revision } = await api.state();
    await settled(revision);
    return moved;
  });
  working = false;
  if (answer?.now !== undefined) {
    setNow(answer.now);
    toast(story(), { tone: "warm", seconds: 7 });
  }
  tally = null;
  await askNext();
  document.querySelector(`[data-testid="${pressed}"]`)?.focus();
}

/** What happened while time passed, in a line. */
function story() {
  const when = `${shortDay(now())} ${clockTime(now())}`;
  const total = [...tally.values()].reduce((sum, n) => sum + n, 0);
  if (!total) return `${t("clock.now", { when })} ${t("clock.quiet")}`;
  const parts = [];
  let privately = 0;
  for (const [chat, n] of tally) {
    if (chat > 0 && chat !== view.as) privately += n;
    else
      parts.push(
        t("clock.happened.where", {
          n,
          chat: chatName(chat === view.as ? { type: "private" } : world.chats.get(chat)),
        }),
      );
  }
  if (privately) parts.push(t("clock.happened.people", { n: privately }));
  return `${t("clock.now", { when })} ${t("clock.happened", { n: total })} ${parts.join(t("list.and"))}`;
}
