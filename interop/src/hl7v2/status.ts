import type { Issue, ResultStatus } from "@longwatch/core";
import { doubt } from "./issue.ts";
import { forSender, type Hl7Options, own } from "./options.ts";
import { component, type Segment } from "./segment.ts";

export type StatusReading =
  | { readonly kind: "status"; readonly status: ResultStatus; readonly issues: readonly Issue[] }
  /** There is no result here and none was meant to be: I, O, N. */
  | { readonly kind: "not-filed"; readonly code: "I" | "O" | "N" };

/** HL7 table 0085, as interop.md 3.2 maps it. */
const statuses: Readonly<Record<string, ResultStatus>> = {
  F: "final",
  U: "final",
  V: "final",
  B: "final",
  C: "corrected",
  A: "corrected",
  P: "preliminary",
  R: "preliminary",
  S: "preliminary",
  X: "cancelled",
  W: "entered-in-error",
  D: "entered-in-error",
};

/** What OBR-25 (table 0123) says about a result that has no status of its own. */
const orderStatuses: Readonly<Record<string, ResultStatus>> = {
  F: "final",
  C: "corrected",
  P: "preliminary",
  R: "preliminary",
  X: "cancelled",
};

/**
 * What OBX-11 says; where it is empty, what OBR-25 says of the whole order. A word that is no code and is
 * not agreed with the sender leaves the result preliminary, with `status-unknown`: it is judged for danger,
 * and is no evidence that the test was done, until somebody settles the word.
 */
export function readStatus(
  obx: Segment,
  obr: Segment | undefined,
  at: string,
  sender: string,
  options: Hl7Options,
): StatusReading {
  const sent = component(obx, 11, 1);
  const code =
    own(forSender(options.statuses, sender), sent) ?? own(options.statuses?.["*"], sent) ?? sent.toUpperCase();
  if (code === "I" || code === "O" || code === "N") return { kind: "not-filed", code };
  const known =
    code === "" && obr !== undefined ? own(orderStatuses, component(obr, 25, 1).toUpperCase()) : own(statuses, code);
  if (known !== undefined) {
    const issues = code === "W" ? [wrongPatient(at)] : [];
    return { kind: "status", status: known, issues };
  }
  const unknown = doubt(
    "status-unknown",
    `${at}-11`,
    sent === "" ? "nothing" : sent,
    "The result was taken as preliminary, so it fulfils no test. Ask the sender what the status means and add it to the sender's statuses.",
  );
  return { kind: "status", status: "preliminary", issues: [unknown] };
}

const wrongPatient = (at: string): Issue =>
  doubt(
    "patient-mismatch",
    `${at}-11`,
    "W: posted to the wrong patient",
    "The earlier result was withdrawn. Check what was decided on it, for this patient and for the other.",
  );
