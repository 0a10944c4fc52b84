/** The banner while the host prepares its history, and the one that says the connection is lost. */

import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { emit, on, refreshWorld, world } from "./store.js";

let timer = null;

/** @param {HTMLElement} root */
export function progressBanner(root) {
  const draw = () => {
    const { progress, online } = world;
    root.hidden = online && !progress;
    root.classList.toggle("lost", !online);
    if (!online) fill(root, h("span", { role: "status" }, t(world.ready ? "page.offline" : "page.unreachable")));
    else if (progress) fill(root, bar(progress));
    follow();
  };
  on("progress", draw);
  on("connection", draw);
  on("language", draw);
}

function bar({ label, done, total }) {
  const share = total ? Math.min(100, (done / total) * 100) : 0;
  const words = label || t("progress.default");
  return [
    h("span", { class: "progress-label", dir: "auto" }, words),
    h(
      "span",
      {
        class: "progress-track",
        role: "progressbar",
        "aria-label": words,
        "aria-valuemin": 0,
        "aria-valuemax": total,
        "aria-valuenow": done,
      },
      h("i", { vars: { share: `${share}%` } }),
    ),
    total ? h("span", { class: "progress-count" }, t("progress.of", { done, total })) : null,
  ];
}

// Progress has no event of its own in the contract, so it is asked for while there is any.
function follow() {
  if (timer || !world.progress) return;
  timer = setTimeout(async () => {
    timer = null;
    await refreshWorld().catch(() => emit("progress"));
  }, 700);
}
