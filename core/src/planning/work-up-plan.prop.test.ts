import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, type Day, formatDay } from "../base/calendar.ts";
import { planOf } from "../plan.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { realRulebook } from "../testing/rulebook.ts";
import type { PlanStep } from "./steps.ts";

const today = on("2026-06-01");
const jurisdiction = fc.constantFrom("EU", "US", "CH", "GB");

/** What a step may have been done by, and the fact that says so. */
const evidenceFact = (step: string, day: string, good = true): readonly Loose[] => {
  const id = `${step}-${day}`;
  const result = (analyte: string, value: unknown, unit = "1"): Loose => ({
    id: `${id}-${analyte}`,
    kind: "result-reported",
    collectedOn: day,
    analyte,
    value,
    ...(typeof value === "number" ? { unit } : {}),
  });
  switch (step) {
    case "workup.cbc":
    case "programme.baseline-labs":
    case "workup.creatinine":
    case "workup.urinalysis":
    case "workup.tsh":
    case "workup.lft":
    case "workup.upcr":
      return [
        result("haemoglobin", 135, "g/L"),
        result("wbc", 4.5, "10*9/L"),
        result("platelets", 212, "10*9/L"),
        result("neutrophils", 2.6, "10*9/L"),
        result("lymphocytes", 1.1, "10*9/L"),
        result("creatinine", 71, "umol/L"),
        result("urine_protein_dipstick", "negative"),
        result("urine_rbc_microscopy", 1, "/[HPF]"),
        result("tsh", 2.1, "m[IU]/L"),
        result("alt", 22, "U/L"),
        result("ast", 20, "U/L"),
        result("bilirubin_total", 9, "umol/L"),
        result("upcr", 80, "mg/g"),
      ];
    case "workup.vzv":
      return [result("vzv_igg_presence", good ? "positive" : "negative")];
    case "workup.tuberculosis":
      return [result("igra", "negative")];
    case "workup.hepatitis-b":
      return [result("hbsag", "negative"), result("anti_hbc", "negative")];
    case "workup.hepatitis-c":
      return [result("hcv_ab", "negative")];
    case "workup.hiv":
      return [result("hiv", "negative")];
    case "workup.ecg":
      return [{ id, kind: "exam-done", doneOn: day, exam: "ecg", outcome: "normal" }];
    case "workup.skin":
      return [{ id, kind: "exam-done", doneOn: day, exam: "skin", outcome: "normal" }];
    case "workup.mri":
      return [{ id, kind: "mri-read", scannedOn: day, region: "brain" }];
    case "workup.vitals":
      return [{ id, kind: "vitals-measured", measuredAt: `${day}T09:00:00Z`, systolic: 118, diastolic: 74 }];
    case "workup.medicines":
      return [
        {
          id,
          kind: "medicines-reviewed",
          reviewedOn: day,
          complete: true,
          classesAbsent: [],
          overTheCounterAsked: true,
        },
      ];
    case "workup.immunisation":
      return [{ id, kind: "step-done", doneOn: day, step: "immunisation-review" }];
    case "workup.counselling":
    case "workup.alert-card":
      return [{ id, kind: "step-done", doneOn: day, step: step.slice("workup.".length) }];
    case "prophylaxis.listeria-diet":
    case "prophylaxis.contraception":
      return [{ id, kind: "step-done", doneOn: day, step: step.slice("prophylaxis.".length) }];
    case "prophylaxis.antiviral":
      return [{ id, kind: "medicine-recorded", medicine: "aciclovir", medicineClass: "antiviral", startedOn: day }];
    case "work-up/varicella-vaccination":
      return [{ id, kind: "vaccine-given", givenOn: day, vaccine: "varicella", live: true }];
    default:
      throw new Error(`no evidence for ${step}`);
  }
};

