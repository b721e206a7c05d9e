import { addDays, dayFromCivil, parseInstant } from "@longwatch/core";
import { bodyOf } from "../../body/body-of.ts";
import { type Faults, faultsOf } from "../../laboratory/faults.ts";
import { laboratoryOf } from "../../laboratory/laboratory-of.ts";
import type { LaboratoryParameters } from "../../laboratory/parameters.ts";
import { measurementFactor } from "../../laboratory/precision.ts";
import type { Measured, Panel } from "../../laboratory/sample.ts";
import type { Sex } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { eventlessLife } from "../eventless.ts";
import type { Check } from "../sensitivity.ts";

const seed = "laboratory checks";
const check = (
  name: string,
  guards: string | readonly string[],
  measure: Check["measure"],
  expected: number,
  within: number,
): Check => ({
  name,
  guards: (typeof guards === "string" ? [guards] : guards).map((guard) => `laboratory.${guard}`),
  measure,
  expected,
  within,
});
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], p: number): number => sorted(values)[Math.floor(p * values.length)]!;
const sd = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((x) => (x - centre) * (x - centre))));
};
const both = (path: string): readonly string[] => [`${path}/0`, `${path}/1`];

const faults = (laboratory: LaboratoryParameters, count: number, sex: Sex = "female"): readonly Faults[] => {
  const streams = streamsOf(seed, 0);
  return Array.from({ length: count }, (_, part) => faultsOf(laboratory, streams, part, sex));
};
/** Of all samples. */
const share =
  (has: (fault: Faults) => boolean, sex: Sex = "female", count = 20_000) =>
  ({ laboratory }: Preset): number =>
    faults(laboratory, count, sex).filter(has).length / count;

/** Of samples that all have the fault: its share is set to 1. */
const given =
  (change: (was: LaboratoryParameters) => Partial<LaboratoryParameters>, figure: (all: readonly Faults[]) => number) =>
  ({ laboratory }: Preset): number =>
    figure(faults({ ...laboratory, ...change(laboratory) }, 900));

const clumped = (figure: (of: NonNullable<Faults["clumped"]>) => number) =>
  given(
    (was) => ({ clumped: { ...was.clumped, share: 1 } }),
    (all) => mean(all.map((one) => figure(one.clumped!))),
  );
const corrected = (figure: (of: NonNullable<Faults["corrected"]>) => number) =>
  given(
    (was) => ({ corrected: { ...was.corrected, share: 1 } }),
    (all) => mean(all.map((one) => figure(one.corrected!))),
  );
const contaminated = (figure: (all: readonly NonNullable<Faults["contaminated"]>[]) => number) =>
  given(
    (was) => ({ contaminated: { ...was.contaminated, share: { female: 1, male: 1 } } }),
    (all) => figure(all.map((one) => one.contaminated!)),
  );
const sending = (slow: number, late: number, figure: (minutes: readonly number[]) => number) =>
  given(
    (was) => ({ sending: { ...was.sending, slow, late } }),
    (all) => figure(all.map(({ minutes }) => minutes)),
  );

