import { describe, expect, it } from "vitest";
import { exam, type Loose } from "../testing/panel.ts";
import { answerAt, dayOf, hitsWith, lab, signalRuleFile, treatedOn, type When } from "../testing/signals.ts";

const unit = "10*9/L";
const at = "platelets-2024-06-01";
const one = (value: unknown, changes: Readonly<Record<string, unknown>> = {}): readonly Loose[] => [
  lab("platelets", "2024-06-01", value, changes),
];

describe("a limit", () => {
  const below = { kind: "limit", analyte: "platelets", op: "<", value: 100, unit } as const;
  it.each([
    ["just below", 99.9, {}, "yes"],
    ["on", 100, {}, "no"],
    ["just above", 100.1, {}, "no"],
    ["below it", 100, { comparator: "<" }, "yes"],
    ["at most it", 100, { comparator: "<=" }, "? number platelets"],
    ["below something higher", 120, { comparator: "<" }, "? number platelets"],
    ["below something lower", 20, { comparator: "<" }, "yes"],
    ["above it", 100, { comparator: ">" }, "no"],
    ["above something lower", 90, { comparator: ">" }, "? number platelets"],
    ["at least it", 100, { comparator: ">=" }, "no"],
    ["an interval below", { low: 80, high: 99 }, {}, "yes"],
    ["an interval that ends on it", { low: 80, high: 100 }, {}, "? number platelets"],
    ["an interval above", { low: 100, high: 120 }, {}, "no"],
    ["in another unit, just below", 99_999, { unit: "/uL" }, "yes"],
    ["in another unit, on", 100_000, { unit: "/uL" }, "no"],
    ["preliminary", 20, { status: "preliminary" }, "yes"],
    ["questioned", 5, {}, "yes"],
    ["clumped", 20, { specimen: ["clumped"] }, "? valid-sample platelets"],
    ["preliminary and clumped", 20, { status: "preliminary", specimen: ["clumped"] }, "? valid-sample platelets"],
    ["with a remark that we cannot read", 20, { specimen: ["who-knows"] }, "yes"],
    ["cancelled", undefined, { status: "cancelled", unit: undefined }, "? result platelets"],
    ["text", "see comment", { unit: undefined }, "? number platelets"],
  ] as const)("< 100: %s", (_, value, changes, expected) => {
    expect(answerAt(below, one(value, changes), at)).toBe(expected);
  });

  it.each([
    ["<=", 100, "yes"],
    ["<=", 100.1, "no"],
    [">=", 100, "yes"],
    [">=", 99.9, "no"],
    [">", 100, "no"],
    [">", 100.1, "yes"],
  ] as const)("%s 100: %s", (op, value, expected) => {
    expect(answerAt({ ...below, op }, one(value), at)).toBe(expected);
  });

  it("is converted from the unit it is written in", () => {
    const inMicrolitres = { ...below, value: 100_000, unit: "/uL" };
    expect([99.9, 100].map((value) => answerAt(inMicrolitres, one(value), at))).toEqual(["yes", "no"]);
  });

  it("judges the number beside a spoilt sample where the rule says so", () => {
    expect(answerAt({ ...below, evenSpoilt: true }, one(20, { specimen: ["clumped"] }), at)).toBe("yes");
  });

  it("takes 'negative' in urine for less than any number", () => {
    const cells = { kind: "limit", analyte: "urine_rbc_microscopy", op: ">=", value: 3, unit: "/[HPF]" } as const;
    const facts = [lab("urine_rbc_microscopy", "2024-06-01", "negative", { unit: undefined })];
    expect(answerAt(cells, facts, "urine_rbc_microscopy-2024-06-01")).toBe("no");
  });
});

