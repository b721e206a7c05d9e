import { readFileSync } from "node:fs";
import path from "node:path";
import { parseDay, protocolName } from "@longwatch/core";
import { expect, test } from "vitest";
import { changes, question, replay } from "../scripts/replay/april-2019.ts";
import { answersDrawn } from "../scripts/replay/drawing.ts";
import { report } from "../scripts/replay/report.ts";
import { loadRules } from "../server/src/protocols/load.ts";

const committed = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, "..", "docs", "reports", file), "utf8");
const found = replay(question.people);
/** Of each whom a label concerns and who is asked. */
const told = found.people.flatMap(({ patient, isUnderWay, effects }) =>
  changes.flatMap(({ name, place }, i) => {
    const { before = null, after = null } = effects[i]?.candidacy ?? {};
    return name.startsWith("label") && before !== null ? [{ patient, place, isUnderWay, before, after }] : [];
  }),
);

test("page and drawing are of these rules and these people; otherwise: npm run replay", () => {
  expect(report(found)).toBe(committed("april-2019.md"));
  expect(answersDrawn(found.people)).toBe(committed("april-2019.svg"));
});

test("every version that begins on the day is asked", () => {
  const rules = loadRules();
  if (!rules.ok) throw new Error("the protocols cannot be read");
  const beginning = rules.value.protocols.filter(({ effective }) => effective.from === parseDay(question.on));
  expect(beginning.map(protocolName).toSorted()).toEqual(changes.map(({ after }) => after).toSorted());
});

test.each(["EU", "GB"])("%s: new starts go to no, and the answer of nobody under way moves", (place) => {
  const lost = told.filter((one) => one.place === place && one.before !== "no" && one.after === "no");
  expect(lost.filter(({ isUnderWay }) => !isUnderWay).length).toBeGreaterThan(0);
  const underWay = told.filter((one) => one.place === place && one.isUnderWay);
  expect(underWay.length).toBeGreaterThan(0);
  expect(underWay.filter(({ before, after }) => before !== after)).toEqual([]);
});
