import { createHash } from "node:crypto";
import { formatInstant, type Instant } from "@longwatch/core";
import type pg from "pg";
import { auditHeadsOf, type CopiedTable, copyOut, migrationsRan, tablesToCopy } from "../../db/copy.ts";
import type { Manifest, Preface, TableProof } from "./manifest.ts";
import { archiveEnd, entryBytes } from "./tar.ts";

/** Told after each part: how much of which table has been written or read. */
export type CopyProgress = (table: string, bytes: number) => void;

/**
 * Everything that cannot be computed again, as the bytes of a plain archive: `backup.json`, then `<table>/<part>.copy` for every table,
 * then `manifest.json`. The connection is in a transaction of one snapshot, so that all of it is of one moment.
 * Nothing larger than one part (4 MiB, or one row) is in memory.
 *
 * @returns the manifest, once all has been read
 */
export async function* writeArchive(
  client: pg.ClientBase,
  madeAt: Instant,
  progress: CopyProgress = () => {},
): AsyncGenerator<Buffer, Manifest> {
  const tables = await tablesToCopy(client);
  yield* jsonEntry("backup.json", await prefaceOf(client, tables, madeAt));
  const proofs: TableProof[] = [];
  for (const table of tables) proofs.push(yield* tableEntries(client, table, progress));
  const written: Manifest = { manifest: 1, tables: proofs, audit: await auditHeadsOf(client) };
  yield* jsonEntry("manifest.json", written);
  yield archiveEnd();
  return written;
}

const jsonEntry = (name: string, value: unknown) =>
  entryBytes({ name, content: Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`, "utf8") });

async function* tableEntries(
  client: pg.ClientBase,
  table: CopiedTable,
  progress: CopyProgress,
): AsyncGenerator<Buffer, TableProof> {
  const hash = createHash("sha256");
  let [rows, bytes, number] = [0, 0, 0];
  for await (const { lines, count } of parts(copyOut(client, table))) {
    hash.update(lines);
    rows += count;
    bytes += lines.length;
    number += 1;
    yield* entryBytes({ name: `${table.name}/${String(number).padStart(6, "0")}.copy`, content: lines });
    progress(table.name, bytes);
  }
  return { name: table.name, rows, bytes, sha256: hash.digest("hex") };
}

const partSize = 4 << 20;
const newLine = 0x0a;

/** Whole lines of some MiB at a time. COPY writes a line break inside a value as `\n`, so that each real one ends a row. */
async function* parts(source: AsyncIterable<Buffer>): AsyncGenerator<{ lines: Buffer; count: number }> {
  let kept: Buffer[] = [];
  let length = 0;
  let count = 0;
  for await (const bytes of source) {
    const end = bytes.lastIndexOf(newLine) + 1;
    count += countOf(bytes);
    if (length + bytes.length < partSize || end === 0) {
      kept.push(bytes);
      length += bytes.length;
      continue;
    }
    yield { lines: Buffer.concat([...kept, bytes.subarray(0, end)]), count };
    kept = [bytes.subarray(end)];
    length = bytes.length - end;
    count = 0;
  }
  if (length > 0) yield { lines: Buffer.concat(kept, length), count };
}

function countOf(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newLine); at !== -1; at = bytes.indexOf(newLine, at + 1)) count += 1;
  return count;
}

/** A table's proof without its content: what is there now. */
export async function proofOf(client: pg.ClientBase, table: CopiedTable): Promise<TableProof> {
  const entries = tableEntries(client, table, () => {});
  for (;;) {
    const next = await entries.next();
    if (next.done === true) return next.value;
  }
}

async function prefaceOf(client: pg.ClientBase, tables: readonly CopiedTable[], madeAt: Instant): Promise<Preface> {
  const migrations = await migrationsRan(client);
  return {
    backup: 1,
    madeAt: formatInstant(madeAt),
    schema: { version: migrations.at(-1)!.number, migrations },
    tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
  };
}
