import { describe, expect, test } from "vitest";
import { monthlyCount, parameterSample, protocolSample } from "../testing/protocol-sample.ts";
import { describeProtocol, valueInWords } from "./describe.ts";
import type { ProtocolFile } from "./protocol.ts";
import { timingInWords } from "./sheet/timing.ts";

const references = [
  { id: "S1", title: "A label", publisher: "An agency", date: "2030", address: "https://example.org/label" },
  { id: "S2", title: "Not cited" },
];
const sheet = (changes: Partial<ProtocolFile> = {}, language: "en" | "es" = "en") =>
  describeProtocol(protocolSample(changes), references, language);

describe("the sheet", () => {
  test("says everything that decides about a rule", () => {
    expect(sheet()).toContain(
      [
        "### Blood count (`monitor.cbc`)",
        "",
        "> A blood count is taken every month.",
        "",
        "- **When:** every month from the last infusion of each course until 48 months after the last infusion; may be done from 7 days before to 7 days after",
        "- **Counts as done:** a result of Platelets",
        "- **For:** everyone",
        "- **Requirement:** required",
        "- **Layer:** label",
        "- **Confidence:** V1: read in the primary text",
        "- **Sources:** A label, section 1 [S1]",
      ].join("\n"),
    );
  });

  test("says that nobody has signed, or who has", () => {
    expect(sheet()).toContain("**Not signed: not for clinical use.**");
    const signed = sheet({ signedBy: [{ role: "neurologist", initials: "AB", on: "2030-12-10" }] });
    expect(signed).not.toContain("Not signed");
    expect(signed).toContain("| neurologist | AB | 2030-12-10 |");
  });

  test("groups rules by phase, in the order of the treatment", () => {
    const workUp = { ...monthlyCount, id: "workup.cbc" };
    const end = {
      ...monthlyCount,
      id: "watch.end",
      kind: "end-of-watch",
      untilMonthsAfterLastInfusion: 48,
      graceDays: 30,
    };
    const { anchor: _, every: _e, window: _w, evidence: _v, ...review } = end;
    const text = sheet({ rules: [review as ProtocolFile["rules"][number], monthlyCount, workUp] });
    const heads = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(heads).toEqual(["Signatures", "Work-up before a course", "Monitoring", "End of the watch", "Bibliography"]);
  });

  test("prints numbers with unit, layer and source, and only cited references", () => {
    const text = sheet({ parameters: [parameterSample("window.grace-days", 7)], notes: ["A note."] });
    expect(text).toContain(
      "| `window.grace-days` | 7 days | A number that somebody has chosen. | local policy | K2: local policy, to be signed off | A label [S1] |",
    );
    expect(text).toContain("- A note.");
    expect(text).toContain("- **S1** A label. An agency. 2030. <https://example.org/label>");
    expect(text).not.toContain("Not cited");
  });

  test("in Spanish takes Spanish sentences, and marks those that are missing", () => {
    const saysEs = "Cada mes se hace un hemograma.";
    expect(sheet({ rules: [{ ...monthlyCount, saysEs }] }, "es")).toContain(`> ${saysEs}`);
    expect(sheet({}, "es")).toContain("> [en] A blood count is taken every month.");
    expect(sheet({}, "es")).toContain("Traducción incompleta");
    expect(sheet()).not.toContain("Traducción");
  });

  test.each([
    ["day", "from 2031-01-01, until further notice"],
    ["month", "from a day in 2031-01, taken as 2031-01-01, until further notice"],
    ["year", "from a day in 2031, taken as 2031-01-01, until further notice"],
    ["unknown", "from a day that is not known, taken as 2031-01-01, until further notice"],
  ] as const)("says how exactly the first day is known: %s", (precision, expected) => {
    expect(sheet({ effective: { from: "2031-01-01", through: null, precision } })).toContain(
      `| In force | ${expected} |`,
    );
  });

  test("a protocol without rules says so", () => {
    expect(sheet({ rules: [] })).toContain("This version states no rules.");
  });
});

describe("timing in words", () => {
  const { kind: _k, anchor: _a, every: _e, untilMonthsAfterLastInfusion: _u, window: _w, ...rest } = monthlyCount;
  const words = (rule: object) => {
    const sample = protocolSample({ rules: [{ ...rest, ...rule } as ProtocolFile["rules"][number]] });
    return timingInWords(sample.rules[0]!);
  };
  const window = { opensDaysBefore: 3, graceDays: 1 };

  test.each([
    [
      { kind: "periodic", anchor: "first-infusion", every: { months: 3 } },
      "every 3 months from the very first infusion; window: clinic policy",
    ],
    [
      { kind: "periodic", anchor: "pregnancy", every: { days: 1 }, rolling: true, window },
      "every day from the confirmation of a pregnancy; the next is counted from the last valid result; may be done from 3 days before to 1 day after",
    ],
    [
      { kind: "periodic", anchor: "first-infusion", every: "not-stated" },
      "from the very first infusion; the source states no interval, so it is shown and not scheduled",
    ],
    [
      {
        kind: "after-course",
        anchor: "last-infusion-of-course",
        due: [{ days: 14 }, { months: 1 }],
        window,
        onlyIfCourseSpansDaysOver: 10,
      },
      "14 days and 1 month after the last infusion of each course, only where the course spans more than 10 days; may be done from 3 days before to 1 day after",
    ],
    [
      { kind: "before-course", courses: "first", withinDays: 30, atLeastDaysBefore: 1 },
      "at least 1 day before the first infusion of the first course; evidence older than 30 days does not count",
    ],
    [{ kind: "before-course", courses: "all" }, "before the first infusion of each course; evidence of any age counts"],
    [
      { kind: "infusion-day", courses: "later", infusions: [1, 2, 3], phase: "during" },
      "during infusion 1, 2 and 3 of each later course, on the infusion day",
    ],
    [
      { kind: "infusion-day", courses: "all", infusions: "all", phase: "after", fromDay: 1, throughDay: 2 },
      "after every infusion of each course, from day 1 through day 2 after it",
    ],
    [
      {
        kind: "course-span",
        courses: "all",
        startsDaysBefore: 14,
        untilAfterLastInfusion: { months: 2 },
        endsWhen: { analyte: "cd4", op: ">=", value: 200, unit: "/uL" },
      },
      "from 14 days before the first infusion of each course until 2 months after its last, and not before cd4 is at least 200 /uL",
    ],
  ])("%j", (rule, expected) => {
    expect(words(rule)).toBe(expected);
  });

  test("a standing rule has no timing", () => {
    const { evidence: _v, ...standing } = rest;
    expect(
      timingInWords(protocolSample({ rules: [{ ...standing, kind: "standing", phase: "monitoring" }] }).rules[0]!),
    ).toBeUndefined();
  });
});

test("numbers in words", () => {
  expect([
    valueInWords({ value: 1, unit: "mo" }),
    valueInWords({ value: 7, unit: "d" }),
    valueInWords({ value: 5, unit: "1" }),
  ]).toEqual(["1 month", "7 days", "5"]);
});
