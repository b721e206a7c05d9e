import { describe, expect, it } from "vitest";
import { spanish } from "./spanish.ts";
import { taskText } from "./task-text.ts";
import { taskWhy } from "./task-why.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose, noon, result } from "./testing/panel.ts";
import { realRulebook } from "./testing/rulebook.ts";
import { english, tellAll } from "./text/wording.ts";
import { worklistItemsOf } from "./worklist-items.ts";

const given = course(on("2025-03-03"), 5);
const asked = (facts: readonly Loose[], asOf: string) => ask([...given, ...facts], asOf, { rulebook: realRulebook });
const told = (analyte: string, day: string, changes: object = {}): Loose =>
  result(analyte, on(day), { id: `${analyte}-${day}`, recordedAt: noon(on(day)), ...changes });
const symptom = (key: string, present: string): Loose => ({
  kind: "symptom-reported",
  id: "s1",
  symptom: key,
  present,
  reportedOn: "2026-03-10",
  recordedAt: noon(on("2026-03-10")),
});
const low = told("tsh", "2026-03-02", { value: 0.01 });
const few = { value: 62, unit: "10*9/L" };
const whyOf = (key: string, facts: readonly Loose[], asOf = "2026-03-20", language: "en" | "es" = "en") => {
  const answer = asked(facts, asOf);
  const task = answer.tasks.find((one) => one.key === key);
  return task === undefined
    ? "no such task"
    : tellAll(taskWhy(task, answer), language === "es" ? spanish({}) : english);
};

describe("why a line stands", () => {
  it.each<[string, string, readonly Loose[], string]>([
    ["never done", "overdue/monitor.cbc", [], "Due 2025-04-07; none on file that counts; 12 in a row not done."],
    [
      "done before, in part since",
      "overdue/monitor.cbc",
      [
        ...["haemoglobin", "wbc", "platelets", "neutrophils", "lymphocytes"].map((one) => told(one, "2026-01-05")),
        told("platelets", "2026-02-05"),
      ],
      "Only Haemoglobin, White blood cells, Neutrophils, Lymphocytes missing. Due 2026-02-07; last complete on 2026-01-05; 2 in a row not done.",
    ],
    [
      "a value beyond its limit",
      "signal/ITP/platelets-2026-03-02",
      [told("platelets", "2026-03-02", few), told("platelets", "2026-02-02")],
      "Platelets 62 10*9/L on 2026-03-02, below 100 10*9/L.",
    ],
    ["a symptom", "signal/ITP/s1", [symptom("petechiae", "yes")], "petechiae told 2026-03-10."],
    [
      "a sample that could not be used",
      "repeat/monitor.cbc/1/12",
      [told("platelets", "2026-03-02", { ...few, specimen: ["clotted"] })],
      "Platelets of 2026-03-02: clotted sample",
    ],
    [
      "tests that a warning asks for",
      "confirm/confirm.itp-3/platelets-2026-03-02/1",
      [told("platelets", "2026-03-02", few), told("platelets", "2026-02-02")],
      "Asked for by: Platelets 50 to below 100; due 2026-03-03.",
    ],
    [
      "what could not be judged",
      "signal-undecided/ITP",
      [told("platelets", "2026-03-02", { ...few, specimen: ["clotted"] })],
      "Not known: a sample that can be used (Platelets). It concerns: Platelets 62 10*9/L collected 2026-03-02.",
    ],
    [
      "a symptom that nobody knows",
      "cannot-tell/symptom-unknown",
      [symptom("dyspnoea", "unsure")],
      'Not known: what was meant: symptom key unknown: "dyspnoea".',
    ],
    [
      "the fact itself",
      "symptom-unknown/dyspnoea",
      [symptom("dyspnoea", "unsure")],
      "dyspnoea unsure, told 2026-03-10.",
    ],
  ])("%s", (_what, key, facts, why) => {
    expect(whyOf(key, facts)).toBe(why);
  });

  it("is said in Spanish too, and so is what is to be done", () => {
    expect(whyOf("overdue/monitor.cbc", [], undefined, "es")).toBe(
      "Tocaba el 2025-04-07; no consta ninguno válido; 12 seguidos sin hacer.",
    );
    const line = worklistItemsOf(asked([low], "2026-03-20")).find(({ key }) => key.startsWith("confirm/"))!;
    expect(tellAll(line.said.text, spanish({ "TSH below its range": "TSH por debajo de su rango" }))).toBe(
      "Análisis por: TSH por debajo de su rango: encárguese de que se hagan.",
    );
  });

  it("is on every line, and the sentence of the line is the one that is kept", () => {
    const answer = asked([low, symptom("dyspnoea", "unsure")], "2029-04-20");
    const lines = worklistItemsOf(answer);
    expect(lines.length).toBeGreaterThan(5);
    for (const { said, text, key } of lines) {
      expect(tellAll(said.why)).not.toBe("");
      expect(tellAll(said.text)).toBe(text);
      expect(text).toBe(taskText(answer.tasks.find((one) => one.key === key)!, answer));
    }
  });
});
