import { expect, test } from "vitest";
import type { Resource } from "../write/element.ts";
import { parseAskedDate } from "./date.ts";
import { isCareBetween } from "./time-of-care.ts";

const act = (code: string, date?: string) => ({
  action: { coding: [{ system: "urn:longwatch:action", code }] },
  ...(date === undefined ? {} : { date }),
});
const warning = (status: string, ...mitigation: object[]) => ({
  resourceType: "DetectedIssue",
  status,
  identifiedDateTime: "2025-03-01",
  mitigation,
});
const request = (status: string) => ({
  resourceType: "ServiceRequest",
  status,
  occurrencePeriod: { start: "2025-03-01", end: "2025-04-01" },
});
const observation = { resourceType: "Observation", effectiveDateTime: "2026-05-31T23:30:00-05:00" };

test.each<[string, object, string | undefined, string | undefined, boolean]>([
  ["a year holds all of its days", observation, undefined, "2026", true],
  ["a month too", observation, "2026-05", "2026-05", true],
  ["a day is the day as it was written", observation, "2026-06-01", undefined, false],
  ["a moment is the moment", observation, "2026-06-01T00:00:00Z", undefined, true],
  ["before", observation, "2027", undefined, false],
  ["after", observation, undefined, "2025", false],
  [
    "a period that has begun before",
    { resourceType: "EpisodeOfCare", period: { start: "2020-01-01" } },
    "2026",
    "2026",
    true,
  ],
  [
    "a period that had ended",
    { resourceType: "MedicationStatement", effectivePeriod: { start: "2020-01-01", end: "2025-12-31" } },
    "2026",
    undefined,
    false,
  ],
  ["an active diagnosis", { resourceType: "Condition", onsetDateTime: "2019" }, "2026", undefined, true],
  [
    "a diagnosis that had ended",
    { resourceType: "Condition", onsetDateTime: "2019", abatementDateTime: "2020-02" },
    "2026",
    undefined,
    false,
  ],
  [
    "a diagnosis that is later",
    { resourceType: "Condition", recordedDate: "2026-02-01" },
    undefined,
    "2026-01-31",
    false,
  ],
  ["an open warning", warning("preliminary"), "2026", undefined, true],
  [
    "one that was opened again",
    warning("preliminary", act("explained", "2025-03-02T10:00:00Z")),
    "2026",
    undefined,
    true,
  ],
  [
    "one that somebody has only seen",
    warning("final", act("acknowledged", "2025-03-02T10:00:00Z")),
    "2026",
    undefined,
    true,
  ],
  [
    "one that somebody has closed",
    warning("final", act("explained", "2025-03-02T10:00:00Z")),
    "2026",
    undefined,
    false,
  ],
  [
    "one that somebody closed within",
    warning("final", act("resolved", "2026-03-02T10:00:00Z")),
    "2026",
    undefined,
    true,
  ],
  ["a test that is still to be done", request("active"), "2026", undefined, true],
  ["a test that was done", request("completed"), "2026", undefined, false],
  ["a task", { resourceType: "Task", authoredOn: "2025-03-01" }, "2026", undefined, true],
  ["the person", { resourceType: "Patient", birthDate: "1988" }, "2026", "2026", true],
])("%s", (_, resource, start, end, expected) => {
  const [from, to] = [start, end].map((text) => (text === undefined ? undefined : parseAskedDate(text)));
  expect(isCareBetween(resource as Resource, from, to)).toBe(expected);
});