const steps = [
  ...["workup.cbc", "workup.vzv", "workup.tuberculosis", "workup.hepatitis-b", "workup.hepatitis-c", "workup.hiv"],
  ...["workup.ecg", "workup.skin", "workup.mri", "workup.vitals", "workup.medicines", "workup.immunisation"],
  ...["workup.counselling", "workup.alert-card", "prophylaxis.listeria-diet", "work-up/varicella-vaccination"],
];
const done = fc.record({
  step: fc.constantFrom(...steps),
  ago: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 500 })),
  good: fc.boolean(),
});
const someone = fc.record({
  jurisdiction,
  done: fc.uniqueArray(done, { maxLength: 16, selector: ({ step, ago }) => `${step}-${ago}` }),
  infusionAgo: fc.option(fc.integer({ min: 29, max: 500 }), { nil: undefined }),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;

const iso = (day: number): string => formatDay(day as Day);
const factsOf = (of: Someone): readonly Loose[] => [
  ...of.done.flatMap(({ step, ago, good }) => evidenceFact(step, iso(today - ago), good)),
  ...(of.infusionAgo === undefined
    ? []
    : [
        {
          id: "i",
          kind: "infusion-given" as const,
          infusedOn: iso(today - of.infusionAgo),
          drug: "alemtuzumab",
          doseMg: 12,
        },
      ]),
];
const assessed = (of: Someone, facts = factsOf(of), asOf = iso(today)) =>
  ask(facts, asOf, { rulebook: realRulebook, patient: { jurisdiction: of.jurisdiction, sex: "male" } });

const policy = realRulebook.protocols.find(({ protocol }) => protocol === "default-policy")!;
const lead = (rule: string) =>
  policy.planning!.leads.find((one) => one.rule === rule) ?? { waitDays: 0, resultDays: 0 };
const ruleOf = (step: string): string => step.split("/")[0]!;

/** By trying every day: no arithmetic of the plan's. */
function canBegin(
  of: Someone,
  required: readonly PlanStep[],
  first: number,
  rules: ReadonlyMap<string, RuleOfKind<"before-course"> | RuleOfKind<"course-span">>,
): boolean {
  const daysOf = (step: string): readonly number[] =>
    of.done.filter((one) => one.step === step).map(({ ago }) => today - ago);
  return required.every(({ key }) => {
    if (key.startsWith("course-interval/")) {
      return first >= addMonths((today - of.infusionAgo!) as Day, 12);
    }
    if (key.startsWith("work-up/")) return canVaccinate(daysOf("work-up/varicella-vaccination"), first);
    const rule = rules.get(ruleOf(key))!;
    const before = rule.kind === "before-course" ? (rule.atLeastDaysBefore ?? 0) : rule.startsDaysBefore;
    const within = rule.kind === "before-course" ? rule.withinDays : undefined;
    const floor = rule.kind === "course-span" && of.infusionAgo !== undefined ? today - of.infusionAgo + 1 : -Infinity;
    const isBlood = !steps.includes(rule.id) && rule.id !== "prophylaxis.antiviral";
    const already = daysOf(isBlood ? "workup.cbc" : rule.id).filter((day) => day >= floor);
    const { waitDays, resultDays } = lead(rule.id);
    const serves = (day: number): boolean => day <= first - before && (within === undefined || day >= first - within);
    if (already.some(serves)) return true;
    for (let day = today + waitDays; day + resultDays <= first - before; day += 1) if (serves(day)) return true;
    return false;
  });
}

function canVaccinate(given: readonly number[], first: number): boolean {
  const last = first - 42;
  const doses = given.toSorted((a, b) => a - b);
  if (doses.length >= 2) return doses.at(-1)! <= last;
  const days = Array.from({ length: Math.max(0, last - today - 6) }, (_, i) => today + 7 + i);
  if (doses.length === 1) return days.some((day) => day >= doses[0]! + 28);
  return days.some((one) => days.some((other) => other >= one + 28));
}

describe("the earliest day of the first infusion", () => {
  it("is the first that trying every day finds, and the day before it is not attainable", () => {
    fc.assert(
      fc.property(someone, (of) => {
        const answer = assessed(of);
        const plan = planOf(answer, addDays(today, 400));
        fc.pre(plan !== undefined);
        const rules = new Map(
          answer.timeline.tracks.flatMap((track) =>
            track.variants.map(({ inForce: { rule } }) => [rule.id, rule as never]),
          ),
        );
        const required = plan!.steps.filter(({ isRequired }) => isRequired);
        let first: number = today;
        while (!canBegin(of, required, first, rules)) first += 1;
        expect(iso(plan!.earliestOn!)).toBe(iso(first));
        expect(planOf(answer, plan!.earliestOn!)!.isAttainable).toBe(true);
        if (first > today) {
          expect(planOf(answer, addDays(plan!.earliestOn!, -1))!.isAttainable).toBe(false);
          expect(plan!.path.length).toBeGreaterThan(0);
        } else expect(plan!.path).toEqual([]);
      }),
      runs(500),
    );
  });

  it("can be kept: whoever does each step on the first day that the plan names has done all in time", () => {
    fc.assert(
      fc.property(someone, (of) => {
        const plan = planOf(assessed(of), today);
        fc.pre(plan?.earliestOn !== undefined);
        const first = plan!.earliestOn!;
        const todo = planOf(assessed(of), first)!.steps.filter((one) => one.isRequired && one.state === "to-do");
        const carried = todo.flatMap((one) => carriedOut(one));
        const planned: Loose = {
          id: "plan",
          kind: "course-planned",
          firstInfusionOn: iso(first),
          courseNumber: plan!.course,
        };
        const later = assessed(of, [...factsOf(of), ...carried, planned], iso(first));
        const open = later.obligations
          .flatMap(({ obligations }) => obligations)
          .filter(({ course, inForce: { rule } }) => course === plan!.course && rule.requirement === "required")
          .filter(({ inForce: { rule } }) => rule.kind === "before-course" || rule.kind === "course-span");
        expect(
          open.filter(({ status }) => status !== "fulfilled").map(({ key, status }) => `${key} ${status}`),
        ).toEqual([]);
      }),
      runs(200),
    );
  });
});

function carriedOut({ key, fromOn, knownOn }: PlanStep): readonly Loose[] {
  if (key.startsWith("course-interval/")) return [];
  if (!key.startsWith("work-up/")) return evidenceFact(ruleOf(key), iso(fromOn!));
  const dose = (day: Day): readonly Loose[] => evidenceFact("work-up/varicella-vaccination", iso(day));
  return fromOn === knownOn ? dose(fromOn!) : [...dose(fromOn!), ...dose(knownOn!)];
}
