import { compileRulebook, type Issue } from "@longwatch/core";
import { exportInto, unfitFolder } from "../../care/export/export-folder.ts";
import type { ExportManifest } from "../../care/export/manifest.ts";
import { peopleOfClinic, planOfClinic, traceExport } from "../../care/export/of-clinic.ts";
import { now, stopwatch, today } from "../../clock.ts";
import { connect, type Database } from "../../db/database.ts";
import { clinicIds } from "../../db/guards.ts";
import { inClinic, inSnapshot, type Scope, theServer } from "../../db/transaction.ts";
import { loadRules } from "../../protocols/load.ts";
import { type Progress, progressOf, silent } from "../../simulate/progress.ts";
import { todayOf } from "../../usecases/today.ts";
import { softwareName } from "../../version.ts";
import { unfit } from "../care/fit.ts";
import { findPlace } from "../care/place.ts";
import { refusedFor } from "../care/show.ts";
import { type Outcome, printed, printedJson, refused } from "../outcome.ts";

import { type ExportOptions, type ExportWish, readExportOptions } from "./options.ts";
import { peopleOfFolder } from "./people-of-folder.ts";

/** Makes the export, unless an option, the folder, a record or the database is wrong. */
export async function runExport(folder: string, options: ExportOptions): Promise<Outcome> {
  const unwritable = unfitFolder(folder);
  if (unwritable !== undefined) return refusedFor(folder, [unwritable]);
  const wish = readExportOptions(folder, options);
  if (!wish.ok) return refused(wish.problems);
  return options.from === undefined
    ? ofClinic(folder, wish.value, options)
    : ofFolder(folder, options.from, wish.value, options);
}

async function ofFolder(folder: string, from: string, wish: ExportWish, options: ExportOptions): Promise<Outcome> {
  const people = peopleOfFolder(from);
  const rules = loadRules(options.policy);
  if (!(people.ok && rules.ok)) return refused([people, rules].flatMap((one) => (one.ok ? [] : one.problems)));
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const plan = { ...wish, asOf: wish.asOf ?? today(), rulebook, software: softwareName() };
  const progress = shown(people.value.ids.length, options);
  const manifest = await exportInto(folder, plan, people.value, progress.done, async () => {});
  progress.end();
  return said(folder, manifest, options);
}

async function ofClinic(folder: string, wish: ExportWish, options: ExportOptions): Promise<Outcome> {
  const place = await findPlace(options.data);
  if (!place.ok) return refusedFor("export", [place.issue]);
  const owner = connect(place.value.owner, 1);
  const app = connect(place.value.app, 2);
  try {
    const problem = await unfit(owner);
    if (problem !== undefined) return refusedFor("export", [problem]);
    const clinic = await clinicOf(owner, options.clinic);
    if (typeof clinic !== "string") return refusedFor("--clinic", [clinic]);
    return said(folder, await exported(app, { clinic, actor: theServer, at: now() }, folder, wish, options), options);
  } finally {
    await app.close();
    await owner.close();
    await place.value.close();
  }
}

/** From one moment of the database; what it leaves in the audit is committed before the files can be seen. */
const exported = (app: Database, scope: Scope, folder: string, wish: ExportWish, options: ExportOptions) =>
  inSnapshot(app, scope, async (tx): Promise<ExportManifest> => {
    const people = await peopleOfClinic(tx);
    const plan = await planOfClinic(tx, { ...wish, asOf: wish.asOf ?? (await todayOf(tx)), software: softwareName() });
    const progress = shown(people.ids.length, options);
    const manifest = await exportInto(folder, plan, people, progress.done, (made) =>
      inClinic(app, scope, (writing) => traceExport(writing, people, made)),
    );
    progress.end();
    return manifest;
  });

async function clinicOf(owner: Database, named: string | undefined): Promise<string | Issue> {
  const clinics = await owner.query.transaction().execute(clinicIds);
  const found = named === undefined && clinics.length === 1 ? clinics[0] : clinics.find((one) => one === named);
  if (found !== undefined) return found;
  const remedy = clinics.length === 0 ? "Set the server up first." : `Name one of: ${clinics.join(", ")}.`;
  const saw = named === undefined ? `${clinics.length} clinics` : "a clinic that is not here";
  return { code: "value-not-allowed", severity: "error", at: "/", saw, remedy };
}

const shown = (people: number, { json }: ExportOptions): Progress =>
  json === true || people === 0
    ? silent
    : progressOf(people, {
        write: (text) => void process.stderr.write(text),
        isTerminal: process.stderr.isTTY === true,
        elapsed: stopwatch(),
      });

function said(folder: string, manifest: ExportManifest, { json }: ExportOptions): Outcome {
  if (json === true) return printedJson(manifest);
  const { people, leftOut, shape, privacy, tables, withheld } = manifest;
  const width = Math.max(...tables.map(({ file }) => file.length));
  const kept = Object.entries(withheld).map(([why, n]) => `  kept back, ${why}: ${n}`);
  return printed(
    [
      `${folder}: ${people} people, shape ${shape}, ${privacy}.`,
      ...(leftOut === 0 ? [] : [`  left out, because the shape cannot hold them: ${leftOut}`]),
      ...tables.map(({ file, rows }) => `  ${file.padEnd(width)}  ${`${rows}`.padStart(9)} rows`),
      ...kept,
    ].join("\n"),
  );
}
