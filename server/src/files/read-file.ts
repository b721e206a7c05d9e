import { readFileSync, readSync } from "node:fs";
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
    return ok(path === "-" ? readStandardInput() : readFileSync(path));
  } catch (error) {
    return failed([notOpened((error as NodeJS.ErrnoException).code ?? "unknown")]);
  }
}

/** All of standard input. A pipe whose writer is slow says "try again": then we wait. */
function readStandardInput(): Uint8Array {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(65_536);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, length)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return Buffer.concat(chunks);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 10);
    }
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
