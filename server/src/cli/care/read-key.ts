import { readFileSync } from "node:fs";
import { failed, ok, type Result } from "@longwatch/core";
import type { BackupKey } from "../../care/archive/key.ts";

export type KeyOptions = { readonly keyFile?: string; readonly passphraseFile?: string };

const shortest = 12;
export const keyHelp = `
The key is a file of 32 random bytes (make one with
  openssl rand -out backup.key 32
and keep it apart from the backups), or a passphrase of at least ${shortest} characters in
a file or in LONGWATCH_BACKUP_PASSPHRASE. Without it nobody can open the backup.`;

/** The key of a backup, from whichever of the three places was named. */
export function readKey(
  { keyFile, passphraseFile }: KeyOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Result<BackupKey> {
  if (keyFile !== undefined) {
    const bytes = readOr(keyFile);
    if (bytes === undefined) return wrong("--key-file", "a file that cannot be read", "Name the key file.");
    if (bytes.length !== 32)
      return wrong(
        "--key-file",
        `${bytes.length} bytes`,
        "Give a file of exactly 32 random bytes: openssl rand -out backup.key 32",
      );
    return ok({ kind: "file", bytes });
  }
  const text =
    passphraseFile === undefined
      ? environment["LONGWATCH_BACKUP_PASSPHRASE"]
      : readOr(passphraseFile)?.toString("utf8");
  const passphrase = text?.replace(/\r?\n$/, "");
  if (passphrase === undefined || passphrase === "")
    return wrong("--key-file", "no key", "Give --key-file or --passphrase-file: a backup is never written readable.");
  if (passphrase.length < shortest)
    return wrong(
      "--passphrase-file",
      "a short passphrase",
      `Take at least ${shortest} characters, such as four unrelated words.`,
    );
  return ok({ kind: "passphrase", passphrase });
}

function readOr(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const wrong = (at: string, saw: string, remedy: string): Result<never> =>
  failed([{ code: "value-not-allowed", severity: "error", at, saw, remedy }]);
