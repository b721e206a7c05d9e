import { nameOfTest, phraseIn, say, tell, type Wording } from "@longwatch/core";
import type { PatientPage } from "./patient-page.ts";

type Shown = PatientPage & {
  /** What each part that a test still lacks is called. */
  readonly names: Readonly<Record<string, string>>;
};

/** A page as its reader reads it. What is kept is in English, with its sentences beside it. */
export function pageInWords(page: PatientPage, wording: Wording): Shown {
  const named = <One extends { readonly name: string }>(one: One): One => ({
    ...one,
    name: phraseIn(one.name, wording),
  });
  const keys = [...page.due, ...page.next].flatMap(({ lacking }) => lacking);
  return {
    ...page,
    tasks: page.tasks.map((task, i) => ({ ...task, text: tell(page.said.tasks[i]!, wording) })),
    cannotTell: page.cannotTell.map((one, i) => ({
      ...one,
      missing: tell(page.said.cannotTell[i]!, wording),
      text: say(`cannot-tell.${one.code}`, {}, wording.language),
    })),
    signals: page.signals.map(named),
    due: page.due.map(named),
    next: page.next.map(named),
    names: Object.fromEntries(keys.map((key) => [key, nameOfTest(key, wording)])),
  };
}
