import { describe, expect, it } from "vitest";
import { confirmedChanges } from "./confirmed-changes.ts";
import { nhpt, sdmt } from "./measures.ts";
import { type ConfirmedChangeOptions, defaultChangeOptions } from "./options.ts";
import { type ChangePresetName, changePresets } from "./presets.ts";
import { timeToFirst } from "./time-to-event.ts";

type Point = readonly [day: number, value: number];
const visitsOf = (points: readonly Point[]) => points.map(([day, value]) => ({ day, value }));
const changesOf = (
  points: readonly Point[],
  changed: Partial<ConfirmedChangeOptions> = {},
  relapses: readonly number[] = [],
) =>
  confirmedChanges(
    visitsOf(points),
    relapses.map((onset) => ({ onset })),
    { ...defaultChangeOptions, ...changed },
  );
const onsets = (...of: Parameters<typeof changesOf>): readonly number[] =>
  changesOf(...of).changes.map((one) => one.onsetDay);

describe("a confirmed worsening", () => {
  it.each([
    [0, 1, []],
    [0, 1.5, [100]],
    [5, 6, [100]],
    [5, 5.5, []],
    [5.5, 6, [100]],
    [6, 6.5, [100]],
  ])("from %d to %d", (from, to, expected) => {
    expect(
      onsets([
        [0, from],
        [100, to],
        [200, to],
      ]),
    ).toEqual(expected);
  });

  it.each([
    [76, []],
    [77, [100]],
    [84, [100]],
    [814, [100]],
    [815, []],
  ])("is confirmed %d days later, or not", (later, expected) => {
    expect(
      onsets([
        [0, 2],
        [100, 3],
        [100 + later, 3],
      ]),
    ).toEqual(expected);
  });

  it("is not confirmed when the value returns in between, unless only the confirmation is looked at", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [150, 2],
      [200, 3],
    ];
    expect(changesOf(points)).toMatchObject({
      changes: [],
      unconfirmed: [
        { onsetDay: 100, why: "not-held" },
        { onsetDay: 200, why: "no-confirmation-visit" },
      ],
    });
    expect(onsets(points, { checkIntermediate: false })).toEqual([100]);
  });

  it("is looked for from a visit that is far enough from a relapse: 30 days are", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [200, 4],
      [300, 4],
      [400, 4],
    ];
    expect(changesOf(points, {}, [-29]).changes[0]).toMatchObject({ referenceDay: 100, onsetDay: 200 });
    expect(changesOf(points, {}, [-30]).changes[0]).toMatchObject({ referenceDay: 0, onsetDay: 100 });
    expect(changesOf(points, {}, [0]).changes[0]).toMatchObject({ referenceDay: 100 });
  });

  it("is not confirmed by a visit near a relapse, nor by one that may not confirm", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [200, 3],
      [300, 3],
    ];
    expect(changesOf(points, {}, [190]).changes[0]!.confirmations[0]!.day).toBe(300);
    const unscheduled = visitsOf(points).map((visit) => ({ ...visit, mayConfirm: visit.day !== 200 }));
    expect(confirmedChanges(unscheduled, [], defaultChangeOptions).changes[0]!.confirmations[0]!.day).toBe(300);
  });

  it("is relapse-associated up to 90 days after the onset of a relapse, included", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [250, 3],
    ];
    expect(changesOf(points, {}, [10]).changes).toMatchObject([{ type: "RAW" }]);
    expect(changesOf(points, {}, [9]).changes).toMatchObject([{ type: "PIRA" }]);
    expect(changesOf(points, {}, [120]).changes).toMatchObject([{ type: "undetermined" }]);
    expect(changesOf(points, { relapseAssociated: { before: 90, after: 30 } }, [130]).changes).toMatchObject([
      { type: "RAW" },
    ]);
  });

  it("with known relapse ends, is relapse-associated during the relapse only", () => {
    const relapses = [{ onset: 60, end: 99 }];
    const options: ConfirmedChangeOptions = {
      ...defaultChangeOptions,
      relapseEnds: "used",
      relapseFree: {
        preceding: "reference",
        around: [
          { before: 0, after: 0 },
          { before: 0, after: 0 },
          { before: 0, after: 0 },
        ],
      },
    };
    const visits = visitsOf([
      [0, 2],
      [100, 3],
      [200, 3],
    ]);
    expect(confirmedChanges(visits, relapses, options).changes).toMatchObject([{ type: "PIRA" }]);
    expect(confirmedChanges(visits, [{ onset: 60, end: 100 }], options).changes).toMatchObject([{ type: "RAW" }]);
  });

  it("may have to be sustained: a value that falls after exactly that time is late enough", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [200, 3],
      [436, 2],
      [600, 2],
    ];
    expect(onsets(points, { sustainedDays: 336 })).toEqual([100]);
    expect(onsets(points, { sustainedDays: 337 })).toEqual([]);
    expect(onsets(points, { sustainedDays: Number.POSITIVE_INFINITY })).toEqual([]);
    expect(onsets(points.slice(0, 3), { sustainedDays: Number.POSITIVE_INFINITY })).toEqual([100]);
    expect(onsets(points, { sustainedDays: 337, checkIntermediate: false })).toEqual([]);
  });

  it("at the last visit counts only where that is imputed", () => {
    const points: readonly Point[] = [
      [0, 2],
      [300, 3],
    ];
    expect(onsets(points)).toEqual([]);
    expect(changesOf(points, { imputeLastVisitWithinDays: 300 }).changes).toMatchObject([
      { isImputed: true, type: "PIRA" },
    ]);
    expect(onsets(points, { imputeLastVisitWithinDays: 299 })).toEqual([]);
  });

  it("of a measure where lower is worse, or by a fifth", () => {
    expect(
      onsets(
        [
          [0, 50],
          [100, 46],
          [200, 46],
        ],
        { measure: sdmt },
      ),
    ).toEqual([100]);
    expect(
      onsets(
        [
          [0, 10],
          [100, 8],
          [200, 8],
        ],
        { measure: sdmt },
      ),
    ).toEqual([100]);
    expect(
      onsets(
        [
          [0, 50],
          [100, 47],
          [200, 47],
        ],
        { measure: sdmt },
      ),
    ).toEqual([]);
    expect(
      onsets(
        [
          [0, 8.1],
          [100, 8.1 * 1.2],
          [200, 9.72],
        ],
        { measure: nhpt },
      ),
    ).toEqual([100]);
    expect(
      onsets(
        [
          [0, 0],
          [100, 0],
          [200, 0],
        ],
        { measure: sdmt },
      ),
    ).toEqual([]);
  });

  it("is looked for in each window, and decided by the first that has a visit", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [190, 3],
      [270, 3],
      [400, 2],
    ];
    const windows = { confirmationDays: [84, 168, 336], confirmationTolerance: { before: 7, after: 30 } };
    expect(changesOf(points, windows, [255]).changes).toMatchObject([
      {
        confirmations: [
          { confirmationDays: 84, day: 190, piraDay: 190 },
          { confirmationDays: 168, day: undefined, piraDay: undefined },
          { confirmationDays: 336, day: undefined, piraDay: undefined },
        ],
        sustainedDays: 170,
        isSustainedToEnd: false,
      },
    ]);
    expect(changesOf(points, windows).changes[0]!.confirmations.map(({ day }) => day)).toEqual([190, 270, undefined]);
  });

  it("is charged once by a roving reference, and again after each confirmation by a fixed one", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [200, 3],
      [300, 3],
      [400, 3],
    ];
    expect(onsets(points, { wanted: "all", reference: "roving" })).toEqual([100]);
    expect(onsets(points, { wanted: "all" })).toEqual([100, 300]);
  });

  it("compares with a reference that never falls after a relapse, where the definition says so", () => {
    const points: readonly Point[] = [
      [0, 3],
      [300, 2],
      [400, 3],
      [500, 3],
      [600, 4],
      [700, 4],
    ];
    const options = { rebaselineAfterRelapse: true, wanted: "first-pira" } as const;
    expect(changesOf(points, options, [200]).changes).toMatchObject([{ onsetDay: 400, referenceValue: 2 }]);
    expect(changesOf(points, { ...options, neverLower: true }, [200]).changes).toMatchObject([
      { onsetDay: 600, referenceDay: 300, referenceValue: 3 },
    ]);
  });
});

