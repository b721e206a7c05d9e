import { type ResultValue, readResultText } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { textValue, type ValueContext, type ValueReading, wordOrNumber } from "../results/value.ts";
import { type Concept, shownConcept } from "./concept.ts";
import { snomed, snomedFindings } from "./snomed.ts";

const interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

/** What a code says by itself. LOINC answer lists, HL7 interpretation codes; SNOMED CT in its own file. */
const codedFindings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(snomedFindings).map(([code, word]) => [`${snomed}|${code}`, word] as const),
  ...Object.entries({
    POS: "positive",
    NEG: "negative",
    IND: "indeterminate",
    DET: "detected",
    ND: "not-detected",
  }).map(([code, word]) => [`${interpretation}|${code}`, word] as const),
  ...Object.entries({
    "LA6576-8": "positive",
    "LA6577-6": "negative",
    "LA11882-0": "detected",
    "LA11883-8": "not-detected",
    "LA9633-4": "present",
    "LA9634-2": "absent",
    "LA11884-6": "indeterminate",
  }).map(([code, word]) => [`http://loinc.org|${code}`, word] as const),
]);

/**
 * A coded result: the known codes first, then the words beside them. A code and a word that contradict each
 * other are not believed; a code we do not know is read by its words, and kept as text where they say nothing.
 */
export function codedValue(concept: Concept, context: ValueContext): ValueReading {
  const known = concept.codes.flatMap(({ system, code }) => codedFindings.get(`${system}|${code}`) ?? []);
  const words = [concept.text, ...concept.codes.map(({ display }) => display)].filter((word) => word !== "");
  const read = words.flatMap((word) => {
    const reading = readResultText(word, context.analyte, context.style);
    return reading.kind === "value" ? [reading.value] : [];
  });
  const said: readonly ResultValue[] = [...known, ...read];
  if (new Set(said.map(polarity)).size > 1) {
    const remedy = "Its codes and words contradict each other, so it was not taken. Ask the laboratory which is right.";
    return { remarks: [], issues: [problem("value-unreadable", context.at, shownConcept(concept), remedy)] };
  }
  const [first] = known;
  if (first !== undefined) return wordOrNumber(first, undefined, context);
  const word = words.find((one) => readResultText(one, context.analyte, context.style).kind !== "text") ?? words[0];
  return textValue(word ?? concept.codes[0]?.code ?? "", context);
}

const denials: ReadonlySet<ResultValue> = new Set(["negative", "not-detected", "absent"]);
const affirmations: ReadonlySet<ResultValue> = new Set([
  "positive",
  "detected",
  "present",
  "trace",
  "1+",
  "2+",
  "3+",
  "4+",
]);

/** Words of one sense agree: "not detected" and "negative" are no contradiction. */
const polarity = (value: ResultValue): string =>
  denials.has(value) ? "no" : affirmations.has(value) ? "yes" : JSON.stringify(value);
