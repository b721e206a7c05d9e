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
  exam: form(() => import("./forms/exam-form.tsx")),
  step: form(() => import("./forms/step-form.tsx")),
  vaccine: form(() => import("./forms/vaccine-form.tsx")),
  history: form(() => import("./forms/history-form.tsx")),
  medicines: form(() => import("./forms/medicines-form.tsx")),
  relapse: form(() => import("./forms/relapse-form.tsx")),
  settle: form(() => import("./forms/settle-form.tsx")),
  retreat: form(() => import("./forms/retreat-form.tsx")),
  correct: form(() => import("./forms/correct-form.tsx")),
} as const;
export type FormName = keyof typeof forms;
