import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { PostgresRefusal } from "../postgres/refusal.ts";
import type { PostgresConnection } from "../postgres/start-postgres.ts";

/** What `postgres-app.ts` says, line by line. */
export type AppLine = {
  readonly ready?: true;
  readonly postmaster?: number;
  readonly route?: string;
  readonly connection?: PostgresConnection;
  readonly refused?: PostgresRefusal;
  readonly round?: string;
  readonly acked?: number;
};

export type AppProcess = {
  readonly child: ChildProcess;
  readonly lines: readonly AppLine[];
  /** Its first line: that it is ready, or why not. Rejects when it ends without one. */
  readonly first: Promise<AppLine>;
  readonly ended: Promise<void>;
};

/** Starts the app in a process of its own; `prefix` goes before node, to run it as another user. */
export function startApp(folder: string, mode: "write" | "hold", prefix: readonly string[] = []): AppProcess {
  const script = path.join(import.meta.dirname, "postgres-app.ts");
  const [program = process.execPath, ...words] = [...prefix, process.execPath, script, folder, mode];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: AppLine[] = [];
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const first = new Promise<AppLine>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (text) => {
      const line = JSON.parse(text) as AppLine;
      lines.push(line);
      resolve(line);
    });
    void ended.then(() => reject(new Error("the app ended without a word")));
  });
  return { child, lines, first, ended };
}

/** Kills the app, whatever it does, and waits until its process is gone. Its database has not been told. */
export async function killApp(app: AppProcess): Promise<void> {
  app.child.kill("SIGKILL");
  await app.ended;
}
