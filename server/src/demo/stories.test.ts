import { assess, dayFromCivil, type Instant, parseInstant } from "@longwatch/core";
import { expect, test } from "vitest";
import { protocolsForUse } from "../protocols/library.ts";
import { rulesOf, shippedLibrary } from "../rules/shipped.ts";
import { buildPerson } from "./build-person.ts";
import { demoPeople, demoPresets } from "./people.ts";

test("the demo opens on a morning that tells a story: a few are urgent, some are due, most are quiet", () => {
  const library = shippedLibrary();
  if (!library.ok) throw new Error("no protocols");
  const rules = rulesOf(protocolsForUse(library.value), [], library.value.references);
  const today = dayFromCivil(2026, 11, 21);
  const now = parseInstant("2026-11-21T08:00:00Z") as Instant;
  const moment = { now, today, staff: { nurse: "nurse", physician: "neurologist" } };
  const presets = demoPresets(today);
  const tasks = Array.from({ length: demoPeople }, (_, index) => {
    const { record } = buildPerson(presets, rules, moment, index);
    return assess(record, rules.rulebook, today).tasks.map(({ urgency }) => urgency);
  });
  const with_ = (urgency: string): number => tasks.filter((of) => of.some((one) => one === urgency)).length;
  expect(with_("IMMEDIATE")).toBeGreaterThanOrEqual(2);
  expect(with_("IMMEDIATE")).toBeLessThanOrEqual(5);
  expect(with_("24H")).toBeGreaterThanOrEqual(2);
  expect(with_("24H")).toBeLessThanOrEqual(10);
  expect(tasks.filter((of) => of.length === 0).length).toBeGreaterThan(demoPeople * 0.75);
});
