// What a checked file tells, as a page: incidents with changes, own words and requests.
import { day, make, moment, say } from "./saying.js";

const ANSWERS = ["at", "kind", "channel", "ending", "backed", "overtime_minutes"];

/** Return the document of a file that was checked. */
export function tell(said) {
  const shown = said.links.filter((one) => !("leaf" in one));
  const texts = new Map(said.words.map((one) => [`${one.note}|${one.version}`, one.text]));
  const incidents = said.incidents.map((id, index) => incident(id, index + 1, shown, texts));
  return [...incidents, ends(said)];
}

function incident(id, number, shown, texts) {
  const about = shown.filter(({ content }) => content.incident === id);
  const told = about.filter(({ content }) => !content.request);
  const { zone } = told[0].content;
  const made = make("section", "incident flow", make("h3", "", `${number}. ${word("kind", told.at(-1).content.kind)}`));
  made.append(facts(rows(told[0].content)), bound(told[0], zone));
  if (told[0].content.brought_in) made.append(make("p", "bound", say("brought_in", { when: moment(told[0].content.kept_since, zone) })));
  for (const [index, after] of told.slice(1).entries()) made.append(change(told[index].content, after, zone));
  made.append(...words(id, shown, texts, zone), ...requests(about, shown, texts, zone));
  return made;
}

function rows(content) {
  return ANSWERS.filter((key) => key in content).map((key) => [say(`name_${key}`), value(key, content)]);
}

function change(before, after, zone) {
  const others = ANSWERS.filter((key) => before[key] !== after.content[key]);
  const said = others.map((key) => [say(`name_${key}`), key in after.content ? value(key, after.content) : say("gone")]);
  return make("div", "change", make("p", "", make("strong", "", say("changed"))), facts(said), bound(after, zone));
}

function words(subject, shown, texts, zone) {
  const about = shown.filter(({ kind, content }) => kind === "words" && content.subject === subject);
  return about.filter(({ content }) => texts.has(`${content.note}|${content.version}`)).map((one) => {
    const { note, version } = one.content;
    const quote = make("blockquote", "", texts.get(`${note}|${version}`));
    quote.dir = "auto";
    return make("figure", "own", quote, make("figcaption", "", `${say("words", { version })} · ${when(one, zone)}`));
  });
}

function requests(about, shown, texts, zone) {
  const ids = new Set(about.map(({ content }) => content.request).filter(Boolean));
  if (!ids.size) return [];
  const lists = [...ids].flatMap((id) => {
    const lines = about.filter(({ content }) => content.request === id);
    const list = lines.map((one) => make("li", "", `${request(one.content)} `, make("span", "bound", when(one, zone))));
    return [make("ul", "asked", ...list), ...words(id, shown, texts, zone)];
  });
  return [make("h4", "", say("requests")), ...lists];
}

function request(content) {
  const asked = say("asked_for", { what: word("asked", content.asked), day: day(content.asked_on) });
  const outcome = word("outcome", content.outcome);
  const came = content.answered_on ? say("came", { outcome, day: day(content.answered_on) }) : outcome;
  return `${asked} ${came}.`;
}

function ends(said) {
  const last = said.links.at(-1);
  const found = [[say("made"), `${moment(said.made_at)} (UTC)`], [say("links"), String(said.links.length)]];
  if (last) found.push([say("newest"), last.link]);
  found.push([say("hash"), said.sha256]);
  for (const { number, link } of said.receipts) found.push([say("fits"), `${say("link", { number })}: ${link}`]);
  const made = make("section", "flow", facts(found));
  if (said.brought) made.append(make("p", "", say("came_here", { number: said.brought.links, when: moment(said.brought.at) })));
  return made;
}

function facts(pairs) {
  return make("dl", "facts", ...pairs.flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]));
}

function bound(one, zone) {
  return make("p", "bound", when(one, zone));
}

function when({ at, number }, zone) {
  return say("bound", { when: moment(at, zone), number });
}

function value(key, content) {
  if (key === "at") return `${moment(content.at, content.zone)} (${content.zone})`;
  if (key === "overtime_minutes") return say("minutes", { number: content.overtime_minutes });
  return word(key, content[key]);
}

// A newer Offshift may have written a word that this one does not know.
function word(key, said) {
  return say(`${key}_${said}`) || said;
}
