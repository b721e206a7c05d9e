import type { Instant } from "@longwatch/core";
import { onOneConnection } from "../db/copy.ts";
import type { Database } from "../db/database.ts";
import { writeStream } from "../files/write-stream.ts";
import type { BackupKey } from "./archive/key.ts";
import { packed } from "./archive/packed.ts";
import { type CopyProgress, writeArchive } from "./archive/write-archive.ts";

/**
 * Writes a backup of the whole database to a file, as its owner and while it is in use: all of it as of one moment, in cipher, and under
 * its name only once it is whole and on the disk.
 *
 * @param owner a database as longwatch_owner; longwatch_app sees one clinic at a time and would write an empty backup
 */
export const backup = (
  owner: Database,
  file: string,
  key: BackupKey,
  at: Instant,
  progress?: CopyProgress,
): Promise<void> =>
  onOneConnection(owner, "begin isolation level repeatable read read only", (client) =>
    writeStream(file, packed(writeArchive(client, at, progress), key)),
  );
