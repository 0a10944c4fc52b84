/** Small notes to the person: toasts, alerts, questions and forms, in native dialogs that keep the focus right. */

import { SandboxError } from "./api.js";
import { fill, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";

/**
 * A line that goes away by itself (it stays while the pointer or the focus is on it).
 * @param {string} text
 * @param {{seconds?: number, tone?: "plain"|"warm"|"error"}} [options]
 */
export function toast(text, { seconds = 5, tone = "plain" } = {}) {
  const shelf = document.getElementById("toasts");
  const note = h(
    "div",
    { class: `toast ${tone}`, data: { testid: "toast" } },
    h("span", { class: "toast-text", dir: "auto" }, text),
    iconButton("close", t("toast.close"), () => note.remove()),
  );
  let timer;
  const leave = () => (timer = setTimeout(() => note.remove(), seconds * 1000));
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", leave);
  while (shelf.children.length > 2) shelf.firstElementChild.remove();
  shelf.append(note);
  leave();
}

/** Says what went wrong, in words. */
export function complain(error) {
  if (!(error instanceof SandboxError)) throw error;
  toast(error.message === "offline" ? t("error.offline") : t("error.other", { text: error.message }), {
    tone: "error",
  });
}

/**
 * Does something with the sandbox and complains if it doesn't work.
 * @template T
 * @param {() => Promise<T>} deed
 * @returns {Promise<T|undefined>}
 */
export async function act(deed) {
  try {
    return await deed();
  } catch (error) {
    complain(error);
    return undefined;
  }
}

function openDialog(className, ...content) {
  const dialog = h("dialog", { class: `dialog ${className}` }, content);
  dialog.addEventListener("close", () => dialog.remove());
  // A click beside the box closes it, as everywhere.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The bot's alert: a box that waits to be read. */
export function alertBox(text) {
  const dialog = openDialog(
    "alert",
    h("p", { class: "dialog-text", dir: "auto", data: { testid: "alert" } }, text),
    h(
      "div",
      { class: "dialog-actions" },
      h(
        "button",
        { type: "button", class: "button primary", autofocus: true, on: { click: () => dialog.close() } },
        t("form.ok"),
      ),
    ),
  );
}

/** @returns {Promise<boolean>} */
export function ask(question) {
  return new Promise((resolve) => {
    const dialog = openDialog(
      "alert",
      h("p", { class: "dialog-text", dir: "auto" }, question),
      h(
        "div",
        { class: "dialog-actions" },
        h("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, t("form.cancel")),
        h(
          "button",
          { type: "button", class: "button primary", autofocus: true, on: { click: () => dialog.close("yes") } },
          t("form.yes"),
        ),
      ),
    );
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
  });
}

/**
 * A short form.
 * @param {string} title
 * @param {Array<{name: string, label: string, type?: string, options?: [string, string][], value?: any, required?: boolean, max?: number}>} fields
 * @param {string} [action] the words on the button
 * @returns {Promise<Object<string, any>|null>} the values, or null when cancelled
 */
export function form(title, fields, action = t("form.create")) {
  return new Promise((resolve) => {
    let values = null;
    const inputs = new Map(fields.map((field) => [field.name, control(field)]));
    const rows = fields.map((field) =>
      h(
        "label",
        { class: field.type === "checkbox" ? "field check" : "field" },
        h("span", {}, field.label),
        inputs.get(field.name),
      ),
    );
    const body = h(
      "form",
      { method: "dialog", class: "form" },
      h("h2", {}, title),
      rows,
      h(
        "div",
        { class: "dialog-actions" },
        h("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, t("form.cancel")),
        h("button", { type: "submit", class: "button primary" }, action),
      ),
    );
    body.addEventListener("submit", (event) => {
      event.preventDefault();
      values = Object.fromEntries(
        [...inputs].map(([name, input]) => [name, input.type === "checkbox" ? input.checked : input.value.trim()]),
      );
      dialog.close();
    });
    const dialog = openDialog("sheet", body);
    dialog.addEventListener("close", () => resolve(values));
  });
}

function control(field) {
  if (field.options) {
    const select = h(
      "select",
      { name: field.name },
      field.options.map(([value, label]) => h("option", { value }, label)),
    );
    if (field.value) select.value = field.value;
    return select;
  }
  if (field.type === "checkbox") {
    const box = h("input", { type: "checkbox", name: field.name });
    box.checked = Boolean(field.value);
    return box;
  }
  return h("input", {
    type: "text",
    name: field.name,
    value: field.value ?? "",
    required: field.required,
    maxlength: field.max ?? 64,
    dir: "auto",
    autocomplete: "off",
  });
}

/**
 * A choice among a few things.
 * @param {string} title
 * @param {Array<[any, Node|string]>} choices
 * @returns {Promise<any>} the value chosen, or undefined
 */
export function choose(title, choices, className = "") {
  return new Promise((resolve) => {
    let chosen;
    const dialog = openDialog(
      `sheet ${className}`,
      h("h2", {}, title),
      h(
        "div",
        { class: "choices" },
        choices.map(([value, label]) =>
          h(
            "button",
            {
              type: "button",
              class: "choice",
              on: {
                click: () => {
                  chosen = value;
                  dialog.close();
                },
              },
            },
            label,
          ),
        ),
      ),
    );
    dialog.addEventListener("close", () => resolve(chosen));
  });
}

/** A picture, large. */
export function lightbox(url, label) {
  const dialog = openDialog(
    "lightbox",
    h("img", { src: url, alt: label }),
    iconButton("close", t("toast.close"), () => dialog.close()),
  );
  dialog.addEventListener("click", () => dialog.close());
}

/**
 * A menu beside a button. Arrow keys move, Escape closes, the focus returns.
 * @param {{x: number, y: number}|Element} where
 * @param {Array<{label: string, icon?: Node, run: () => void, danger?: boolean}|null>} items null draws a line
 * @param {Node} [head] something above the items
 */
export function popMenu(where, items, head) {
  closeMenus();
  const before = document.activeElement;
  const menu = h("div", { class: "menu", role: "menu", popover: "manual" });
  const close = () => {
    if (!menu.isConnected) return;
    const inside = menu.contains(document.activeElement);
    menu.remove();
    removeEventListener("pointerdown", outside, true);
    if (inside) before?.focus?.({ preventScroll: true });
  };
  const outside = (event) => menu.contains(event.target) || close();
  fill(
    menu,
    head,
    items.map((item) =>
      item === null
        ? h("hr")
        : h(
            "button",
            {
              type: "button",
              role: "menuitem",
              class: item.danger ? "danger" : "",
              on: {
                click: () => {
                  close();
                  item.run();
                },
              },
            },
            item.icon,
            h("span", {}, item.label),
          ),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("menu-close", close);
  document.body.append(menu);
  menu.showPopover?.();
  place(menu, where);
  addEventListener("pointerdown", outside, true);
  menu.querySelector("button")?.focus({ preventScroll: true });
  return close;
}

/** Closes whatever menu is open. */
export function closeMenus() {
  for (const menu of document.querySelectorAll(".menu")) menu.dispatchEvent(new Event("menu-close"));
}

function place(menu, where) {
  const box =
    where instanceof Element
      ? where.getBoundingClientRect()
      : { left: where.x, right: where.x, top: where.y, bottom: where.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(8, box.right - width < 8 ? box.left : box.right - width), innerWidth - width - 8);
  const below = box.bottom + 6;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, box.top - height - 6);
  menu.style.setProperty("left", `${where instanceof Element ? left : Math.min(where.x, innerWidth - width - 8)}px`);
  menu.style.setProperty("top", `${top}px`);
}
