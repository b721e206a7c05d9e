import { existsSync, statSync } from "node:fs";
import { Command } from "commander";
import { backup } from "../care/backup.ts";
import { now } from "../clock.ts";
import { connect } from "../db/database.ts";
import { unfit } from "./care/fit.ts";
import { findPlace } from "./care/place.ts";
import { type KeyOptions, keyHelp, readKey } from "./care/read-key.ts";
import { endProgress, refusedFor, shownProgress, tableLines } from "./care/show.ts";
import { finish, type Outcome, printed, printedJson } from "./outcome.ts";

type Options = KeyOptions & { readonly data?: string; readonly json?: boolean };

const help = `${keyHelp}

Example:
  longwatch backup /backups/2026-11-21.longwatch --data /var/lib/longwatch --key-file /etc/longwatch/backup.key`;

export const backupCommand = (): Command =>
  new Command("backup")
    .description("Writes the whole database to one file, in cipher, while the server runs.")
    .argument("<file>", "a file that is not there yet")
    .option("--data <folder>", "the data folder of the embedded database (otherwise DATABASE_OWNER_URL)")
    .option("--key-file <file>", "32 random bytes")
    .option("--passphrase-file <file>", "a passphrase")
    .option("--json", "print counts and digests as JSON, and no progress")
    .addHelpText("after", help)
    .action(async (file: string, options: Options) => finish(await runBackup(file, options)));

export async function runBackup(file: string, options: Options): Promise<Outcome> {
  const key = readKey(options);
  if (!key.ok) return refusedFor("backup", key.issues);
  if (existsSync(file))
    return refusedFor(file, [
      {
        code: "file-exists",
        severity: "error",
        at: "/",
        saw: "a file of that name",
        remedy: "Give another name; a backup never replaces another.",
      },
    ]);
  const place = await findPlace(options.data);
  if (!place.ok) return refusedFor("backup", [place.issue]);
  const owner = connect(place.value.owner, 1);
  const isShown = options.json !== true;
  try {
    const problem = await unfit(owner);
    if (problem !== undefined) return refusedFor("backup", [problem]);
    const { tables, audit } = await backup(owner, file, key.value, now(), shownProgress(isShown));
    endProgress(isShown);
    const bytes = statSync(file).size;
    if (options.json) return printedJson({ backup: 1, file, bytes, tables, audit });
    const heads = audit.map(({ clinic, position, hash }) => `Audit head of clinic ${clinic}: ${position} ${hash}`);
    return printed([`${file}: ${(bytes / 1e6).toFixed(1)} MB in cipher.`, ...tableLines(tables), ...heads].join("\n"));
  } finally {
    await owner.close();
    await place.value.close();
  }
}
