// One ZIP, written and read in this page by fflate (vendor/fflate), never larger than it may be.
import "../../vendor/fflate/fflate.umd.min.js";

const { Zip, ZipDeflate, unzipSync } = globalThis.fflate;
/** The largest export that is read, in bytes: as a file, and unpacked. */
export const LARGEST_FILE = 200 * 1024 * 1024;
const LARGEST_UNPACKED = 400 * 1024 * 1024;
const utf8 = new TextEncoder();

/** What could not be read: `reason` is no_zip, no_export, newer or too_large. */
export class NotRead extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** A ZIP that grows; pieces of one file are written before the next begins. */
export class Pack {
  #pieces = [];
  #zip = new Zip((failure, piece) => {
    if (failure) throw failure;
    this.#pieces.push(piece);
  });
  #file = null;

  /** Begin a file. */
  begin(name) {
    this.#end();
    this.#file = new ZipDeflate(name, { level: 6 });
    this.#zip.add(this.#file);
  }

  /** Write a piece of text to the file. */
  write(text) {
    this.#file.push(utf8.encode(text), false);
  }

  /** Write a whole file. */
  add(name, text) {
    this.begin(name);
    this.write(text);
  }

  /** Return all of it. */
  finish() {
    this.#end();
    this.#zip.end();
    return new Blob(this.#pieces, { type: "application/zip" });
  }

  #end() {
    this.#file?.push(new Uint8Array(0), true);
    this.#file = null;
  }
}

/** Read offshift.json of an export; anything else in the ZIP is left where it is. */
export async function readExport(file, version) {
  if (file.size > LARGEST_FILE) throw new NotRead("too_large");
  const told = parsed(unpacked(new Uint8Array(await file.arrayBuffer())));
  if (told?.schema !== "offshift-export") throw new NotRead("no_export");
  if (told.version > version) throw new NotRead("newer");
  return told;
}

function unpacked(bytes) {
  const wanted = ({ name, originalSize }) => {
    if (name !== "offshift.json") return false;
    // fflate writes into as many bytes as are announced, and stops there.
    if (originalSize > LARGEST_UNPACKED) throw new NotRead("too_large");
    return true;
  };
  try {
    return unzipSync(bytes, { filter: wanted })["offshift.json"] ?? null;
  } catch (failure) {
    throw failure instanceof NotRead ? failure : new NotRead("no_zip");
  }
}

function parsed(bytes) {
  if (!bytes) throw new NotRead("no_export");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new NotRead("no_export");
  }
}
