import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod/mini";
import type { Certainty } from "../base/certainty.ts";
import type { CandidacyAnswer } from "../decisions/weigh.ts";
import { ask } from "./ask.ts";
import { back, factsOf, type Version, versions } from "./candidates.ts";
import type { Loose } from "./panel.ts";
import { realRulebook } from "./rulebook.ts";

/** Columns that stand together, with the layer that answers: who pays stands apart from what is right. */
export const families = {
  EU: ["EU-2013", "EU-2018", "EU-2019-interim", "EU-2020", "EU-2022+"],
  GB: ["GB-2013", "GB-2018", "GB-2019-interim", "GB-2020", "GB-2021+"],
  US: ["US-2014", "US-2018", "US-2019", "US-2020", "US-now"],
  CH: ["CH"],
  CA: ["CA-2013", "CA-2018", "CA-2019"],
  AU: ["AU"],
  "CH-payer": ["CH"],
  "GB-payer": ["GB-2018", "GB-2019-interim", "GB-2021+"],
} as const satisfies Readonly<Record<string, readonly Version[]>>;
export type Family = keyof typeof families;
export const familyNames = Object.keys(families) as readonly Family[];

/** How an answer is written in a table. */
export const letters: Readonly<Record<CandidacyAnswer, string>> = {
  yes: "Y",
  "with-justification": "J",
  no: "N",
  "cannot-tell": "?",
};

/** `-40m`, `-3d`, `-17y`: so long before the day of the question; `~` after it: only its month is known. */
const relativeDay = /^-?(\d+)([dmy])(~?)$/;
const text = z.string().check(z.minLength(1));
const fields = z.looseObject({ kind: text });
const change = {
  /** `none`: nobody wrote it down. */
  born: z.optional(text),
  sex: z.optional(z.enum(["female", "male"])),
  /** First days of courses of five infusions. */
  treated: z.optional(z.array(text)),
  /** Of the person of whom all is known (`candidates.ts`), what is not on file. */
  without: z.optional(z.array(text)),
  answers: z.optional(z.record(text, text)),
  add: z.optional(z.array(fields)),
};
const decisionCase = z.strictObject({
  id: text,
  says: text,
  ...change,
  /** What the person of the case shows of criteria, wherever they are asked. */
  shows: z.record(text, z.enum(["met", "not-met", "unknown"])),
  /** Of each family a letter for each version, in its order. */
  said: z.record(text, text),
});
export type DecisionCase = z.infer<typeof decisionCase>;
const version = z.enum(Object.keys(versions) as [Version, ...Version[]]);
/** `on`: another day than that of the version. */
const edge = z.strictObject({ says: text, version: z.optional(version), on: z.optional(text), ...change, said: text });
const edgeTable = z.strictObject({ id: text, says: text, version, rows: z.array(edge) });
export type EdgeTable = z.infer<typeof edgeTable>;
const together = z.strictObject({ says: text, ...change, said: z.record(text, text) });
export type Together = z.infer<typeof together>;

export const themes = ["indication", "contraindications", "later-courses"] as const;
const read = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, `../decisions/cases/${name}.yaml`), "utf8"));
export const casesOf = (theme: (typeof themes)[number]): readonly DecisionCase[] =>
  z.array(decisionCase).parse(read(theme));
export const edgeTables = (): readonly EdgeTable[] => z.array(edgeTable).parse(read("edges"));
export const sideBySide = (): readonly Together[] => z.array(together).parse(read("side-by-side"));

type Changed = Pick<DecisionCase, "born" | "sex" | "treated" | "without" | "answers" | "add">;

const known = new WeakMap<Changed, Map<string, NonNullable<ReturnType<ReturnType<typeof ask>["candidacy"]>>>>();

/** The answer for the person of a case under the rules of one version. */
export function candidacyIn(version: Version, of: Changed, asOf?: string) {
  const place = `${version} ${asOf ?? ""}`;
  const kept = known.get(of) ?? new Map();
  known.set(of, kept);
  const candidacy = kept.get(place) ?? workedOut(version, of, asOf);
  kept.set(place, candidacy);
  return candidacy as ReturnType<typeof workedOut>;
}

function workedOut(version: Version, of: Changed, asOf: string | undefined) {
  const { jurisdiction, on: usual } = versions[version];
  const on = asOf ?? usual;
  const { born = "-35y", sex = "female", treated = [], without = [], answers = {}, add = [] } = of;
  const change = {
    without,
    answers,
    add: (): readonly Loose[] => [
      ...add.map((one) => dated(one, on) as Loose),
      ...treated.flatMap((first) => courseFrom(dayOf(first, on))),
    ],
  };
  return ask(factsOf(on, change), on, {
    rulebook: realRulebook,
    patient: { jurisdiction, sex, ...(born === "none" ? {} : { bornOn: dayOf(born, on) }) },
  }).candidacy()!;
}

/** Of a payer's family what the payer says, else the answer. */
export function saidIn(family: Family, version: Version, of: Changed, asOf?: string): string {
  const { answer, layers } = candidacyIn(version, of, asOf);
  const paid = layers.find(({ layer }) => layer === "reimbursement");
  return letters[family.endsWith("payer") ? paid!.answer : answer];
}

export const shownIn = (answer: Certainty): "met" | "not-met" | "unknown" =>
  answer === "yes" ? "met" : answer === "no" ? "not-met" : "unknown";

function dated(part: unknown, on: string): unknown {
  if (typeof part === "string") return dayOf(part, on);
  if (Array.isArray(part)) return part.map((one) => dated(one, on));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, one]) => {
      const value = dated(one, on);
      return [name, name.endsWith("At") && typeof value === "string" && value !== one ? `${value}T09:00:00Z` : value];
    }),
  );
}

/** What is no day stays as it is written. */
function dayOf(said: string, on: string): string {
  const found = relativeDay.exec(said);
  if (found === null) return said;
  const [, many, unit, about] = found;
  const day = unit === "d" ? back(on, 0, Number(many)) : back(on, Number(many) * (unit === "y" ? 12 : 1));
  return about === "~" ? day.slice(0, 7) : day;
}

const courseFrom = (first: string): readonly Loose[] =>
  [0, 1, 2, 3, 4].map((i) => ({
    kind: "infusion-given",
    infusedOn: back(first, 0, -i),
    drug: "alemtuzumab",
    doseMg: 12,
  }));
