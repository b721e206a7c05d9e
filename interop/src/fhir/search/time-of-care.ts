import { own } from "../own.ts";
import type { Resource } from "../write/element.ts";
import { type AskedDate, overlaps } from "./date.ts";
import { textAt, valuesAt } from "./values.ts";

/** Whether any of the time that a resource is about lies between two dates, both included. What has no time, as the person, always does. */
export const isCareBetween = (resource: Resource, start: AskedDate | undefined, end: AskedDate | undefined): boolean =>
  overlaps(timeOf(resource), start, end);

/** The time that a resource is about, as FHIR writes it. What is open goes on: a Period without an end. */
function timeOf(resource: Resource): unknown {
  const on = (name: string): string | undefined => textAt(resource, name);
  switch (resource.resourceType) {
    case "Condition":
      return { start: on("onsetDateTime") ?? on("recordedDate"), end: on("abatementDateTime") };
    case "DetectedIssue":
      return { start: on("identifiedDateTime"), end: closedIn(resource) };
    case "MedicationRequest":
    case "Task":
      return { start: on("authoredOn") };
    case "AllergyIntolerance":
      return { start: on("recordedDate") };
    case "ServiceRequest": {
      const [period] = valuesAt(resource, "occurrencePeriod");
      return on("status") === "active" ? { start: textAt(period, "start") } : period;
    }
  }
  const [period] = ["effectivePeriod", "period"].flatMap((path) => valuesAt(resource, path));
  const day = ["effectiveDateTime", "occurrenceDateTime", "performedDateTime", "authored", "sent", "date"]
    .map(on)
    .find((one) => one !== undefined);
  return period ?? day;
}

const closing = new Set(["resolved", "explained", "accepted", "basis-withdrawn"]);

/** When somebody closed a warning; who only looked at it did not. One that ended by itself has no such moment. */
function closedIn(resource: Resource): string | undefined {
  if (textAt(resource, "status") === "preliminary") return undefined;
  const last = valuesAt(resource, "mitigation").at(-1);
  const isClosing = valuesAt(last, "action.coding").some(
    (coding) => textAt(coding, "system") === own.action && closing.has(textAt(coding, "code") ?? ""),
  );
  return isClosing ? textAt(last, "date") : undefined;
}
