/** The assembly: panels into places, address into view, events into everything. */

import { chatList } from "./js/chatlist.js";
import { topBar } from "./js/clock.js";
import { watchCommands } from "./js/commands.js";
import { focusComposer } from "./js/composer.js";
import { initLanguage, t } from "./js/i18n.js";
import { membersPanel } from "./js/members.js";
import { chatName, personName } from "./js/model.js";
import { peoplePanel } from "./js/people.js";
import { progressBanner } from "./js/progress.js";
import { readRoute, writeRoute } from "./js/route.js";
import { chatById, emit, listen, look, myChats, on, refreshWorld, view, world } from "./js/store.js";
import { talkPanel } from "./js/talk.js";

const part = (id) => document.getElementById(id);

function title() {
  if (!world.bot) return;
  const chat = view.chat !== null && chatById(view.chat);
  const page = t("page.title", { bot: personName(world.bot) });
  document.title = chat && chat.type !== "private" ? `${chatName(chat)} · ${page}` : page;
}

// On a narrow screen one sees either the chats or the talk.
const showTalk = (open) => document.body.classList.toggle("talking", open);

/** Goes where the address says, filling in what it leaves open. */
function goToRoute() {
  const route = readRoute();
  const people = [...world.users.values()].filter((user) => !user.is_bot && !user.deleted);
  const as = people.some((user) => user.id === route.as) ? route.as : (view.as ?? people[0]?.id ?? null);
  if (as === null) return look({ as: null, chat: null });
  const exists = route.chat === as || (world.chats.get(route.chat)?.type !== "private" && world.chats.has(route.chat));
  if (exists) showTalk(true);
  // A newcomer sees a living group first; a person without one sees the bot.
  return look({
    as,
    chat: exists ? route.chat : (myChats(as)[1] ?? myChats(as)[0]).id,
    topic: exists ? route.topic : null,
  });
}

async function begin() {
  for (;;) {
    try {
      return await refreshWorld();
    } catch {
      world.online = false;
      emit("connection");
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function main() {
  initLanguage();
  topBar(part("topbar"));
  progressBanner(part("progress"));
  peoplePanel(part("people"));
  chatList(part("chats"));
  talkPanel(part("talk"));
  membersPanel(part("members"));
  watchCommands();

  on("view", () => view.as !== null && writeRoute());
  on("view", title);
  on("people", title);
  on("opened", () => {
    showTalk(true);
    focusComposer();
  });
  on("closed", () => {
    showTalk(false);
    part("chats").querySelector("[aria-current]")?.focus();
  });
  // Everything that shows a sentence draws itself again.
  on("language", () => ["people", "chats", "view", "progress"].forEach((topic) => emit(topic, {})));
  addEventListener("popstate", goToRoute);
  addEventListener("hashchange", goToRoute);

  emit("view", {});
  await begin();
  world.online = true;
  emit("connection");
  listen();
  // The seeding of a demo may still be about to bring the first people.
  on("people", () => view.as === null && world.users.size > 1 && goToRoute());
  goToRoute();
}

main();
