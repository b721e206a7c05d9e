import type { FactJson } from "@longwatch/core";
import type { Panel, Sample } from "../laboratory/sample.ts";
import type { CareParameters } from "./parameters.ts";
import { panelOf, type Seen, seenOf } from "./results.ts";
import type { Finding } from "./vocabulary.ts";

/** What the clinic makes of one message. */
export type Judgement = {
  /** What to repeat, with the panels it takes. */
  readonly found: ReadonlyMap<Finding, readonly Panel[]>;
  /** What was looked at and is all right. */
  readonly cleared: ReadonlySet<Finding>;
  /** A period hides whether the urine is all right. */
  readonly isHidden: boolean;
};

type Limits = CareParameters["limits"];
/** Earlier valid values: the last one, and the mean of those before treatment (else the first). */
type Earlier = { last: number; baseline: number; count: number };

type Rule = {
  readonly finding: Finding;
  readonly panels: readonly Panel[];
  readonly isOff: (seen: Seen, value: number, earlier: Earlier | undefined, limits: Limits) => boolean;
};

const rules: Readonly<Record<string, Rule>> = {
  platelets: {
    finding: "platelets",
    panels: ["blood-count"],
    isOff: (_, value, earlier, limits) =>
      value < limits.platelets ||
      (earlier !== undefined && value <= (1 - limits.plateletFall) * Math.max(earlier.last, earlier.baseline)),
  },
  neutrophils: {
    finding: "neutrophils",
    panels: ["blood-count"],
    isOff: (_, value, __, limits) => value < limits.neutrophils,
  },
  creatinine: {
    finding: "creatinine",
    panels: ["renal", "urine"],
    isOff: (_, value, earlier, limits) =>
      earlier !== undefined && value >= (1 + limits.creatinineRise) * earlier.baseline,
  },
  urine_blood_dipstick: {
    finding: "urine",
    panels: ["urine", "renal"],
    isOff: (_, value, __, limits) => value >= limits.urineBlood,
  },
  alt: {
    finding: "liver",
    panels: ["liver"],
    isOff: (seen, value, _, limits) => seen.refHigh !== undefined && value > limits.altMultiple * seen.refHigh,
  },
  tsh: {
    finding: "thyroid",
    panels: ["thyroid", "thyroid-hormones"],
    isOff: (seen, value) =>
      (seen.refLow !== undefined && value < seen.refLow) || (seen.refHigh !== undefined && value > seen.refHigh),
  },
};

const isJudged = (analyte: string): boolean => rules[analyte] !== undefined;

/** The clinic's eye on one person: it remembers earlier values. */
export function judge(limits: Limits): (facts: readonly FactJson[], reason: Sample["reason"]) => Judgement {
  const earlier = new Map<string, Earlier>();
  const remember = (key: string, value: number, reason: Sample["reason"]): void => {
    const was = earlier.get(key);
    if (was === undefined) earlier.set(key, { last: value, baseline: value, count: 1 });
    else {
      was.last = value;
      if (reason !== "baseline") return;
      was.baseline = (was.baseline * was.count + value) / (was.count + 1);
      was.count++;
    }
  };
  return (facts, reason) => {
    const found = new Map<Finding, readonly Panel[]>();
    const cleared = new Set<Finding>();
    const spoilt = new Set<Panel>();
    let isHidden = false;
    for (const fact of facts) {
      const seen = seenOf(fact, isJudged);
      if (seen === undefined) continue;
      if (seen.isSpoilt) {
        const panel = panelOf(seen.analyte);
        if (panel !== undefined) spoilt.add(panel);
        continue;
      }
      const rule = rules[seen.analyte.key];
      if (rule === undefined || seen.value === undefined) continue;
      const isOff = rule.isOff(seen, seen.value, earlier.get(seen.analyte.key), limits);
      if (isOff && rule.finding === "urine" && seen.isMenstrual) isHidden = true;
      else if (isOff) found.set(rule.finding, rule.panels);
      else cleared.add(rule.finding);
      remember(seen.analyte.key, seen.value, reason);
    }
    if (spoilt.size > 0) found.set("spoilt", [...spoilt]);
    else cleared.add("spoilt");
    return { found, cleared, isHidden };
  };
}
