import { type Assessment, renderAssessment } from "@longwatch/core";
import { own } from "../../own.ts";
import { planOf } from "../../plan/names.ts";
import { coding, compact, concept } from "../../write/element.ts";
import { program } from "../provenance.ts";
import type { Versioned } from "../versioned.ts";
import { type Derivation, dayOf, derived, reference } from "./context.ts";
import { isWaiting, requestKey, shownOf } from "./service-requests.ts";
import { taskKey } from "./tasks.ts";

type FollowUpState = Assessment["timeline"]["followUp"]["state"];

/** The patient's schedule: the rules it goes by, and what waits. */
export function carePlans(context: Derivation): readonly Versioned[] {
  const { assessment, subject } = context;
  const { followUp } = assessment.timeline;
  const waiting = assessment.obligations.flatMap(({ obligations }) => shownOf(obligations).filter(isWaiting));
  const asked = [
    ...waiting.map(({ key }) => reference(context, "ServiceRequest", requestKey(key))),
    ...assessment.tasks.map(({ key }) => reference(context, "Task", taskKey(key))),
  ];
  const { protocols } = renderAssessment(assessment, () => false);
  const names = [...new Set(protocols.map(({ id, version }) => planOf(`${id}@${version}`)))];
  const plan = compact({
    resourceType: "CarePlan" as const,
    text: { status: "generated", div: narrative(context, waiting.length) },
    identifier: [{ system: own.patient, value: `plan/${context.patient}` }],
    instantiatesCanonical: names,
    status: planStatuses[followUp.state],
    intent: "plan",
    category: [planCategory],
    title: "Watch after alemtuzumab",
    subject,
    period: compact({ start: dayOf(followUp.startedOn), end: dayOf(followUp.endsOn) }),
    author: program,
    activity: asked.map((one) => ({ reference: one })),
  });
  return [derived(context, "plan", plan)];
}

export const planCategory = concept(
  "Assessment and plan",
  coding("http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "assess-plan"),
);

/** What the state of the watch is as the status of its plan. */
export const planStatuses: Readonly<Record<FollowUpState, string>> = {
  "not-started": "draft",
  active: "active",
  "review-due": "active",
  "handed-over": "active",
  declined: "active",
  ended: "completed",
};

/** The therapy from the first infusion to the end of the watch; none before the first. */
export function episodes(context: Derivation): readonly Versioned[] {
  const { startedOn, endsOn, endedOn, state } = context.assessment.timeline.followUp;
  if (startedOn === undefined) return [];
  const episode = compact({
    resourceType: "EpisodeOfCare" as const,
    identifier: [{ system: own.patient, value: `episode/${context.patient}` }],
    status: state === "ended" ? "finished" : "active",
    type: [concept("Alemtuzumab, with its watch")],
    patient: context.subject,
    period: compact({ start: dayOf(startedOn), end: dayOf(endedOn ?? endsOn) }),
  });
  return [derived(context, "episode", episode)];
}

/** Words of ours and numbers only: nothing in it needs escaping. */
function narrative({ assessment }: Derivation, waiting: number): string {
  const { followUp } = assessment.timeline;
  const said = [
    `Watch ${followUp.state.replaceAll("-", " ")}`,
    ...(followUp.endsOn === undefined ? [] : [`ends ${dayOf(followUp.endsOn)}`]),
    `${waiting} tests open or to come`,
    `${assessment.tasks.length} tasks`,
  ];
  return `<div xmlns="http://www.w3.org/1999/xhtml"><p>${said.join("; ")}.</p></div>`;
}
