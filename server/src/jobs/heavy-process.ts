import { startOwnProcess } from "../own-process.ts";
import type { HeavyWork, Said } from "./heavy-work.ts";

/** Runs a share in a process of its own; asks every second whether it should stop. */
export function runInProcess(work: HeavyWork, isOver: () => boolean): Promise<number> {
  const child = startOwnProcess("heavy-work");
  child.send(work);
  const asking = setInterval(() => {
    if (isOver() && child.connected) child.send("stop");
  }, 1000);
  return new Promise<number>((resolve, reject) => {
    child.on("message", (said: Said) => {
      if ("count" in said) resolve(said.count);
      else reject(Object.assign(new Error("a process failed"), said.fault));
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`a process ended by itself, with code ${code}`)));
  }).finally(() => clearInterval(asking));
}
