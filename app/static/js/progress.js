// Asks now and then how far a large import is; without this the page loads itself anew.
const EVERY_MS = 700;
const box = document.querySelector("[data-state]");

function show(told) {
  const bar = box.querySelector("progress");
  bar.max = told.total;
  bar.value = told.done;
  box.querySelector("p").textContent = told.said;
}

async function ask() {
  try {
    const answer = await fetch(box.dataset.state, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.address) return location.replace(told.address);
    if (told.state !== "waiting" && told.state !== "saving") return location.reload();
    show(told);
  } catch {
    // The connection is gone for a moment; the import goes on without us.
  }
  setTimeout(ask, EVERY_MS);
}

setTimeout(ask, EVERY_MS);
