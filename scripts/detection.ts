import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgeCohort } from "../detection/cohort.ts";
import { curve, detection, falseAlarms, lead } from "../detection/drawings.ts";
import { type Made, report } from "../detection/report.ts";
import type { Tally } from "../detection/tally.ts";
import { presetSource } from "../synthetic/src/index.ts";

/**
 * `npm run detection [-- PEOPLE [FOLDER]]`: writes docs/detection.md and its drawings. Takes a quarter of an hour. With a
 * folder, what was counted is kept there, and read from there the next time.
 */
const people = Number(process.argv[2] ?? 20_000);
const kept = process.argv[3];
const seed = "detection";
const threads = 2;
const cohorts: readonly (readonly [string, number])[] = [
  ["real-world", people],
  ["care-ms-1", Math.round(people / 10)],
];

async function judged(preset: string, count: number): Promise<Made> {
  const file = kept === undefined ? undefined : join(kept, `tally-${preset}.json`);
  const version = String(presetSource(preset)!["version"]);
  if (file !== undefined && existsSync(file)) {
    const { seconds, counts, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    return { preset, version, seed, seconds, threads, tally: { ...rest, counts: new Map(counts) } as Tally };
  }
  const began = performance.now();
  const tally = await judgeCohort(preset, seed, count, threads);
  const seconds = (performance.now() - began) / 1000;
  if (file !== undefined) writeFileSync(file, JSON.stringify({ ...tally, seconds, counts: [...tally.counts] }));
  return { preset, version, seed, seconds, threads, tally };
}

const made: Made[] = [];
for (const [preset, count] of cohorts) made.push(await judged(preset, count));
const { tally } = made[0]!;
const drawings: readonly (readonly [file: string, title: string, svg: string])[] = [
  ["detection", "Share of latent events that were signalled, by condition", detection(tally)],
  ["lead", "Lead of the first signal over recognition, by condition", lead(tally)],
  ["false-alarms", "Unexplained alarms per patient-year, by rule and urgency", falseAlarms(tally)],
  [
    "platelets",
    "Relative fall of platelets: events found against unexplained openings",
    curve(tally, "platelets", "Relative fall of platelets"),
  ],
  [
    "creatinine",
    "Relative rise of creatinine: events found against unexplained openings",
    curve(tally, "creatinine", "Relative rise of creatinine"),
  ],
];
const folder = join(import.meta.dirname, "..", "docs");
mkdirSync(join(folder, "detection"), { recursive: true });
for (const [file, , svg] of drawings) writeFileSync(join(folder, "detection", `${file}.svg`), svg);
const images = Object.fromEntries(
  drawings.map(([file, title]) => [file, `![${title}, on synthetic data](detection/${file}.svg)`]),
);
writeFileSync(join(folder, "detection.md"), `${report(made, images).trimEnd()}\n`);
console.log("docs/detection.md");
