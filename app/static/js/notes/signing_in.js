// A way back in for somebody whose session ended while she wrote.
import { word } from "./page.js";

/** Put a link to the sign-in behind what a place says; it leads back to this page. */
export function signIn(root) {
  const link = document.createElement("a");
  link.href = `/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`;
  link.textContent = word("sign_in");
  root.querySelector(".note-says").append(" ", link);
}
