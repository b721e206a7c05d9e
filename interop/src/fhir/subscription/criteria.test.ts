import { type Day, parseDay, type WorklistItem } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { focusOf, parseCriteria } from "./criteria.ts";

const today = parseDay("2026-11-21")!;
const item = (more: Partial<WorklistItem> = {}): WorklistItem => ({
  patient: "lw-0001",
  key: "overdue/monitor.tsh/2/4",
  kind: "overdue",
  role: "nurse",
  urgency: "7D",
  urgencyRank: 2,
  openedOn: parseDay("2026-10-25")!,
  openedAt: undefined,
  deadlineOn: undefined,
  deadlineAt: undefined,
  about: "monitor.tsh/2/4",
  name: "",
  text: "",
  said: { text: [], why: [] },
  endsByWord: false,
  events: [],
  because: [],
  ...more,
});
const met = (criteria: string, more: Partial<WorklistItem> = {}): boolean =>
  focusOf(parseCriteria(criteria)!, item(more), today) !== undefined;
const before = (today - 1) as Day;

describe("what is accepted", () => {
  test.each([
    "DetectedIssue",
    "DetectedIssue?status=preliminary",
    "Task",
    "Task?code=overdue",
    "Task?status=requested,accepted&code=urn:longwatch:task%7Csignal&priority=stat",
  ])("%s", (text) => expect(parseCriteria(text)).toBeDefined());
  test.each([
    "",
    "Flag?status=active",
    "Observation?code=777-3",
    "DetectedIssue?status=final",
    "DetectedIssue?status=preliminary&patient=lw-0001",
    "Task?status=completed",
    "Task?status:not=requested",
    "Task?code=overdue&code=signal",
    "Task?code=urn:else%7Coverdue",
    "Task?owner=x",
    "Task?status=",
    "/Task?code=overdue",
    "Task?code=overdue#x",
  ])("not %s", (text) => expect(parseCriteria(text)).toBeUndefined());
});

describe("what meets it", () => {
  test.each<[string, Partial<WorklistItem>, boolean]>([
    ["Task", {}, true],
    ["Task?code=overdue", {}, true],
    ["Task?code=signal", {}, false],
    ["Task?code=signal,overdue", {}, true],
    ["Task?priority=urgent", {}, true],
    ["Task?priority=stat", {}, false],
    ["Task?priority=stat", { urgency: "IMMEDIATE" }, true],
    ["Task?status=requested", {}, true],
    ["Task?status=requested", { owner: "a" }, false],
    ["Task?status=accepted", { owner: "a" }, true],
    ["Task?status=on-hold", { owner: "a", snoozedThrough: today }, true],
    ["Task?status=on-hold", { owner: "a", snoozedThrough: before }, false],
    ["Task?status=in-progress", { saidDoneBy: "f" }, true],
    ["Task?status=requested&code=overdue&priority=urgent", {}, true],
    ["Task?status=requested&code=overdue&priority=stat", {}, false],
    ["DetectedIssue", {}, false],
    ["DetectedIssue", { kind: "signal", key: "signal/x", about: "x" }, true],
    ["DetectedIssue", { kind: "signal-undecided" }, false],
    ["DetectedIssue", { kind: "signal", signalState: "acknowledged" }, true],
    ["DetectedIssue?status=preliminary", { kind: "signal", signalState: "open" }, true],
    ["DetectedIssue?status=preliminary", { kind: "signal" }, true],
    ["DetectedIssue?status=preliminary", { kind: "signal", signalState: "acknowledged" }, false],
    ["DetectedIssue?status=preliminary", { kind: "signal", signalState: "confirmed" }, false],
    // A notice is no patient's.
    ["Task", { patient: undefined, kind: "silent-feed" }, false],
  ])("%s with %o: %s", (criteria, more, expected) => {
    expect(met(criteria, more)).toBe(expected);
  });
});
