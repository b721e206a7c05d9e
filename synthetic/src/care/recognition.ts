import type { Panel } from "../laboratory/sample.ts";
import { type AutoimmuneEvent, type AutoimmuneKind, thyroidKinds } from "../life.ts";
import type { Family, Finding } from "./vocabulary.ts";

const families: Readonly<Partial<Record<AutoimmuneKind, Family>>> = {
  ...Object.fromEntries(thyroidKinds.map((kind) => [kind, "thyroid" as const])),
  thrombocytopenia: "platelets",
  haemolysis: "blood",
  neutropenia: "blood",
  pancytopenia: "blood",
  "anti-gbm": "kidney",
  membranous: "kidney",
  hepatitis: "liver",
  haemophilia: "coagulation",
};
export const familyOf = (kind: AutoimmuneKind): Family | undefined => families[kind];

/** Panels that show the disease once it can be named; no blood test shows the skin, the lungs or the sugar here. */
const revealing: Readonly<Record<Family, readonly Panel[]>> = {
  thyroid: ["thyroid", "thyroid-hormones"],
  platelets: ["blood-count"],
  blood: ["blood-count"],
  kidney: ["renal", "urine"],
  liver: ["liver"],
  coagulation: ["coagulation"],
};
export function reveals(panels: readonly Panel[], event: AutoimmuneEvent): boolean {
  const family = familyOf(event.kind);
  if (family === undefined) return false;
  const needed: readonly Panel[] = event.kind === "membranous" ? ["urine", "kidney-workup"] : revealing[family];
  return needed.some((panel) => panels.includes(panel));
}

/** What is measured again and again afterwards. */
export const followedUp: Readonly<Record<Family, readonly Panel[]>> = {
  thyroid: ["thyroid", "thyroid-hormones"],
  platelets: ["blood-count"],
  blood: ["blood-count", "haemolysis"],
  kidney: ["renal", "urine", "kidney-workup"],
  liver: ["liver"],
  coagulation: ["coagulation", "blood-count"],
};

/** Everything at once, because several disorders may come together (safety-signals GEN-6). */
export const fullPanel: readonly Panel[] = ["blood-count", "renal", "urine", "liver", "thyroid", "coagulation"];

const explained: Readonly<Record<Family, readonly Finding[]>> = {
  thyroid: ["thyroid"],
  platelets: ["platelets"],
  blood: ["neutrophils", "platelets"],
  kidney: ["creatinine", "urine"],
  liver: ["liver"],
  coagulation: [],
};
/** Findings that need no repeat of their own while the disease is followed up. */
export const explainedBy = (family: Family): readonly Finding[] => explained[family];