describe("a range", () => {
  const above = { kind: "range", analyte: "alt", side: "above" } as const;
  const three = { ...above, times: 3, inclusive: true } as const;
  const own = { refLow: 10, refHigh: 40 };
  const alt = (when: When, value: unknown, changes = {}, patient = {}) =>
    answerAt(when, [lab("alt", "2024-06-01", value, changes)], "alt-2024-06-01", patient);

  it.each([
    [above, 39.9, own, "no"],
    [above, 40, own, "no"],
    [above, 40.1, own, "yes"],
    [three, 119.9, own, "no"],
    [three, 120, own, "yes"],
    [three, 120.1, own, "yes"],
    [{ ...three, inclusive: false }, 120, own, "no"],
    [above, 35, {}, "no"],
    [above, 35.1, {}, "yes"],
    [above, 0.6, { unit: "ukat/L", refHigh: 0.6 }, "no"],
    [above, 0.61, { unit: "ukat/L", refHigh: 0.6 }, "yes"],
    [above, 30, { comparator: ">", ...own }, "? range alt"],
    [{ ...above, side: "below" } as const, 9.9, own, "yes"],
    [{ ...above, side: "below" } as const, 10, own, "no"],
  ])("%j of %s with %j: %s", (when, value, changes, expected) => {
    expect(alt(when, value, changes).replace("number alt", "range alt")).toBe(expected);
  });

  it("is a default by sex where none was sent, and says so", () => {
    expect(alt(above, 40, {}, { sex: "male" })).toBe("no");
    expect(alt(above, 40, {}, { sex: "female" })).toBe("yes");
    expect(alt(above, 35, {}, { sex: "unknown" })).toBe("no");
    expect(alt(above, 40, {}, { sex: "unknown" })).toBe("? range alt");
    expect(alt(above, 50.1, {}, { sex: "other" })).toBe("yes");
    const { hits } = hitsWith([signalRuleFile(above)], [lab("alt", "2024-06-01", 41)]);
    expect(hits[0]?.reasons().comparisons).toEqual([
      {
        left: "alt",
        saw: 41,
        op: ">",
        right: 35,
        unit: "U/L",
        result: "yes",
        fact: "alt-2024-06-01",
        made: { from: "range", range: "default", limit: 35 },
      },
    ]);
  });

  it("has no default in pregnancy for what pregnancy moves", () => {
    const tsh = { kind: "range", analyte: "tsh", side: "below" } as const;
    const pregnant: Loose = { kind: "pregnancy-recorded", confirmedOn: "2024-05-01", lmpOn: "2024-03-20" };
    const ask = (facts: readonly Loose[]) => answerAt(tsh, facts, "tsh-2024-06-01");
    expect(ask([lab("tsh", "2024-06-01", 0.2)])).toBe("yes");
    expect(ask([pregnant, lab("tsh", "2024-06-01", 0.2)])).toBe("? range tsh");
    expect(ask([pregnant, lab("tsh", "2024-06-01", 0.2, { refLow: 0.1, refHigh: 3 })])).toBe("no");
  });

  it("is unknown where neither laboratory nor catalogue has one", () => {
    const nobodys = { kind: "range", analyte: "mcv", side: "above" } as const;
    expect(answerAt(nobodys, [lab("mcv", "2024-06-01", 120, { unit: "fL" })], "mcv-2024-06-01")).toBe("? range mcv");
  });

  it("reads a word as above or not above the limit of its test", () => {
    const trab = { kind: "range", analyte: "trab", side: "above" } as const;
    const ask = (value: string) =>
      answerAt(trab, [lab("trab", "2024-06-01", value, { unit: undefined })], "trab-2024-06-01");
    expect(["positive", "negative", "indeterminate"].map(ask)).toEqual(["yes", "no", "? number trab"]);
  });
});

