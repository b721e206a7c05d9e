import { type ComponentType, lazy } from "react";
import type { FormOf } from "./fact-form.tsx";

const form = (load: () => Promise<{ readonly Form: ComponentType<FormOf> }>) =>
  lazy(async () => ({ default: (await load()).Form }));

/** Everything that can be written into a record by hand. Each form is loaded when it is opened. */
export const forms = {
  result: form(() => import("./forms/result-form.tsx")),
  symptoms: form(() => import("./forms/symptoms-form.tsx")),
  contact: form(() => import("./forms/contact-form.tsx")),
  infusion: form(() => import("./forms/infusion-form.tsx")),
  vitals: form(() => import("./forms/vitals-form.tsx")),
  exam: form(() => import("./forms/exam-form.tsx")),
  edss: form(() => import("./forms/edss-form.tsx")),
  step: form(() => import("./forms/step-form.tsx")),
  vaccine: form(() => import("./forms/vaccine-form.tsx")),
  mri: form(() => import("./forms/mri-form.tsx")),
  history: form(() => import("./forms/history-form.tsx")),
  condition: form(() => import("./forms/condition-form.tsx")),
  medicines: form(() => import("./forms/medicines-form.tsx")),
  allergy: form(() => import("./forms/allergy-form.tsx")),
  disease: form(() => import("./forms/disease-form.tsx")),
  relapse: form(() => import("./forms/relapse-form.tsx")),
  therapy: form(() => import("./forms/therapy-form.tsx")),
  planning: form(() => import("./forms/planning-form.tsx")),
  pregnancy: form(() => import("./forms/pregnancy-form.tsx")),
  settle: form(() => import("./forms/settle-form.tsx")),
  correct: form(() => import("./forms/correct-form.tsx")),
} as const;
export type FormName = keyof typeof forms;

/** As they stand in the menu. */
export const formGroups = [
  { name: "group-often", forms: ["result", "symptoms", "contact", "infusion"] },
  { name: "group-findings", forms: ["vitals", "exam", "edss", "mri", "step", "vaccine"] },
  { name: "group-person", forms: ["history", "condition", "medicines", "allergy", "planning", "pregnancy"] },
  { name: "group-disease", forms: ["disease", "relapse", "therapy"] },
  { name: "group-mend", forms: ["correct"] },
] as const satisfies readonly { readonly name: string; readonly forms: readonly FormName[] }[];
