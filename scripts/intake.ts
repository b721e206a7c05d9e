import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { embeddedStand } from "./chaos/stand.ts";
import { runJourney } from "./intake/journey.ts";

/** Years of results through the whole of intake, with a kill in the middle: `npm run intake [people] [years] [seed]`. Ends with 1 when anything is wrong. */
const [people = "200", years = "5", seed = "1"] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), "lw-intake-"));
const stand = embeddedStand(path.join(folder, "data"));
try {
  const journey = await runJourney(stand, {
    people: Number(people),
    years: Number(years),
    seed: Number(seed),
    lines: 8,
    told: (line) => void process.stderr.write(`${line}\n`),
  });
  const { answered, wrong, ...figures } = journey;
  console.log(JSON.stringify({ ...figures, ...answered }, undefined, 2));
  for (const line of wrong.slice(0, 50)) console.log(`WRONG ${line}`);
  console.log(wrong.length === 0 ? "whole" : `${wrong.length} wrong`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await stand.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
