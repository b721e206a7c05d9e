import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { archiveEnd, streamedEntry } from "../archive/tar.ts";

/** A place of its own for an export that is sent and not kept; only this server's account may enter it. */
export function passingFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "longwatch-export-"));
  return { folder: path.join(folder, "export"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The files of a finished export as one tape archive, the manifest first. */
export async function* packed(folder: string, name: string): AsyncGenerator<Buffer> {
  const first = "manifest.json";
  const files = readdirSync(folder).toSorted((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  for (const file of files) {
    const place = path.join(folder, file);
    yield* streamedEntry(`${name}/${file}`, statSync(place).size, createReadStream(place));
  }
  yield archiveEnd();
}
