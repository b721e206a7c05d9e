import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonOf } from "../../testing/data/outcomes/read.ts";
import { runs } from "../../testing/properties.ts";
import { nedaShare } from "./cohort.ts";
import { type NedaRecord, nedaByYear } from "./neda.ts";

type Example = {
  readonly input: {
    readonly id: string;
    readonly last_contact: number;
    readonly edss: readonly (readonly [number, number])[];
    readonly relapses: readonly number[];
    readonly mri: readonly {
      readonly day: number;
      readonly gd: number | null;
      readonly new_enl_t2: number | null;
      readonly pbvc_since_previous_scan: number | null;
    }[];
    readonly windows: number;
  };
  readonly expected: readonly Readonly<Record<string, string | number>>[];
};

/** The examples give the change since the scan before. */
const dayBefore = (all: Example["input"]["mri"], day: number, anchor: number): number | undefined => {
  const before = all.filter((one) => one.day < day).map((one) => one.day + anchor);
  return before.length === 0 ? undefined : Math.max(...before);
};

const recordOf = ({ input }: Example, anchor = 0): NedaRecord => ({
  anchor,
  lastContact: input.last_contact + anchor,
  edss: input.edss.map(([day, value]) => ({ day: day + anchor, value })),
  relapseOnsets: input.relapses.map((onset) => onset + anchor),
  scans: input.mri.map((scan, _, all) => ({
    day: scan.day + anchor,
    gadolinium: scan.gd ?? undefined,
    newOrEnlargingT2: scan.new_enl_t2 ?? undefined,
    volumeChangePercent: scan.pbvc_since_previous_scan ?? undefined,
    volumeSince: dayBefore(all, scan.day, anchor),
  })),
});

const examples = jsonOf<readonly Example[]>("neda_examples.json");

/**
 * Where we say less than the examples. They look at the last visit alone; N005 is worse from day 1025 on, seen again on
 * day 1116 and too soon to be confirmed, which is no freedom in the year of day 1025.
 */
const expectedOf = ({ input, expected }: Example): Example["expected"] =>
  expected.map((year) =>
    input.id === "N005" && year["window"] === 3
      ? { ...year, disability: "unknown", neda3: "cannot-tell", neda4: "cannot-tell" }
      : year,
  );
const nothing: NedaRecord = { anchor: 0, lastContact: undefined, edss: [], relapseOnsets: [], scans: [] };

