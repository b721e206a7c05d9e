import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { question, replay } from "./replay/april-2019.ts";
import { answersDrawn } from "./replay/drawing.ts";
import { report } from "./replay/report.ts";

/** `npm run replay`: writes docs/reports/april-2019.md and its drawing. Takes half a minute. */
const folder = join(import.meta.dirname, "..", "docs", "reports");
const found = replay(question.people, (done) => {
  if (done % 50 === 0) process.stderr.write(`${done} of ${question.people} people\n`);
});
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "april-2019.svg"), answersDrawn(found.people));
writeFileSync(join(folder, "april-2019.md"), report(found));
console.log("docs/reports/april-2019.md");
