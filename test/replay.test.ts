import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { digestOf, question, replay } from "../scripts/replay/april-2019.ts";

const folder = path.join(import.meta.dirname, "..", "docs", "reports");
const page = readFileSync(path.join(folder, "april-2019.md"), "utf8");

test("the replay of April 2019 is of these rules and these people; otherwise: npm run replay", () => {
  const found = replay(question.checked);
  expect(page).toContain(digestOf(found));
  const changed = found.people.filter(
    ({ effect }) => effect !== undefined && effect.candidacy.before !== effect.candidacy.after,
  );
  expect(changed.map(({ patient }) => patient).filter((one) => !page.includes(`| ${one} |`))).toEqual([]);
});

test("it shows new starts that were an option and are none, and nobody under way who loses theirs", () => {
  const rows = [...page.matchAll(/^\| april-2019-a-april-\d+ \| ([^|]+) \| ([^|]+) \| ([^|]+) \|/gm)];
  const of = (course: string) => rows.filter((row) => row[1] === course);
  expect(of("the first").length).toBeGreaterThan(0);
  expect(of("a further one").filter((row) => row[3] === "no")).toEqual([]);
});
