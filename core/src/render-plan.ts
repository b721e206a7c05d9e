import { type Day, formatDay } from "./base/calendar.ts";
import { sentenceOf } from "./explain.ts";
import type { WorkUpPlanJson } from "./plan-json.ts";
import { hinders, type PlanStep } from "./planning/steps.ts";
import type { WorkUpPlan } from "./planning/work-up-plan.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";

const shown = (day: Day | undefined): string | null => (day === undefined ? null : formatDay(day));

export const renderPlan = (patient: string, plan: WorkUpPlan, wording: Wording = english): WorkUpPlanJson => ({
  plan: 1,
  patient,
  asOf: formatDay(plan.asOf),
  course: plan.course,
  wishedOn: formatDay(plan.wishedOn),
  attainable: plan.isAttainable,
  earliestOn: shown(plan.earliestOn),
  path: [...plan.path],
  steps: plan.steps.map((one) => renderStep(one, wording)),
  ifs: plan.ifs.map(({ key, brought: { consequence }, earliestOn }) => ({
    key,
    name: phraseIn(consequence.name, wording),
    says: phraseIn(consequence.says, wording),
    after: consequence.after,
    unless: consequence.unless,
    earliestOn: shown(earliestOn),
  })),
});

const writtenAs = (by: PlanStep["doneBy"]): WorkUpPlanJson["steps"][number]["doneBy"] =>
  by === undefined ? null : { fact: by.fact, of: [...by.of] };

const renderStep = (one: PlanStep, wording: Wording): WorkUpPlanJson["steps"][number] => ({
  key: one.key,
  what: one.what,
  name: phraseIn(one.name, wording),
  says: sentenceOf(one, wording),
  required: one.isRequired,
  state: one.state,
  late: hinders(one),
  after: [...one.after],
  fromOn: shown(one.fromOn),
  knownOn: shown(one.knownOn),
  byOn: formatDay(one.byOn),
  neededOn: formatDay(one.neededOn),
  servesThrough: shown(one.servesThrough),
  because: [...one.because],
  doneBy: writtenAs(one.doneBy),
  orBy: writtenAs(one.orBy),
  doses: one.doses.map(({ givenOn, fromOn, byOn }) => ({
    givenOn: shown(givenOn),
    fromOn: shown(fromOn),
    byOn: formatDay(byOn),
  })),
  protocol: one.protocol,
  layer: one.layer,
  confidence: one.confidence,
  sources: one.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
});
