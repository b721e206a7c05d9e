import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assess, compileRulebook, parseDay, parseInstant, renderAssessment } from "@longwatch/core";
import { readRecord } from "../server/src/cli/case.ts";
import { loadRules } from "../server/src/protocols/load.ts";

/**
 * Makes the expected answers of examples/ anew: `npm run examples`. Only on purpose: the commit that changes
 * one says why. An answer is written one item a line, so that a change shows in review as the lines it is.
 */
const folder = path.join(import.meta.dirname, "..", "examples");
const rules = loadRules();
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);

for (const name of readdirSync(folder).filter((file) => file.endsWith(".expected.json"))) {
  const [person, asOf, knownOn] = name.replace(".expected.json", "").split(".");
  const record = readRecord(path.join(folder, `${person}.json`));
  if (!record.ok) throw new Error(JSON.stringify(record.problems));
  const knownAt = knownOn === undefined ? undefined : parseInstant(`${knownOn.slice("known-at-".length)}T12:00:00Z`);
  writeFileSync(
    path.join(folder, name),
    lines(renderAssessment(assess(record.value, rulebook, parseDay(asOf!)!, knownAt))),
  );
  console.log(name);
}

/** JSON with one line for each top-level field, and one for each item of a top-level list; of outcomes, for each of theirs. */
function lines(answer: object): string {
  const fields = Object.entries(answer).map(([key, value]) => `  ${JSON.stringify(key)}: ${written(key, value)}`);
  return `{\n${fields.join(",\n")}\n}\n`;
}

function written(key: string, value: unknown, indent = "  "): string {
  const within = `${indent}  `;
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((item) => `${within}${JSON.stringify(item)}`).join(",\n")}\n${indent}]`;
  if (key !== "outcomes" && key !== "reconstitution") return JSON.stringify(value);
  const fields = Object.entries(value as object).map(
    ([name, one]) => `${within}${JSON.stringify(name)}: ${written(name, one, within)}`,
  );
  return `{\n${fields.join(",\n")}\n${indent}}`;
}
