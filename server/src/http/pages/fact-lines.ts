import { analytes, describeFact, type FactOfKind, parseFacts } from "@longwatch/core";
import { sentence } from "./words.ts";

/** What was learned of one day, in the order of the list. */
export type FactsOfDay = {
  /** `YYYY-MM-DD`, or "" for what has no day. */
  readonly on: string;
  readonly lines: readonly FactLine[];
};
export type FactLine = { readonly text: string; readonly recordedAt: string; readonly by: string };
type Listed = { readonly place: string; readonly content: object };
type Written = { readonly kind: string; readonly recordedAt?: string; readonly by?: string };

/** Facts in a few words each, day by day, with when they became known and by whom. */
export function factLines(facts: readonly Listed[], names: ReadonlyMap<string, string>): readonly FactsOfDay[] {
  const days = Map.groupBy(facts, ({ place }) => place.slice(0, place.indexOf(" ")));
  return [...days].map(([on, all]) => ({ on, lines: all.map(({ content }) => lineOf(content, names)) }));
}

function lineOf(content: object, names: ReadonlyMap<string, string>): FactLine {
  const { kind, recordedAt = "", by = "" } = content as Written;
  // A fact whose day hangs on another's cannot be read alone.
  const read = parseFacts([content]);
  const fact = read.ok ? read.value[0]! : undefined;
  const text =
    fact === undefined ? sentence(kind) : fact.kind === "result-reported" ? result(fact) : inWords(describeFact(fact));
  return { text, recordedAt, by: names.get(by) ?? "" };
}

const result = (fact: FactOfKind<"result-reported">): string => {
  const key = fact.analyte ?? "";
  const words = describeFact(fact);
  return words.replace(/^\S+/, analytes.get(key)?.name ?? key).replace(/ collected [^\s;]+/, "");
};

/** The day stands above the line already. */
function inWords(text: string): string {
  const short = text.replace(/ (?:[a-z]+ )?\d{4}-\d{2}-\d{2}$/, "");
  return short.charAt(0).toUpperCase() + short.slice(1);
}
