/** Who we are: a card with the present person, a strip of the others, and the whole list with a search. */

import { api } from "./api.js";
import { userAvatar } from "./avatar.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { languageName, t } from "./i18n.js";
import { personName } from "./model.js";
import { act, form } from "./notes.js";
import { emit, look, on, refreshWorld, view, waiting, world } from "./store.js";

const STRIP = 12;

let open = false;
let filter = "";
/** The people one was lately, newest first: they lead the strip. */
const recent = [];

const people = () => [...world.users.values()].filter((user) => !user.is_bot && !user.deleted);

/** @param {HTMLElement} root */
export function peoplePanel(root) {
  const card = h("div", { class: "me" });
  const strip = h("div", { class: "strip", role: "group" });
  const everyone = h("div", { class: "everyone", id: "everyone", hidden: true });
  fill(root, card, strip, everyone);

  const draw = () => {
    root.setAttribute("aria-label", t("people.switch"));
    strip.setAttribute("aria-label", t("people.switch"));
    fill(card, presentCard());
    const scrolled = strip.scrollLeft;
    fill(strip, stripFaces());
    strip.scrollLeft = scrolled;
    strip.hidden = open;
    everyone.hidden = !open;
    if (open) drawEveryone(everyone);
  };
  on("people", draw);
  on("view", draw);
  on("toggle-everyone", () => {
    open = !open;
    filter = "";
    draw();
    (open ? everyone.querySelector("input") : card.querySelector("button"))?.focus();
  });
  root.addEventListener("keydown", (event) => event.key === "Escape" && open && emit("toggle-everyone"));
}

/** Becomes somebody else; chat and everything begun stays. */
export function become(id) {
  if (view.as !== null && view.as !== id) {
    const at = recent.indexOf(view.as);
    if (at >= 0) recent.splice(at, 1);
    recent.unshift(view.as);
  }
  if (open) emit("toggle-everyone");
  return look({ as: id });
}

const language = (user) =>
  [languageName(user.language_code), user.username && `@${user.username}`].filter(Boolean).join(" · ");

function presentCard() {
  const me = world.users.get(view.as);
  if (!me) return h("p", { class: "quiet" }, t("people.empty"));
  return h(
    "button",
    {
      type: "button",
      class: "me-button",
      "aria-expanded": String(open),
      "aria-controls": "everyone",
      title: t("people.switch"),
      data: { testid: "me" },
      on: { click: () => emit("toggle-everyone") },
    },
    userAvatar(me, { size: "large" }),
    h(
      "span",
      { class: "me-words" },
      h("span", { class: "me-label" }, t("people.you")),
      h("bdi", { class: "me-name" }, personName(me)),
      h("span", { class: "me-language" }, language(me)),
    ),
    h("span", { class: "me-chevron" }, icon("down")),
  );
}

function stripFaces() {
  const order = (user) => {
    const at = recent.indexOf(user.id);
    return at < 0 ? recent.length : at;
  };
  // With few people the order stays as it is: faces that change places are hard to find.
  const others = people().filter((user) => user.id !== view.as || people().length <= STRIP);
  const sorted = people().length <= STRIP ? others : others.sort((a, b) => order(a) - order(b)).slice(0, STRIP - 1);
  return sorted
    .map((user) => face(user))
    .concat(
      h(
        "button",
        {
          type: "button",
          class: "face add",
          title: t("people.add"),
          "aria-label": t("people.add"),
          on: { click: addPerson },
        },
        h("span", { class: "avatar add" }, icon("plus")),
        h("span", { class: "face-name" }, t("people.add")),
      ),
    );
}

function face(user) {
  const name = personName(user);
  const news = waiting.has(user.id) && user.id !== view.as;
  const label = news
    ? `${t("people.become", { name })}. ${t("people.new.note", { name })}`
    : t("people.become", { name });
  return h(
    "button",
    {
      type: "button",
      class: `face ${news ? "news" : ""}`,
      title: label,
      "aria-label": label,
      "aria-pressed": String(user.id === view.as),
      data: { user: user.id },
      on: { click: () => become(user.id) },
    },
    userAvatar(user, { language: true }),
    h("bdi", { class: "face-name" }, user.first_name || name),
  );
}

function drawEveryone(root) {
  if (!root.firstChild || root.dataset.language !== document.documentElement.lang) {
    root.dataset.language = document.documentElement.lang;
    const search = h("input", {
      type: "search",
      class: "find",
      placeholder: t("people.find"),
      "aria-label": t("people.find"),
      dir: "auto",
      on: {
        input: ({ target }) => {
          filter = target.value;
          drawEveryone(root);
        },
      },
    });
    fill(
      root,
      h(
        "div",
        { class: "find-line" },
        icon("search"),
        search,
        iconButton("edit", t("people.settings"), changePerson),
        iconButton("plus", t("people.add"), addPerson),
      ),
      h("div", { class: "everyone-list" }),
    );
  }
  const wanted = filter.trim().toLocaleLowerCase();
  const found = people().filter((user) =>
    `${personName(user)} ${user.username ?? ""}`.toLocaleLowerCase().includes(wanted),
  );
  fill(root.lastChild, found.length ? found.map(personRow) : h("p", { class: "quiet" }, t("people.nobody")));
}

function personRow(user) {
  return h(
    "button",
    {
      type: "button",
      class: "person",
      "aria-pressed": String(user.id === view.as),
      data: { user: user.id },
      on: { click: () => become(user.id) },
    },
    userAvatar(user, { size: "small" }),
    h(
      "span",
      { class: "person-words" },
      h("bdi", { class: "person-name" }, personName(user)),
      h("span", { class: "person-language" }, language(user)),
    ),
    waiting.has(user.id) ? h("span", { class: "dot", title: t("people.new.note", { name: personName(user) }) }) : null,
  );
}

const LANGUAGES = ["en", "zh-hans", "es", "de", "fr", "pt-br", "ru", "ja", "ar"];

const fields = (person = {}) => [
  { name: "first_name", label: t("people.form.name"), required: true, value: person.first_name },
  { name: "username", label: t("people.form.username"), max: 32, value: person.username },
  {
    name: "language_code",
    label: t("people.form.language"),
    value: person.language_code ?? (document.documentElement.lang === "zh-CN" ? "zh-hans" : "en"),
    options: [...new Set([...LANGUAGES, person.language_code].filter(Boolean))].map((tag) => [tag, languageName(tag)]),
  },
  { name: "emoji", label: t("people.form.emoji"), max: 8, value: person.emoji },
];

async function addPerson() {
  const values = await form(t("people.form.title"), fields());
  if (!values?.first_name) return;
  const user = await act(() => api.addUser(Object.fromEntries(Object.entries(values).filter(([, value]) => value))));
  if (!user) return;
  await refreshWorld();
  await become(user.id);
}

async function changePerson() {
  const values = await form(t("people.settings"), fields(world.users.get(view.as)), t("form.ok"));
  if (!values?.first_name) return;
  await act(() =>
    api.changeUser(view.as, { ...values, username: values.username || null, emoji: values.emoji || null }),
  );
  emit("commands");
}
