import type { SentCode } from "../results/code.ts";
import { type Cursor, child, children, textOf } from "./cursor.ts";

/** A CodeableConcept: its codes, best first, and its words. */
export type Concept = { readonly codes: readonly SentCode[]; readonly text: string; readonly at: string };

/** The one system whose numbers are LOINC, whatever else a code looks like. */
const loincSystem = "http://loinc.org";

const codesOf = (codings: readonly Cursor[]): readonly SentCode[] =>
  codings.flatMap((coding) => {
    const code = textOf(coding, "code");
    const system = textOf(coding, "system") ?? "";
    const display = textOf(coding, "display") ?? "";
    return code === undefined ? [] : [{ system, code, display, isLoinc: system === loincSystem }];
  });

export function conceptOf(cursor: Cursor, name: string): Concept | undefined {
  const concept = child(cursor, name);
  return concept === undefined ? undefined : readConcept(concept);
}

export const conceptsOf = (cursor: Cursor, name: string): readonly Concept[] => children(cursor, name).map(readConcept);

function readConcept(concept: Cursor): Concept {
  const codings = children(concept, "coding");
  const displays = codings.flatMap((coding) => textOf(coding, "display") ?? []);
  return { codes: codesOf(codings), text: textOf(concept, "text") ?? displays[0] ?? "", at: concept.at };
}

/** The first entry of a table that one of the codes leads to. Keys are `system|code`. */
export const lookUp = <T>(table: ReadonlyMap<string, T>, { codes }: Concept): T | undefined =>
  codes.map(({ system, code }) => table.get(`${system}|${code}`)).find((found) => found !== undefined);

/** What a concept said, for an issue: its codes and the words of their system; never free text. */
export const shownConcept = ({ codes }: Concept): string =>
  codes.map(({ system, code, display }) => `${system}|${code}${display === "" ? "" : ` (${display})`}`).join(" and ") ||
  "a text without a code";
