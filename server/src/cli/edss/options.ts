import type { Issue, Language } from "@longwatch/core";

/** What may be said of an examination on the command line, or in a row of a table: texts, as they were written. */
export type ExaminationTexts = {
  readonly visual?: string | undefined;
  readonly brainstem?: string | undefined;
  readonly pyramidal?: string | undefined;
  readonly cerebellar?: string | undefined;
  readonly sensory?: string | undefined;
  readonly bowelBladder?: string | undefined;
  readonly cerebral?: string | undefined;
  readonly cerebralWithoutFatigue?: string | undefined;
  readonly ambulation?: string | undefined;
  readonly distance?: string | undefined;
  readonly aid?: string | undefined;
  readonly restricted?: string | boolean | undefined;
  readonly notDueToMs?: string | undefined;
  readonly recorded?: string | undefined;
  readonly sinceRelapse?: string | undefined;
};

export type ScoringTexts = {
  readonly scale?: string | undefined;
  readonly cerebral1?: string | undefined;
  readonly fatigue?: string | undefined;
  readonly language?: string | undefined;
};

export const isLanguage = (text: string | undefined): text is Language => text === "en" || text === "es";

export const notAllowed = (at: string, saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at,
  saw: JSON.stringify(saw),
  remedy,
});

/** A number as people write it, with a point or a comma; `fails` is told where it is none. */
export function numberOf(text: string | undefined, fails: () => void): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const plain = text.trim().replace(",", ".");
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain);
  fails();
  return undefined;
}
