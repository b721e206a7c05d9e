import { type ConnectTo, connect } from "../db/database.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { startOwnProcess } from "../own-process.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { buildPerson, type DemoMoment } from "./build-person.ts";
import { keepPerson } from "./keep-person.ts";
import { demoName, demoPresets } from "./people.ts";

/** What a process of the seeding is given: values only. It makes every `of`th person, from its own number on. */
export type Seeding = DemoMoment & {
  readonly app: ConnectTo;
  readonly clinic: string;
  readonly people: number;
  readonly share: { readonly number: number; readonly of: number };
};

const mark = "LONGWATCH_DEMO_SEEDER";
const isOurs = process.env[mark] === "1" && process.send !== undefined;

if (isOurs) {
  process.on("disconnect", () => process.exit(1));
  process.once("message", (seeding: Seeding) => {
    seedShare(seeding, () => process.send?.("one")).then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`longwatch: making people failed: ${error instanceof Error ? error.message : ""}\n`);
        process.exit(1);
      },
    );
  });
}

/** Makes and keeps a share of the people; while the database takes one, the next is made. */
export async function seedShare(seeding: Seeding, told: () => void): Promise<void> {
  const { app, clinic, people, share, now, today } = seeding;
  const database = connect(app, 1);
  const scope = { clinic, actor: theServer, at: now };
  try {
    const rules = await inClinic(database, scope, (tx) => clinicRules(tx));
    const presets = demoPresets(today);
    let keeping = Promise.resolve();
    for (let index = share.number; index < people; index += share.of) {
      const person = buildPerson(presets, rules, seeding, index);
      await keeping;
      keeping = inClinic(database, scope, (tx) => keepPerson(tx, rules, person, demoName(index))).then(told);
    }
    await keeping;
  } finally {
    await database.close();
  }
}

/** A process that makes a share of the people when it is given one, and ends. */
export type Seeder = {
  readonly run: (seeding: Seeding, told: () => void) => Promise<void>;
  /** Harmless where it has ended. */
  readonly end: () => void;
};

/** Starts it before there is a database: reading our own code takes it as long as making that does. */
export function startSeeder(): Seeder {
  const child = startOwnProcess(import.meta.url, mark);
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
