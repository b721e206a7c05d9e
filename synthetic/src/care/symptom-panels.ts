import type { Panel } from "../laboratory/sample.ts";
import type { SymptomKey } from "../symptoms/questions.ts";

const bleeding: readonly Panel[] = ["blood-count", "coagulation"];
const kidneys: readonly Panel[] = ["blood-count", "renal", "urine"];
const thyroid: readonly Panel[] = ["thyroid", "thyroid-hormones"];
const liver: readonly Panel[] = ["blood-count", "liver"];

/** What is measured when somebody rings about a symptom (safety-signals 5, column "points to"). */
const panelsBySymptom: Readonly<Partial<Record<SymptomKey, readonly Panel[]>>> = {
  petechiae: bleeding,
  "unexplained-bruising": bleeding,
  "gum-or-nose-bleeding": bleeding,
  "painful-limb-swelling": bleeding,
  "heavy-period": bleeding,
  "blood-in-stool": bleeding,
  "dark-urine": [...kidneys, "liver"],
  "foamy-urine-or-puffiness": kidneys,
  "little-urine": kidneys,
  "coughed-blood": kidneys,
  "breathlessness-or-cough": kidneys,
  jaundice: [...liver, "haemolysis"],
  "right-belly-pain-or-nausea": [...liver, "renal", "urine"],
  "racing-heart-or-weight-loss": thyroid,
  "tired-cold-or-weight-gain": thyroid,
  "eye-irritation-or-double-vision": thyroid,
  "fever-or-night-sweats": [...kidneys, "liver"],
  "headache-with-stiff-neck": ["blood-count", "renal"],
  "stroke-signs": bleeding,
  "chest-pain-or-sudden-breathlessness": ["blood-count", "renal"],
  diarrhoea: ["blood-count", "renal"],
  "fit-or-blackout": ["blood-count", "renal"],
  "rash-with-fever-or-joints": liver,
  pregnancy: ["thyroid"],
  "thoughts-of-self-harm": ["thyroid"],
};

/** Empty where no test helps: those who ring are seen, not bled. */
export const panelsFor = (symptom: SymptomKey): readonly Panel[] => panelsBySymptom[symptom] ?? [];
