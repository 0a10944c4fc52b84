/** One friendly line on the first visit: who one is and what to try. It goes for good when dismissed. */

import { commandsHere, onCommands } from "./commands.js";
import { fill, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { userName } from "./model.js";
import { on, view, world } from "./store.js";

const SEEN = "sandbox.welcomed";
// Commands every bot has say little about this one.
const DULL = new Set(["start", "help", "settings", "language", "cancel"]);

let dismissed = false;

function seen() {
  try {
    return dismissed || localStorage.getItem(SEEN) === "yes";
  } catch {
    return dismissed;
  }
}

/** The line, to be put above the conversation. */
export function welcomeLine() {
  const line = h("aside", { class: "welcome", hidden: true, data: { testid: "welcome" } });
  let closed = false;
  const draw = () => {
    line.hidden = seen() || closed || !world.ready || view.as === null || view.chat === null;
    if (line.hidden) return;
    const command = commandsHere().find((one) => !DULL.has(one.command));
    const bot = userName(world.bot.id);
    fill(
      line,
      h(
        "p",
        {},
        h("strong", {}, t("welcome.hello", { name: userName(view.as) })),
        " ",
        command ? t("welcome.type", { command: `/${command.command}`, bot }) : t("welcome.slash", { bot }),
        " ",
        h("span", { class: "welcome-rest" }, t("welcome.rest")),
      ),
      iconButton("check", t("welcome.dismiss"), () => {
        dismissed = true;
        try {
          localStorage.setItem(SEEN, "yes");
        } catch {
          // Without storage the line comes back next time; that harms nobody.
        }
        draw();
      }),
    );
  };
  // Where one cannot write yet, "type …" would be bad advice.
  on("gate", (reason) => {
    if (closed === Boolean(reason)) return;
    closed = Boolean(reason);
    draw();
  });
  for (const topic of ["view", "people", "language"]) on(topic, draw);
  onCommands(draw);
  return line;
}
