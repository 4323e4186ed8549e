// Shows how much of a file has been sent; without this the form is sent as any other.
function show(page) {
  const next = new DOMParser().parseFromString(page, "text/html");
  document.title = next.title;
  document.head.querySelectorAll("link[rel=stylesheet]").forEach((old) => old.remove());
  document.head.append(...next.head.querySelectorAll("link[rel=stylesheet]"));
  document.body.replaceWith(next.body);
  document.dispatchEvent(new Event("arrived"));
  scrollTo(0, 0);
  (document.querySelector(".error-summary") ?? document.getElementById("content")).focus();
}

function send(form, box) {
  const line = box.querySelector("p");
  const bar = box.querySelector("progress");
  const button = form.querySelector("[type=submit]");
  const request = new XMLHttpRequest();
  const refused = () => {
    line.textContent = form.dataset.refused;
    button.disabled = false;
  };
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    const percent = Math.floor((100 * event.loaded) / event.total);
    bar.value = percent;
    line.textContent = percent < 100 ? form.dataset.sending.replace("{percent}", percent) : form.dataset.reading;
    if (percent === 100) bar.removeAttribute("value");
  });
  request.addEventListener("error", refused);
  request.addEventListener("load", () => {
    if (!request.getResponseHeader("Content-Type")?.startsWith("text/html")) return refused();
    // Going back leads to the form again, not out of the place.
    history.pushState({ arrived: true }, "");
    show(request.responseText);
  });
  box.hidden = false;
  button.disabled = true;
  request.send(new FormData(form));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const box = form.querySelector("[data-progress]");
  if (!form.matches("[data-upload]") || !box || event.defaultPrevented) return;
  event.preventDefault();
  send(form, box);
});

addEventListener("popstate", () => location.reload());
