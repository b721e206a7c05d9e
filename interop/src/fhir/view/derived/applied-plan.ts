import { type Obligation, type Protocol, protocolName } from "@longwatch/core";
import { planOf } from "../../plan/names.ts";
import { compact, type Element, notes } from "../../write/element.ts";
import { resourceId } from "../ids.ts";
import { program } from "../provenance.ts";
import { type Derivation, dayOf } from "./context.ts";
import { planCategory, planStatuses } from "./plans.ts";
import { isWaiting, requestFor, requestKey, shownOf } from "./service-requests.ts";

/** Whether the patient is watched by the version, or it is only asked what it would say. */
export type AppliedAs = "in-force" | "proposal";

/**
 * What a protocol version asks for of one patient, as a CarePlan with its requests in it: those that wait, now or next, and stand on a rule
 * that this version states, be it alone or beside a tighter one of another layer. Nothing of it is kept, so that it has no id; a
 * request of a version in force has the id and the words of the ServiceRequest that is served.
 *
 * @param context the answer under this version
 */
export function appliedPlan(protocol: Protocol, context: Omit<Derivation, "at">, as: AppliedAs): Element {
  const { assessment, subject } = context;
  const { followUp } = assessment.timeline;
  const name = protocolName(protocol);
  const asked = assessment.obligations
    .flatMap(({ obligations }) => shownOf(obligations).filter(isWaiting))
    .filter((one) => isStatedBy(one, name));
  const contained = asked.map((one) => ({
    ...requestFor(one, context),
    id: resourceId(context.patient, requestKey(one.key)),
    ...(as === "proposal" ? { status: "draft", intent: "proposal" } : {}),
  }));
  const said = as === "proposal" ? ["As if this version had governed since the beginning. Nobody has decided so."] : [];
  return compact({
    resourceType: "CarePlan",
    contained,
    instantiatesCanonical: [planOf(name)],
    status: as === "proposal" ? "draft" : planStatuses[followUp.state],
    intent: as === "proposal" ? "proposal" : "plan",
    category: [planCategory],
    title: protocol.title,
    subject,
    period: compact({ start: dayOf(followUp.startedOn), end: dayOf(followUp.endsOn) }),
    created: dayOf(assessment.asOf),
    author: program,
    activity: contained.map(({ id }) => ({ reference: { reference: `#${id}` } })),
    note: notes(...said),
  });
}

const isStatedBy = ({ inForce }: Obligation, name: string): boolean =>
  inForce.protocol === name || inForce.others.some((one) => one.protocol === name);
