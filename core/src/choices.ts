import { nameOfKey } from "./name-of-key.ts";
import type { Evidence } from "./protocol/rule.ts";
import type { Rulebook } from "./protocol/rulebook.ts";
import { selfCheckOf } from "./protocol/symptom-keys.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";
import type { Analyte, Limits } from "./units/analyte.ts";
import { analytes } from "./units/analytes.ts";

type InBoth = { readonly en: string; readonly es: string };
type Asked = { readonly symptom: string; readonly asks: InBoth };

/** What forms choose from: what the catalogue knows, and what the rules of a clinic speak of. */
export type Choices = {
  readonly analytes: readonly {
    readonly key: string;
    readonly name: string;
    readonly scale: Analyte["scale"];
    /** The first is the canonical one; none where the result is a word. */
    readonly units: readonly string[];
    /** In the canonical unit; outside it is kept, and questioned. */
    readonly soft: Limits | undefined;
  }[];
  /** Analytes that a rule asks for together. */
  readonly panels: readonly { readonly id: string; readonly name: string; readonly analytes: readonly string[] }[];
  /** The questions by telephone, in the order of the self-check. */
  readonly groups: readonly {
    readonly id: string;
    readonly name: InBoth;
    readonly questions: readonly (Asked & {
      readonly followUps: readonly (Asked & { readonly after: "yes" | "no" })[];
    })[];
  }[];
  /** Keys that rules or clinicians use and nobody is asked for. */
  readonly otherSymptoms: readonly { readonly key: string; readonly says: string }[];
  readonly exams: readonly string[];
  readonly steps: readonly string[];
  /** `inLine`: as it stands within a sentence. */
  readonly conditions: readonly { readonly key: string; readonly name: string; readonly inLine: string }[];
  /** What is asked before a course, in the order of the form; what the criteria do not ask for is among the conditions. */
  readonly history: readonly {
    readonly name: InBoth;
    readonly questions: readonly { readonly item: string; readonly asks: InBoth }[];
  }[];
  /** Whose allergies decide. */
  readonly allergens: readonly string[];
  readonly medicineClasses: readonly string[];
  /** What examinations, steps and classes of medicines are called, by their keys. */
  readonly names: Readonly<Record<string, string>>;
};

const known = new WeakMap<Rulebook, Choices>();

/** Names are in the reader's language; keys are what is recorded. */
export function choicesIn(rulebook: Rulebook, wording: Wording = english): Choices {
  const all = englishChoices(rulebook);
  if (wording.language === "en") return all;
  const named = <One extends { readonly name: string }>(one: One): One => ({
    ...one,
    name: phraseIn(one.name, wording),
  });
  const byKey = (key: string): string => capital(phraseIn(key, wording));
  return {
    ...all,
    analytes: all.analytes.map(named).toSorted(byName),
    panels: all.panels.map(named),
    otherSymptoms: all.otherSymptoms.map(({ key, says }) => {
      const sentence = phraseIn(says, wording);
      return { key, says: sentence === says ? byKey(key) : sentence };
    }),
    conditions: all.conditions
      .map(({ key }) => ({ key, name: byKey(key), inLine: phraseIn(key, wording) }))
      .toSorted(byName),
    names: Object.fromEntries(Object.keys(all.names).map((key) => [key, byKey(key)])),
  };
}

function englishChoices(rulebook: Rulebook): Choices {
  const before = known.get(rulebook);
  if (before !== undefined) return before;
  const choices = choicesOf(rulebook);
  known.set(rulebook, choices);
  return choices;
}

function choicesOf({ protocols }: Rulebook): Choices {
  const found = new Map<string, Set<string>>();
  for (const one of protocols) collect(one, found);
  const keys = (kind: string): readonly string[] => [...(found.get(kind) ?? [])].toSorted();
  const selfCheck = selfCheckOf(protocols);
  const groups = (selfCheck?.groups ?? []).map(({ id, name }) => ({
    id,
    name,
    questions: selfCheck!.questions
      .filter(({ group }) => group === id)
      .map(({ symptom, asks, followUps = [] }) => ({
        symptom,
        asks,
        followUps: followUps.map(({ after = "yes", symptom: key, asks: text }) => ({
          symptom: key,
          asks: text,
          after,
        })),
      })),
  }));
  const asked = new Set(
    groups.flatMap(({ questions }) =>
      questions.flatMap((one) => [one, ...one.followUps].map(({ symptom }) => symptom)),
    ),
  );
  const seen = new Map((selfCheck?.seenByClinician ?? []).map(({ symptom, says }) => [symptom, says]));
  const others = [...new Set([...seen.keys(), ...keys("symptom")])].filter((key) => !asked.has(key)).toSorted();
  return {
    analytes: [...analytes.values()].map(analyteChoice).toSorted(byName),
    panels: panelsOf(protocols.flatMap(({ rules }) => rules)),
    groups,
    otherSymptoms: others.map((key) => ({ key, says: seen.get(key) ?? inWords(key) })),
    exams: keys("exam"),
    steps: keys("step"),
    conditions: [...new Set([...keys("condition"), ...keys("recorded")])]
      .filter((key) => !haveTheirOwn.has(key))
      .map((key) => ({ key, name: inWords(key), inLine: nameOfKey(key) }))
      .toSorted(byName),
    history: protocols.flatMap((one) => one.questions ?? []).map(({ name, asks }) => ({ name, questions: asks })),
    allergens: keys("allergy"),
    medicineClasses: keys("medicineClass"),
    names: Object.fromEntries(fields.flatMap(keys).map((key) => [key, inWords(key)])),
  };
}

const analyteChoice = ({ key, name, scale, unit, alsoUnits, soft }: Analyte): Choices["analytes"][number] => ({
  key,
  name,
  scale,
  units: unit === undefined ? [] : [unit, ...alsoUnits.map((also) => also.unit)],
  soft,
});

type Ruled = { readonly id: string; readonly name: string; readonly evidence?: Evidence };

/** Of each rule that asks for results, its analytes; of several versions the last speaks. */
function panelsOf(rules: readonly object[]): Choices["panels"] {
  const byId = new Map<string, Choices["panels"][number]>();
  for (const { id, name, evidence } of rules as readonly Ruled[]) {
    if (evidence === undefined || !("results" in evidence) || !id.startsWith("monitor.")) continue;
    byId.set(id, { id, name, analytes: evidence.results.map((one) => (typeof one === "string" ? one : one[0]!)) });
  }
  return [...byId.values()];
}

const kindsOfNames: ReadonlySet<string> = new Set(["symptom", "condition", "recorded", "allergy"]);
/** Written down as what they are, never as a condition. */
const haveTheirOwn: ReadonlySet<string> = new Set(["pregnancy", "relapse"]);
const fields = ["exam", "step", "medicineClass"] as const;

/** Whatever the rules name, however deep it stands in them. */
function collect(part: unknown, found: Map<string, Set<string>>): void {
  if (typeof part !== "object" || part === null) return;
  const one = part as Readonly<Record<string, unknown>>;
  const add = (kind: string, name: unknown): void => {
    if (typeof name === "string") found.set(kind, (found.get(kind) ?? new Set()).add(name));
  };
  const { kind, anyOf, parts } = one;
  if (typeof kind === "string" && kindsOfNames.has(kind))
    for (const names of [anyOf, parts]) if (Array.isArray(names)) for (const name of names) add(kind, name);
  for (const field of fields) add(field, one[field]);
  for (const inner of Object.values(one)) collect(inner, found);
}

const inWords = (key: string): string => capital(nameOfKey(key));
const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);
