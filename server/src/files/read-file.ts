import { readFileSync } from "node:fs";
import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { textFromBytes } from "./read-text.ts";
import { readStructured, type StructuredText } from "./structured-text.ts";

/** The value in a YAML or JSON file, with the places of its parts. `-` is standard input. */
export function readStructuredFile(path: string): Result<StructuredText> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const text = textFromBytes(bytes.value);
  return text.ok ? readStructured(text.value) : text;
}

/** The bytes of a file that somebody named: that it cannot be opened is their issue, not our fault. */
export function readBytes(path: string): Result<Uint8Array> {
  try {
    return ok(readFileSync(path === "-" ? 0 : path));
  } catch (error) {
    return failed([notOpened((error as NodeJS.ErrnoException).code ?? "unknown")]);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "a folder",
  EACCES: "a file that may not be read",
};

const notOpened = (code: string): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw: reasons[code] ?? `a file that cannot be opened (${code})`,
  remedy: "Name a file that exists and may be read.",
});
