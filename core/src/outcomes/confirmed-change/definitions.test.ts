import { describe, expect, it } from "vitest";
import { confirmedChanges } from "./confirmed-changes.ts";
import { type ConfirmedChangeOptions, defaultChangeOptions } from "./options.ts";
import { changePresets } from "./presets.ts";
import { isRelapseFree, relapseFree } from "./relapse-free.ts";

type Point = readonly [day: number, value: number];
const changesOf = (
  points: readonly Point[],
  changed: Partial<ConfirmedChangeOptions>,
  relapses: readonly number[] = [],
) =>
  confirmedChanges(
    points.map(([day, value]) => ({ day, value })),
    relapses.map((onset) => ({ onset })),
    { ...defaultChangeOptions, ...changed },
  ).changes;

describe("relapse-free intervals", () => {
  const days = [0, 400, 600] as const;

  it.each([
    ["muller2023", [310, 430, 510, 630], [0, 309, 431, 509, 631]],
    ["muller2023-strict", [0, 300, 600], [-1, 601]],
    ["kappos2020", [0, 430, 570, 630], [-1, 431, 569, 631]],
    ["cagol2022", [310, 600], [0, 309, 601]],
    ["muller2025", [0, 400], [-1, 401, 600]],
  ] as const)("of %s: ends are included, and an interval of no length is none", (name, inside, outside) => {
    expect(inside.filter((relapse) => isRelapseFree(relapseFree[name], days, [relapse]))).toEqual([]);
    expect(outside.filter((relapse) => !isRelapseFree(relapseFree[name], days, [relapse]))).toEqual([]);
    expect(isRelapseFree(relapseFree[name], days, [])).toBe(true);
  });
});

describe("a new reference after a relapse", () => {
  it.each([
    [190, [190]],
    [191, []],
  ])("is due once more than the days of association have passed: visit on day %d", (day, onsets) => {
    const points: readonly Point[] = [
      [0, 2],
      [day, 3],
      [300, 3],
    ];
    expect(changesOf(points, { rebaselineAfterRelapse: true }, [100]).map((one) => one.onsetDay)).toEqual(onsets);
  });

  it("leaves a relapse-associated worsening to be found", () => {
    const points: readonly Point[] = [
      [0, 2],
      [150, 3],
      [300, 3],
    ];
    expect(changesOf(points, { rebaselineAfterRelapse: true, wanted: "first-raw" }, [100])).toMatchObject([
      { onsetDay: 150 },
    ]);
  });
});

describe("which changes count", () => {
  it("goes on from the onset after a worsening that is not of the wanted type", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [215, 3],
      [300, 3],
    ];
    expect(changesOf(points, {}, [120])).toMatchObject([{ onsetDay: 100, type: "undetermined" }]);
    expect(changesOf(points, { wanted: "first-pira" }, [120])).toMatchObject([{ onsetDay: 215, type: "PIRA" }]);
  });

  it.each([
    [-30, "RAW"],
    [-31, "PIRA"],
  ])("knows no relapse further before the first visit than a reference must keep: day %d", (relapse, type) => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [200, 3],
    ];
    expect(changesOf(points, { relapseAssociated: { before: 365, after: 0 } }, [relapse])).toMatchObject([{ type }]);
  });

  it.each([
    [167, 0],
    [168, 1],
    [252, 1],
    [253, 0],
  ])("includes both ends of the clinic's window: %d days after onset", (later, count) => {
    expect(
      changesOf(
        [
          [0, 2],
          [100, 3],
          [100 + later, 3],
        ],
        changePresets.clinic.options,
      ),
    ).toHaveLength(count);
  });

  it("lets a change that was not sustained move a roving reference all the same", () => {
    const points: readonly Point[] = [
      [0, 2],
      [100, 3],
      [200, 3],
      [300, 2.5],
      [400, 3.5],
      [500, 3.5],
      [900, 3.5],
    ];
    const options = { wanted: "all", reference: "roving", sustainedDays: 336 } as const;
    expect(changesOf(points, options)).toEqual([]);
    expect(changesOf(points, { ...options, reference: "fixed" })).toMatchObject([{ onsetDay: 400 }]);
  });
});
