import path from "node:path";
import { weighingJson } from "@longwatch/core";
import { expect, test } from "vitest";
import { weigh } from "./weigh.ts";

const ada = path.join(import.meta.dirname, "../../../examples/ada.json");
const { text, problems } = weigh(ada, { asOf: "2026-11-21" });

test("prints every figure with its trial, comparator and time, and the source under it", () => {
  expect(problems).toEqual([]);
  expect(text).toContain("alemtuzumab against subcutaneous interferon beta-1a");
  expect(text).toMatch(/ in 100 people \(95 % interval \d+ to \d+\) with alemtuzumab, 12 mg a day\n/);
  expect(text).not.toMatch(/placebo|score:/i);
  const sources = text.slice(text.lastIndexOf("\nSources"));
  for (const [, ref] of text.matchAll(/\[([A-Z0-9-]+)\]/g)) expect(sources).toContain(`[${ref}]`);
});

test("has the same as JSON", () => {
  const json = weighingJson.parse(JSON.parse(weigh(ada, { asOf: "2026-11-21", json: true }).text));
  expect(json.trials.flatMap(({ figures }) => figures.flatMap(({ title }) => title)).length).toBeGreaterThan(8);
  for (const { id } of json.sources) expect(text).toContain(`[${id}]`);
});

test("says what is wrong with a record that it cannot read", () => {
  expect(weigh("nowhere.json", { asOf: "2026-11-21" }).problems[0]!.issues[0]!.code).toBe("text-unreadable");
});
