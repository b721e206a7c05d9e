import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { auditActions } from "../../../server/src/audit/action.ts";

test("every action that leaves a trace has its words, and no other", () => {
  const text = readFileSync(path.join(import.meta.dirname, "audit-words.ts"), "utf8");
  const [, english = ""] = /export const en = \{(.*?)\n\} as const/s.exec(text) ?? [];
  const words = [...english.matchAll(/^ {2}"?([\w.-]+)"?: /gm)].map(([, key]) => key);
  expect(words.toSorted()).toEqual([...auditActions].toSorted());
});
