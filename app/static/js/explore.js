// Plotly takes a picture's place when the person asks for it, and never before.
const page = document.getElementById("pictures");
let library;

function arrived(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", reject, { once: true });
    document.head.append(element);
  });
}

function fetchScript(address) {
  const script = document.createElement("script");
  script.src = address;
  return arrived(script);
}

function fetchStyle(address) {
  const link = document.createElement("link");
  // By these two names plotly.js knows that its style is a file, and adds none of its own.
  link.id = "plotly.js-style-global";
  link.className = "no-inline-styles";
  link.rel = "stylesheet";
  link.href = address;
  return arrived(link);
}

async function fetchLibrary() {
  await Promise.all([fetchStyle(page.dataset.style), fetchScript(page.dataset.plotly)]);
  if (page.dataset.words) await fetchScript(page.dataset.words);
}

function isDark() {
  const chosen = document.documentElement.dataset.light;
  if (chosen === "dark" || chosen === "light") return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

async function fetchFigure(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("light", isDark() ? "dark" : "light");
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function explore(button) {
  const figure = button.closest("figure");
  library ??= fetchLibrary();
  const [made] = await Promise.all([fetchFigure(button.dataset.explore), library]);
  const room = document.createElement("div");
  room.className = "explored";
  room.setAttribute("role", "group");
  room.setAttribute("aria-label", figure.querySelector("figcaption").textContent);
  const drawn = figure.querySelector(".drawn");
  drawn.before(room);
  const type = getComputedStyle(document.body).fontFamily;
  const layout = { ...made.layout, font: { ...made.layout.font, family: type } };
  await window.Plotly.newPlot(room, made.data, layout, made.config);
  // Out of sight, not gone: the key under the picture borrows its patterns.
  drawn.classList.add("unseen");
  drawn.setAttribute("aria-hidden", "true");
  room.tabIndex = -1;
  room.focus({ preventScroll: true });
  button.remove();
}

for (const button of document.querySelectorAll("button[data-explore]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    try {
      await explore(button);
    } catch {
      library = undefined;
      button.disabled = false;
      button.removeAttribute("aria-busy");
      button.parentElement.querySelector(".explore-refused").hidden = false;
    }
  });
}
