// The page of a session that has begun: its player, and the way on from it.
import { Player } from "./player.js";

const root = document.getElementById("player");

const player = new Player(root, {
  plan: JSON.parse(root.dataset.plans).chosen,
  leave: (seconds) => location.assign(`${root.dataset.after}?seconds=${seconds}`),
});

player.open();
// Going back, a browser may bring the page as it was left: over, with buttons that do nothing.
addEventListener("pageshow", ({ persisted }) => persisted && player.hasLeft && location.reload());
