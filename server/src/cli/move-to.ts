import { Command } from "commander";
import { moveTo } from "../care/move-to.ts";
import { now } from "../clock.ts";
import { connect } from "../db/database.ts";
import { unfit } from "./care/fit.ts";
import { findPlace } from "./care/place.ts";
import { endProgress, refusedFor, shownProgress, showProof } from "./care/show.ts";
import { finish, type Outcome } from "./outcome.ts";

type Options = { readonly data: string; readonly json?: boolean };

const help = `
Stop the server first: what is written while it moves does not come along. The
folder stays as it is. An address with a password is better given as
DATABASE_OWNER_URL, where other users of the machine cannot see it.

Example:
  longwatch move-to postgresql://longwatch_owner@db.internal/longwatch --data /var/lib/longwatch`;

export const moveToCommand = (): Command =>
  new Command("move-to")
    .description(
      "Copies the embedded database into an empty one of a PostgreSQL server, and proves that all of it arrived.",
    )
    .argument("[owner-url]", "the server's database as longwatch_owner (otherwise DATABASE_OWNER_URL)")
    .requiredOption("--data <folder>", "the data folder of the embedded database")
    .option("--json", "print the proof as JSON, and no progress")
    .addHelpText("after", help)
    .action(async (url: string | undefined, options: Options) => finish(await runMoveTo(url, options)));

export async function runMoveTo(url: string | undefined, { data, json }: Options): Promise<Outcome> {
  const target = await findPlace(undefined, url === undefined ? process.env : { DATABASE_OWNER_URL: url });
  if (!target.ok) return refusedFor("move-to", [target.issue]);
  const place = await findPlace(data);
  if (!place.ok) return refusedFor("move-to", [place.issue]);
  const owner = connect(place.value.owner, 1);
  const isShown = json !== true;
  try {
    const problem = await unfit(owner);
    if (problem !== undefined) return refusedFor("move-to", [problem]);
    const done = await moveTo(owner, target.value.owner, now(), shownProgress(isShown));
    endProgress(isShown);
    return done.ok ? showProof(done.value, !isShown) : refusedFor("move-to", done.issues);
  } finally {
    await owner.close();
    await place.value.close();
  }
}
