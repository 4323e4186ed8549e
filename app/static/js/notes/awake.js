// The rooms of a page with all that opens and seals words: fetched when one of them is needed.
import { Box } from "./box.js";
import { sendWaiting } from "./drafts.js";
import * as keys from "./keys.js";
import { NameBox } from "./name_box.js";
import { say, word } from "./page.js";

/** Wake all rooms together: what waits is sent, what is kept is shown; return them. */
export async function awakened(roots) {
  const boxes = roots.map((root) => ("noteLine" in root.dataset ? new NameBox(root) : new Box(root)));
  const sent = await sendWaiting();
  await keys.state();
  for (const box of boxes) {
    const isTyped = box.isDirty;
    say(box.root, "");
    await box.load();
    if (isTyped) await box.persist().catch(() => {});
    if (sent.some((one) => one.kind === box.kind && one.subject === box.subject)) tellKept(box);
  }
  listen(boxes);
  return boxes;
}

/** Say that the words are kept too; where their room is folded away, beside the entry that is saved. */
function tellKept(box) {
  say(box.root, word("kept_before"));
  const line = box.root.closest("details:not([open])") && document.querySelector("main .saved span");
  if (line) line.textContent += `. ${word("kept_before")}`;
}

function listen(boxes) {
  document.addEventListener("offshift:notes", ({ detail }) => {
    for (const box of boxes) if (detail.state !== box.state) box.load();
  });
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
}