describe("evidence of disease activity by year", () => {
  it("has 12 examples with 34 years", () => {
    expect(examples).toHaveLength(12);
    expect(examples.flatMap(({ expected }) => expected)).toHaveLength(34);
  });

  it.each(examples.map((example) => [example.input.id, example] as const))(
    "is that of the example %s",
    (_, example) => {
      for (const anchor of [0, 19_000]) {
        const years = nedaByYear(recordOf(example, anchor), example.input.windows);
        const found = years.map((year) => ({
          window: year.year,
          from_day: year.after,
          to_day: year.through,
          relapse: year.relapse.state,
          disability: year.disability.state,
          mri: year.mri.state,
          brain_volume: year.brainVolume.state,
          neda3: year.neda3,
          neda4: year.neda4,
          neda3_cumulative: year.neda3Cumulative,
          neda4_cumulative: year.neda4Cumulative,
        }));
        expect(found).toEqual(expectedOf(example));
      }
    },
  );

  it("cannot be told from nothing, and says what is missing", () => {
    expect(nedaByYear(nothing, 1)).toMatchObject([
      {
        relapse: { state: "unknown", missing: "contact-to-the-end" },
        disability: { state: "unknown", missing: "edss-near-the-end" },
        mri: { state: "unknown", missing: "scan" },
        brainVolume: { state: "unknown", missing: "volume-change" },
        neda3: "cannot-tell",
        isProvisional: true,
      },
    ]);
  });

  it("waits for the confirmation of a worsening at the last visit", () => {
    const edss = [
      { day: 0, value: 2 },
      { day: 360, value: 3 },
    ];
    expect(nedaByYear({ ...nothing, lastContact: 360, edss }, 1)[0]!.disability).toEqual({
      state: "unknown",
      missing: "confirmation",
    });
    const confirmed = [...edss, { day: 560, value: 3 }];
    expect(nedaByYear({ ...nothing, lastContact: 560, edss: confirmed }, 2)).toMatchObject([
      { disability: { state: "active", on: [360] }, isProvisional: false },
      { disability: { state: "unknown", missing: "edss-near-the-end" }, isProvisional: true },
    ]);
  });

  it.each<readonly [name: string, seen: readonly (readonly [day: number, value: number])[], states: readonly string[]]>(
    [
      [
        "seen twice, too soon to confirm it",
        [
          [330, 4],
          [381, 4],
        ],
        ["confirmation", "edss-near-the-end"],
      ],
      [
        "seen twice in one year",
        [
          [300, 4],
          [330, 4],
        ],
        ["confirmation", "edss-near-the-end"],
      ],
      [
        "gone at the last visit",
        [
          [330, 4],
          [381, 2],
        ],
        ["free", "edss-near-the-end"],
      ],
      [
        "seen again after it had gone",
        [
          [300, 4],
          [350, 2],
          [381, 4],
        ],
        ["free", "edss-near-the-end"],
      ],
      [
        "seen again in time",
        [
          [330, 4],
          [381, 4],
          [500, 4],
          [730, 4],
        ],
        ["active", "free"],
      ],
    ],
  )("a worsening that is %s", (_, seen, states) => {
    const edss = [[0, 2] as const, ...seen].map(([day, value]) => ({ day, value }));
    const years = nedaByYear({ ...nothing, lastContact: edss.at(-1)!.day, edss }, 2);
    expect(
      years.map(({ disability }) => (disability.state === "unknown" ? disability.missing : disability.state)),
    ).toEqual(states);
  });

  it("ignores what lies before the anchor", () => {
    const before = {
      ...nothing,
      anchor: 400,
      lastContact: 766,
      relapseOnsets: [399],
      edss: [
        { day: 0, value: 0 },
        { day: 400, value: 3 },
        { day: 760, value: 3 },
      ],
    };
    expect(nedaByYear(before, 1)).toMatchObject([{ relapse: { state: "free" }, disability: { state: "free" } }]);
  });

  it("compares with the EDSS at the anchor, whatever it was before and however it improved since", () => {
    const record = (...edss: readonly (readonly [number, number])[]): NedaRecord => ({
      ...nothing,
      edss: edss.map(([day, value]) => ({ day, value })),
    });
    const disability = (one: NedaRecord) => nedaByYear(one, 2).map((year) => year.disability.state);
    expect(disability(record([-400, 2], [0, 2.5], [100, 3], [300, 3], [700, 3]))).toEqual(["free", "free"]);
    expect(disability(record([0, 3], [100, 2], [300, 2], [400, 3], [600, 3], [700, 3]))).toEqual(["free", "free"]);
    expect(disability(record([0, 2], [330, 2], [380, 3]))).toEqual(["free", "unknown"]);
  });

  it("compares with a reference of its own on its own day, and with no other", () => {
    const reference = { day: 393, value: 2 };
    const record = (relapseOnsets: readonly number[], ...values: readonly number[]): NedaRecord => ({
      ...nothing,
      anchor: 400,
      lastContact: 1200,
      reference,
      relapseOnsets,
      edss: values.map((value, i) => ({ day: 760 + 200 * i, value })),
    });
    const first = (one: NedaRecord) => nedaByYear(one, 1)[0]!.disability;
    // A relapse on the day of the anchor does not touch an EDSS a week before.
    expect(first(record([400], 4, 4, 4))).toEqual({ state: "active", on: [360] });
    expect(first(record([400], 2, 2))).toEqual({ state: "free" });
    // One 29 days before that EDSS does: nothing else takes its place.
    expect(first(record([364], 4, 4, 4))).toEqual({ state: "unknown", missing: "reference" });
    expect(first({ ...record([], 4, 4), reference: "unknown" })).toEqual({ state: "unknown", missing: "reference" });
  });

  it("counts the loss of brain volume from the scan that it was compared with", () => {
    const scan = { gadolinium: 0, newOrEnlargingT2: 0 };
    const brain = (volumeSince: number | undefined) =>
      nedaByYear(
        {
          ...nothing,
          scans: [
            { ...scan, day: 5, volumeChangePercent: undefined, volumeSince: undefined },
            { ...scan, day: 700, volumeChangePercent: undefined, volumeSince: undefined },
            { ...scan, day: 730, volumeChangePercent: -0.5, volumeSince },
          ],
        },
        2,
      )[1]!.brainVolume.state;
    expect([5, 700, undefined, -10].map(brain)).toEqual(["free", "active", "unknown", "unknown"]);
  });

  it("needs contact until 30 days before the end of the year, and counts early scans in the first", () => {
    const relapse = (lastContact: number) => nedaByYear({ ...nothing, lastContact }, 1)[0]!.relapse.state;
    expect([335, 334].map(relapse)).toEqual(["free", "unknown"]);
    const scan = { gadolinium: 0, newOrEnlargingT2: 0, volumeChangePercent: undefined, volumeSince: undefined };
    const mri = (day: number) => nedaByYear({ ...nothing, scans: [{ ...scan, day }] }, 2).map((year) => year.mri.state);
    expect([0, 1, 425, 426, 790, 791].map(mri)).toEqual([
      ["unknown", "unknown"],
      ["free", "unknown"],
      ["free", "unknown"],
      ["unknown", "free"],
      ["unknown", "free"],
      ["unknown", "unknown"],
    ]);
  });

  it("does not depend on the order of the input, nor on its being imported twice", () => {
    const any = fc.constantFrom(...examples);
    fc.assert(
      fc.property(any, (example) => {
        const record = recordOf(example);
        const turned: NedaRecord = {
          ...record,
          edss: [...record.edss.toReversed(), ...record.edss],
          relapseOnsets: record.relapseOnsets.toReversed(),
          scans: [...record.scans.toReversed(), ...record.scans],
        };
        const states = (one: NedaRecord) =>
          nedaByYear(one, example.input.windows).map(({ neda3, neda4, disability, brainVolume }) => [
            neda3,
            neda4,
            disability.state,
            brainVolume.state,
          ]);
        expect(states(turned)).toEqual(states(record));
      }),
      runs(2000),
    );
  });

  it("never becomes free by not knowing a count, nor the last contact", () => {
    const blank = fc.record({ at: fc.nat(), what: fc.constantFrom("gadolinium", "newOrEnlargingT2" as const) });
    fc.assert(
      fc.property(fc.constantFrom(...examples), blank, (example, { at, what }) => {
        const record = recordOf(example);
        const scans = record.scans.map((scan, i) =>
          i === at % record.scans.length ? { ...scan, [what]: undefined } : scan,
        );
        const before = nedaByYear(record, example.input.windows);
        nedaByYear({ ...record, scans, lastContact: undefined }, example.input.windows).forEach((year, i) => {
          if (year.mri.state === "free") expect(before[i]!.mri.state).toBe("free");
          expect(year.relapse.state).not.toBe("free");
          expect(year.neda3).not.toBe("none");
        });
      }),
      runs(2000),
    );
  });
});

describe("the share of a cohort", () => {
  it("has its denominators and bounds", () => {
    expect(nedaShare(["none", "none", "evidence", "cannot-tell"])).toEqual({
      inPeriod: 4,
      decided: 3,
      cannotTell: 1,
      none: 2,
      share: 2 / 3,
      pessimistic: 0.5,
      optimistic: 0.75,
    });
    expect(nedaShare(["cannot-tell"])).toMatchObject({ share: undefined, pessimistic: 0, optimistic: 1 });
    expect(nedaShare([])).toMatchObject({
      inPeriod: 0,
      share: undefined,
      pessimistic: undefined,
      optimistic: undefined,
    });
  });
});
