// Where a session is after so many seconds. Nothing here knows a clock or a page: the same seconds
// give the same place, however long the tab slept in between.

/** How long all of a plan takes, in seconds. */
export function lengthOf({ times, parts }) {
  return times * roundOf(parts);
}

/** Which part of a plan it is after some seconds, how far into it, how far to go, how full the breath. */
export function placeIn(plan, seconds) {
  const { times, parts } = plan;
  const whole = lengthOf(plan);
  const at = Math.min(Math.max(seconds, 0), whole);
  const round = Math.min(Math.floor(at / roundOf(parts)), times - 1);
  let since = at - round * roundOf(parts);
  let index = 0;
  while (index < parts.length - 1 && since >= parts[index].seconds) {
    since -= parts[index].seconds;
    index += 1;
  }
  const part = parts[index];
  return {
    round,
    index,
    part,
    since,
    step: round * parts.length + index,
    next: part.seconds - since,
    left: whole - at,
    counted: counted(part, since),
    fullness: fullness(parts, index, since),
    isOver: seconds >= whole,
  };
}

function roundOf(parts) {
  return parts.reduce((sum, part) => sum + part.seconds, 0);
}

// A breath counts its seconds, a counting part its things; what is read or waited with counts nothing.
function counted({ kind, seconds, of }, since) {
  if (kind === "in" || kind === "out") return Math.min(Math.floor(since) + 1, seconds);
  return kind === "count" ? Math.min(Math.floor((since / seconds) * of) + 1, of) : 0;
}

// Two breaths in after one another fill the lungs one after the other.
function fullness(parts, index, since) {
  const { kind, seconds } = parts[index];
  if (kind !== "in" && kind !== "out") return 0;
  const same = parts.filter((part) => part.kind === kind);
  const all = roundOf(same);
  const before = roundOf(parts.slice(0, index).filter((part) => part.kind === kind));
  const way = (before + seconds * eased(since / seconds)) / all;
  return kind === "in" ? way : 1 - way;
}

function eased(way) {
  return (1 - Math.cos(Math.PI * way)) / 2;
}
