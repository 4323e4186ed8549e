// The page that the worker keeps: all sessions, for when there is no connection. Nothing in it is
// anybody's; what she does here is kept on the device (kept.js) until it can be sent.
import { begin, canKeep, end, isSilent, send } from "./kept.js";
import { Player } from "./player.js";

const shell = document.getElementById("sessions");
const { home } = shell.dataset;
const base = new URL("./", new URL(home, location.href)).pathname;
const [script, run, stage] = location.pathname.slice(base.length).split("/");

class Session {
  constructor(template) {
    shell.replaceChildren(template.content.cloneNode(true));
    this.script = script;
    this.id = run ?? crypto.randomUUID();
    this.root = shell.querySelector("[data-part=player]");
    this.asks("before", (form, tension) => this.begin(form, tension));
    this.asks("after", (_form, tension) => this.done(tension));
    if (isSilent()) for (const sense of shell.querySelectorAll("[data-act=sound], [data-act=voice]")) sense.remove();
  }

  asks(name, answered) {
    const form = this.stage(name).querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answered(new FormData(form), Number(event.submitter?.value) || undefined);
    });
  }

  stage(name) {
    return shell.querySelector(`[data-stage="${name}"]`);
  }

  show(name) {
    for (const one of shell.querySelectorAll("[data-stage]")) one.hidden = one.dataset.stage !== name;
    document.body.classList.toggle("breathing", name === "play");
    const heading = this.stage(name).querySelector("h1");
    document.title = `${heading.textContent} · ${document.body.dataset.name}`;
    heading.focus();
  }

  begin(form, tension) {
    const said = { minutes: Number(form.get("minutes")), pace: form.get("pace") ?? undefined };
    tell(begin({ id: this.id, script: this.script, tension, ...said }));
    this.play(`${said.minutes} ${said.pace ?? "usual"}`);
  }

  play(name) {
    this.show("play");
    const plans = JSON.parse(this.root.dataset.plans);
    new Player(this.root, { plan: plans[name] ?? plans[this.root.dataset.usual], leave: (seconds) => this.after(seconds) }).open();
  }

  after(seconds) {
    this.seconds = seconds;
    tell(end({ id: this.id, script: this.script, seconds }));
    this.show("after");
  }

  done(tension) {
    tell(end({ id: this.id, script: this.script, seconds: this.seconds, tension }));
    this.show("done");
    send(home);
  }
}

// Nobody is to believe that a tap was kept which wasn't.
function tell(isKept) {
  document.getElementById("kept").hidden = !isKept;
  document.getElementById("not-kept").hidden = isKept;
}

function open(template) {
  const session = new Session(template);
  const asked = new URLSearchParams(location.search);
  if (!run) session.show("before");
  else if (!stage) session.play(`${asked.get("minutes")} ${asked.get("pace") ?? "usual"}`);
  else if (stage === "after") {
    session.seconds = Number(asked.get("seconds")) || undefined;
    session.show("after");
  } else session.show("done");
}

const template = document.querySelector(`template[data-script="${CSS.escape(script)}"]`);
if (template) open(template);
tell(canKeep());
send(home);
addEventListener("online", async () => {
  // Where it can't be sent, as when she is signed out meanwhile, it is still to be read that it waits.
  document.getElementById("no-line").hidden = await send(home);
});
