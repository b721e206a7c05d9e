import { addDays, findAnalyte, type Obligation, type ObligationStatus } from "@longwatch/core";
import { own } from "../../own.ts";
import { planOf } from "../../plan/names.ts";
import { coding, compact, concept, type Element, loinc, notes } from "../../write/element.ts";
import { program } from "../provenance.ts";
import type { Versioned } from "../versioned.ts";
import { type Derivation, dayOf, derived, referencesTo } from "./context.ts";

export const requestKey = (obligation: string): string => `request/${obligation}`;

/** What must be done once: all that is open or was, and of each rule what comes next. */
export const serviceRequests = (context: Derivation): readonly Versioned[] =>
  context.assessment.obligations.flatMap(({ obligations }) =>
    shownOf(obligations).map((one) => derived(context, requestKey(one.key), requestFor(one, context))),
  );

/** Of a rule: what has opened, and the next that has not. Hundreds more lie years ahead. */
export function shownOf(obligations: readonly Obligation[]): readonly Obligation[] {
  const ahead = obligations.filter(({ status }) => status === "not-yet-open");
  const next = Math.min(...ahead.map(({ dueOn }) => dueOn));
  return obligations.filter(({ status, dueOn }) => status !== "not-yet-open" || dueOn === next);
}

/** Whether it waits to be done, now or next. */
export const isWaiting = ({ status }: Obligation): boolean => statuses[status] === "active";

const statuses: Readonly<Record<ObligationStatus, "active" | "completed" | "revoked">> = {
  "not-yet-open": "active",
  open: "active",
  due: "active",
  overdue: "active",
  fulfilled: "completed",
  "fulfilled-late": "completed",
  missed: "revoked",
  waived: "revoked",
  superseded: "revoked",
};

/** One obligation as a request. */
export function requestFor(one: Obligation, context: Omit<Derivation, "at">) {
  const { rule, protocol } = one.inForce;
  const wanted = analytesOf(one);
  const categories = wanted.length > 0 ? [concept("Laboratory procedure", coding(snomed, "108252007"))] : [];
  return compact({
    resourceType: "ServiceRequest" as const,
    identifier: [{ system: own.obligation, value: one.key }],
    instantiatesCanonical: [planOf(protocol)],
    status: statuses[one.status],
    intent: "plan",
    category: categories,
    priority: one.status === "overdue" ? "urgent" : "routine",
    code: concept(rule.name, coding(own.rule, rule.id), ...(wanted.length === 1 ? wanted : [])),
    orderDetail: wanted.length > 1 ? wanted.map((code) => ({ coding: [code] })) : [],
    subject: context.subject,
    occurrencePeriod: compact({ start: dayOf(one.opensOn), end: dayOf(addDays(one.overdueFrom, -1)) }),
    requester: program,
    reasonReference: referencesTo(context, one.because).filter(isReason),
    supportingInfo: referencesTo(context, one.evidence),
    note: notes(
      `${one.status}, due ${dayOf(one.dueOn)}`,
      one.lacking.length === 0 ? undefined : `lacking: ${one.lacking.join(", ")}`,
    ),
  });
}

const snomed = "http://snomed.info/sct";

/** FHIR lets only some types be a reason. */
const isReason = ({ reference }: Element): boolean =>
  /^(Condition|Observation|DiagnosticReport)\//.test(`${reference}`);

/** The LOINC number that we send for each analyte it asks for. */
function analytesOf({ inForce: { rule } }: Obligation): readonly Element[] {
  if (!("evidence" in rule)) return [];
  const { evidence } = rule;
  const names =
    "results" in evidence ? evidence.results.map((one) => [one].flat()[0]!) : "tests" in evidence ? evidence.tests : [];
  return names.flatMap((name) => {
    const analyte = findAnalyte(name);
    const term = analyte?.loinc.find(({ preferred }) => preferred) ?? analyte?.loinc[0];
    return analyte === undefined || term === undefined ? [] : [coding(loinc, term.code, analyte.name)];
  });
}
