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

/** Good is immune, or without the infection. A titre is an outcome that nobody can read as yes or no. */
const outcomes = ["good", "bad", "unclear", "unreadable"] as const;
type Outcome = (typeof outcomes)[number];
const values = (good: string, bad: string): Readonly<Record<Outcome, unknown>> => ({
  good,
  bad,
  unclear: "indeterminate",
  unreadable: { titre: 8 },
});
const immunity = values("positive", "negative");
const infection = values("negative", "positive");

/** What a step may have been done by, and the fact that says so. */
const evidenceFact = (step: string, day: string, outcome: Outcome = "good"): readonly Loose[] => {
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
      return [result("vzv_igg_presence", immunity[outcome])];
    case "workup.tuberculosis":
      return [result("igra", infection[outcome])];
    case "workup.hepatitis-b":
      return [result("hbsag", infection[outcome]), result("anti_hbc", "negative")];
    case "workup.hepatitis-c":
      return [result("hcv_ab", infection[outcome])];
    case "workup.hiv":
      return [result("hiv", "negative")];
    case "workup.ecg":
      return [{ id, kind: "exam-done", doneOn: day, exam: "ecg", outcome: "normal" }];
    case "workup.cervical":
      return [{ id, kind: "exam-done", doneOn: day, exam: "cervical-screen", outcome: "normal" }];
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
  ...["workup.counselling", "workup.alert-card", "workup.cervical"],
  ...["prophylaxis.listeria-diet", "prophylaxis.contraception", "work-up/varicella-vaccination"],
];
/** What a named person settles, and the test whose outcome asks for it. */
const infections = {
  "tuberculosis-settled": "workup.tuberculosis",
  "hepatitis-b-settled": "workup.hepatitis-b",
  "hepatitis-c-settled": "workup.hepatitis-c",
} as const;
const words = ["live-vaccines", ...Object.keys(infections)];
const done = fc.record({
  step: fc.constantFrom(...steps),
  ago: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 500 })),
  outcome: fc.oneof({ weight: 4, arbitrary: fc.constant<Outcome>("good") }, fc.constantFrom(...outcomes)),
});
/** A named person's word: an infection is dealt with, live vaccines may be given again. */
const word = fc.record({ on: fc.constantFrom(...words), ago: fc.integer({ min: 0, max: 120 }) });
const someone = fc.record({
  jurisdiction,
  sex: fc.constantFrom("male", "female"),
  words: fc.uniqueArray(word, { maxLength: 4, selector: ({ on }) => on }),
  done: fc.uniqueArray(done, { maxLength: 16, selector: ({ step, ago }) => `${step}-${ago}` }),
  infusionAgo: fc.option(fc.integer({ min: 29, max: 700 }), { nil: undefined }),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;

const shown = (day: Day | undefined): string => (day === undefined ? "cannot tell" : formatDay(day));
const iso = (day: number): string => formatDay(day as Day);
const factsOf = (of: Someone): readonly Loose[] => [
  ...of.done.flatMap(({ step, ago, outcome }) => evidenceFact(step, iso(today - ago), outcome)),
  ...of.words.map(({ on: about, ago }) => ({
    id: `word-${about}`,
    kind: "decision-made" as const,
    decidedOn: iso(today - ago),
    about: "start-course",
    outcome: "settled",
    rationale: "seen",
    by: "Dr Example",
    of:
      about === "live-vaccines" ? "timer/live-vaccines/1" : `work-up/${about}/${of.infusionAgo === undefined ? 1 : 2}`,
  })),
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
  ask(facts, asOf, { rulebook: realRulebook, patient: { jurisdiction: of.jurisdiction, sex: of.sex } });

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
    // What outcomes bring is found from the facts, not from the plan.
    if (key.startsWith("work-up/") || key.startsWith("timer/")) return true;
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

/** What the newest outcomes of a step are; of one day all. */
function newest(
  { done }: Someone,
  step: string,
): { readonly day: number; readonly outcomes: readonly Outcome[] } | undefined {
  const own = done.filter((one) => one.step === step);
  if (own.length === 0) return undefined;
  const ago = Math.min(...own.map((one) => one.ago));
  return { day: today - ago, outcomes: own.filter((one) => one.ago === ago).map(({ outcome }) => outcome) };
}

const dosesOf = ({ done }: Someone): readonly number[] =>
  done.filter(({ step }) => step === "work-up/varicella-vaccination").map(({ ago }) => today - ago);

/** Whether the vaccine is needed and not yet given whole. */
function needsVaccine(of: Someone): "yes" | "no" | "cannot-tell" {
  const found = newest(of, "workup.vzv")?.outcomes ?? ["good"];
  if (dosesOf(of).length >= 2 || found.includes("good")) return "no";
  return found.includes("unreadable") ? "cannot-tell" : "yes";
}

/** An infection that is not settled, an immunity that nobody can read, or a live vaccine that nobody has allowed yet. */
function isUndatable(of: Someone): boolean {
  const wordOf = (about: string): number | undefined => {
    const ago = of.words.find((one) => one.on === about)?.ago;
    return ago === undefined ? undefined : today - ago;
  };
  const isInfected = Object.entries(infections).some(([about, step]) => {
    const found = newest(of, step);
    if (found === undefined || found.outcomes.includes("good")) return false;
    return !(wordOf(about) !== undefined && wordOf(about)! > found.day);
  });
  const needs = needsVaccine(of);
  const allowed = wordOf("live-vaccines");
  const isBarred =
    of.infusionAgo !== undefined &&
    !(allowed !== undefined && allowed >= addMonths((today - of.infusionAgo) as Day, 12));
  return isInfected || needs === "cannot-tell" || (needs === "yes" && isBarred);
}

/** After the doses that were given, also where no more are needed. */
function vaccineAllows(of: Someone, first: number): boolean {
  if (needsVaccine(of) === "yes") return canVaccinate(dosesOf(of), first);
  const found = newest(of, "workup.vzv")?.outcomes ?? ["good"];
  return found.includes("good") || found.includes("unreadable") || canVaccinate(dosesOf(of), first);
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
        if (isUndatable(of)) {
          expect([plan!.earliestOn, plan!.isAttainable]).toEqual([undefined, false]);
          expect(plan!.path.length).toBeGreaterThan(0);
          return;
        }
        let first: number = today;
        while (!(canBegin(of, required, first, rules) && vaccineAllows(of, first))) first += 1;
        expect(shown(plan!.earliestOn)).toBe(iso(first));
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
  if (key.startsWith("course-interval/") || key.startsWith("timer/")) return [];
  if (!key.startsWith("work-up/")) return evidenceFact(ruleOf(key), iso(fromOn!));
  const dose = (day: Day): readonly Loose[] => evidenceFact("work-up/varicella-vaccination", iso(day));
  return fromOn === knownOn ? dose(fromOn!) : [...dose(fromOn!), ...dose(knownOn!)];
}
