import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

/** What runs in a process of its own, and its file. In the bundle each has an entry, so that it loads nothing else of the server. */
export const ownProcesses = { "make-people": "demo/make-people.ts", "heavy-work": "jobs/heavy-work.ts" } as const;

const isSource = import.meta.filename.endsWith(".ts");

/** Starts one: a process, not a thread, so that what long work takes of memory goes back when it ends. */
export function startOwnProcess(name: keyof typeof ownProcesses): ChildProcess {
  return fork(path.join(import.meta.dirname, isSource ? ownProcesses[name] : `longwatch-${name}.mjs`), {
    // Much is made and thrown away: a larger nursery saves collecting it, and there is one process for each core already. What is
    // held at a time is some 80 MB; without a limit so large a machine's memory would be filled before anything is collected. For
    // the same reason it compiles and collects by itself: threads for that would only take the other processes' cores.
    execArgv: [
      "--max-old-space-size=512",
      "--min-semi-space-size=16",
      "--max-semi-space-size=32",
      "--single-threaded",
      ...(isSource ? ["--conditions=@longwatch/source"] : []),
    ],
  });
}
