import { describe, expect, it } from "vitest";
import { issueCodes } from "../base/result.ts";
import { clinicalDateField } from "../facts/fact.ts";
import type { MissingKind } from "../signals/trace.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { MessageId } from "./message.ts";

const uuid = "01a20539-9749-72b4-89ba-babe58f3b120";
const missing: Readonly<Record<MissingKind, true>> = {
  baseline: true,
  previous: true,
  range: true,
  number: true,
  "valid-sample": true,
  result: true,
  symptom: true,
  vital: true,
  finding: true,
  exam: true,
  mri: true,
  condition: true,
  medicine: true,
  pregnancy: true,
  intention: true,
  sex: true,
  recorded: true,
  start: true,
};
const signs = ["systolic", "diastolic", "pulse", "temperatureC", "spo2"];
const work = ["turn-day", "escalate", "deliver", "feeds", "sentinel", "sweep", "intake", "bulk-export", "notify"];

type Case = readonly [id: MessageId, key: string, values: object];
const cases: readonly Case[] = [
  ...Object.keys(clinicalDateField).map((kind): Case => ["fact.other", kind, { kind, on: "2026-11-12" }]),
  ...signs.map((sign): Case => ["fact.vitals", sign, { signs: [{ sign, value: 36.5 }], on: "2026-11-12" }]),
  ...["preliminary", "corrected", "cancelled", "entered-in-error"].map(
    (status): Case => ["fact.result", status, { analyte: "TSH", value: "1", unit: "", status, on: "", comments: [] }],
  ),
  ...Object.keys(missing).flatMap((kind): readonly Case[] => [
    ["missing.for-signal", kind, { lacks: [{ kind, of: "TSH" }] }],
    ["why.missing", kind, { lacks: [{ kind, of: "" }], fact: "TSH" }],
  ]),
  ...[...issueCodes, "of-a-later-version"].map((code): Case => ["notice.unread-message", code, { codes: [code] }]),
  ...["no-address", "no-member", "no-answer", "timeout"].flatMap((detail): readonly Case[] => [
    ["notice.undelivered-to-member", detail, { about: uuid, detail }],
    ["notice.undelivered-reminder", detail, { patient: uuid, detail }],
  ]),
  ...["secret-key-changed", "receiver-not-allowed", "no-answer"].map(
    (detail): Case => ["notice.failing-subscription", detail, { about: uuid, detail }],
  ),
  ["notice.people-merged", uuid, { patients: [uuid, uuid] }],
  ["notice.transfer-unanswered", uuid, { about: uuid }],
  ["notice.break-glass-review", uuid, { about: uuid }],
  ...["record", "page", "summary", "worklist", "reminders"].map(
    (part): Case => ["alarm.difference", part, { about: uuid, parts: [part] }],
  ),
  ...(["no-next-obligation", "cannot-assess", "without-role", "owner-not-a-member", "other"] as const).map(
    (alarm): Case => [`alarm.${alarm}`, alarm, { about: uuid, alarm }],
  ),
  ...work.map((about): Case => ["alarm.job-failed", about, { about }]),
  ["missing.fact", uuid, { id: uuid }],
  ["missing.obligation", "monitor.cbc/2024-01-01/3", { key: "monitor.cbc/2024-01-01/3" }],
  ["fact.no-longer-on-file", uuid, { id: uuid }],
];

/** Keys that are words of the language as they stand are told as they stand. */
const isKey = (key: string): boolean => /[-_/A-Z]/.test(key);

describe("no key and no id reaches a reader", () => {
  it.each(cases)("%s: %s", (id, key, values) => {
    const told = [en, es].map((catalogue) => (catalogue[id] as (values: object) => string)(values));
    for (const text of told) {
      expect(text).not.toContain(uuid);
      if (isKey(key)) expect(text).not.toContain(key);
    }
    // What Spanish does not know it would tell in English, or as the key.
    expect(told[1]).not.toBe(told[0]);
  });

  it("and every reason of a message is told in words of its own", () => {
    for (const catalogue of [en, es]) {
      const unknown = catalogue["notice.unread-message"]({ codes: ["of-a-later-version"] });
      const told = issueCodes.map((code) => catalogue["notice.unread-message"]({ codes: [code] }));
      expect(new Set([unknown, ...told]).size).toBe(issueCodes.length + 1);
    }
  });
});
