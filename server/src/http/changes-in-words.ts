import { type AnswerChanges, phraseIn, type Wording } from "@longwatch/core";

type Named = { readonly name: string };

/** What changes for a person, with the names of rules, signals and criteria as the reader says them. */
export function changesIn<Changes extends AnswerChanges>(of: Changes, wording: Wording): Changes {
  const named = <One extends Named>(one: One): One => ({ ...one, name: phraseIn(one.name, wording) });
  const { rules, signals, candidacy } = of;
  return {
    ...of,
    rules: rules.map(named),
    signals: signals.map(named),
    candidacy:
      candidacy === null
        ? null
        : {
            ...candidacy,
            decided: { before: candidacy.decided.before.map(named), after: candidacy.decided.after.map(named) },
          },
  };
}
