// The page of a session that has begun: its player, and the way on from it.
import { Player } from "./player.js";

const root = document.getElementById("player");

new Player(root, {
  plan: JSON.parse(root.dataset.plans).chosen,
  leave: (seconds) => location.assign(`${root.dataset.after}?seconds=${seconds}`),
}).open();
