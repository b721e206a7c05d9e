import { type Instant, InvariantError } from "@longwatch/core";
import type pg from "pg";
import { onOneConnection } from "../db/copy.ts";
import type { Database } from "../db/database.ts";
import { writeStream } from "../files/write-stream.ts";
import type { BackupKey } from "./archive/key.ts";
import type { Manifest } from "./archive/manifest.ts";
import { packed } from "./archive/packed.ts";
import { type CopyProgress, writeArchive } from "./archive/write-archive.ts";

/**
 * Writes a backup of the whole database to a file, as its owner and while it is in use: all of it as of one moment, in cipher, and under
 * its name only once it is whole and on the disk.
 *
 * @param owner a database as longwatch_owner; longwatch_app sees one clinic at a time and would write an empty backup
 * @returns what was written: rows and digest of each table, and how far each audit chain had come
 */
export const backup = (
  owner: Pick<Database, "pool">,
  file: string,
  key: BackupKey,
  at: Instant,
  progress?: CopyProgress,
): Promise<Manifest> => withArchive(owner, at, progress, (archive) => writeStream(file, packed(archive, key)));

/**
 * Hands the plain archive of a database to whoever takes it: a file, or another database.
 *
 * @returns the archive's manifest
 */
export const withArchive = (
  owner: Pick<Database, "pool">,
  at: Instant,
  progress: CopyProgress | undefined,
  take: (archive: AsyncIterable<Buffer>) => Promise<unknown>,
): Promise<Manifest> =>
  onOneConnection(owner, "begin isolation level repeatable read read only", async (client) => {
    const kept: { manifest?: Manifest } = {};
    await take(keeping(client, at, progress, kept));
    if (kept.manifest === undefined) throw new InvariantError("An archive was not read to its end.");
    return kept.manifest;
  });

async function* keeping(
  client: pg.ClientBase,
  at: Instant,
  progress: CopyProgress | undefined,
  kept: { manifest?: Manifest },
): AsyncGenerator<Buffer> {
  kept.manifest = yield* writeArchive(client, at, progress);
}
