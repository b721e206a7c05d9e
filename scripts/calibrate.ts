import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  calibrationRows,
  type Embodied,
  embody,
  judge,
  report,
  type Seen,
  see,
  tableTitles,
  tally,
} from "../synthetic/src/calibration/index.ts";
import type { Arm } from "../synthetic/src/index.ts";
import { presetOf, presetSource } from "../synthetic/src/index.ts";
import { allRows, lymphocytes, relapseRates, thyroid, worsening } from "./calibrate/drawings.ts";

/** `npm run calibrate [-- PEOPLE]`: writes docs/calibration.md and its drawings. Takes some minutes. */
const people = Number(process.argv[2] ?? 10_000);
const seed = "calibration";
const nedaYears = 5;
const folder = join(import.meta.dirname, "..", "docs");

function remembered<Value>(make: (preset: string, arm: Arm) => Value): (preset: string, arm?: Arm) => Value {
  const made = new Map<string, Value>();
  return (preset, arm = "alemtuzumab") => {
    const key = `${preset} ${arm}`;
    if (!made.has(key)) made.set(key, make(preset, arm));
    return made.get(key)!;
  };
}

function counted<Value>(name: string, count: number, make: (index: number) => Value): readonly Value[] {
  const all: Value[] = [];
  for (let i = 0; i < count; i++) {
    if (i % 1000 === 0) process.stderr.write(`\r${name}: ${i} of ${count}   `);
    all.push(make(i));
  }
  process.stderr.write(`\r${name}: ${count} people          \n`);
  return all;
}

const cohorts = remembered<readonly Seen[]>((name, arm) => {
  const preset = presetOf(name)!;
  return counted(`${name}, ${arm}`, people, (index) => see(preset, seed, arm, index, nedaYears));
});
const bodies = remembered<readonly Embodied[]>((name, arm) => {
  const preset = presetOf(name)!;
  return counted(`${name}, bodies`, Math.min(people, 1500), (index) => embody(preset, seed, arm, index));
});

const rows = calibrationRows.map((row) => judge(row, row.measure?.(cohorts, bodies)));
const drawings: readonly (readonly [file: string, title: string, svg: string])[] = [
  [
    "all-rows",
    "Simulated over published, every row with a positive figure; the band is 15 % on either side, diamonds miss",
    allRows(rows),
  ],
  ["relapse-rates", "Annual relapse rate: lines simulated, dots published", relapseRates(cohorts)],
  ["worsening", "Six-month confirmed worsening: lines simulated, dots published", worsening(cohorts)],
  ["thyroid", "First thyroid event: lines simulated, dots published", thyroid(cohorts)],
  [
    "lymphocytes",
    "Lymphocyte subsets after two courses: medians and middle half, dots published means",
    lymphocytes(bodies("care-ms-1")),
  ],
];
mkdirSync(join(folder, "calibration"), { recursive: true });
for (const [file, , svg] of drawings) writeFileSync(join(folder, "calibration", `${file}.svg`), svg);
const made = `${people.toLocaleString("en")} people for each preset and arm, seed \`${seed}\`, presets of version ${presetSource("care-ms-1")!["version"]}; made by \`npm run calibrate\`.`;
const images = drawings.map(([file, title]) => `![${title}](calibration/${file}.svg)`);
writeFileSync(join(folder, "calibration.md"), `${report(rows, tableTitles, images, made).trimEnd()}\n`);

const graded = tally(rows.filter(({ grade, isQualitative }) => grade === "V" && isQualitative !== true));
console.log(
  `graded V: ${graded.fits} fit, ${graded.misses} miss (${graded.share.toFixed(1)} % fit), ${graded.notCompared} not compared; docs/calibration.md`,
);
