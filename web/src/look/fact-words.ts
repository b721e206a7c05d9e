import type { ChartJson } from "@longwatch/core";
import type { Language } from "../words/words.ts";
import { dayWords, momentWords, numberWords } from "./day.tsx";
import { amountsOf, codeWords, type DetailTongue, detailsOf } from "./fact-details.ts";
import type { FactKind, SayKind } from "./fact-kinds.ts";
import { unitWords } from "./unit.ts";

/** A fact as it is typed. */
export type Typed = Readonly<Record<string, unknown>> & { readonly kind: string };
/** A fact as it was written. */
export type WrittenFact = Typed & {
  readonly id: string;
  readonly recordedAt?: string;
  readonly by?: string;
  readonly supersedes?: string;
  readonly fact?: string;
  readonly reason?: string;
};

/** Fields that say what, of each kind the first that is there; the rest of a fact is in its record. */
const telling = [
  "drug",
  "medicine",
  "symptom",
  "exam",
  "test",
  "condition",
  "vaccine",
  "step",
  "region",
  "substance",
  "phenotype",
  "action",
  "channel",
  "jurisdiction",
  "about",
] as const;

/** Everything by which a fact is said. */
export type FactTongue = DetailTongue & { readonly names: Names; readonly kinds: SayKind };

/** A fact in a few words: what, how much with its unit, and what else tells it from another one of its day. */
export function factWords(fact: Typed, tongue: FactTongue): string {
  if (fact.kind === "result-reported") return `${nameOf(fact, tongue)}: ${resultWords(fact, tongue)}`;
  const found = telling.find((field) => typeof fact[field] === "string");
  const what = found === undefined ? [] : [codeWords(fact[found], tongue)];
  const said = [...what, amountsOf(fact, tongue).join(", ")].filter((part) => part !== "").join(" ");
  const details = detailsOf(fact, dayFieldOf(fact), tongue);
  const kind = tongue.kinds(fact.kind as FactKind);
  return `${kind}${said === "" ? "" : `: ${said}`}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
}

const nameOf = ({ analyte, loinc }: Typed, tongue: FactTongue): string =>
  tongue.names.analytes.get(String(analyte)) ??
  (analyte === undefined ? `LOINC ${String(loinc)}` : codeWords(analyte, tongue));

function resultWords({ value, unit, comparator, status }: Typed, tongue: FactTongue): string {
  const { names, language } = tongue;
  const of = typeof unit === "string" && unit !== "1" ? ` ${names.units.get(unit) ?? unitWords(unit)}` : "";
  const shown =
    typeof value === "number"
      ? numberWords(value, language)
      : typeof value === "object" && value !== null
        ? "titre" in value
          ? `1:${String(value.titre)}`
          : Object.values(value).join("–")
        : String(value ?? "–");
  return `${String(comparator ?? "")}${shown}${of}${status === undefined || status === "final" ? "" : ` (${codeWords(status, tongue)})`}`;
}

/** The field of each kind that holds its day; the first that is there. */
const dayFields = [
  "collectedOn",
  "infusedOn",
  "doneOn",
  "scannedOn",
  "scoredOn",
  "reportedOn",
  "startedOn",
  "completedOn",
  "reviewedOn",
  "recordedOn",
  "asOf",
  "onsetOn",
  "confirmedOn",
  "givenOn",
  "waivedOn",
  "decidedOn",
  "endedOn",
  "movedOn",
  "firstInfusionOn",
  "observedAt",
  "measuredAt",
  "actedAt",
  "contactedAt",
] as const;

const dayFieldOf = (fact: Typed): (typeof dayFields)[number] | undefined =>
  dayFields.find((one) => typeof fact[one] === "string");

export function dayOf(fact: Typed): string | undefined {
  const field = dayFieldOf(fact);
  return field === undefined ? undefined : String(fact[field]).slice(0, 10);
}

/** When it was: the moment by the clinic's clock where the fact has one, else its day. */
export function whenWords(fact: Typed, zone: string, language: Language): string | undefined {
  const field = dayFieldOf(fact);
  if (field === undefined) return undefined;
  const when = String(fact[field]);
  return when.includes("T") ? momentWords(when, zone, language) : dayWords(when, language);
}

/** What analytes are called, and how their units are written. */
export type Names = {
  readonly analytes: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
};

export const namesIn = (chart: ChartJson | undefined): Names => ({
  analytes: new Map(chart?.series.map(({ key, name }) => [key, name])),
  units: new Map(chart?.series.flatMap(({ unit, printed }) => (unit === null ? [] : [[unit, printed]]))),
});
