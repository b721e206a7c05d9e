import { readdir, readFile, readlink, realpath } from "node:fs/promises";
import path from "node:path";

/**
 * The living processes of this machine that work in a folder. Every process of a PostgreSQL server has its cluster as
 * working directory, also when the first of them was killed. A dead process that nobody has collected yet (state Z) has
 * none, so it does not count, and a process number that was given to somebody else does not mislead.
 * Undefined where the machine does not tell (no `/proc`).
 */
export async function processesIn(folder: string): Promise<readonly number[] | undefined> {
  const real = await realpath(folder);
  const entries = await readdir("/proc").catch(() => undefined);
  if (entries === undefined) return undefined;
  const numbers = entries.filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    numbers.map(async (name) => ((await workingFolder(name)) === real ? Number(name) : undefined)),
  );
  return found.filter((one) => one !== undefined && one !== process.pid) as readonly number[];
}

const workingFolder = (name: string): Promise<string | undefined> =>
  readlink(path.join("/proc", name, "cwd")).catch(() => undefined);

/** The first process of the server that says it runs on a cluster, by its `postmaster.pid`; undefined without one. */
export async function postmasterOf(cluster: string): Promise<number | undefined> {
  const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const first = Number(text.split("\n")[0]);
  return Number.isInteger(first) && first > 0 ? first : undefined;
}

/** Sends a signal; a process that has gone is no error. */
export function signalTo(processNumber: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processNumber, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
