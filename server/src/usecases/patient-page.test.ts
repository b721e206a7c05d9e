import { assess, compileRulebook, parseDay, parseRecord, renderAssessment } from "@longwatch/core";
import { expect, test } from "vitest";
import { loadRules } from "../protocols/load.ts";
import { exampleRecord } from "../testing/people.ts";
import { patientPage } from "./patient-page.ts";

test.each(["ada", "bruno", "chiara", "dimitri", "elena", "farah"])(
  "%s: the page has every obligation of the answer that waits, and the next of each rule",
  (name) => {
    const record = parseRecord(exampleRecord(name));
    const rules = loadRules();
    if (!record.ok || !rules.ok) throw new Error("an example that cannot be read");
    const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
    for (const day of ["2024-11-01", "2026-03-31", "2026-11-21", "2031-01-01"]) {
      const assessment = assess(record.value, rulebook, parseDay(day)!);
      const { obligations } = renderAssessment(assessment);
      const page = patientPage(assessment);
      const keys = (of: readonly { key: string }[]): string[] => of.map(({ key }) => key);
      const waiting = obligations.filter(({ status }) => ["open", "due", "overdue"].includes(status));
      expect(keys(page.due)).toEqual(keys(waiting));
      const ahead = obligations.filter(({ status }) => status === "not-yet-open");
      const next = ahead.filter((one, i) => ahead.findIndex(({ rule }) => rule === one.rule) === i);
      expect(keys(page.next).toSorted()).toEqual(keys(next).toSorted());
    }
  },
);
