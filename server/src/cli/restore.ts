import { createReadStream, existsSync } from "node:fs";
import { Command } from "commander";
import { unpacked } from "../care/archive/packed.ts";
import { readErasures } from "../care/erasure-list.ts";
import { restore } from "../care/restore.ts";
import { findPlace } from "./care/place.ts";
import { type KeyOptions, keyHelp, readKey } from "./care/read-key.ts";
import { endProgress, refusedFor, shownProgress, showProof } from "./care/show.ts";
import { finish, type Outcome } from "./outcome.ts";

type Options = KeyOptions & { readonly data?: string; readonly erasures?: string; readonly json?: boolean };

const help = `${keyHelp}

Example:
  longwatch restore /backups/2026-11-21.longwatch --data /var/lib/longwatch-new --key-file /etc/longwatch/backup.key`;

export const restoreCommand = (): Command =>
  new Command("restore")
    .description("Takes a backup into an empty database, and proves that all of it arrived.")
    .argument("<file>", "what `longwatch backup` wrote")
    .option(
      "--data <folder>",
      "the data folder of an embedded database, empty or not there yet (otherwise DATABASE_OWNER_URL)",
    )
    .option("--key-file <file>", "32 random bytes")
    .option("--passphrase-file <file>", "a passphrase")
    .option("--erasures <file>", "what `longwatch erasures` printed last: who was erased since stays erased")
    .option("--json", "print the proof as JSON, and no progress")
    .addHelpText("after", help)
    .action(async (file: string, options: Options) => finish(await runRestore(file, options)));

export async function runRestore(file: string, options: Options): Promise<Outcome> {
  const key = readKey(options);
  if (!key.ok) return refusedFor("restore", key.issues);
  if (!existsSync(file))
    return refusedFor(file, [
      { code: "text-unreadable", severity: "error", at: "/", saw: "no such file", remedy: "Name the backup." },
    ]);
  const erased = options.erasures === undefined ? undefined : readErasures(options.erasures);
  if (erased?.ok === false) return refusedFor(options.erasures!, erased.issues);
  const place = await findPlace(options.data);
  if (!place.ok) return refusedFor("restore", [place.issue]);
  const isShown = options.json !== true;
  try {
    const archive = unpacked(createReadStream(file), key.value);
    const done = await restore(place.value.owner, archive, erased?.value, shownProgress(isShown));
    endProgress(isShown);
    return done.ok ? showProof(done.value, !isShown) : refusedFor(file, done.issues);
  } finally {
    await place.value.close();
  }
}
