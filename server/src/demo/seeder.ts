import { startOwnProcess } from "../own-process.ts";
import type { Seeding } from "./make-people.ts";

/** A process that makes a share of the people when it is given one, and ends. */
export type Seeder = {
  readonly run: (seeding: Seeding, told: () => void) => Promise<void>;
  /** Harmless where it has ended. */
  readonly end: () => void;
};

/** Starts it before there is a database: reading our own code takes it as long as making that does. */
export function startSeeder(): Seeder {
  const child = startOwnProcess("make-people");
  const ended = new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with code ${code}`))));
  });
  ended.catch(() => {});
  return {
    run: (seeding, told) => {
      child.on("message", told);
      child.send(seeding);
      return ended;
    },
    end: () => void child.kill(),
  };
}
