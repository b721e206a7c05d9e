import { findAnalyte } from "../../units/analytes.ts";
import type { Evidence } from "../rule.ts";
import { listed } from "./timing.ts";

/** What fulfils a rule, in words. */
export function evidenceInWords(evidence: Evidence): string {
  if ("results" in evidence) {
    const needed = evidence.results.map((one) =>
      typeof one === "string" ? analyteName(one) : listed(one.map(analyteName), "or"),
    );
    return needed.length === 1 ? `a result of ${needed[0]}` : `results of all of: ${needed.join("; ")}`;
  }
  if ("exam" in evidence) return `the examination "${evidence.exam}"`;
  if ("mri" in evidence) return `an MRI of the ${evidence.mri}`;
  if ("vitals" in evidence) return `vital signs measured ${evidence.vitals} the infusion`;
  if ("step" in evidence) return `the step "${evidence.step}"`;
  if ("medicineClass" in evidence) return `a medicine of the class "${evidence.medicineClass}" recorded as taken`;
  if ("review" in evidence) return `a review of the ${evidence.review}`;
  if ("tests" in evidence) return `each of: ${evidence.tests.map(analyteName).join("; ")}`;
  return "a contact with the patient";
}

const analyteName = (key: string): string => findAnalyte(key)?.name ?? key;