const faultChecks: readonly Check[] = [
  check(
    "haemolysed",
    "haemolysed.share",
    share((one) => one.haemolysed !== undefined),
    0.007,
    0.0025,
  ),
  check(
    "wrong tube",
    "wrongTube",
    share((one) => one.wrongTube),
    0.003,
    0.0013,
  ),
  check(
    "clumped",
    "clumped.share",
    share((one) => one.clumped !== undefined, "female", 40_000),
    0.001,
    0.00045,
  ),
  check(
    "contaminated, women",
    "contaminated.share/female",
    share((one) => one.contaminated !== undefined),
    0.03,
    0.008,
  ),
  check(
    "contaminated, men",
    "contaminated.share/male",
    share((one) => one.contaminated !== undefined, "male"),
    0.005,
    0.0018,
  ),
  check(
    "other unit",
    "otherUnit",
    share((one) => one.otherUnit),
    0.005,
    0.0018,
  ),
  check(
    "biotin",
    "biotin/share",
    share((one) => one.biotin),
    0.002,
    0.00095,
  ),
  check(
    "duplicate",
    "duplicate/share",
    share((one) => one.duplicate),
    0.005,
    0.0018,
  ),
  check(
    "corrected",
    "corrected.share",
    share((one) => one.corrected !== undefined),
    0.004,
    0.0015,
  ),
  check(
    "late",
    "sending.late",
    share(({ late }) => late),
    0.01,
    0.003,
  ),
  check(
    "slow",
    "sending.slow",
    share(({ late, minutes }) => !late && minutes > 1440),
    0.05,
    0.012,
  ),
  check(
    "told of a period",
    "menstruating.told",
    share((one) => one.menstruationTold, "female", 2000),
    0.85,
    0.06,
  ),
  check(
    "haemolysed: withheld",
    "haemolysed.withheld",
    given(
      (was) => ({ haemolysed: { ...was.haemolysed, share: 1 } }),
      (all) => mean(all.map((one) => Number(one.haemolysed!.withheld))),
    ),
    0.5,
    0.08,
  ),
  check(
    "clumped: lower by",
    both("clumped.lower"),
    clumped(({ lower }) => lower),
    0.55,
    0.03,
  ),
  check(
    "clumped: remark later",
    "clumped.remarkLater",
    clumped(({ remarkLater }) => Number(remarkLater)),
    0.3,
    0.07,
  ),
  check(
    "clumped: told as a finding",
    "clumped.asFinding",
    clumped(({ asFinding }) => Number(asFinding)),
    0.5,
    0.07,
  ),
  check(
    "corrected: too low at first",
    "corrected.tooLow",
    corrected(({ factor }) => Number(factor < 1)),
    0.5,
    0.07,
  ),
  check(
    "corrected: factor",
    both("corrected.factor"),
    corrected(({ factor }) => factor),
    1.075,
    0.1,
  ),
  check(
    "corrected: days",
    both("corrected.afterDays"),
    corrected(({ afterDays }) => afterDays),
    2,
    0.2,
  ),
  check(
    "contaminated: red cells",
    "contaminated.redCells/median",
    contaminated((all) =>
      quantile(
        all.map(({ redCells }) => redCells),
        0.5,
      ),
    ),
    8,
    1.2,
  ),
  check(
    "contaminated: red cells, spread",
    "contaminated.redCells/spread",
    contaminated((all) => sd(all.map(({ redCells }) => Math.log(redCells)))),
    0.6,
    0.08,
  ),
  check(
    "contaminated: squamous cells",
    "contaminated.squamous/median",
    contaminated((all) =>
      quantile(
        all.map(({ squamous }) => squamous),
        0.5,
      ),
    ),
    25,
    3,
  ),
  check(
    "contaminated: squamous cells, spread",
    "contaminated.squamous/spread",
    contaminated((all) => sd(all.map(({ squamous }) => Math.log(squamous)))),
    0.25,
    0.04,
  ),
  check(
    "contaminated: told",
    "contaminated.told",
    contaminated((all) => mean(all.map(({ told }) => Number(told)))),
    0.7,
    0.08,
  ),
  check(
    "minutes to a result",
    "sending.minutes/median",
    sending(0, 0, (all) => quantile(all, 0.5)),
    300,
    50,
  ),
  check(
    "minutes: spread",
    "sending.minutes/spread",
    sending(0, 0, (all) => Math.log(quantile(all, 0.75) / quantile(all, 0.25)) / 1.349),
    0.7,
    0.12,
  ),
  check(
    "minutes: longest",
    "sending.minutes/longest",
    sending(0, 0, (all) => Math.max(...all)),
    1440,
    100,
  ),
  check(
    "slow: fewest days",
    "sending.slowDays/0",
    sending(1, 0, (all) => Math.min(...all) / 1440),
    1.1,
    0.25,
  ),
  check(
    "slow: most days",
    "sending.slowDays/1",
    sending(1, 0, (all) => Math.max(...all) / 1440),
    7.3,
    0.9,
  ),
  check(
    "late: fewest days",
    "sending.lateDays/0",
    sending(0, 1, (all) => Math.min(...all) / 1440),
    15.2,
    3,
  ),
  check(
    "late: most days",
    "sending.lateDays/1",
    sending(0, 1, (all) => Math.max(...all) / 1440),
    30.3,
    4,
  ),
];

