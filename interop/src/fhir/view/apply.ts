import type { Assessment, Protocol } from "@longwatch/core";
import type { Element } from "../write/element.ts";
import { type AppliedAs, appliedPlan } from "./derived/applied-plan.ts";
import { factResources } from "./fact-resources.ts";
import { derivation, type Seen } from "./patient-view.ts";

/**
 * A protocol version applied to a patient; see {@link appliedPlan}.
 *
 * @param assessment the patient's answer under this version
 */
export const applyProtocol = (
  { record, written }: Pick<Seen, "record" | "written">,
  protocol: Protocol,
  assessment: Assessment,
  as: AppliedAs,
): Element => {
  const facts = factResources(record, written);
  return appliedPlan(protocol, derivation(record.patient.id, assessment, facts), as);
};
