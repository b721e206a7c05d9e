import type { Rule } from "../rule.ts";

/** The parts of a sheet, in the order of the treatment. */
export const phases = [
  "work-up",
  "premedication",
  "prophylaxis",
  "infusion-day",
  "monitoring",
  "end-of-watch",
  "standing",
] as const;
export type Phase = (typeof phases)[number];

const areas: Readonly<Record<string, Phase>> = {
  "work-up": "work-up",
  workup: "work-up",
  premed: "premedication",
  premedication: "premedication",
  prophylaxis: "prophylaxis",
  infusion: "infusion-day",
  "infusion-day": "infusion-day",
  monitor: "monitoring",
  monitoring: "monitoring",
};

/** Where a rule stands on the sheet: by the area in its id, otherwise by its kind. */
export const phaseOf = (rule: Rule): Phase =>
  rule.kind === "standing"
    ? "standing"
    : rule.kind === "end-of-watch"
      ? "end-of-watch"
      : (areas[rule.id.slice(0, rule.id.indexOf("."))] ?? phaseByKind[rule.kind]);

const phaseByKind = {
  "before-course": "work-up",
  "infusion-day": "infusion-day",
  "course-span": "prophylaxis",
  "after-course": "monitoring",
  periodic: "monitoring",
  started: "monitoring",
} as const satisfies Record<Exclude<Rule["kind"], "standing" | "end-of-watch">, Phase>;
