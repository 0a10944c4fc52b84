/** What one can add to a message: a photo from this computer, a painted sample, a sticker, a place, a contact. */

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { choose, popMenu, toast } from "./notes.js";

const LARGEST = 1280;
const STICKERS = ["☕", "🐱", "🌻", "🔥", "🍵", "🦊", "🌙", "🥳"];

// Places far apart, so that time zones can be tried; nobody's real position is asked for.
const PLACES = [
  ["lisbon", { latitude: 38.7169, longitude: -9.1399 }],
  ["shanghai", { latitude: 31.2304, longitude: 121.4737 }],
  ["newyork", { latitude: 40.7128, longitude: -74.006 }],
  ["nairobi", { latitude: -1.2864, longitude: 36.8172 }],
];

/**
 * @param {Element} anchor the button it opens from
 * @param {(thing: object) => void} give receives `{photo}`, `{sticker}`, `{voice}`, `{location}` or `{contact: true}`
 */
export function attachMenu(anchor, give, { only } = {}) {
  if (only === "location") return void choosePlace(give);
  popMenu(anchor, [
    { label: t("write.attach.file"), icon: icon("photo"), run: () => chooseFile(give) },
    { label: t("write.attach.sample"), icon: icon("sun"), run: () => give({ photo: samplePhoto() }) },
    null,
    { label: t("write.attach.sticker"), icon: icon("sticker"), run: () => chooseSticker(give) },
    { label: t("write.attach.voice"), icon: icon("voice"), run: () => give({ voice: true }) },
    { label: t("write.attach.place"), icon: icon("place"), run: () => choosePlace(give) },
    { label: t("write.attach.contact"), icon: icon("contact"), run: () => give({ contact: true }) },
  ]);
}

async function choosePlace(give) {
  const location = await choose(
    t("write.place.title"),
    PLACES.map(([name, place]) => [place, h("span", { class: "choice-line" }, icon("place"), t(`place.${name}`))]),
  );
  if (location) give({ location });
}

async function chooseSticker(give) {
  const sticker = await choose(
    t("write.sticker.title"),
    STICKERS.map((emoji) => [emoji, emoji]),
    "stickers",
  );
  if (sticker) give({ sticker });
}

function chooseFile(give) {
  const input = h("input", { type: "file", accept: "image/*", hidden: true, data: { testid: "file" } });
  input.addEventListener("change", async () => {
    const photo = input.files[0] && (await readPicture(input.files[0]));
    input.remove();
    if (photo) give({ photo });
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/**
 * A picture from a file, made as small as Telegram makes photos.
 * @param {File} file
 * @returns {Promise<{data: string, preview: string, name: string}|null>}
 */
export async function readPicture(file) {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(1, LARGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = h("canvas", {
      width: Math.round(image.naturalWidth * scale),
      height: Math.round(image.naturalHeight * scale),
    });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return asPhoto(canvas, file.name);
  } catch {
    toast(t("write.attach.bad"), { tone: "error" });
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function asPhoto(canvas, name) {
  const preview = canvas.toDataURL("image/jpeg", 0.85);
  return { data: preview.slice(preview.indexOf(",") + 1), preview, name };
}

const SKIES = [
  ["#2d3561", "#c05c7e", "#f3826f", "#ffb961"],
  ["#355c7d", "#6c5b7b", "#c06c84", "#f8b195"],
  ["#264653", "#2a9d8f", "#e9c46a", "#f4a261"],
  ["#41295a", "#8e4162", "#e0654f", "#fbc687"],
];

/** An evening over the hills, a little different each time. */
export function samplePhoto() {
  const canvas = h("canvas", { width: 960, height: 640 });
  const pen = canvas.getContext("2d");
  const dice = Math.random;
  const sky = SKIES[Math.floor(dice() * SKIES.length)];
  const light = pen.createLinearGradient(0, 0, 0, 520);
  sky.forEach((shade, i) => light.addColorStop(i / (sky.length - 1), shade));
  pen.fillStyle = light;
  pen.fillRect(0, 0, 960, 640);

  const [x, y] = [240 + dice() * 480, 300 + dice() * 90];
  const glow = pen.createRadialGradient(x, y, 10, x, y, 260);
  glow.addColorStop(0, "rgba(255,244,214,.95)");
  glow.addColorStop(0.18, "rgba(255,226,170,.75)");
  glow.addColorStop(1, "rgba(255,200,140,0)");
  pen.fillStyle = glow;
  pen.fillRect(0, 0, 960, 640);

  for (let layer = 0; layer < 4; layer += 1) {
    const base = 380 + layer * 62;
    const phase = dice() * 7;
    pen.beginPath();
    pen.moveTo(0, 640);
    for (let at = 0; at <= 960; at += 8) {
      pen.lineTo(
        at,
        base + Math.sin(at / (150 - layer * 18) + phase) * (42 - layer * 7) + Math.sin(at / 47 + phase) * 8,
      );
    }
    pen.lineTo(960, 640);
    pen.fillStyle = `rgba(38,20,32,${0.28 + layer * 0.2})`;
    pen.fill();
  }
  return asPhoto(canvas, t("write.attach.sample"));
}
