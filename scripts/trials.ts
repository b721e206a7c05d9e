import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEvidence } from "../server/src/evidence/load.ts";
import { trialsReport } from "./trials/report.ts";
import { simulatedTrial } from "./trials/simulated.ts";

/** `npm run trials [-- PEOPLE]`: writes docs/reports/trials.md. Takes some minutes. */
const people = Number(process.argv[2] ?? 300);
const evidence = loadEvidence();
if (!evidence.ok) throw new Error("the evidence base cannot be read");
const show = (said: string): void => void process.stderr.write(`\r${said}          `);
const tables = {
  "care-ms-1": simulatedTrial("care-ms-1", people, show),
  "care-ms-2": simulatedTrial("care-ms-2", people, show),
};
const file = join(import.meta.dirname, "..", "docs", "reports", "trials.md");
writeFileSync(file, trialsReport(tables, evidence.value.base, people));
process.stderr.write(`\nwritten: ${file}\n`);
