/**
 * Building the page out of nodes. Nothing here (or anywhere on this page) parses HTML, so a name such as
 * `<img onerror=…>` can only ever become text.
 */

/**
 * @param {string} tag
 * @param {Object<string, any>} [props] attributes; `on` holds listeners, `data` the dataset, `vars` CSS custom properties
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "data") Object.assign(element.dataset, value);
    // Through the CSSOM, because the content security policy forbids style attributes.
    else if (name === "vars") for (const [key, v] of Object.entries(value)) element.style.setProperty(`--${key}`, v);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** Puts exactly these children into an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

/**
 * A button that is a button, with an icon and a spoken name.
 * @param {string} iconName
 * @param {string} label
 * @param {(event: Event) => void} onClick
 * @param {Object<string, any>} [props]
 */
export function iconButton(iconName, label, onClick, props = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...props },
    icon(iconName),
  );
}

/** Strokes on a 24×24 grid. */
const ICONS = {
  send: "M4 12 20 4l-5 16-4-7-7-1Zm7 1 9-9",
  attach: "M19 11.5 12 18.6a4.6 4.6 0 0 1-6.5-6.5l7.6-7.6a3 3 0 0 1 4.3 4.3l-7.5 7.6a1.5 1.5 0 0 1-2.2-2.2l6.8-6.7",
  slash: "M15 5 9 19",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6 6 18",
  more: "M12 5.600v.01M12 12v.01M12 18.400v.01",
  reply: "M10 7 4 12l6 5M4 12h9a7 7 0 0 1 7 6",
  edit: "M5 19l1-4L16 5l3 3L9 18l-4 1Z",
  trash: "M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12",
  copy: "M9 9h10v10H9zM5 15V5h10",
  pin: "M9 4h6l-1 6 3 3H7l3-3-1-6Zm3 9v7",
  people:
    "M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11Zm-6 8c0-3.2 2.6-5 6-5s6 1.8 6 5M16 5.2a3 3 0 0 1 0 5.6M17.5 14.3c2.2.6 3.5 2.2 3.5 4.7",
  plus: "M12 5v14M5 12h14",
  search: "M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm4.5-1.5L20 20",
  down: "M6 10l6 6 6-6",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M4 15h16",
  photo: "M4 6h16v12H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5v.01",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1",
  place: "M12 21s7-6.2 7-11.3A7 7 0 0 0 5 9.700C5 14.8 12 21 12 21Zm0-8.600a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.200Z",
  sticker: "M5 5h14v8l-6 6H5zM19 13h-6v6",
  voice: "M12 4v16M8 8v8M16 8v8M4 11v2M20 11v2",
  door: "M13 4H6v16h7M10 12h10m-4-4 4 4-4 4",
  block: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM6.4 6.400l11.2 11.2",
  skip: "M5 6l8 6-8 6V6Zm12 0v12",
  robot: "M6 9h12v9H6zM12 9V5M9.5 13v.01M14.5 13v.01M3 12v3M21 12v3",
  crown: "M4 18h16M4 15l-.500-8L8.5 11 12 5l3.5 6L20.5 7 20 15H4Z",
  contact: "M5 5h14v14H5zM12 12a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.400Zm-4 5c0-2 1.8-3 4-3s4 1 4 3",
  forward: "M14 7l6 5-6 5M20 12h-9a7 7 0 0 0-7 6",
  check: "M5 13l4 4L19 7",
  channel: "M4 10v4h3l8 4V6l-8 4H4Zm15-1a4 4 0 0 1 0 6",
  file: "M7 4h7l4 4v12H7zM14 4v4h4",
};

const SVG = "http://www.w3.org/2000/svg";

/** A line icon; decoration only, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Tells people who listen instead of look. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
