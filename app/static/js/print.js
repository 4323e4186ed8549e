// Printing needs a script; without one there is the browser's own menu, so the button hides.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
