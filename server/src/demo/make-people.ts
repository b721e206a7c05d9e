import { type ConnectTo, connect } from "../db/database.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { buildPerson, type DemoMoment } from "./build-person.ts";
import { keepPerson } from "./keep-person.ts";
import { demoDetails, demoPresets } from "./people.ts";

/** What a process of the seeding is given: values only. It makes every `of`th person, from its own number on. */
export type Seeding = DemoMoment & {
  readonly app: ConnectTo;
  readonly clinic: string;
  readonly people: number;
  readonly share: { readonly number: number; readonly of: number };
};

// A process of its own: it makes a share of the people when it is given one, and ends.
process.on("disconnect", () => process.exit(1));
process.once("message", (seeding: Seeding) => {
  makePeople(seeding, () => process.send?.("one")).then(
    () => process.exit(0),
    (error) => {
      process.stderr.write(`longwatch: making people failed: ${error instanceof Error ? error.message : ""}\n`);
      process.exit(1);
    },
  );
});

/** Makes and keeps a share of the people; while the database takes one, the next is made. */
async function makePeople(seeding: Seeding, told: () => void): Promise<void> {
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
      keeping = inClinic(database, scope, (tx) => keepPerson(tx, rules, person, demoDetails(index))).then(told);
    }
    await keeping;
  } finally {
    await database.close();
  }
}
