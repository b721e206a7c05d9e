import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { diskFull, folderUnusable, refuse } from "./refusal.ts";

/** Held by the one server process that may use a data folder. */
export type FolderLock = { readonly release: () => Promise<void> };

/**
 * Takes the folder for this process, or refuses because another living process has it.
 *
 * PostgreSQL has a lock of its own, but it is taken only when a cluster exists and starts; creating one and clearing up
 * after a killed server need one before. A file with a process number would do, were it not for two starters that both
 * find it stale. What is wanted is a lock that the kernel itself drops when its holder dies, and Node offers one only
 * through SQLite's: an empty database, opened exclusively and never written.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const owner = path.join(folder, "lock-owner");
  const database = openLock(path.join(folder, "lock"));
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== busy) return refuseLock(error, folder);
    const holder = await readFile(owner, "utf8").catch(() => "");
    return refuse(
      "folder-in-use",
      `Another Longwatch is running on this folder${holder === "" ? "" : `, process ${holder}`}: ${folder}.`,
      "Use that one, stop it first, or choose another folder.",
    );
  }
  await writeFile(owner, String(process.pid)).catch((error) => {
    database.close();
    throw error;
  });
  let released = false;
  return {
    release: async () => {
      if (released) return;
      released = true;
      await rm(owner, { force: true });
      database.close();
    },
  };
}

const busy = 5;

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    return refuseLock(error, file);
  }
}

/** SQLite's own numbers: 13 full; 3, 8, 10 and 14 are a place that cannot be written. */
function refuseLock(error: unknown, file: string): never {
  const number = (error as { errcode?: number }).errcode;
  if (number === undefined) throw error;
  const { code, saw, remedy } = (number === 13 ? diskFull : folderUnusable)(`${file}: ${(error as Error).message}.`);
  return refuse(code, saw, remedy);
}
