/** Sentences by key and language, dates and plurals. Every sentence of the page lives in `lang/`. */

import en from "./lang/en.js";
import zh from "./lang/zh-CN.js";

const LANGUAGES = { en, "zh-CN": zh };
const REMEMBERED = "sandbox.language";

let language = "en";
let plural = new Intl.PluralRules("en");

/** The zone in which times are shown; `?tz=Asia/Shanghai` makes a screenshot the same everywhere. */
export const zone = (() => {
  const wanted = new URLSearchParams(location.search).get("tz");
  try {
    return new Intl.DateTimeFormat("en", { timeZone: wanted ?? undefined }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
})();

const known = (tag) => (tag ? (/^zh/i.test(tag) ? "zh-CN" : "en") : null);

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

/** The address wins, then the last choice, then the browser. */
export function initLanguage() {
  setLanguage(
    known(new URLSearchParams(location.search).get("lang")) ?? known(remembered()) ?? known(navigator.language) ?? "en",
  );
}

/** @param {"en"|"zh-CN"} tag */
export function setLanguage(tag, { remember = false } = {}) {
  language = tag;
  plural = new Intl.PluralRules(tag);
  document.documentElement.lang = tag;
  if (!remember) return;
  try {
    localStorage.setItem(REMEMBERED, tag);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

export const currentLanguage = () => language;

// A right-to-left name, or one with direction marks, must not turn the sentence around it: it gets a first-strong
// isolate. Other names stay as they are, so that what one copies or searches has no invisible characters.
const TURNING =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const isolate = (value) => (TURNING.test(value) ? `\u2068${value}\u2069` : value);

/**
 * A sentence. Names given as strings are isolated; `n` chooses the plural form.
 * @param {string} key
 * @param {Object<string, string|number>} [values]
 */
export function t(key, values = {}) {
  let sentence = LANGUAGES[language][key] ?? en[key] ?? key;
  if (typeof sentence === "object") sentence = sentence[plural.select(values.n)] ?? sentence.other;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString(language) : isolate(value);
  });
}

const formats = new Map();

function format(style, options) {
  const key = `${language}/${style}`;
  // Day before month: the order that most readers of English expect.
  const locale = language === "en" ? "en-GB" : language;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return formats.get(key);
}

const date = (seconds) => new Date(seconds * 1000);

/** 14:05 */
export const clockTime = (seconds) =>
  format("time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date(seconds));

/** Sun, 22 Nov */
export const shortDay = (seconds) =>
  format("short", { weekday: "short", day: "numeric", month: "short" }).format(date(seconds));

/** 22 November 2026, 14:05 */
export const fullMoment = (seconds) => format("full", { dateStyle: "long", timeStyle: "short" }).format(date(seconds));

/** A key that is the same for two moments on one local day. */
export function dayKey(seconds) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date(seconds));
}

/** Today, Yesterday, or the date, as seen from `now`. */
export function dayLabel(seconds, now) {
  const key = dayKey(seconds);
  if (key === dayKey(now)) return t("day.today");
  if (key === dayKey(now - 86400)) return t("day.yesterday");
  const sameYear = key.slice(0, 4) === dayKey(now).slice(0, 4);
  return sameYear
    ? format("day", { weekday: "long", day: "numeric", month: "long" }).format(date(seconds))
    : format("year", { day: "numeric", month: "long", year: "numeric" }).format(date(seconds));
}

/** The time today, the weekday this week, the date before: what a chat list shows. */
export function briefMoment(seconds, now) {
  if (dayKey(seconds) === dayKey(now)) return clockTime(seconds);
  if (now - seconds < 6 * 86400) return format("weekday", { weekday: "short" }).format(date(seconds));
  return format("brief", { day: "numeric", month: "numeric" }).format(date(seconds));
}

/** "English", "中文": the language's name in the language of the page. */
export function languageName(tag) {
  if (!tag) return "";
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

/** Two letters (or one character) that fit a badge. */
export const languageBadge = (tag) => (tag ? (/^zh/i.test(tag) ? "中" : tag.slice(0, 2).toUpperCase()) : "");
