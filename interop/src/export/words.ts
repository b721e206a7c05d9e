import { conditionKeys } from "../fhir/conditions.ts";
import { medicineNames } from "../fhir/drugs.ts";
import { vaccines } from "../fhir/vaccines.ts";

/** Closed lists of words that may leave. Whatever is not in its list might be a name or a sentence. */
export type Words = {
  /** Keys of symptoms that the rules of the clinic know. */
  readonly symptoms: ReadonlySet<string>;
};

const results = ["negative", "positive", "indeterminate", "detected", "not-detected", "present", "absent", "trace"];
const grades = ["1+", "2+", "3+", "4+"];

/** Results of tests that are words. */
export const resultWords: ReadonlySet<string> = new Set([...results, ...grades]);

/** Medicines and therapies, by our word; other spellings of some of them. */
export const drugWords: ReadonlySet<string> = new Set([
  "alemtuzumab",
  ...medicineNames.values(),
  ...["co-trimoxazole", "amoxicillin", "famciclovir", "prednisolone", "dexamethasone", "daclizumab", "laquinimod"],
  ...["ibuprofen", "aspirin", "omeprazole", "pantoprazole", "loratadine", "ranitidine", "carbimazole", "warfarin"],
]);
const drugSpellings: Readonly<Record<string, string>> = {
  lemtrada: "alemtuzumab",
  "glatiramer-acetate": "glatiramer",
  acyclovir: "aciclovir",
  valacyclovir: "valaciclovir",
  acetaminophen: "paracetamol",
  methimazole: "thiamazole",
  "trimethoprim-sulfamethoxazole": "co-trimoxazole",
  bactrim: "co-trimoxazole",
};

/** Diagnoses and traits that the rules and the code tables know. */
export const conditionWords: ReadonlySet<string> = new Set([
  ...conditionKeys.values(),
  ...["duffy-null", "edta-clumper", "postmenopausal", "hysterectomy", "neurogenic-bladder", "smoker"],
  ...["family-autoimmunity", "autoimmune-disease", "malignancy", "coronary-heart-disease", "bleeding-disorder"],
  ...["arterial-dissection", "hypertension", "diabetes", "pneumonia", "sinusitis", "bronchitis", "urinary-infection"],
  ...["recurrent-bacterial-infection", "hyperthyroidism", "thyroid-eye-disease", "vitiligo", "psoriasis", "asthma"],
  ...["depression", "epilepsy", "migraine", "hepatitis-b", "hepatitis-c", "hiv", "anaemia", "osteoporosis"],
]);

export const vaccineWords: ReadonlySet<string> = new Set([...vaccines.values()].map(({ key }) => key));

/** Functional tests and questionnaires. */
export const testWords: ReadonlySet<string> = new Set([
  ...["t25fw", "9hpt-dominant", "9hpt-other", "sdmt", "pasat3", "msis29-physical", "msis29-psychological"],
  ...["low-contrast-acuity", "fsmc", "mfis", "eq5d", "six-minute-walk"],
]);

/** Units in which those tests are written. */
export const testUnits: ReadonlySet<string> = new Set(["s", "{score}", "1", "m", "%", "{count}"]);

export const regionWords: ReadonlySet<string> = new Set([
  ...["brain", "spine", "spinal-cord", "cervical-cord", "thoracic-cord", "brain-and-cord"],
]);

/** `Glatiramer acetate` is `glatiramer-acetate`. */
const asKey = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** The word of a closed list that a text is; undefined where it is none of them. */
export function wordIn(list: ReadonlySet<string>, text: string): string | undefined {
  if (list.has(text)) return text;
  const key = asKey(text);
  return list.has(key) ? key : undefined;
}

/** The word of a medicine, under any spelling we know. */
export const drugWord = (text: string): string | undefined =>
  wordIn(drugWords, Object.hasOwn(drugSpellings, asKey(text)) ? drugSpellings[asKey(text)]! : text);
