import { randomBytes } from "node:crypto";
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { failed, type Issue, ok, type Result } from "@longwatch/core";

const keyLength = 32;

/**
 * The key of the pseudonyms. It must not lie in the export: whoever has both can look for a person.
 *
 * @param makes a new key where the file is not there yet, readable by its owner alone
 */
export function readExportKey(file: string | undefined, folder: string, makes: boolean): Result<Buffer> {
  if (file === undefined) {
    const remedy = "Name the key file, with --make-key to make one; or ask for names with --identified.";
    return failed([issue("value-missing", "no key", remedy)]);
  }
  if (isInside(file, folder)) {
    const remedy = "Keep the key apart from what it protects: name a file outside the export.";
    return failed([issue("value-not-allowed", "a key inside the export's folder", remedy)]);
  }
  if (makes) return madeKey(file);
  const bytes = readOr(file);
  if (bytes === undefined)
    return failed([issue("text-unreadable", "a file that cannot be read", "Name a key file, or add --make-key.")]);
  if (bytes.length === keyLength) return ok(bytes);
  const remedy = `Give a file of exactly ${keyLength} random bytes: --make-key makes one.`;
  return failed([issue("value-not-allowed", `${bytes.length} bytes`, remedy)]);
}

function madeKey(file: string): Result<Buffer> {
  const bytes = randomBytes(keyLength);
  try {
    writeFileSync(file, bytes, { flag: "wx", mode: 0o600, flush: true });
    return ok(bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST")
      return failed([
        issue("file-exists", "a file of that name", "Leave --make-key out to use the key that is there."),
      ]);
    const remedy = "Name a place that you may write to.";
    return failed([issue("value-not-allowed", `a key that cannot be written (${code})`, remedy)]);
  }
}

/** Where the file really is, through links: the folder itself may not be there yet. */
function isInside(file: string, folder: string): boolean {
  const relative = path.relative(realPlace(folder), realPlace(file));
  return relative === "" || !(relative.startsWith("..") || path.isAbsolute(relative));
}

function realPlace(named: string): string {
  const place = path.resolve(named);
  try {
    return realpathSync(place);
  } catch {
    const parent = path.dirname(place);
    return parent === place ? place : path.join(realPlace(parent), path.basename(place));
  }
}

function readOr(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const issue = (code: Issue["code"], saw: string, remedy: string): Issue => ({
  code,
  severity: "error",
  at: "--key",
  saw,
  remedy,
});
