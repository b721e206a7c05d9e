import { describe, expect, it } from "vitest";
import { ask } from "./testing/ask.ts";
import type { Loose } from "./testing/panel.ts";
import { realRulebook } from "./testing/rulebook.ts";
import { said, treatedOn } from "./testing/signals.ts";

/** What becomes of a symptom under a key that nobody knows, and of answers that no rule listens to. */
const start = treatedOn("2024-03-04");
const checked = (on: string, answers: Readonly<Record<string, string>>, id = `check-${on}`): Loose => ({
  kind: "selfcheck-completed",
  id,
  completedOn: on,
  form: "monthly-selfcheck",
  version: "1",
  answers: Object.entries(answers).map(([item, answer]) => ({ item, answer })),
});
const answered = (facts: readonly Loose[], asOf = "2025-05-09") => {
  const { signals, cannotTell, tasks } = ask([start, ...facts], asOf, { rulebook: realRulebook });
  const ours = (key: string): boolean => /^(symptom-unknown|told)\//.test(key);
  return {
    signals: signals.signals.map((one) => `${one.rule} ${one.urgency}`),
    unknown: cannotTell.flatMap(({ lacks: _, ...one }) => (one.code === "symptom-unknown" ? [one] : [])),
    tasks: tasks.filter(({ key }) => ours(key)).map((one) => `${one.key} ${one.urgency} ${one.role}`),
  };
};

describe("a symptom under a key that nobody knows", () => {
  it("cannot be judged, names what was probably meant, and is work of the day", () => {
    expect(answered([said("feverr", "2025-05-08")])).toEqual({
      signals: [],
      unknown: [
        {
          code: "symptom-unknown",
          about: "feverr-2025-05-08",
          missing: 'what was meant: symptom key unknown: "feverr"; perhaps "fever"',
          because: ["feverr-2025-05-08"],
        },
      ],
      tasks: ["symptom-unknown/feverr 24H nurse"],
    });
  });

  it.each([
    ["yes", "24H"],
    ["unsure", "24H"],
    ["no", "7D"],
  ])("in a self-check with the answer %s: within %s", (answer, urgency) => {
    const { unknown, tasks } = answered([checked("2025-05-08", { fever: "no", zzzz: answer })]);
    expect(unknown.map(({ missing }) => missing)).toEqual(['what was meant: symptom key unknown: "zzzz"']);
    expect(tasks).toEqual([`symptom-unknown/zzzz ${urgency} nurse`]);
  });

  it("is settled by a correction, and does not count before its day", () => {
    const wrong = said("feverr", "2025-05-08");
    const right = said("fever", "2025-05-08", { id: "right", supersedes: "feverr-2025-05-08" });
    expect(answered([wrong, right])).toEqual({ signals: ["SYM-Q17 24H"], unknown: [], tasks: [] });
    expect(answered([wrong], "2025-05-07")).toEqual({ signals: [], unknown: [], tasks: [] });
  });

  it("is no less unknown where it was seen at an infusion; what the policy lists for the chair is meant", () => {
    const seen = (symptom: string): Loose => ({
      id: `seen-${symptom}`,
      kind: "reaction-observed",
      observedAt: "2025-05-08T10:00:00Z",
      symptom,
      grade: 1,
    });
    expect(answered([seen("breathlesness")]).tasks).toEqual(["symptom-unknown/breathlesness 24H nurse"]);
    for (const symptom of ["itching", "urticaria", "rash", "other"])
      expect(answered([seen(symptom)]).tasks).toEqual([]);
    expect(answered([said("urticaria", "2025-05-08")]).tasks).toEqual(["symptom-unknown/urticaria 24H nurse"]);
  });

  it("is one task however often it was told", () => {
    const { unknown, tasks } = answered([said("feverr", "2025-05-07"), said("feverr", "2025-05-08")]);
    expect(unknown).toHaveLength(2);
    expect(tasks).toEqual(["symptom-unknown/feverr 24H nurse"]);
  });
});

