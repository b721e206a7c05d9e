import { type AnswerChanges, type CandidacyChange, phraseIn, type Wording } from "@longwatch/core";

type Named = { readonly name: string };

/** What changes for a person, with the names of rules, signals and criteria as the reader says them. */
export function changesIn<Changes extends AnswerChanges>(of: Changes, wording: Wording): Changes {
  const named = <One extends Named>(one: One): One => ({ ...one, name: phraseIn(one.name, wording) });
  const decided = ({ before, after }: CandidacyChange["decided"]): CandidacyChange["decided"] => ({
    before: before.map(named),
    after: after.map(named),
  });
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
            layers: candidacy.layers.map((one) => ({ ...one, decided: decided(one.decided) })),
            decided: decided(candidacy.decided),
          },
  };
}
