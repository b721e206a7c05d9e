import { chown, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { refuse } from "./refusal.ts";

/** The number in the socket's name. There is no network port. */
export const socketPort = 5432;

/** Bytes of a socket's path that Linux and macOS take: 107 and 103. */
const longestPath = 103;

export function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${socketPort}`)) <= longestPath;
}

export type SocketFolder = { readonly path: string; readonly remove: () => Promise<void> };

/**
 * A folder for the socket that only the database's user (and root) may enter: beside the cluster, or, where that path is
 * too long for a socket, one with a random name among the machine's temporary files.
 */
export async function makeSocketFolder(
  folder: string,
  owner: { readonly userId: number; readonly groupId: number },
): Promise<SocketFolder> {
  const beside = path.join(await realpath(folder), "socket");
  const own = fitsSocket(beside) ? await fresh(beside) : await temporary();
  if (process.getuid?.() === 0) await chown(own, owner.userId, owner.groupId);
  return { path: own, remove: () => rm(own, { recursive: true, force: true }) };
}

async function fresh(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

async function temporary(): Promise<string> {
  for (const base of [os.tmpdir(), "/tmp"]) {
    const start = path.join(base, "longwatch-");
    if (fitsSocket(`${start}XXXXXX`)) return mkdtemp(start);
  }
  return refuse(
    "folder-unusable",
    `The paths of the data folder and of ${os.tmpdir()} are too long for a socket (${longestPath} bytes).`,
    "Choose a data folder with a shorter path.",
  );
}
