// All rooms of a page: woken together, told together when the lock opens or closes.
import { Box } from "./box.js";
import { sendWaiting } from "./drafts.js";
import * as keys from "./keys.js";
import { say, word } from "./page.js";

const boxes = [...document.querySelectorAll("[data-note-kind]")].map((root) => new Box(root));

async function wake() {
  const sent = await sendWaiting();
  await keys.state();
  for (const box of boxes) {
    await box.load();
    if (sent.some((one) => one.kind === box.kind && one.subject === box.subject)) say(box.root, word("kept_before"));
  }
  document.addEventListener("offshift:notes", ({ detail }) => {
    for (const box of boxes) if (detail.state !== box.state) box.load();
  });
}

// A phone may close a hidden page without another word.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) for (const box of boxes) box.persist().catch(() => {});
});
addEventListener("online", async () => {
  const sent = await sendWaiting();
  for (const box of boxes) if (sent.some((one) => one.name === box.note)) box.keptNow();
});
// A page that comes back by "back" was frozen as it was left; the lock may be another since.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const box of boxes) Object.assign(box, { passes: false }).load();
});
wake();
