import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Starts a file of ours in a process of its own, not a thread: what long work takes of memory goes back when it ends. The file
 * does its work where `mark` is set, and ends with whoever started it.
 */
export function startOwnProcess(moduleUrl: string, mark: string): ChildProcess {
  const isSource = moduleUrl.endsWith(".ts");
  return fork(fileURLToPath(moduleUrl), {
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
    env: { ...process.env, [mark]: "1" },
  });
}
