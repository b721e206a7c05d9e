import { own } from "../own.ts";
import { coding, compact, type Element, loinc, type Resource } from "../write/element.ts";
import { derived } from "./derived/context.ts";
import { resourceId } from "./ids.ts";
import { currentOf, type Versioned } from "./versioned.ts";

const sections = "http://terminology.hl7.org/CodeSystem/v2-0074";

/**
 * Results of one laboratory that were collected at one moment, as one report. Which order they were asked for by is not kept,
 * so that two orders of one tube are one report.
 */
export function reports(patient: string, resources: readonly Versioned[]): readonly Versioned[] {
  const results = resources.filter(isOfLaboratory);
  return [...Map.groupBy(results, sampleOf)].map(([key, members]) => report(patient, key, members));
}

function isOfLaboratory(one: Versioned): boolean {
  const categories = currentOf(one)?.["category"] as readonly { readonly coding?: readonly Element[] }[] | undefined;
  return one.type === "Observation" && categories?.[0]?.coding?.[0]?.["code"] === "laboratory";
}

const sampleOf = (one: Versioned): string => {
  const resource = currentOf(one)!;
  return JSON.stringify([laboratoryOf(resource) ?? "", resource["effectiveDateTime"]]);
};
const laboratoryOf = ({ performer }: Resource & { readonly performer?: unknown }): string | undefined =>
  (performer as readonly { readonly display?: string }[] | undefined)?.[0]?.display;

function report(patient: string, key: string, members: readonly Versioned[]): Versioned {
  const name = `report/${key}`;
  const held = members.map((one) => currentOf(one)!);
  const [first] = held;
  const issued = held.flatMap(({ issued: at }) => (typeof at === "string" ? [at] : [])).toSorted();
  const resource = compact({
    resourceType: "DiagnosticReport" as const,
    identifier: [{ system: own.report, value: resourceId(patient, name) }],
    status: statusOf(held.map(({ status }) => status as string)),
    category: [{ coding: [coding(sections, "LAB", "Laboratory")] }],
    code: { coding: [coding(loinc, "11502-2", "Laboratory report")], text: "Laboratory report" },
    subject: first!["subject"],
    effectiveDateTime: first!["effectiveDateTime"],
    issued: issued.at(-1),
    performer: first!["performer"] ?? [],
    result: members.map(({ type, id: one }) => ({ reference: `${type}/${one}` })),
  });
  const at = members.flatMap(({ states }) => states.map((state) => state.at)).reduce((a, b) => (a > b ? a : b));
  return derived({ patient, at }, name, resource);
}

function statusOf(statuses: readonly string[]): string {
  for (const all of ["entered-in-error", "cancelled"]) if (statuses.every((one) => one === all)) return all;
  if (statuses.includes("preliminary")) return "partial";
  return statuses.includes("corrected") ? "corrected" : "final";
}
