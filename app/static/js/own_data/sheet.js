// Rows as CSV that a spreadsheet opens and never runs; journal/my_data/export_csv.py writes the same.

/** The mark by which Excel on a Korean Windows knows UTF-8. */
export const BOM = "\ufeff";
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const UNSEEN = /^[\p{C}\p{Z}]+/u;

/** Return a text behind an apostrophe where a spreadsheet could take it for a formula. */
export function neutral(text) {
  return FORMULA.test(text) || FORMULA.test(text.replace(UNSEEN, "")) ? `'${text}` : text;
}

/** Return one line of cells, all quoted, ended as Windows does. */
export function line(values) {
  return `${values.map((value) => `"${cell(value)}"`).join(",")}\r\n`;
}

/** Return the lines of rows in the order of the columns. */
export function lines(columns, rows) {
  return rows.map((row) => line(columns.map((column) => valueOf(row, column)))).join("");
}

function valueOf(row, column) {
  return column === "local_time" ? onTheWall(row.at, row.zone) : row[column];
}

// Making a clock takes longer than reading it a hundred times.
const clocks = new Map();

function onTheWall(at, zone) {
  if (!clocks.has(zone)) {
    // Swedish writes a date and a clock as a spreadsheet reads them.
    const how = { timeZone: zone, dateStyle: "short", timeStyle: "medium" };
    clocks.set(zone, new Intl.DateTimeFormat("sv-SE", how));
  }
  return clocks.get(zone).format(new Date(at));
}

function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return neutral(typeof value === "string" ? value : listed(value)).replaceAll('"', '""');
}

function listed(answers) {
  return Object.entries(answers).filter(([, said]) => said !== null).map(([key, said]) => `${key}=${said}`).join("; ");
}