describe("awkward records", () => {
  it("hold nothing, one visit, or one day", () => {
    expect(changesOf([])).toMatchObject({ changes: [], firstDay: undefined, firstReference: undefined });
    expect(changesOf([[5, 2]])).toMatchObject({
      changes: [],
      firstDay: 5,
      lastDay: 5,
      reference: { day: 5, value: 2 },
    });
    expect(
      changesOf([
        [5, 2],
        [5, 3],
      ]),
    ).toMatchObject({ firstReference: { value: 3 }, contradictoryDays: [5] });
    expect(
      changesOf([
        [5, 2],
        [5, 2],
      ]).contradictoryDays,
    ).toEqual([]);
  });

  it("leave out what has no day or no value", () => {
    const visits = [
      { day: 0, value: 2 },
      { day: undefined, value: 9 },
      { day: 50, value: undefined },
      { day: 60, value: Number.NaN },
    ];
    expect(confirmedChanges(visits, [], defaultChangeOptions)).toMatchObject({ lastDay: 0, changes: [] });
  });
});

describe("the time to a first change", () => {
  const time = (name: ChangePresetName, points: readonly Point[], relapses: readonly number[] = []) => {
    const { options, awaits } = changePresets[name];
    return timeToFirst(changesOf(points, options, relapses), awaits, options.measure);
  };

  it("is that of the onset, or of the last visit", () => {
    expect(
      time("care-ms-cdw6", [
        [10, 2],
        [110, 3],
        [300, 3],
      ]),
    ).toEqual({ status: "event", onsetDay: 110, days: 100 });
    expect(
      time("care-ms-cdw6", [
        [10, 5.5],
        [110, 6],
        [300, 6],
      ]),
    ).toEqual({ status: "censored", censoredDay: 300, days: 290 });
    expect(
      time("trial-cdw6", [
        [10, 5.5],
        [110, 6],
        [300, 6],
      ]),
    ).toMatchObject({ status: "event" });
  });

  it("is that of nobody who is not at risk, and not known without a reference", () => {
    expect(
      time("care-ms-cdi6", [
        [0, 1.5],
        [100, 0],
        [300, 0],
      ]),
    ).toEqual({ status: "not-at-risk", referenceDay: 0, referenceValue: 1.5 });
    expect(
      time("care-ms-cdi6", [
        [0, 2],
        [100, 1],
        [300, 1],
      ]),
    ).toMatchObject({ status: "event", days: 100 });
    expect(time("clinic", [])).toEqual({ status: "cannot-tell", missing: "visits" });
    expect(
      time(
        "clinic",
        [
          [0, 2],
          [10, 2],
        ],
        [0],
      ),
    ).toEqual({ status: "cannot-tell", missing: "reference" });
  });

  it("keeps more than 30 days from relapses under the registry's definition", () => {
    expect(
      time(
        "msbase-cdw3",
        [
          [0, 2],
          [100, 3],
          [200, 3],
        ],
        [-30],
      ),
    ).toMatchObject({ status: "censored" });
    expect(
      time(
        "msbase-cdw3",
        [
          [0, 2],
          [100, 3],
          [200, 3],
        ],
        [-31],
      ),
    ).toMatchObject({ status: "event" });
  });
});
