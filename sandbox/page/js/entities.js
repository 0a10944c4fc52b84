/** Formatted text: Telegram's entities (counted in UTF-16 units, as JavaScript counts) turned into nodes. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { follow } from "./links.js";
import { view } from "./store.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/**
 * @param {string} text
 * @param {Array<{type: string, offset: number, length: number}>} [entities]
 * @param {{onCommand?: (command: string) => void}} [actions]
 * @returns {Node[]}
 */
export function formatted(text, entities = [], actions = {}) {
  const sorted = [...entities]
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, actions);
}

function span(text, start, end, entities, actions) {
  const nodes = [];
  let at = start;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    const block = BLOCKS.has(entity.type);
    // A block stands on lines of its own; the line breaks beside it would become empty lines.
    const before = text.slice(at, from);
    if (before) nodes.push(document.createTextNode(block ? before.replace(/\n$/, "") : before));
    // What begins inside this one is its child; what overlaps its end is cut there, as Telegram's clients do.
    const inner = [];
    while (i + 1 < entities.length && entities[i + 1].offset < to) {
      i += 1;
      inner.push(entities[i]);
    }
    nodes.push(wrap(entity, text.slice(from, to), span(text, from, to, inner, actions), actions));
    at = block && text[to] === "\n" && to < end ? to + 1 : to;
  }
  if (at < end) nodes.push(document.createTextNode(text.slice(at, end)));
  return nodes;
}

function wrap(entity, raw, children, actions) {
  if (TAGS[entity.type]) return h(TAGS[entity.type], {}, children);
  switch (entity.type) {
    case "pre":
      return h("pre", { "data-language": entity.language }, h("code", {}, children));
    case "blockquote":
      return h("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`, children);
    case "email":
      return link(`mailto:${raw}`, children);
    case "phone_number":
      return link(`tel:${raw.replace(/[^\d+]/g, "")}`, children);
    case "mention":
    case "text_mention":
      return h("span", { class: entity.user?.id === view.as ? "mention mention-me" : "mention" }, children);
    case "hashtag":
    case "cashtag":
      return h("span", { class: "mention" }, children);
    case "bot_command":
      if (!actions.onCommand) return h("span", { class: "command" }, children);
      return h("button", { type: "button", class: "command", on: { click: () => actions.onCommand(raw) } }, children);
    default:
      return h("span", {}, children);
  }
}

function expandable(children) {
  const quote = h(
    "blockquote",
    { class: "expandable", tabindex: "0", role: "button", "aria-expanded": "false" },
    children,
  );
  const toggle = () => quote.setAttribute("aria-expanded", String(quote.getAttribute("aria-expanded") === "false"));
  quote.addEventListener("click", toggle);
  quote.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
  return quote;
}

function spoiler(children) {
  const cover = h(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("message.spoiler") },
    children,
  );
  const reveal = () => {
    cover.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", reveal, { once: true });
  cover.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && reveal());
  return cover;
}

const SAFE = /^(https?|tg|mailto|tel):/i;

function link(url, children) {
  // javascript: and its relatives stay text.
  if (!SAFE.test(url ?? "")) return h("span", { class: "mention" }, children);
  return h(
    "a",
    {
      href: url,
      target: "_blank",
      rel: "noopener noreferrer",
      on: { click: (event) => follow(url) && event.preventDefault() },
    },
    children,
  );
}
