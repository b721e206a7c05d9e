import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A file as a whole or not at all, for those who can be made again: written beside it, then renamed. A killed
 * process leaves no half-written file under its name; unlike `writeAtomically`, nothing is flushed to the disk.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  try {
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
