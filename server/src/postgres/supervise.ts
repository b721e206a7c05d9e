import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { type Ended, type Launcher, launch } from "./launch.ts";
import { logLineOf, type PostgresLogLine } from "./log-lines.ts";
import { pause, signalTo } from "./processes.ts";

/** A server process under our eyes. */
export type Supervised = {
  readonly processId: number;
  readonly ended: Promise<Ended>;
  /** The last lines of its log. */
  readonly lines: () => readonly PostgresLogLine[];
};

const keptLines = 40;

/** Starts `postgres` on a cluster and reads its log. */
export function superviseServer(
  launcher: Launcher,
  cluster: string,
  settings: readonly string[],
  log: (line: PostgresLogLine) => void,
): Supervised {
  const child = launch(launcher, "postgres", ["-D", cluster, ...settings]);
  const lines: PostgresLogLine[] = [];
  const take = (line: PostgresLogLine): void => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    log(line);
  };
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on("line", (text) => {
      const line = logLineOf(text);
      if (line !== undefined) take(line);
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on("error", (error) => {
      take({ severity: "FATAL", sqlState: "58000", text: error.message });
      resolve({ code: 127, signal: null });
    });
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  return { processId: child.pid ?? 0, ended, lines: () => lines };
}

/**
 * Waits until the server takes connections; false when it ended first. There is no limit: recovery after a crash takes
 * the time it takes, and ending it would only begin it again.
 */
export async function isReady(server: Supervised, cluster: string): Promise<boolean> {
  let over = false;
  void server.ended.then(() => {
    over = true;
  });
  while (!over) {
    const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "");
    const lines = text.split("\n");
    if (lines[0] === String(server.processId) && lines[7]?.trim() === "ready") return true;
    await Promise.race([pause(10), server.ended]);
  }
  return false;
}

/**
 * Stops the server: transactions in progress are undone, sessions closed and everything written; when that takes longer
 * than `patienceMs`, at once, and the next start recovers. Harmless on a server that has ended.
 */
export async function stopServer(server: Supervised, patienceMs: number): Promise<void> {
  for (const [signal, wait] of [
    ["SIGINT", patienceMs],
    ["SIGQUIT", 10_000],
  ] as const) {
    if (server.processId > 0 && !(await endsWithin(server, 0))) signalTo(server.processId, signal);
    if (await endsWithin(server, wait)) return;
  }
  signalTo(server.processId, "SIGKILL");
  await server.ended;
}

async function endsWithin(server: Supervised, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const ended = await Promise.race([server.ended.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}
