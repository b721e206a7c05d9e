import { randomBytes } from "node:crypto";
import { chmod, lchown, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { majorVersion } from "./engine.ts";
import { type Launcher, launch, runToEnd } from "./launch.ts";
import { diskFull, refuse } from "./refusal.ts";

/** The database's superuser. Reachable only through the socket, in a folder that nobody else may enter. */
export const superuser = "postgres";

const makingPrefix = "cluster.making-";

/** Whoever was killed while making one leaves children that still write into it for a moment: then it is not empty, and tried again. */
const ofTheDying = { recursive: true, force: true, maxRetries: 40, retryDelay: 25 } as const;

/** Where the cluster of a data folder lies. */
export const clusterIn = (folder: string): string => path.join(folder, "cluster");

/**
 * Does the folder hold a cluster that this release can open? Refuses one of another major version, and one that is not
 * whole: what is there is never taken for nothing.
 */
export async function hasCluster(folder: string): Promise<boolean> {
  const cluster = clusterIn(folder);
  const entries = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (entries === undefined) return false;
  const text = await readFile(path.join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  const version = text?.trim();
  if (version === undefined || !entries.includes("global") || !entries.includes("pg_wal")) {
    return refuse(
      "cluster-damaged",
      `${cluster} is there, but it is not a whole database (${entries.length} entries, version ${version ?? "unknown"}).`,
      "Restore the last backup into another folder. Keep this one until the restored one is proved.",
    );
  }
  if (version !== String(majorVersion)) {
    return refuse(
      "cluster-other-version",
      `${cluster} was written by PostgreSQL ${version}; this release has PostgreSQL ${majorVersion}.`,
      Number(version) > majorVersion
        ? "Use the newer release of Longwatch that wrote it."
        : "Take a backup with the release of Longwatch that wrote it, and restore it with this one into an empty folder.",
    );
  }
  return true;
}

/**
 * Makes the cluster of a data folder: whole, or not at all. It is made under another name and renamed when it is on the
 * disk, so a start that is killed in the middle leaves nothing that could be taken for a database.
 *
 * @param fill  writes the cluster into the empty folder it is given, and through to the disk
 */
export async function makeCluster(
  folder: string,
  owner: Owner,
  fill: (making: string) => Promise<void>,
): Promise<void> {
  const making = path.join(folder, `${makingPrefix}${randomBytes(6).toString("hex")}`);
  await mkdir(making, { mode: 0o700 });
  try {
    await ownTree(making, owner);
    await fill(making);
    await ownTree(making, owner);
    await rename(making, clusterIn(folder));
    await syncFolder(folder);
  } catch (error) {
    await rm(making, ofTheDying);
    throw error;
  }
}

/** A new, empty cluster with checksums; its order of text does not depend on the machine's. */
export function createCluster(folder: string, launcher: Launcher, owner: Owner): Promise<void> {
  return makeCluster(folder, owner, async (making) => {
    const words = ["--data-checksums", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = ["--locale=C", `--username=${superuser}`, "--auth-local=trust", "--auth-host=reject"];
    const ended = await runToEnd(launch(launcher, "initdb", ["-D", making, ...words, ...access]));
    if (ended.code !== 0) await refuseInit(folder, ended.output);
  });
}

/** What a new cluster needs; with less, whatever went wrong went wrong for want of room. */
const neededBytes = 64 * 1024 * 1024;

async function refuseInit(folder: string, output: string): Promise<never> {
  const saw = `${folder}: a new database could not be created: ${tellingLines(output)}`;
  const { bavail, bsize } = await statfs(folder);
  // A server that runs out of room while it is made does not always say so last, or at all.
  if (output.includes("No space left on device") || bavail * bsize < neededBytes) {
    const full = diskFull(saw);
    return refuse(full.code, full.saw, full.remedy);
  }
  return refuse("start-failed", saw, "Mend what the database names, and start again. The folder was left without one.");
}

/** What killed starts have left. Called with the folder's lock in hand. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(makingPrefix)) await rm(path.join(folder, name), ofTheDying);
  }
}

/** Whose a cluster's files are, as the machine counts. */
export type Owner = { readonly userId: number; readonly groupId: number };

/** Gives a folder and all in it to a user, when it is not theirs. As an ordinary user it can only be theirs already. */
export async function ownTree(folder: string, owner: Owner): Promise<void> {
  if ((await stat(folder)).uid === owner.userId || process.getuid?.() !== 0) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(path.join(entry.parentPath, entry.name), owner.userId, owner.groupId);
  }
  // The folder itself last: a change that was interrupted is seen, and made again.
  await lchown(folder, owner.userId, owner.groupId);
  await chmod(folder, 0o700);
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a program complained of, on one line; the end of what it said where it complained of nothing. */
function tellingLines(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  const grave = lines.filter((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  return (grave.length > 0 ? grave.slice(0, 2) : lines.filter((line) => line !== "").slice(-3)).join(" / ");
}
