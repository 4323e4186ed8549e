// On every page about sessions: lets them go without a connection, and sends what was kept meanwhile.
import { remember, send } from "./kept.js";

const { account, silent, home, worker } = document.querySelector("[data-sessions]").dataset;

remember({ account, silent: silent === "yes" });
send(home);
addEventListener("online", () => send(home));
// Without TLS there is no worker; sessions then need a connection.
if ("serviceWorker" in navigator) navigator.serviceWorker.register(worker).catch(() => {});