const day = dayFromCivil(2013, 5, 1);

/** One sample of many people, as the laboratories report it. */
const measure = ({ body, laboratory }: Preset, panels: readonly Panel[], change: Partial<LaboratoryParameters>) =>
  Array.from({ length: 40 }, (_, index): Measured => {
    const life = eventlessLife({ index, courses: [] });
    const streams = streamsOf(seed, index);
    const laboratories = laboratoryOf(life, bodyOf(life, body, streams), { ...laboratory, ...change }, streams);
    return laboratories({ day: addDays(day, index), minute: 600, laboratory: 0, reason: "scheduled", panels });
  });
const values = (all: readonly Measured[], analyte: string): readonly number[] =>
  all.map(({ deliveries }) => {
    const fact = deliveries[0]!.facts.find((one) => one.kind === "result-reported" && one.analyte === analyte);
    return fact?.kind === "result-reported" && typeof fact.value === "number" ? fact.value : Number.NaN;
  });
/** How a fault moves the mean of an analyte, with the same people in the same laboratories. */
const moves =
  (panel: Panel, analyte: string, change: (was: LaboratoryParameters) => Partial<LaboratoryParameters>) =>
  (preset: Preset) => {
    const none = {
      haemolysed: { ...preset.laboratory.haemolysed, share: 0 },
      biotin: { ...preset.laboratory.biotin, share: 0 },
    };
    const changed = values(measure(preset, [panel], change(preset.laboratory)), analyte);
    return mean(values(measure(preset, [panel], none), analyte).map((value, i) => changed[i]! / value));
  };
const haemolysed = (was: LaboratoryParameters) => ({ haemolysed: { ...was.haemolysed, share: 1, withheld: 0 } });
const biotin = (was: LaboratoryParameters) => ({ biotin: { ...was.biotin, share: 1 } });
/** Errors of one analyte in one laboratory, whose bias is the same for all of them. */
const precision =
  (analyte: string) =>
  ({ laboratory }: Preset) =>
    sd(
      Array.from({ length: 1000 }, (_, i) =>
        Math.log(measurementFactor(laboratory, streamsOf(seed, 0), "any", analyte, i)),
      ),
    );

const reportChecks: readonly Check[] = [
  check(
    "haemolysis: potassium",
    "haemolysed.factors/potassium",
    moves("kidney-workup", "potassium", haemolysed),
    1.3,
    0.05,
  ),
  check("haemolysis: LDH", "haemolysed.factors/ldh", moves("haemolysis", "ldh", haemolysed), 1.8, 0.05),
  check("haemolysis: AST", "haemolysed.factors/ast", moves("liver", "ast", haemolysed), 1.4, 0.05),
  check("biotin: TSH", "biotin/tsh", moves("thyroid", "tsh", biotin), 0.2, 0.03),
  check("biotin: free T4", "biotin/ft4", moves("thyroid-hormones", "ft4", biotin), 1.3, 0.05),
  check(
    "duplicate: hours later",
    "duplicate/hours",
    (preset) => {
      const [first, again] = measure(preset, ["thyroid"], {
        duplicate: { ...preset.laboratory.duplicate, share: 1 },
      })[0]!.deliveries;
      return (parseInstant(again!.sentAt)! - parseInstant(first!.sentAt)!) / 3_600_000;
    },
    6,
    0.1,
  ),
  check(
    "clumped: days until the smear",
    "clumped.smearDays",
    (preset) => {
      const clumped = { ...preset.laboratory.clumped, share: 1, remarkLater: 1 };
      const corrected = { ...preset.laboratory.corrected, share: 0 };
      const [first, again] = measure(preset, ["blood-count"], { clumped, corrected })[0]!.deliveries;
      return (parseInstant(again!.sentAt)! - parseInstant(first!.sentAt)!) / 86_400_000;
    },
    1,
    0.01,
  ),
  check("precision: platelets", "precision.published/platelets", precision("platelets"), 0.03, 0.003),
  check("precision: AST", "precision.chosen/ast", precision("ast"), 0.04, 0.004),
  check("precision: any other", "otherPrecision", precision("fibrinogen"), 0.05, 0.005),
];

export const laboratoryChecks: readonly Check[] = [...faultChecks, ...reportChecks];
