import { type Issue, parseDay } from "@longwatch/core";
import { doubt, problem } from "./hl7v2/issue.ts";

/** A document inside a message: kept with it, and read by nobody here. */
export type SentDocument = {
  /** Its place in the message, which tells it from the message's others. */
  readonly at: string;
  /** What kind of document its sender calls it, "" for nothing: a code's words, never a file's name. */
  readonly name: string;
  /** `YYYY-MM-DD`, where the message says of which whole day it is. */
  readonly on: string | undefined;
  readonly content: Uint8Array;
};

export type DocumentReading = { readonly documents: readonly SentDocument[]; readonly issue: Issue };

/** How the bytes of a document are written in a message. */
export type DocumentEncoding = "base64" | "hex" | "plain";

/**
 * A document from its text in a message, or the issue that says why there is none.
 *
 * @param kind what its sender says that it is; shown in the issue, and not believed
 * @param own  its day and its name as sent: what is no day of the calendar is none, and signs that nobody can read are no name
 */
export function readDocument(
  written: string,
  encoding: DocumentEncoding,
  kind: string,
  { at, ...own }: Omit<SentDocument, "content">,
): DocumentReading {
  const content = decoded(written, encoding);
  if (content === undefined || content.length === 0) return { documents: [], issue: damaged(at, kind) };
  const on = own.on !== undefined && parseDay(own.on) !== undefined ? own.on : undefined;
  return { documents: [{ at, name: readable(own.name), on, content }], issue: kept(at, kind) };
}

const readable = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();

/** One that stands elsewhere, to be fetched by an address: nobody here follows it. */
export const elsewhere = (at: string): DocumentReading => ({
  documents: [],
  issue: doubt(
    "attachment-kept",
    at,
    "a reference to a document elsewhere",
    "It was not fetched, because addresses in messages are not followed. Ask the sender for it: it may hold results.",
  ),
});

/** From this place on there are more than are read. */
export const tooMany = (at: string, count: number): DocumentReading => ({
  documents: [],
  issue: problem(
    "attachment-damaged",
    at,
    `${count} documents in one place`,
    "From here on they were not taken. Ask the sender for each in a place of its own: they may hold results.",
  ),
});

/** One that its sender took back. */
export const withdrawn = (at: string): DocumentReading => ({
  documents: [],
  issue: doubt(
    "attachment-withdrawn",
    at,
    "a document that was withdrawn",
    "Its sender took it back: it stays with the message and is shown with no patient. Nothing needs to be done.",
  ),
});

const kept = (at: string, kind: string): Issue =>
  doubt(
    "attachment-kept",
    at,
    kind === "" ? "a document" : kind,
    "It stays with the message and was not read. Open it: it may hold results.",
  );

const damaged = (at: string, kind: string): Issue =>
  problem(
    "attachment-damaged",
    at,
    kind === "" ? "a document" : kind,
    "Its bytes cannot be had from what was sent. Ask the sender for it: it may hold results.",
  );

/** Undefined where the text is no such writing. Blanks and line ends between are the transport's. */
function decoded(written: string, encoding: DocumentEncoding): Uint8Array | undefined {
  const text = written.replace(/\s+/g, "");
  switch (encoding) {
    case "base64": {
      const bare = text.replace(/={1,2}$/, "");
      const isRight =
        /^[A-Za-z0-9+/]*$/.test(bare) && bare.length % 4 !== 1 && (text === bare || text.length % 4 === 0);
      return isRight ? Buffer.from(bare, "base64") : undefined;
    }
    case "hex":
      return /^(?:[0-9A-Fa-f]{2})*$/.test(text) ? Buffer.from(text, "hex") : undefined;
    case "plain":
      return Buffer.from(written, "utf8");
  }
}

/** Kinds of documents that programs open without running anything in them, by how they begin. */
const beginnings: readonly (readonly [string, readonly number[]])[] = [
  ["application/pdf", [...Buffer.from("%PDF-")]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["image/tiff", [0x4d, 0x4d, 0x00, 0x2a]],
  ["application/rtf", [...Buffer.from("{\\rtf")]],
];

/** What a document is by its bytes, whatever its sender says; anything not listed here is bytes and no more, pages of the web among them. */
export const documentType = (content: Uint8Array): string =>
  beginnings.find(([, start]) => start.every((byte, index) => content[index] === byte))?.[0] ??
  "application/octet-stream";
