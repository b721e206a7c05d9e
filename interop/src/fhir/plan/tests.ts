import { findAnalyte, InvariantError, type RuleOfKind } from "@longwatch/core";
import { own } from "../own.ts";
import { coding, concept, type Element, loinc } from "../write/element.ts";

type Evidence = RuleOfKind<"periodic">["evidence"];

/** One thing that is asked for: its key, what kind of request it is, and its codes, the first to be sent. */
export type Test = {
  readonly key: string;
  readonly name: string;
  readonly kind: "ServiceRequest" | "Task" | "MedicationRequest" | "CommunicationRequest";
  readonly system: string;
  readonly codes: readonly string[];
};

/** What a rule asks for: all of these, of each any one that is named. */
export function testsOf(evidence: Evidence): readonly (readonly Test[])[] {
  if ("results" in evidence)
    return evidence.results.map((needed) => (typeof needed === "string" ? [needed] : needed).map(resultTest));
  if ("tests" in evidence)
    return evidence.tests.map((test) => [findAnalyte(test) === undefined ? examTest(test) : resultTest(test)]);
  return [[otherTest(evidence)]];
}

function otherTest(evidence: Exclude<Evidence, { results: unknown } | { tests: unknown }>): Test {
  if ("exam" in evidence) return examTest(evidence.exam);
  if ("mri" in evidence) return { ...examTest("mri"), key: `mri-${evidence.mri}`, name: `MRI, ${evidence.mri}` };
  if ("vitals" in evidence)
    return { ...examTest(`vitals-${evidence.vitals}`), name: `Vital signs ${evidence.vitals} the infusion` };
  if ("step" in evidence) return { ...named(evidence.step), kind: "Task", system: own.step };
  if ("review" in evidence) return { ...named(`review-of-${evidence.review}`), kind: "Task", system: own.step };
  if ("contact" in evidence) return { ...named("contact"), kind: "CommunicationRequest", system: own.step };
  return { ...named(evidence.medicineClass), kind: "MedicationRequest", system: own.medicineClass };
}

/** The preferred number first: the others are of other methods, specimens or units, and are accepted. */
function resultTest(key: string): Test {
  const analyte = findAnalyte(key);
  if (analyte === undefined) throw new InvariantError(`no analyte ${key}`);
  const codes = analyte.loinc.toSorted((a, b) => Number(b.preferred) - Number(a.preferred)).map(({ code }) => code);
  return { key: analyte.key, name: analyte.name, kind: "ServiceRequest", system: loinc, codes };
}

const examTest = (exam: string): Test => ({ ...named(exam), kind: "ServiceRequest", system: own.assessment });

const named = (key: string): Pick<Test, "key" | "name" | "codes"> => ({
  key,
  name: `${key[0]!.toUpperCase()}${key.slice(1)}`.replaceAll("-", " "),
  codes: [key],
});

export const conceptOf = ({ name, system, codes }: Test): Element => concept(name, coding(system, codes[0]!, name));
