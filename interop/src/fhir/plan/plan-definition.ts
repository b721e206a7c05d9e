import { formatDay, type Protocol, type Reference } from "@longwatch/core";
import { coding, compact, type Element, type Resource, worded } from "../write/element.ts";
import { canonical, idOfVersion, nameOf } from "./names.ts";
import { planAction } from "./plan-action.ts";
import { type Anchor, anchors } from "./timing.ts";

/** Only a signed version is in use. */
export const statusOf = ({
  status,
  signedBy,
}: Pick<Protocol, "status" | "signedBy">): "draft" | "active" | "retired" =>
  status === "retired" ? "retired" : status === "approved" && signedBy.length > 0 ? "active" : "draft";

/** The European Union is no country of ISO 3166; it is named in words. */
const countries: Readonly<Record<string, string>> = { US: "US", GB: "GB", CH: "CH", CA: "CA", AU: "AU" };

export function jurisdictionOf(jurisdiction: Protocol["jurisdiction"]): readonly Element[] {
  if (jurisdiction === "any") return [];
  const code = countries[jurisdiction];
  return [code === undefined ? worded("European Union") : { coding: [coding("urn:iso:std:iso:3166", code)] }];
}

/**
 * A version of a protocol as a PlanDefinition of FHIR R4: an action for each rule, counted from the infusions, with its
 * strength, its citations, its grade and its layer. What it cannot say stands in our extensions (`urn:longwatch:…`).
 *
 * @param references the bibliography; a source that is not in it is cited by its id
 */
export function writePlanDefinition(protocol: Protocol, references: readonly Reference[]): Resource {
  const actions = protocol.rules.map((rule) => planAction(rule, protocol, references));
  const { from, through } = protocol.effective;
  return compact({
    resourceType: "PlanDefinition",
    id: idOfVersion(protocol),
    url: canonical.plan(protocol),
    identifier: [{ system: "urn:longwatch:digest", value: protocol.digest }],
    version: protocol.version,
    name: nameOf(`${protocol.protocol} ${protocol.version}`),
    title: protocol.title,
    type: { coding: [coding("http://terminology.hl7.org/CodeSystem/plan-definition-type", "clinical-protocol")] },
    status: statusOf(protocol),
    description:
      "Not a label and not a medical device: a draft of a monitoring protocol, written from the sources that it cites.",
    jurisdiction: jurisdictionOf(protocol.jurisdiction),
    approvalDate: protocol.signedBy.at(-1)?.on === undefined ? undefined : formatDay(protocol.signedBy.at(-1)!.on),
    effectivePeriod: compact({ start: formatDay(from), end: through === null ? undefined : formatDay(through) }),
    topic: [
      {
        coding: [coding("http://terminology.hl7.org/CodeSystem/definition-topic", "treatment")],
        text: "Monitoring after alemtuzumab in multiple sclerosis",
      },
    ],
    library: protocol.rules.some(({ kind }) => kind === "periodic")
      ? [`${canonical.library(protocol)}|${protocol.version}`]
      : [],
    action: [
      ...anchorActions(actions.flatMap(({ when }) => when.anchor ?? [])),
      ...actions.map(({ when: _, ...action }) => action),
    ],
  }) as Resource;
}

/** The events that the rules count from; a span counts from both ends of a course. */
function anchorActions(used: readonly Anchor[]): readonly Element[] {
  const needed = new Set<Anchor>(used);
  if (needed.has("last-infusion-of-course")) needed.add("first-infusion-of-course");
  return (Object.keys(anchors) as Anchor[])
    .filter((anchor) => needed.has(anchor))
    .map((anchor) => ({ id: anchor, title: anchors[anchor], trigger: [{ type: "named-event", name: anchor }] }));
}
