/** Who is in the group, with their roles, and what an admin may do about it. */

import { api } from "./api.js";
import { userAvatar } from "./avatar.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { isAdmin, personName } from "./model.js";
import { act, choose, popMenu } from "./notes.js";
import { become } from "./people.js";
import { chatById, membership, on, view, world } from "./store.js";

const RANK = { creator: 0, administrator: 1, member: 2, restricted: 3 };

let open = false;
let before = null;

/** @param {HTMLElement} root */
export function membersPanel(root) {
  const draw = () => {
    const chat = chatById(view.chat);
    if (!chat || chat.type === "private") open = false;
    root.hidden = !open;
    document.body.classList.toggle("with-members", open);
    if (open) fill(root, content(chat, close));
  };
  const close = () => {
    open = false;
    draw();
    before?.focus?.();
  };
  on("members", (user) => {
    open = user !== undefined || !open;
    before = document.activeElement;
    draw();
    if (!open) return;
    const row = user !== undefined && root.querySelector(`[data-user="${user}"]`);
    if (row) {
      row.scrollIntoView({ block: "center" });
      row.classList.add("glow");
    }
    root.querySelector("button")?.focus({ preventScroll: true });
  });
  root.addEventListener("keydown", (event) => event.key === "Escape" && close());
  for (const topic of ["people", "chats", "view"]) on(topic, () => open && draw());
}

function content(chat, close) {
  const me = membership(chat, view.as);
  const bot = personName(world.bot);
  const botIn = membership(chat, world.bot.id);
  const members = chat.members
    .filter((member) => membership(chat, member.user))
    .sort((a, b) => (RANK[a.status] ?? 9) - (RANK[b.status] ?? 9));
  return [
    h(
      "div",
      { class: "members-head" },
      h("h2", {}, t("members.title")),
      h("span", { class: "quiet" }, String(members.length)),
      iconButton("close", t("members.close"), close),
    ),
    h(
      "div",
      { class: `members-bot ${botIn ? "" : "missing"}` },
      h("p", {}, t(!botIn ? "members.nobot" : isAdmin(botIn) ? "members.botadmin" : "members.botmember", { bot })),
      !botIn && me
        ? h(
            "button",
            { type: "button", class: "button primary", on: { click: () => change(chat, world.bot.id, "add") } },
            t("members.add.bot", { bot }),
          )
        : null,
      botIn && !isAdmin(botIn) && isAdmin(me)
        ? h(
            "button",
            { type: "button", class: "button", on: { click: () => change(chat, world.bot.id, "promote") } },
            t("members.promote"),
          )
        : null,
    ),
    me
      ? h(
          "button",
          { type: "button", class: "member add", on: { click: () => addSomebody(chat) } },
          h("span", { class: "avatar small add" }, icon("plus")),
          h("span", {}, t("members.add")),
        )
      : null,
    h(
      "ul",
      { class: "member-list" },
      members.map((member) => row(chat, me, member)),
    ),
  ];
}

function row(chat, me, member) {
  const user = world.users.get(member.user) ?? { id: member.user, first_name: "" };
  const name = personName(user);
  const role = { creator: "members.owner", administrator: "members.admin", restricted: "members.restricted" }[
    member.status
  ];
  const notes = [
    user.is_bot && t("members.bot"),
    user.id === view.as && t("members.you"),
    member.anonymous && t("members.anonymous"),
    member.custom_title,
  ].filter(Boolean);
  const items = deeds(chat, me, member, user);
  return h(
    "li",
    { class: "member", data: { user: user.id, testid: "member" } },
    userAvatar(user, { size: "small" }),
    h(
      "span",
      { class: "member-words" },
      h("bdi", { class: "member-name" }, name),
      notes.length ? h("span", { class: "quiet", dir: "auto" }, notes.join(" · ")) : null,
    ),
    role ? h("span", { class: `role ${member.status}` }, t(role)) : null,
    items.length
      ? iconButton("more", t("members.actions", { name }), ({ currentTarget }) => popMenu(currentTarget, items))
      : h("span", { class: "no-deeds" }),
  );
}

function deeds(chat, me, member, user) {
  const items = [];
  if (!user.is_bot && user.id !== view.as)
    items.push({
      label: t("members.become", { name: user.first_name || personName(user) }),
      icon: icon("people"),
      run: () => become(user.id),
    });
  if (!isAdmin(me) || user.id === view.as || member.status === "creator") return items;
  items.push(
    member.status === "administrator"
      ? { label: t("members.demote"), icon: icon("down"), run: () => change(chat, user.id, "demote") }
      : { label: t("members.promote"), icon: icon("crown"), run: () => change(chat, user.id, "promote") },
    { label: t("members.remove"), icon: icon("door"), danger: true, run: () => change(chat, user.id, "kick") },
  );
  return items;
}

const change = (chat, user, action) => act(() => api.member(chat.id, { as: view.as, user, action }));

async function addSomebody(chat) {
  const outside = [...world.users.values()].filter(
    (user) => !membership(chat, user.id) && (!user.is_bot || user.id === world.bot.id),
  );
  const user = await choose(
    t("members.add"),
    outside.map((one) => [
      one.id,
      h("span", { class: "choice-line" }, userAvatar(one, { size: "small" }), h("bdi", {}, personName(one))),
    ]),
  );
  if (user !== undefined) await change(chat, user, "add");
}
