// What of an export is already too old to stay where it is brought in.

const DATED = {
  check_ins: "local_date",
  interactions: "local_date",
  contact_events: "at",
  instrument_answers: "local_date",
  goal_taps: "local_date",
  changes: "on_date",
  session_runs: "started_at",
  answered_offers: "at",
};

/**
 * Count the entries from before the first day that stays: her own choice here holds, then the one
 * in the file, then the product's. `firstKept` is that day for 1, 2, ... months.
 */
export function ageing(told, chosen, otherwise, firstKept) {
  const inTheFile = told.retention?.[0]?.months;
  const months = chosen ?? (firstKept[inTheFile - 1] ? inTheFile : otherwise);
  const day = firstKept[months - 1];
  const old = (kind) => (told[kind] ?? []).filter((row) => String(row[DATED[kind]]).slice(0, 10) < day).length;
  return { count: Object.keys(DATED).reduce((sum, kind) => sum + old(kind), 0), day, months };
}