describe("a change", () => {
  const fall = { kind: "change", analyte: "platelets", direction: "fall", percent: 50 } as const;
  const baseline = { ...fall, from: ["baseline" as const] };
  const previous = { ...fall, from: ["previous" as const] };
  const treated = treatedOn("2024-01-10");
  const before = [300, 240, 200].map((value, i) => lab("platelets", `2024-01-0${i + 1}`, value));
  const at = "platelets-2024-06-01";

  it.each([
    [119.9, "yes"],
    [120, "yes"],
    [120.1, "no"],
  ])("from the median of three before the first infusion: %s is %s", (value, expected) => {
    expect(answerAt(baseline, [...before, treated, ...one(value)], at)).toBe(expected);
  });

  it("takes the last three, passing over what is spoilt, preliminary or in a steroid window", () => {
    const facts = [
      lab("platelets", "2023-10-01", 100),
      ...before,
      lab("platelets", "2024-01-04", 1, { specimen: ["clumped"] }),
      lab("platelets", "2024-01-05", 90, { status: "preliminary" }),
      treated,
    ];
    expect(answerAt(baseline, [...facts, ...one(120)], at)).toBe("yes");
    expect(answerAt(baseline, [...facts, ...one(120.1)], at)).toBe("no");
    const pulse: Loose = { kind: "medicine-recorded", medicine: "methylprednisolone", startedOn: "2023-12-20" };
    expect(answerAt(baseline, [...facts, pulse, ...one(50)], at)).toBe("yes");
    expect(answerAt(baseline, [...facts, pulse, ...one(50.1)], at)).toBe("no");
  });

  it("says whether it stands on one value, on several or on a surrogate", () => {
    const marks = [
      [...before.slice(0, 1), treated],
      [...before, treated],
      [treated, lab("platelets", "2024-04-01", 260)],
    ];
    const seen = marks.map((facts) => {
      const { hits } = hitsWith([signalRuleFile(baseline)], [...facts, ...one(80)]);
      const made = hits[0]?.reasons().comparisons[0]?.made;
      return made?.from === "baseline" ? `${made.baseline} ${made.value}` : "none";
    });
    expect(seen).toEqual(["single 300", "median 240", "surrogate 260"]);
  });

  it("has a surrogate from the first settled values: the best of three, never from days 0 to 60, never one out of range", () => {
    const later = [
      lab("platelets", "2024-03-10", 390),
      lab("platelets", "2024-03-20", 200),
      lab("platelets", "2024-04-01", 140),
      lab("platelets", "2024-04-10", 260),
      lab("platelets", "2024-04-20", 220),
      lab("platelets", "2024-05-01", 380),
    ];
    expect(answerAt(baseline, [treated, ...later, ...one(130)], at)).toBe("yes");
    expect(answerAt(baseline, [treated, ...later, ...one(130.1)], at)).toBe("no");
    expect(answerAt(baseline, [treated, lab("platelets", "2024-03-09", 300), ...one(10)], at)).toBe(
      "? baseline platelets",
    );
  });

  it("of an analyte without a surrogate cannot be told", () => {
    const tsh = {
      kind: "change",
      analyte: "tsh",
      direction: "rise",
      percent: 50,
      from: ["baseline" as const],
    } as const;
    const facts = [treated, lab("tsh", "2024-04-01", 1), lab("tsh", "2024-06-01", 3)];
    expect(answerAt(tsh, facts, "tsh-2024-06-01")).toBe("? baseline tsh");
  });

  it.each([
    ["the last valid value of an earlier day", [lab("platelets", "2024-05-01", 200)], 100, "yes"],
    ["and not quite", [lab("platelets", "2024-05-01", 200)], 100.1, "no"],
    ["not of the same day", [lab("platelets", "2024-06-01", 300, { id: "x" })], 100, "? previous platelets"],
    [
      "not a spoilt one",
      [lab("platelets", "2024-05-01", 200), lab("platelets", "2024-05-20", 90, { specimen: ["clumped"] })],
      100,
      "yes",
    ],
    ["one with a comparator", [lab("platelets", "2024-05-01", 200, { comparator: ">" })], 100, "yes"],
    [
      "one that may have been lower",
      [lab("platelets", "2024-05-01", 200, { comparator: "<" })],
      90,
      "? range platelets",
    ],
    ["none", [], 10, "? previous platelets"],
  ])("from %s", (_, earlier, value, expected) => {
    expect(answerAt(previous, [...earlier, ...one(value)], at)).toBe(expected);
  });

  it("of one and a half times is exact in another unit too", () => {
    const rise = {
      kind: "change",
      analyte: "creatinine",
      direction: "rise",
      percent: 50,
      from: ["previous" as const],
    } as const;
    const ask = (value: number) =>
      answerAt(
        rise,
        [
          lab("creatinine", "2024-05-01", 0.8, { unit: "mg/dL" }),
          lab("creatinine", "2024-06-01", value, { unit: "mg/dL" }),
        ],
        "creatinine-2024-06-01",
      );
    expect([1.19, 1.2, 1.21].map(ask)).toEqual(["no", "yes", "yes"]);
  });

  it("may be a distance as well: either is enough", () => {
    const rise = {
      kind: "change",
      analyte: "creatinine",
      direction: "rise",
      percent: 25,
      by: { value: 26.5, unit: "umol/L" },
      from: ["previous" as const],
    } as const;
    const ask = (from: number, to: number) =>
      answerAt(
        rise,
        [lab("creatinine", "2024-05-01", from), lab("creatinine", "2024-06-01", to)],
        "creatinine-2024-06-01",
      );
    expect([ask(40, 50), ask(40, 49.9), ask(200, 226.5), ask(200, 226.4)]).toEqual(["yes", "no", "yes", "no"]);
  });
});

