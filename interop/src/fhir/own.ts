import { type Cursor, children, textOf } from "./cursor.ts";

/**
 * Our own names in FHIR, for what no public code system says. Whoever writes them means our words, so they are
 * read as such.
 */
export const own = {
  /** Identifier of a result's key: read back as it is. */
  resultKey: "urn:longwatch:result-key",
  /** Identifier of the fact a resource was written from: it ties no states together. */
  fact: "urn:longwatch:fact",
  patient: "urn:longwatch:patient",
  condition: "urn:longwatch:condition",
  medicineClass: "urn:longwatch:medicine-class",
  specimenRemark: "urn:longwatch:specimen-remark",
  assessment: "urn:longwatch:assessment",
  event: "urn:longwatch:event",
  step: "urn:longwatch:step",
  symptom: "urn:longwatch:symptom",
  form: "urn:longwatch:form",
  /** Canonical address of a protocol, before its id; its version stands behind the bar. */
  protocol: "urn:longwatch:protocol",
  rule: "urn:longwatch:rule",
  obligation: "urn:longwatch:obligation",
  signal: "urn:longwatch:signal",
  signalKey: "urn:longwatch:signal-key",
  task: "urn:longwatch:task",
  taskKey: "urn:longwatch:task-key",
  report: "urn:longwatch:report",
  role: "urn:longwatch:role",
  /** Identifier of an account or a service. */
  actor: "urn:longwatch:actor",
  message: "urn:longwatch:message",
  action: "urn:longwatch:action",
  flag: "urn:longwatch:flag",
  jurisdiction: "urn:longwatch:jurisdiction",
  /** Extension: the date is only about right. */
  approximate: "urn:longwatch:approximate",
  /** Extension: what the patient said at the drawing. */
  context: "urn:longwatch:context",
} as const;

/** Marked by us: its date is only about right. */
export const isApproximate = (resource: Cursor): boolean =>
  children(resource, "extension").some((one) => textOf(one, "url") === own.approximate);
