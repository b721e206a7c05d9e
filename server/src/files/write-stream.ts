import { randomUUID } from "node:crypto";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { flushFolder } from "./write-atomically.ts";

/**
 * Writes a large file as it comes, readable by its owner alone: beside its place, flushed to the disk, then renamed. Whatever
 * stops it leaves nothing.
 */
export async function writeStream(file: string, source: AsyncIterable<Buffer>): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  const beside = path.join(folder, `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    await pipeline(source, createWriteStream(beside, { flags: "wx", mode: 0o600, flush: true }));
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  flushFolder(folder);
}
