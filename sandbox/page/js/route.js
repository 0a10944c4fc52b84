/** The address keeps person, chat and topic, so a link or a screenshot shows the same again: `#as=1001&chat=-1001`. */

import { view } from "./store.js";

const number = (text) => (text !== null && /^-?\d+$/.test(text) ? Number(text) : undefined);

/** What the address asks for; what it doesn't say is undefined. */
export function readRoute() {
  const values = new URLSearchParams(location.hash.slice(1));
  return { as: number(values.get("as")), chat: number(values.get("chat")), topic: number(values.get("topic")) ?? null };
}

/** Writes the present view into the address, as a step one can go back from. */
export function writeRoute() {
  const values = new URLSearchParams({ as: view.as });
  if (view.chat !== null) values.set("chat", view.chat);
  if (view.topic !== null) values.set("topic", view.topic);
  const hash = `#${values}`;
  if (hash === location.hash) return;
  if (location.hash) history.pushState(null, "", hash);
  else history.replaceState(null, "", hash);
}
