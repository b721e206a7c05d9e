import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/**
 * Replaces a file as a whole or not at all: written beside it, flushed to the disk, then renamed. Whoever
 * reads meanwhile sees the old content or the new, and a power cut leaves one of the two.
 */
export function writeAtomically(named: string, content: string | Uint8Array): void {
  const { file, mode } = existing(named);
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const beside = path.join(folder, `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    writeAndFlush(beside, content, mode);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  flushFolder(folder);
}

/** A link is followed and permissions are kept: a record that only its owner may read stays so. */
function existing(file: string): { readonly file: string; readonly mode: number } {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? { file, mode: 0o666 } : { file: realpathSync(file), mode: found.mode & 0o777 };
}

function writeAndFlush(file: string, content: string | Uint8Array, mode: number): void {
  const descriptor = openSync(file, "wx", mode);
  try {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The rename itself must reach the disk too; Windows cannot open a folder and flushes it on its own. */
export function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
