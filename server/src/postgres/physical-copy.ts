import { randomBytes } from "node:crypto";
import { copyFile, mkdir, open, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { PostgresConnection } from "./start-postgres.ts";

/** Where the files of a copy go. Paths are relative to the cluster, with `/`. */
export type CopySink = {
  readonly folder: (relative: string) => Promise<void>;
  /**
   * Takes the file as it is on the disk now. The server goes on writing to it: its length may change while it is read,
   * and half-written pages are mended from the log on recovery. Resolves to the bytes taken; rejects with `ENOENT` when
   * the file has gone, which is no error here.
   */
  readonly file: (relative: string, source: string) => Promise<number>;
  readonly text: (relative: string, content: string) => Promise<void>;
};

export type CopyReport = {
  /** Positions in the log, as PostgreSQL writes them. The copy is consistent from `stopLsn` on. */
  readonly startLsn: string;
  readonly stopLsn: string;
  readonly files: number;
  readonly bytes: number;
};

/** Folders whose content is of the running server only, or copied in its own way: the copy gets them empty. */
const emptied = [
  "pg_wal",
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
];

const control = "global/pg_control";

/** Files that must not be in a copy: the running server's own, and what is rebuilt. */
function isLeftOut(relative: string): boolean {
  const name = path.posix.basename(relative);
  return (
    relative === control ||
    ["postmaster.pid", "postmaster.opts", "standby.signal", "recovery.signal"].includes(relative) ||
    ["backup_label", "tablespace_map", "backup_manifest"].includes(relative) ||
    name.startsWith("pgsql_tmp") ||
    name.startsWith("pg_internal.init")
  );
}

/**
 * Copies a running cluster, file by file, with the log that makes it consistent: what comes out starts by itself.
 * Writing goes on meanwhile. Needs the superuser, and to be on the same machine as the files.
 */
export async function physicalCopy(
  connection: PostgresConnection,
  cluster: string,
  sink: CopySink,
  label = "longwatch",
): Promise<CopyReport> {
  const client = new pg.Client({ ...connection, application_name: "longwatch-copy" });
  // A lost connection ends the copy by the next query; the event alone must not end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    // Temporary, so it goes with the session: keeps the log that the copy needs from being recycled.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [
      `longwatch_copy_${randomBytes(6).toString("hex")}`,
    ]);
    const start = await client.query("select pg_backup_start($1, true)::text as lsn", [label]);
    const counted = await copyFiles(cluster, sink);
    const stop = await client.query("select lsn::text, labelfile, spcmapfile from pg_backup_stop(false)");
    const { lsn, labelfile, spcmapfile } = stop.rows[0] as { lsn: string; labelfile: string; spcmapfile: string };
    const last = await client.query("select pg_walfile_name($1::pg_lsn) as name", [lsn]);
    const wal = await copyLog(cluster, sink, segmentIn(labelfile), last.rows[0].name as string);
    await sink.text("backup_label", labelfile);
    if (spcmapfile.trim() !== "") await sink.text("tablespace_map", spcmapfile);
    return {
      startLsn: start.rows[0].lsn as string,
      stopLsn: lsn,
      files: counted.files + wal.files,
      bytes: counted.bytes + wal.bytes,
    };
  } finally {
    await client.end();
  }
}

/** The first segment of the log that recovery will read, from the label's first line. */
function segmentIn(labelfile: string): string {
  const segment = /\(file ([0-9A-F]{24})\)/.exec(labelfile)?.[1];
  if (segment === undefined) throw new Error("the backup label names no segment");
  return segment;
}

type Counted = { readonly files: number; readonly bytes: number };

async function copyFiles(cluster: string, sink: CopySink): Promise<Counted> {
  let files = 0;
  let bytes = 0;
  const take = async (relative: string): Promise<void> => {
    const taken = await sink.file(relative, path.join(cluster, relative)).catch((error: NodeJS.ErrnoException) => {
      // Dropped or recycled since the folder was listed; the log knows.
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (taken === undefined) return;
    files += 1;
    bytes += taken;
  };
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(path.join(cluster, below), { withFileTypes: true })) {
      const relative = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        await sink.folder(relative);
        if (!emptied.includes(relative)) await walk(relative);
      } else if (entry.isFile() && !isLeftOut(relative)) {
        await take(relative);
      }
    }
  };
  await walk("");
  // Last, so that it is never older than what it describes.
  await take(control);
  return { files, bytes };
}

/** The segments from the first to the last that the copy needs, and the histories of timelines. */
async function copyLog(cluster: string, sink: CopySink, first: string, last: string): Promise<Counted> {
  let files = 0;
  let bytes = 0;
  for (const name of (await readdir(path.join(cluster, "pg_wal"))).sort()) {
    const isNeeded = /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
    if (!isNeeded && !name.endsWith(".history")) continue;
    bytes += await sink.file(`pg_wal/${name}`, path.join(cluster, "pg_wal", name));
    files += 1;
  }
  return { files, bytes };
}

/** A copy into a folder that exists, written through to the disk. */
export function folderSink(into: string): CopySink {
  const sync = async (target: string): Promise<void> => {
    const handle = await open(target, "r");
    await handle.sync().finally(() => handle.close());
  };
  return {
    folder: async (relative) => {
      await mkdir(path.join(into, relative), { recursive: true, mode: 0o700 });
    },
    file: async (relative, source) => {
      const target = path.join(into, relative);
      await copyFile(source, target);
      await sync(target);
      return (await stat(target)).size;
    },
    text: async (relative, content) => {
      const target = path.join(into, relative);
      await writeFile(target, content, { mode: 0o600 });
      await sync(target);
    },
  };
}
