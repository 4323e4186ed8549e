// A list to tick gets a search and two buttons; without this it is simply long.
const bound = new WeakSet();

function shownRows(list) {
  return [...list.querySelectorAll("li")].filter((row) => !row.hidden);
}

function tell(list) {
  const line = list.querySelector("[data-shown]");
  if (!line) return;
  const all = list.querySelectorAll("li").length;
  line.hidden = false;
  line.textContent = line.dataset.shown.replace("{shown}", shownRows(list).length).replace("{all}", all);
}

function search(list, words) {
  const wanted = words.trim().toLocaleLowerCase();
  for (const row of list.querySelectorAll("li")) {
    row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  }
  tell(list);
}

function bind() {
  for (const list of document.querySelectorAll("[data-picks]")) {
    if (bound.has(list)) continue;
    bound.add(list);
    for (const part of list.querySelectorAll("[data-search], [data-all]")) part.hidden = false;
    list.querySelector("[data-search] input")?.addEventListener("input", (event) => search(list, event.target.value));
    // Return in the search must not send the form.
    list.querySelector("[data-search] input")?.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    for (const button of list.querySelectorAll("[data-tick]")) {
      button.addEventListener("click", () => {
        for (const row of shownRows(list)) row.querySelector("input").checked = button.dataset.tick === "on";
      });
    }
  }
}

// A page that was fetched and put in place says so.
document.addEventListener("arrived", bind);
bind();
