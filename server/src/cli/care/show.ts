import type { Issue } from "@longwatch/core";
import type { CopyProgress } from "../../care/archive/write-archive.ts";
import type { RestoreProof } from "../../care/restore.ts";
import { type Outcome, printed, printedJson, refused } from "../outcome.ts";

/** Tables on standard error as they come, on a terminal only. */
export const shownProgress = (isWanted: boolean): CopyProgress =>
  isWanted && process.stderr.isTTY === true
    ? (table, bytes) => void process.stderr.write(`\r\x1b[2K${table} ${(bytes / 1e6).toFixed(1)} MB`)
    : () => {};

export const endProgress = (isWanted: boolean): void => {
  if (isWanted && process.stderr.isTTY === true) process.stderr.write("\r\x1b[2K");
};

export const refusedFor = (subject: string, issues: readonly Issue[]): Outcome => refused([{ file: subject, issues }]);

type Counted = { readonly name: string; readonly rows: number; readonly sha256: string };

/** Rows and digest of each table that is not empty. */
export function tableLines(tables: readonly Counted[]): readonly string[] {
  const full = tables.filter(({ rows }) => rows > 0);
  const width = Math.max(0, ...full.map(({ name }) => name.length));
  return full.map(
    ({ name, rows, sha256 }) => `  ${name.padEnd(width)}  ${String(rows).padStart(10)}  sha256:${sha256.slice(0, 16)}…`,
  );
}

/** What proves that a restored database is the one that was backed up. */
export function showProof(proof: RestoreProof, isJson: boolean): Outcome {
  if (isJson) return printedJson({ restore: 1, ...proof });
  const { from, to } = proof.schema;
  const lines = [
    `Restored as of ${proof.madeAt}. Every table was read back and is the backup's:`,
    ...tableLines(proof.tables),
    ...proof.audit.map(
      ({ clinic, events, unsealed }) =>
        `Audit chain of clinic ${clinic}: ${events} events verified, ${unsealed} not sealed yet.`,
    ),
    from === to ? `Schema ${to}.` : `Schema brought from ${from} to ${to}.`,
    ...(proof.erasedAgain > 0 ? [`Patients erased since that backup, and erased again: ${proof.erasedAgain}.`] : []),
    "What is computed (answers, worklist) comes back at the next start. Everybody signs in anew.",
  ];
  return printed(lines.join("\n"));
}
