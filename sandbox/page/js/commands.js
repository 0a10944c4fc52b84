/** The command menu: what the bot understands here, filtered while one types. */

import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { on, view } from "./store.js";

let offered = [];
let askedFor = "";
const waiting = new Set();

/** The commands this person gets in this chat; empty until asked. */
export const commandsHere = () => offered;

/** Calls back whenever the commands may have changed. */
export const onCommands = (listener) => waiting.add(listener);

async function ask() {
  const place = `${view.as}:${view.chat}`;
  if (view.as === null || view.chat === null) return;
  if (place !== askedFor) offered = [];
  askedFor = place;
  try {
    const found = await api.commands(view.as, view.chat);
    if (place === askedFor) offered = found;
  } catch {
    // Without a menu one can still type the command.
  }
  for (const listener of waiting) listener();
}

/** Keeps the menu of the present chat fresh. */
export function watchCommands() {
  on("commands", ask);
  on("view", () => `${view.as}:${view.chat}` !== askedFor && ask());
  on("people", ask);
}

/**
 * The list above the composer.
 * @param {{onPick: (command: string) => void, onComplete: (command: string) => void}} actions
 */
export function commandMenu(actions) {
  const list = h("div", {
    class: "command-list",
    role: "listbox",
    id: "command-list",
    "aria-label": t("write.commands"),
  });
  const panel = h(
    "div",
    { class: "command-menu", hidden: true, data: { testid: "command-menu" } },
    list,
    h("div", { class: "command-keys" }, t("write.commands.keys")),
  );
  let found = [];
  let at = 0;

  const mark = () => {
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };

  return {
    panel,
    get open() {
      return !panel.hidden;
    },
    get active() {
      return found[at] ? `command-${at}` : null;
    },
    close() {
      panel.hidden = true;
    },
    /** Shows what fits the text so far; anything but a lone command closes the menu. */
    update(text) {
      const typed = /^\/([\w@]*)$/.exec(text)?.[1]?.toLowerCase();
      if (typed === undefined) return this.close();
      const starts = offered.filter((one) => one.command.startsWith(typed));
      const holds = offered.filter((one) => !starts.includes(one) && one.command.includes(typed));
      found = [...starts, ...holds];
      at = 0;
      fill(
        list,
        found.map((one, i) =>
          h(
            "button",
            {
              type: "button",
              class: "command-row",
              role: "option",
              id: `command-${i}`,
              tabindex: "-1",
              // Keeping the focus in the text field lets one go on typing.
              on: { pointerdown: (event) => event.preventDefault(), click: () => actions.onPick(one.command) },
            },
            h("span", { class: "command-name" }, `/${one.command}`),
            h("span", { class: "command-words", dir: "auto" }, one.description),
          ),
        ),
      );
      panel.hidden = !found.length;
      mark();
      return undefined;
    },
    /** @returns {boolean} whether the key was for the menu */
    key(event, text) {
      if (panel.hidden) return false;
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") {
        at = (at + (key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
        mark();
      } else if (key === "Tab") actions.onComplete(found[at].command);
      else if (key === "Escape") this.close();
      else if (key === "Enter" && text !== `/${found[at].command}`) actions.onPick(found[at].command);
      else return false;
      return true;
    },
  };
}
