import { describe, expect, it } from "vitest";
import { answer, back, type Change, type Version } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";

/** Nothing has happened for a year, and a scan of last month shows nothing: what the medicine is given for. */
const quiet = (coursesBefore: 0 | 1 | 2): Change => ({
  without: ["relapse-1", "relapse-2", "scan"],
  answers: { "active-disease": "no" },
  add: (on) => [
    {
      id: "quiet-scan",
      kind: "mri-read",
      scannedOn: back(on, 1),
      region: "brain",
      gdEnhancing: 0,
      newOrEnlargingT2: 0,
    },
    ...Array.from({ length: coursesBefore }, (_, k) =>
      courseOf(back(on, 13 * (coursesBefore - k)), k === 0 ? 5 : 3),
    ).flat(),
  ],
});
const courseOf = (first: string, days: number) =>
  Array.from(
    { length: days },
    (_, n): Loose => ({
      id: `${first}-${n}`,
      kind: "infusion-given",
      infusedOn: back(first, 0, -n),
      drug: "alemtuzumab",
      doseMg: 12,
    }),
  );

describe.each<Version>(["EU-2013", "EU-2018"])(
  "%s: active disease is asked for where treatment is decided",
  (version) => {
    it.each([
      ["before the first course: no", 0, "no"],
      ["before the second, which the first decision holds", 1, "yes"],
      ["before the third, which needs activity again: no", 2, "no"],
    ] as const)("%s", (_, courses, expected) => {
      expect(answer(version, quiet(courses))).toBe(expected);
    });
  },
);

describe("the interim measures of April 2019, for whom had begun before", () => {
  it.each([
    ["the second course goes on", 1, "yes"],
    ["the third still needs activity, by the label under which they go on", 2, "no"],
  ] as const)("%s", (_, courses, expected) => {
    expect(answer("EU-2019-interim", quiet(courses))).toBe(expected);
  });
});