describe("a trend", () => {
  const falls = { kind: "trend", analyte: "platelets", direction: "fall", values: 4, percent: 40 } as const;
  const row = (...values: readonly number[]): readonly Loose[] =>
    values.map((value, i) => lab("platelets", `2024-0${i + 1}-01`, value));
  it.each([
    [[300, 250, 210, 180], "yes"],
    [[300, 250, 210, 180.1], "no"],
    [[300, 250, 250, 170], "no"],
    [[250, 210, 140], "no"],
  ])("of %j: %s", (values, expected) => {
    expect(answerAt(falls, row(...values), `platelets-2024-0${values.length}-01`)).toBe(expected);
  });

  it("passes over what is spoilt", () => {
    const facts = [...row(300, 250, 210), lab("platelets", "2024-03-15", 400, { specimen: ["clotted"] })];
    expect(answerAt(falls, [...facts, lab("platelets", "2024-04-01", 180)], "platelets-2024-04-01")).toBe("yes");
  });
});

describe("again", () => {
  const twice = {
    kind: "again",
    times: 2,
    withinDays: 40,
    of: { kind: "limit", analyte: "lymphocytes", op: ">", value: 5, unit },
  } as const;
  const pair = (first: number, second: number, on: string): string =>
    answerAt(twice, [lab("lymphocytes", "2024-04-22", first), lab("lymphocytes", on, second)], `lymphocytes-${on}`);
  it("wants both, and within the time", () => {
    expect(pair(5.1, 5.1, "2024-06-01")).toBe("yes");
    expect(pair(5, 5.1, "2024-06-01")).toBe("no");
    expect(pair(5.1, 5, "2024-06-01")).toBe("no");
    expect(pair(5.1, 5.1, "2024-06-02")).toBe("no");
    expect(pair(5.1, 5.1, "2024-04-22")).toBe("no");
  });
});

describe("grades and words", () => {
  const strip = (value: unknown, atLeast: "trace" | "1+" | "2+"): string =>
    answerAt(
      { kind: "grade", analyte: "urine_protein_dipstick", atLeast },
      [lab("urine_protein_dipstick", "2024-06-01", value, { unit: undefined })],
      "urine_protein_dipstick-2024-06-01",
    );
  it.each([
    ["negative", "1+", "no"],
    ["trace", "1+", "no"],
    ["1+", "1+", "yes"],
    ["2+", "1+", "yes"],
    ["positive", "1+", "yes"],
    ["positive", "2+", "? number urine_protein_dipstick"],
    ["turbid", "1+", "? number urine_protein_dipstick"],
  ] as const)("%s at least %s: %s", (value, atLeast, expected) => {
    expect(strip(value, atLeast)).toBe(expected);
  });

  it.each([
    ["positive", "yes"],
    ["detected", "yes"],
    ["negative", "no"],
    ["indeterminate", "? number dat"],
    ["see report", "? number dat"],
  ])("%s: %s", (value, expected) => {
    const word = { kind: "word", analyte: "dat", anyOf: ["positive"] } as const;
    expect(answerAt(word, [lab("dat", "2024-06-01", value, { unit: undefined })], "dat-2024-06-01")).toBe(expected);
  });
});

describe("what a rule is judged by", () => {
  it("is never a fact of a later day", () => {
    const all = {
      kind: "all",
      of: [
        { kind: "limit", analyte: "platelets", op: "<", value: 100, unit },
        { kind: "limit", analyte: "haemoglobin", op: "<", value: 100, unit: "g/L" },
      ],
    } as const;
    const facts = [lab("platelets", "2024-06-01", 80), lab("haemoglobin", "2024-06-03", 90)];
    const rule = signalRuleFile(all);
    expect(hitsWith([rule], facts).hits.map((hit) => hit.trigger.id)).toEqual(["haemoglobin-2024-06-03"]);
  });

  it("counts only what lies on or before the day that is asked about", () => {
    const rule = signalRuleFile({ kind: "exam", exam: "skin", outcome: "abnormal" });
    const facts = [exam("skin", dayOf("2024-06-01"), { outcome: "abnormal" })];
    expect(hitsWith([rule], facts, { asOf: "2024-05-31" }).hits).toHaveLength(0);
    expect(hitsWith([rule], facts, { asOf: "2024-06-01" }).hits).toHaveLength(1);
  });
});
