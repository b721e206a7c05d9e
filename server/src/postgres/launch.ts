import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { Engine } from "./engine.ts";
import { toolEnvironment } from "./host.ts";
import { launchPrefix, type Route } from "./route.ts";

/** Everything needed to start one of PostgreSQL's programs. */
export type Launcher = { readonly engine: Engine; readonly route: Route; readonly hasSetpriv: boolean };

/**
 * Starts a program of the engine. It gets its own session, so that Ctrl-C reaches the app alone, which then stops the
 * database in its own time. The kernel counts threads: started from a worker thread, it ends with that thread.
 */
export function launch(launcher: Launcher, program: "initdb" | "postgres", words: readonly string[]): ChildProcess {
  return start(launcher, path.join(launcher.engine.native, "bin", program), words);
}

/** Runs another program of this machine by the same route, to its end. */
export function runProgram(launcher: Launcher, program: string, words: readonly string[]): Promise<RunOutput> {
  return runToEnd(start(launcher, program, words));
}

function start({ engine, route, hasSetpriv }: Launcher, program: string, words: readonly string[]): ChildProcess {
  const [first = program, ...rest] = [...launchPrefix(route, hasSetpriv), program, ...words];
  const folders = engine.libraryFolders.join(":");
  const search = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return spawn(first, rest, {
    cwd: "/",
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...toolEnvironment(), ...(folders === "" ? {} : { [search]: folders }) },
  });
}

export type Ended = { readonly code: number | null; readonly signal: string | null };
export type RunOutput = Ended & { readonly output: string };

/** Runs a program to its end. A program that cannot be started at all ends with code 127, as in a shell. */
export function runToEnd(child: ChildProcess): Promise<RunOutput> {
  return new Promise((resolve) => {
    let output = "";
    const take = (piece: Buffer): void => {
      output = (output + piece.toString("utf8")).slice(-20_000);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.on("error", (error) => resolve({ code: 127, signal: null, output: error.message }));
    child.on("close", (code, signal) => resolve({ code, signal, output }));
  });
}
