import type { Wanted } from "../../acting/index.ts";
import type { Step } from "./plan.ts";

type May = { readonly write: boolean; readonly sign: boolean };

const formsByFact = {
  "result-reported": "result",
  "exam-done": "exam",
  "mri-read": "mri",
  "vitals-measured": "vitals",
  "step-done": "step",
  "vaccine-given": "vaccine",
  "medicine-recorded": "medicines",
  "medicines-reviewed": "medicines",
  "history-reviewed": "history",
  "contact-made": "contact",
  "decision-made": "settle",
} as const;

/** The form by which a step is written down; undefined: no form does, or this person may not. */
export const formOf = ({ what, doneBy, state }: Step, may: May): Wanted | undefined =>
  state === "to-do" ? opened(doneBy, what === "step", may) : undefined;

/** The form of the decision that may stand in its place; undefined: there is none, or this person may not. */
export const insteadOf = ({ orBy, state }: Step, may: May): Wanted | undefined =>
  state === "to-do" ? opened(orBy, false, may) : undefined;

/** @param isGroup all of it is to be done: results are entered together, each in a row of its own */
function opened(by: Step["doneBy"], isGroup: boolean, { write, sign }: May): Wanted | undefined {
  const form = by === null ? undefined : (formsByFact as Partial<Record<string, Wanted["form"]>>)[by.fact];
  if (by === null || form === undefined || !(form === "settle" ? sign : write)) return undefined;
  const [about, ...others] = by.of;
  return { form, about, also: isGroup && form === "result" ? others : [] };
}