describe("the number of a question", () => {
  it("is another name of its key", () => {
    expect(answered([checked("2025-05-08", { Q17: "yes" })]).signals).toEqual(["SYM-Q17 24H"]);
    expect(answered([checked("2025-05-08", { Q17: "yes" })]).unknown).toEqual([]);
    expect(answered([said("Q6", "2025-05-08")]).signals).toEqual(["SYM-Q6 IMMEDIATE"]);
  });

  it("combines like the key", () => {
    const byKey = { "little-urine": "yes", "foamy-urine-or-puffiness": "yes" };
    const expected = { signals: ["REN-1b IMMEDIATE"], unknown: [], tasks: [] };
    expect(answered([checked("2025-05-08", { Q9: "yes", Q8: "yes" })])).toEqual(expected);
    expect(answered([checked("2025-05-08", byKey)])).toEqual(expected);
    expect(answered([checked("2025-05-08", { Q9: "yes", "foamy-urine-or-puffiness": "yes" })])).toEqual(expected);
  });

  it("that no question has is not known", () => {
    expect(answered([checked("2025-05-08", { Q36: "yes" })]).tasks).toEqual(["symptom-unknown/Q36 24H nurse"]);
  });
});

describe("an answer that no rule listens to", () => {
  it.each([
    ["missed-test", ["told/missed-test/check-2025-05-08 7D nurse"]],
    ["new-medicine", ["told/new-medicine/check-2025-05-08 ROUTINE nurse"]],
    ["bleeding-at-urine-sample", []],
  ])("%s: %j", (symptom, tasks) => {
    expect(answered([checked("2025-05-08", { [symptom]: "yes" })])).toEqual({ signals: [], unknown: [], tasks });
    expect(answered([checked("2025-05-08", { [symptom]: "unsure" })]).tasks).toEqual(tasks);
    expect(answered([checked("2025-05-08", { [symptom]: "no" })]).tasks).toEqual([]);
  });

  const medicine = (startedOn: string, changes: Readonly<Record<string, unknown>> = {}): Loose => ({
    kind: "medicine-recorded",
    id: `medicine-${startedOn}`,
    medicine: "biotin",
    startedOn,
    ...changes,
  });
  const contact = (at: string): Loose => ({
    kind: "contact-made",
    contactedAt: at,
    channel: "telephone",
    outcome: "told",
  });

  it("is settled by what it asks for", () => {
    const told = checked("2025-05-08", { "new-medicine": "yes", "missed-test": "yes" });
    const both = ["told/missed-test/check-2025-05-08 7D nurse", "told/new-medicine/check-2025-05-08 ROUTINE nurse"];
    expect(answered([told], "2025-05-20").tasks).toEqual(both);
    expect(answered([told, contact("2025-05-07T09:00:00Z")], "2025-05-20").tasks).toEqual(both);
    expect(answered([told, contact("2025-05-08T09:00:00Z")], "2025-05-20").tasks).toEqual(both.slice(1));
    expect(answered([told, medicine("2025-05-08")], "2025-05-20").tasks).toEqual(both.slice(0, 1));
  });

  it("by a medicine begun in the month before, not earlier", () => {
    const told = checked("2025-05-08", { "new-medicine": "yes" });
    expect(answered([told, medicine("2025-04-07")]).tasks).toEqual([]);
    expect(answered([told, medicine("2025-04-06")]).tasks).toHaveLength(1);
    expect(answered([told, medicine("2025-04-06", { recordedAt: "2025-05-09T08:00:00Z" })]).tasks).toEqual([]);
  });

  it("keeps the first of several that wait", () => {
    const told = [checked("2025-04-08", { "missed-test": "yes" }), checked("2025-05-08", { "missed-test": "yes" })];
    expect(answered(told).tasks).toEqual(["told/missed-test/check-2025-04-08 7D nurse"]);
    expect(answered([...told, contact("2025-04-20T09:00:00Z")]).tasks).toEqual([
      "told/missed-test/check-2025-05-08 7D nurse",
    ]);
  });
});
