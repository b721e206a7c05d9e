import { Command } from "commander";
import { carryOutErasure, signedErasures } from "../care/erase.ts";
import { erasureLines } from "../care/erasure-list.ts";
import { now } from "../clock.ts";
import { connect, type Database } from "../db/database.ts";
import { clinicIds } from "../db/guards.ts";
import { tombstones } from "../db/tombstones.ts";
import { inClinic, type Scope, theServer } from "../db/transaction.ts";
import { unfit } from "./care/fit.ts";
import { findPlace } from "./care/place.ts";
import { refusedFor } from "./care/show.ts";
import { finish, type Outcome } from "./outcome.ts";

type Options = { readonly data?: string; readonly carryOut?: boolean };

const help = `
Keep the list apart from the backups: a restore of an older one needs it, so that
who was erased stays erased.

Example:
  longwatch erasures --carry-out --data /var/lib/longwatch > erasures.jsonl`;

export const erasuresCommand = (): Command =>
  new Command("erasures")
    .description("Lists who was erased, by id; with --carry-out, first erases whom two people have signed for.")
    .option("--data <folder>", "the data folder of the embedded database (otherwise DATABASE_OWNER_URL)")
    .option("--carry-out", "carry out the erasures that one person asked for and another confirmed")
    .addHelpText("after", help)
    .action(async (options: Options) => finish(await runErasures(options)));

export async function runErasures({ data, carryOut }: Options): Promise<Outcome> {
  const place = await findPlace(data);
  if (!place.ok) return refusedFor("erasures", [place.issue]);
  const owner = connect(place.value.owner, 2);
  try {
    const problem = await unfit(owner);
    if (problem !== undefined) return refusedFor("erasures", [problem]);
    if (carryOut === true) await carryOutSigned(owner);
    return { text: erasureLines(await owner.query.transaction().execute(tombstones)), problems: [] };
  } finally {
    await owner.close();
    await place.value.close();
  }
}

async function carryOutSigned(owner: Database): Promise<void> {
  for (const clinic of await owner.query.transaction().execute(clinicIds)) {
    const scope: Scope = { clinic, actor: theServer, at: now() };
    for (const request of await inClinic(owner, scope, signedErasures)) await carryOutErasure(owner, scope, request);
  }
}
