import { type Instant, parseInstant } from "@longwatch/core";
import { expect, test } from "vitest";
import type { Resource } from "../write/element.ts";
import { reports } from "./reports.ts";
import type { State, Versioned } from "./versioned.ts";

const at = parseInstant("2026-04-08T09:00:00Z") as Instant;

/** A laboratory's result, corrected once. */
function result(id: string, effectiveDateTime: string): Versioned {
  const resource = {
    resourceType: "Observation",
    id,
    status: "final",
    category: [{ coding: [{ code: "laboratory" }] }],
    effectiveDateTime,
    performer: [{ display: "LAB/MAIN" }],
  } as unknown as Resource;
  const state = (version: string): State => ({ version, at, resource, by: undefined, fact: undefined });
  return { type: "Observation", id, states: [state("1"), state("2")] };
}
const only = (...results: readonly Versioned[]) => {
  const found = reports("p", results);
  expect(found).toHaveLength(1);
  return found[0]!;
};

test("results of one tube are one report", () => {
  const found = reports("p", [result("a", "2026-04-07"), result("b", "2026-04-07"), result("c", "2026-04-06")]);
  expect(found.map(({ states }) => states[0].resource!["result"])).toEqual([
    [{ reference: "Observation/a" }, { reference: "Observation/b" }],
    [{ reference: "Observation/c" }],
  ]);
});

test("a report in which one result took the place of another is another version of the same", () => {
  const [before, after] = [only(result("a", "2026-04-07")), only(result("b", "2026-04-07"))];
  expect(after.id).toBe(before.id);
  expect(after.states[0].version).not.toBe(before.states[0].version);
  expect(only(result("a", "2026-04-07")).states[0].version).toBe(before.states[0].version);
});
