import { createHash } from "node:crypto";
import { failed, type Issue, ok, type Result } from "@longwatch/core";
import type pg from "pg";
import { verifyChain } from "../audit/verify.ts";
import {
  type CopiedTable,
  copyIn,
  firstNotEmpty,
  onOneConnection,
  queryOn,
  tablesToCopy,
  withOwnerFree,
} from "../db/copy.ts";
import { type ConnectTo, connect } from "../db/database.ts";
import { migrate } from "../db/migrate.ts";
import type { Tombstone } from "../db/tombstones.ts";
import { damaged, issueIn, withIssue } from "./archive/damage.ts";
import { type Manifest, manifest, type Preface, preface, type TableProof } from "./archive/manifest.ts";
import { type Entry, readEntries } from "./archive/tar.ts";
import { type CopyProgress, proofOf } from "./archive/write-archive.ts";
import { eraseAgain } from "./erase-again.ts";
import { notEmpty, prepareFor } from "./prepare-for.ts";

/** What shows that a restored database is the one that was backed up. */
export type RestoreProof = {
  readonly madeAt: string;
  /** The backup's schema, and the one it has been brought to. */
  readonly schema: { readonly from: number; readonly to: number };
  /** Rows and digest of every table, read back from the restored database and equal to the backup's. */
  readonly tables: readonly TableProof[];
  readonly audit: readonly { readonly clinic: string; readonly events: number; readonly unsealed: number }[];
  /** Patients of the backup that had been erased since, and are erased again. */
  readonly erasedAgain: number;
};

/**
 * Takes an archive into an empty database, as its owner: all of it, proved equal, or nothing. The schema is made as it was then, and
 * brought up to date afterwards. What is computed comes back by itself.
 *
 * @param archive   the plain archive
 * @param erased    tombstones made since that backup: who was erased stays erased
 */
export async function restore(
  to: ConnectTo,
  archive: AsyncIterable<Buffer>,
  erased: readonly Tombstone[] = [],
  progress: CopyProgress = () => {},
): Promise<Result<RestoreProof>> {
  const owner = connect(to, 2);
  try {
    const entries = readEntries(archive);
    const before = readJson(await entries.next(), "backup.json", preface);
    const refused = await prepareFor(owner, to, before);
    if (refused !== undefined) return failed([refused]);
    const proof = await onOneConnection(owner, "begin", (client) => fill(client, entries, before, erased, progress));
    const ran = await migrate(to);
    if (!("length" in ran)) throw new Error(ran.saw);
    return ok({ ...proof, schema: { from: before.schema.version, to: ran.at(-1) ?? before.schema.version } });
  } catch (error) {
    const issue = issueIn(error);
    if (issue === undefined) throw error;
    return failed([issue]);
  } finally {
    await owner.close();
  }
}

async function fill(
  client: pg.PoolClient,
  entries: AsyncIterator<Entry>,
  { madeAt, schema, tables: stated }: Preface,
  erased: readonly Tombstone[],
  progress: CopyProgress,
): Promise<RestoreProof> {
  const tables = await tablesToCopy(client);
  if (JSON.stringify(tables.map(shape)) !== JSON.stringify(stated.map(shape)))
    throw damaged("tables that its schema does not have");
  const taken = await firstNotEmpty(client, tables);
  if (taken !== undefined) throw withIssue(notEmpty(taken));
  const after = await withOwnerFree(client, tables, () => takeIn(client, entries, tables, progress));
  const differences = await compare(client, tables, after);
  if (differences.length > 0) throw withIssue(differs(differences));
  const audit = await provenChains(client, after);
  const erasedAgain = await eraseAgain(queryOn(client), erased);
  return { madeAt, schema: { from: schema.version, to: schema.version }, tables: after.tables, audit, erasedAgain };
}

const shape = ({ name, columns }: { name: string; columns: readonly string[] }) => ({ name, columns });

/** Copies every part into its table and ends with the manifest, whose digests the parts must have. */
async function takeIn(
  client: pg.ClientBase,
  entries: AsyncIterator<Entry>,
  tables: readonly CopiedTable[],
  progress: CopyProgress,
): Promise<Manifest> {
  const byName = new Map(tables.map((table) => [table.name, { table, hash: createHash("sha256"), bytes: 0 }]));
  for (;;) {
    const next = await entries.next();
    if (next.done === true || next.value.name === "manifest.json") {
      const after = readJson(next, "manifest.json", manifest);
      for (const { name, sha256 } of after.tables) {
        if (byName.get(name)?.hash.digest("hex") !== sha256)
          throw damaged(`rows of ${name} that its manifest does not know`);
      }
      if ((await entries.next()).done !== true) throw damaged("more than its manifest knows");
      return after;
    }
    const { name, content } = next.value;
    const into = byName.get(name.split("/")[0]!);
    if (into === undefined) throw damaged("a file that belongs to no table");
    into.hash.update(content);
    into.bytes += content.length;
    await copyIn(client, into.table, content);
    progress(into.table.name, into.bytes);
  }
}

/** Reads every table back, and says which are not what the backup says they were. */
async function compare(client: pg.ClientBase, tables: readonly CopiedTable[], { tables: stated }: Manifest) {
  const differing: string[] = [];
  for (const table of tables) {
    const found = await proofOf(client, table);
    const was = stated.find(({ name }) => name === table.name);
    if (was === undefined || was.rows !== found.rows || was.sha256 !== found.sha256) differing.push(table.name);
  }
  return differing;
}

async function provenChains(client: pg.PoolClient, { audit }: Manifest): Promise<RestoreProof["audit"]> {
  const proofs: { clinic: string; events: number; unsealed: number }[] = [];
  for (const { clinic, ...head } of audit) {
    const { events, tail, broken } = await verifyChain(queryOn(client), clinic, head.position === 0 ? [] : [head]);
    if (broken !== undefined)
      throw withIssue(differs([`the audit chain of clinic ${clinic} at ${broken.position} (${broken.what})`]));
    proofs.push({ clinic, events, unsealed: tail.unsealed });
  }
  return proofs;
}

function readJson<T>(next: IteratorResult<Entry>, name: string, shape: { parse: (value: unknown) => T }): T {
  if (next.done === true || next.value.name !== name) throw damaged(`no ${name} where it should stand`);
  try {
    return shape.parse(JSON.parse(next.value.content.toString("utf8")));
  } catch {
    throw damaged(`a ${name} that cannot be read`);
  }
}

const differs = (what: readonly string[]): Issue => ({
  code: "database-differs",
  severity: "error",
  at: "/",
  saw: `differences in ${what.join(", ")}`,
  remedy: "Nothing has been kept. Restore into a database of the same release, or use another backup.",
});
